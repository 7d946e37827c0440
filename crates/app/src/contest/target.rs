//! Whether a run knows what is contested.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{CaseAsk, Question};
use kajitori_domain::batch::LogOf;
use kajitori_domain::contest::Target;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::run::Run;
use kajitori_store::{sample, unit};

use crate::call::Call;
use crate::house::House;
use crate::measure;
use crate::run::{Failure, ask, leave};

/// Whether `run` knows `target`.
///
/// # Errors
/// As [`ask`]; a fault when the run's cases cannot be read.
pub(super) fn known(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    run: &Run,
    target: &Target,
) -> Result<bool, Failure> {
    if let Some(level) = target.level() {
        let pack = measure::pack(house, e, run)?;
        if !pack.levels.iter().any(|report| report.id == level) {
            return Ok(false);
        }
    }
    match target {
        Target::Unit { level, unit } => inspected(house, call, e, run, (level, unit)),
        Target::Event { case, row: Some(row) } => event(house, call, e, run, (case, *row)),
        Target::Event { case, row: None }
        | Target::Pause { case }
        | Target::Exclusion { case, .. } => Ok(counted(house, run, case)?),
    }
}

fn counted(house: &House, run: &Run, case: &str) -> Result<bool, Stop> {
    let condition = Some(format!("case_id = '{}'", case.replace('\'', "''")));
    let page =
        house.analytics.cases(&run.cases, &CaseAsk { condition, most: 1, ..CaseAsk::default() })?;
    Ok(page.total > 0)
}

fn event(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    run: &Run,
    (case, row): (&str, u64),
) -> Result<bool, Failure> {
    if !counted(house, run, case)? {
        return Ok(false);
    }
    let scope = (InEngagement(e), EngagementPermission::SeeCases);
    let (agreement, amendments) = ask(house, call, scope, |read, _| {
        let agreement = measure::agreement_of(read, run.month)?.1;
        let settled = measure::amendments(read, run.month)?;
        let known = settled.into_iter().filter(|(id, _)| run.amendments.contains(id));
        Ok((agreement, known.map(|(_, change)| change).collect::<Vec<Amendment>>()))
    })?;
    let granted = leave(house, call, scope)?;
    let batches = house.db.batches(&granted.grant);
    let of = Question {
        log: LogOf { engagement: e, batches: &batches },
        as_of: run.log_number,
        agreement: &agreement,
        amendments: &amendments,
    };
    match house.analytics.case(of, case, None) {
        Ok(story) => Ok(story.steps.iter().any(|step| step.row == row)),
        Err(Stop::Refusal(Refusal { code: "case-unknown", .. })) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

fn inspected(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    run: &Run,
    (level, wanted): (&str, &str),
) -> Result<bool, Failure> {
    let scope = (InEngagement(e), EngagementPermission::SeeSample);
    ask(house, call, scope, |read, _| {
        for drawn in sample::list(read, run.month)? {
            if drawn.value.level == level && drawn.value.state.is_open() {
                let units = unit::list(read, drawn.value.id)?;
                if units.iter().any(|unit| unit.value.unit == wanted) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    })
}
