//! Drawing a sample: the seed is drawn before anybody knows what it will be drawn from.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, ObjectKind, Shown};
use kajitori_domain::blob::Blob;
use kajitori_domain::calendar;
use kajitori_domain::draw::{self as lot, Unit};
use kajitori_domain::id::{AttachmentId, EngagementId, PersonId, SampleId};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_domain::time::{Month, Window};
use kajitori_store::attachment::{self, Attachment};
use kajitori_store::{Done, Write, sample, unit};

use super::population::{Listed, cases, inside, text};
use super::{UNITS_MOST, said};
use crate::call::Call;
use crate::house::House;
use crate::measure;
use crate::run::{Failure, Leave, ask, change, found};

/// A sample to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The month.
    pub month: Month,
    /// The service level that it verifies.
    pub level: String,
    /// Units to draw.
    pub size: u64,
    /// What to draw from; `None` for the cases that the level counts in the last run.
    pub listed: Option<Vec<Listed>>,
}

/// What a sample was drawn from.
struct Population {
    units: Vec<Listed>,
    file: Blob,
    window: Window,
}

/// Draws a sample.
///
/// # Errors
/// `sample-level-unknown`, `sample-population-empty`, `sample-size`, `sample-redrawn`; without a
/// list also `close-run-missing`.
pub fn draw(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    new: &New,
) -> Result<SampleId, Failure> {
    let seed = seed(house);
    let population = population(house, call, e, new)?;
    let all: Vec<Unit> = population.units.iter().map(|listed| listed.unit.clone()).collect();
    let size = usize::try_from(new.size).unwrap_or(usize::MAX);
    let drawn = lot::draw(&all, size, &seed);
    let scope = (InEngagement(e), EngagementPermission::DrawSample);
    change(house, call, scope, |write, leave| {
        let known = sample::list(write, new.month)?;
        let another = known.iter().any(|known| {
            let void = matches!(known.value.state, SampleState::Void { .. });
            known.value.level == new.level && !void
        });
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let id = SampleId::draw(leave.at, house.chance());
        let drawn_sample = DrawnSample {
            id,
            level: new.level.clone(),
            month: new.month,
            size: count(drawn.len()),
            population: count(all.len()),
            seed: seed.clone(),
            state: SampleState::draw(leave.at, count(drawn.len()), another)?,
        };
        sample::put(write, &drawn_sample, None)?;
        put_units(write, id, (&drawn, &population))?;
        let by = found(leave.grant.actor().person())?;
        attachment::add(write, &file(house, leave, (id, by), population.file))?;
        let mut entry = said(Action::SampleDrawn, id);
        // The vendor learns of it when it is handed over.
        entry.shown = Shown::Client;
        entry.detail = entry.detail.with("seed", &seed).with("level", &new.level);
        entry.detail = entry.detail.with("population-sha256", &population.file.sha256);
        Ok(Done::new(id, Entries::one(entry)))
    })
}

/// 128 drawn bits in hexadecimal.
fn seed(house: &House) -> String {
    let mut bytes = [0; 16];
    house.chance().fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn population(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    new: &New,
) -> Result<Population, Failure> {
    let scope = (InEngagement(e), EngagementPermission::DrawSample);
    let (run, window) = ask(house, call, scope, |read, _| {
        let agreement = measure::agreement_of(read, new.month)?.1;
        if agreement.level(&new.level).is_none() {
            return Err(Refusal::new("sample-level-unknown").into());
        }
        let window = calendar::window(new.month, agreement.closing_day, &agreement.zone)?;
        Ok((measure::latest(read, new.month)?, window))
    })?;
    let units = match (&new.listed, run) {
        (Some(listed), _) => listed.clone(),
        (None, Some(run)) => cases(house, &run.value, &new.level)?,
        (None, None) => return Err(Refusal::new("close-run-missing").into()),
    };
    let total = u64::try_from(units.len()).unwrap_or(u64::MAX);
    match new.size {
        _ if units.is_empty() => return Err(Refusal::new("sample-population-empty").into()),
        size if size < 1 || size > total.min(UNITS_MOST) => {
            return Err(Refusal::new("sample-size").into());
        }
        _ => {}
    }
    let text = text(&units);
    let file = house.blobs.put(&mut |out| {
        let written = out.write_all(text.as_bytes());
        written.map_err(|e| Fault { chain: format!("a population: {e}") }.into())
    })?;
    Ok(Population { units, file, window })
}

fn put_units(
    write: &mut Write<'_, InEngagement>,
    sample: SampleId,
    (drawn, population): (&[Unit], &Population),
) -> Result<(), Stop> {
    for (place, one) in (0..).zip(drawn) {
        let at = population.units.iter().find(|listed| listed.unit == *one);
        let unit = unit::Unit {
            sample,
            unit: one.unit.clone(),
            stratum: one.stratum.clone().unwrap_or_default(),
            place,
            at: inside(at.and_then(|listed| listed.at), population.window),
            first: None,
            second: None,
            decided: None,
        };
        unit::put(write, &unit, None)?;
    }
    Ok(())
}

/// What it was drawn from, as a file beside it; the vendor sees it when the sample is handed over.
fn file(
    house: &House,
    leave: &Leave<InEngagement>,
    (sample, person): (SampleId, PersonId),
    blob: Blob,
) -> Attachment {
    Attachment {
        id: AttachmentId::draw(leave.at, house.chance()),
        owner: (ObjectKind::Sample.word().to_owned(), sample.to_string()),
        internal: false,
        file: "population.csv".to_owned(),
        mime: "text/csv".to_owned(),
        blob,
        person,
        at: leave.at,
    }
}
