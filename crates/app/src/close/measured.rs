//! A run was made: a month that had none is opened, and what was settled goes back to the vendor.

use kajitori_domain::access::InEngagement;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::close::{CONFIRM_DAYS, CloseState, MonthlyClose};
use kajitori_domain::refusal::Stop;
use kajitori_store::run::Run;
use kajitori_store::{Write, close};

use super::said;
use crate::house::House;
use crate::run::Leave;
use crate::{document, measure};

/// Has the close of the month go on with `run`; adds to what the change says of itself.
///
/// # Errors
/// A fault when it cannot be written.
pub(crate) fn measured(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    (run, agreement): (&Run, &Agreement),
    entries: Entries,
) -> Result<Entries, Stop> {
    let Some(known) = close::get(write, run.month)? else {
        let opened = MonthlyClose::open(write.scope().0, run.month, leave.at);
        close::put(write, &opened, None)?;
        return Ok(entries);
    };
    let before = match known.value.state {
        CloseState::WithVendor { run, .. } | CloseState::Contested { run, .. } => run,
        _ => return Ok(entries),
    };
    let settles = measure::rerun_due(write, run.month, before)?
        && !measure::rerun_due(write, run.month, run.id)?;
    if !settles {
        return Ok(entries);
    }
    let due = agreement.due(leave.today, CONFIRM_DAYS);
    let next = known.value.rerun(leave.at, run.id, due)?;
    close::put(write, &next, Some(known.version))?;
    measure::show(write, run.id, Some(before))?;
    let made = measure::run_of(write, run.id)?;
    let job = document::start(house, write, leave.at, (&made, false))?;
    let mut renewed = said(Action::CloseRenewed, run.month);
    renewed.detail = renewed.detail.with("run", &run.id);
    Ok(entries.and(renewed).and(job))
}
