//! Samples, as each side may see them.

use std::sync::Arc;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::Agreement;
use kajitori_domain::audit::{Object, ObjectKind};
use kajitori_domain::id::{EngagementId, SampleId};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::pack::Pack;
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_domain::time::Month;
use kajitori_store::attachment::{self, Attachment};
use kajitori_store::unit::Unit;
use kajitori_store::{Versioned, person, sample, unit};

use crate::call::Call;
use crate::close::{Said, told};
use crate::house::House;
use crate::measure;
use crate::run::{Failure, ask, found, hidden, may};

/// A sample with its units.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The sample.
    pub sample: Versioned<DrawnSample>,
    /// Its units, in the order in which they were drawn; for the vendor without findings until the
    /// inspection is over.
    pub units: Vec<Unit>,
    /// What it was drawn from.
    pub files: Vec<Attachment>,
    /// What happened, in the order of time.
    pub said: Vec<Said>,
    /// Those who may stand in it.
    pub people: Vec<Person>,
    /// The agreement.
    pub agreement: Agreement,
}

/// What the form of a new sample offers.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// The agreement.
    pub agreement: Agreement,
    /// The pack of the last run, where there is one.
    pub pack: Option<Arc<Pack>>,
    /// The samples of the month.
    pub samples: Vec<DrawnSample>,
}

/// Whether the asker knows of a sample before it is handed over: whoever draws and inspects does.
fn sees_early(house: &House, call: &Call<'_>, e: EngagementId) -> bool {
    may(house, call, InEngagement(e), EngagementPermission::SeeSampleEarly)
}

fn visible(sample: &DrawnSample, early: bool) -> bool {
    early || sample.state.is_open()
}

/// Every sample that the asker may see, the last first; with the units that have a verdict.
///
/// # Errors
/// As [`ask`].
pub fn list(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
) -> Result<Vec<(DrawnSample, usize)>, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeSample), |read, _| {
        let early = sees_early(house, call, e);
        let mut shown = Vec::new();
        for drawn in sample::all(read)?.into_iter().map(|drawn| drawn.value).rev() {
            if visible(&drawn, early) {
                let units = unit::list(read, drawn.id)?;
                let has =
                    |unit: &Versioned<Unit>| unit.value.decided.or(unit.value.first).is_some();
                let done = units.iter().filter(|unit| has(unit)).count();
                shown.push((drawn, done));
            }
        }
        Ok(shown)
    })
}

/// One sample.
///
/// # Errors
/// As [`ask`]; hidden from whoever does not inspect until it is handed over.
pub fn show(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    id: SampleId,
) -> Result<Shown, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeSample), |read, leave| {
        let known = found(sample::get(read, id)?)?;
        if !visible(&known.value, sees_early(house, call, e)) {
            return Err(hidden());
        }
        let client = leave.grant.side() == Some(Side::Client);
        let over =
            matches!(known.value.state, SampleState::Inspected { .. } | SampleState::Used { .. });
        let blind = |unit: Unit| match client || over {
            true => unit,
            false => Unit { first: None, second: None, decided: None, ..unit },
        };
        let units = unit::list(read, id)?.into_iter().map(|unit| blind(unit.value)).collect();
        Ok(Shown {
            units,
            files: attachment::list(read, ObjectKind::Sample.word(), &id.to_string())?,
            said: told(read, &[Object::new(ObjectKind::Sample, &id)], leave.grant.side())?,
            people: person::known(read)?.into_iter().map(|person| person.value).collect(),
            agreement: measure::agreement_of(read, known.value.month)?.1,
            sample: known,
        })
    })
}

/// What the form of a new sample of `month` offers.
///
/// # Errors
/// As [`ask`].
pub fn drawing(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    month: Month,
) -> Result<Drawing, Failure> {
    let wanted = (InEngagement(e), EngagementPermission::DrawSample);
    let (agreement, run, samples) = ask(house, call, wanted, |read, _| {
        let agreement = measure::agreement_of(read, month)?.1;
        let samples = sample::list(read, month)?.into_iter().map(|drawn| drawn.value).collect();
        Ok((agreement, measure::latest(read, month)?, samples))
    })?;
    let pack = run.map(|run| measure::pack(house, e, &run.value)).transpose()?;
    Ok(Drawing { agreement, pack, samples })
}
