//! One case: what happened, who held it, what the clock of a level did.

use std::sync::Arc;

use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::agreement::{Agreement, CalendarTerms, ServiceLevel};
use kajitori_domain::analytics::{CaseAsk, CaseStory};
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;
use kajitori_store::batch;

use super::cases::{asking, level_of};
use super::measurement::Measurement;
use super::row::{CaseRow, rows};
use crate::call::Call;
use crate::house::House;
use crate::question::Asking;
use crate::run::{Failure, ask, hidden};

/// A case, seen from a level.
#[derive(Debug, Clone)]
pub struct CaseFigures {
    /// What happened.
    pub story: CaseStory,
    /// Its row in the case table; `None` where the month's table does not have it.
    pub row: Option<CaseRow>,
    /// Whether its records came after the measurement.
    pub later: bool,
    agreement: Arc<Agreement>,
    level: Option<String>,
}

impl CaseFigures {
    /// The level that it is seen from.
    pub fn level(&self) -> Option<&ServiceLevel> {
        let id = self.level.as_ref()?;
        self.agreement.levels.iter().find(|level| level.id == *id)
    }

    /// The calendar whose hours are counted.
    pub fn calendar(&self) -> Option<&CalendarTerms> {
        let named = self.level().map_or(&self.agreement.calendar, |level| &level.calendar);
        self.agreement.calendars.iter().find(|calendar| calendar.id == *named)
    }

    /// Every level that could be looked from.
    pub fn levels(&self) -> &[ServiceLevel] {
        &self.agreement.levels
    }
}

/// Which case, from which level, if any.
#[derive(Debug, Clone, Copy)]
pub struct CaseWanted<'a> {
    /// The case.
    pub case: &'a str,
    /// The level whose clock is shown.
    pub level: Option<&'a str>,
}

/// A case as `measurement` knew it; one whose records came later, as they stand.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such case or level.
pub fn case(
    house: &House,
    call: &Call<'_>,
    (id, measurement): (EngagementId, &Measurement),
    wanted: CaseWanted<'_>,
) -> Result<CaseFigures, Failure> {
    let mut asking = asking(house, call, id, measurement)?;
    let level = wanted.level.map(|level| level_of(&asking.agreement, level)).transpose()?;
    let (story, later) = match story(house, call, &asking, wanted) {
        Err(Failure::Hidden) => {
            let as_of = last_batch(house, call, id)?;
            asking.as_of = as_of;
            (story(house, call, &asking, wanted)?, true)
        }
        known => (known?, false),
    };
    let quoted = wanted.case.replace('\'', "''");
    let condition = Some(format!("case_id = '{quoted}'"));
    let page = house
        .analytics
        .cases(&measurement.cases, &CaseAsk { condition, most: 1, ..CaseAsk::default() })?;
    let row = rows(&page, level).into_iter().next();
    let level = wanted.level.map(str::to_owned);
    Ok(CaseFigures { story, row, later, agreement: asking.agreement, level })
}

fn story(
    house: &House,
    call: &Call<'_>,
    asking: &Asking,
    wanted: CaseWanted<'_>,
) -> Result<CaseStory, Failure> {
    asking.answer(house, call, May::SeeCases, |question| {
        house.analytics.case(question, wanted.case, wanted.level).map_err(|stop| match stop {
            Stop::Refusal(refusal) if refusal.code == "case-unknown" => hidden(),
            other => other,
        })
    })
}

/// The number of the last batch.
fn last_batch(house: &House, call: &Call<'_>, id: EngagementId) -> Result<u64, Failure> {
    ask(house, call, (InEngagement(id), May::SeeCases), |read, _| {
        let entries = batch::list(read)?;
        entries.last().map(|last| last.entry.number).ok_or_else(hidden)
    })
}
