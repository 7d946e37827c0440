//! The cases behind a level's figure.

use std::sync::Arc;

use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::agreement::level::Kind;
use kajitori_domain::agreement::{Agreement, ServiceLevel};
use kajitori_domain::filter::FilterProblem;
use kajitori_domain::id::EngagementId;
use kajitori_domain::pack::LevelReport;
use kajitori_domain::refusal::Stop;
use kajitori_store::{agreement, contest};

use super::ask::{CasesAsked, PAGE};
use super::measurement::Measurement;
use super::row::{CaseRow, rows};
use crate::call::Call;
use crate::house::House;
use crate::question::{Asking, agreement as read_agreement};
use crate::run::{Failure, ask, found, hidden};

/// A page of a level's cases.
#[derive(Debug, Clone)]
pub struct Cases {
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// The number of the first row, from 1.
    pub first: u64,
    /// How many there are in all.
    pub total: u64,
    /// Whether there is a page after this one.
    pub more: bool,
    /// What is wrong with the condition; then there are no rows.
    pub problems: Vec<FilterProblem>,
    /// Whether the level is about cases at all; one of intervals or of samples is not.
    pub listed: bool,
}

/// The cases of `level` in `measurement` that are `asked` for.
///
/// # Errors
/// [`Failure::Hidden`] when the measurement has no such level.
pub fn cases(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (measurement, level): (&Measurement, &str),
    asked: &CasesAsked,
) -> Result<Cases, Failure> {
    let terms = asking(house, call, id, measurement)?.agreement;
    let own = level_of(&terms, level)?;
    let (skip, problems) = (asked.skip(), asked.problems(&terms));
    let listed = !matches!(own.kind, Kind::IntervalRatio { .. } | Kind::SampledAccuracy);
    if !problems.is_empty() || !listed {
        let rows = Vec::new();
        return Ok(Cases { rows, first: 0, total: 0, more: false, problems, listed });
    }
    let page = house.analytics.cases(&measurement.cases, &asked.of(level, skip, PAGE))?;
    let rows = rows(&page, Some(own));
    let last = skip.saturating_add(u64::try_from(rows.len()).unwrap_or(PAGE));
    let (first, more) = (skip.saturating_add(1), last < page.total);
    Ok(Cases { rows, first, total: page.total, more, problems, listed })
}

/// The level of that id.
pub(super) fn level_of<'a>(
    agreement: &'a Arc<Agreement>,
    level: &str,
) -> Result<&'a ServiceLevel, Stop> {
    found(agreement.levels.iter().find(|own| own.id == level))
}

impl Measurement {
    /// What it says of level `id`.
    pub fn level(&self, id: &str) -> Option<&LevelReport> {
        self.pack.levels.iter().find(|level| level.id == id)
    }
}

/// The question that `measurement` was the answer to.
pub(super) fn asking(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    measurement: &Measurement,
) -> Result<Asking, Failure> {
    let scope = (InEngagement(id), May::SeeCases);
    let (text, amendments) = ask(house, call, scope, |read, _| {
        let terms = agreement::get(read, measurement.terms)?.ok_or_else(hidden)?;
        let mut amendments = Vec::new();
        for id in &measurement.contests {
            let contest = contest::get(read, *id)?;
            let settled = contest.and_then(|contest| contest.value.state.amendment().cloned());
            amendments.extend(settled);
        }
        Ok((terms.value.text, amendments))
    })?;
    let (agreement, text) = read_agreement(house, id, &text)?;
    Ok(Asking { engagement: id, as_of: measurement.log_number, agreement, text, amendments })
}
