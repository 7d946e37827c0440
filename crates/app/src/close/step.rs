//! The steps of a close: the vendor is asked and confirms, the client fixes; later, if need be, a
//! second close stands beside the first.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::close::{CONFIRM_DAYS, CloseState, MonthlyClose};
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::run::RunId;
use kajitori_domain::time::Month;
use kajitori_store::run::{Run, RunState};
use kajitori_store::{Done, Read, Versioned, Write, close, run};

use super::{facts, said};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found};
use crate::{credit, document, measure};

/// What a person had before the eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The version of the close.
    pub version: u64,
    /// The run.
    pub run: RunId,
}

/// The close of `month` as somebody saw it.
fn seen(read: &Read<'_, InEngagement>, month: Month, version: u64) -> Result<MonthlyClose, Stop> {
    let known = found(close::get(read, month)?)?;
    match known.version == version {
        true => Ok(known.value),
        false => Err(Refusal::new("stale").into()),
    }
}

/// The run that somebody saw, if it is still the last of the month.
fn last(read: &Read<'_, InEngagement>, month: Month, run: RunId) -> Result<Versioned<Run>, Stop> {
    let last = measure::latest(read, month)?;
    let last = last.ok_or_else(|| Stop::from(Refusal::new("close-run-missing")))?;
    match last.value.id == run {
        true => Ok(last),
        false => Err(Refusal::new("close-run-shown").into()),
    }
}

/// Asks the vendor to confirm the last run of `month`, or puts it to the vendor anew.
///
/// # Errors
/// `close-run-missing`, `close-run-shown`, `close-rerun-due`; as [`MonthlyClose::ask`] and
/// [`MonthlyClose::renew`]; `stale`.
pub fn ask(
    house: &House,
    call: &Call<'_>,
    (e, month): (EngagementId, Month),
    shown: Seen,
) -> Result<(), Failure> {
    change(house, call, (InEngagement(e), EngagementPermission::AskClose), |write, leave| {
        let known = seen(write, month, shown.version)?;
        let run = last(write, month, shown.run)?.value;
        if measure::rerun_due(write, month, run.id)? {
            return Err(Refusal::new("close-rerun-due").into());
        }
        let agreement = measure::agreement_of(write, month)?.1;
        let due = agreement.due(leave.today, CONFIRM_DAYS);
        let (next, action) = match known.state {
            CloseState::Open { .. } => {
                let facts = facts::of(house, write, (&agreement, &run), leave.today)?;
                (known.ask(leave.at, run.id, due, facts)?, Action::CloseAsked)
            }
            _ => (known.renew(leave.at, run.id, due)?, Action::CloseRenewed),
        };
        close::put(write, &next, Some(shown.version))?;
        measure::show(write, run.id, known.state.run())?;
        let job = document::start(house, write, leave.at, (&run, false))?;
        let mut entry = said(action, month);
        entry.detail = entry.detail.with("run", &run.id).with("due", &due);
        Ok(Done::new((), Entries::one(entry).and(job)))
    })
}

/// Confirms `month` for the vendor.
///
/// # Errors
/// As [`MonthlyClose::confirm`]; `stale`.
pub fn confirm(
    house: &House,
    call: &Call<'_>,
    (e, month): (EngagementId, Month),
    version: u64,
) -> Result<(), Failure> {
    change(house, call, (InEngagement(e), EngagementPermission::ConfirmClose), |write, leave| {
        let known = seen(write, month, version)?;
        let (by, side) = (leave.grant.actor().person(), leave.grant.side());
        let rerun_due = match known.state.run() {
            Some(run) => measure::rerun_due(write, month, run)?,
            None => false,
        };
        let next = known.confirm(leave.at, found(by)?, found(side)?, rerun_due)?;
        close::put(write, &next, Some(version))?;
        let mut entry = said(Action::CloseConfirmed, month);
        entry.detail = match next.state.run() {
            Some(run) => entry.detail.with("run", &run),
            None => entry.detail,
        };
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Fixes `month` for good. The tree is signed as it then stands, and credits are proposed by rule.
///
/// # Errors
/// As [`MonthlyClose::fix`]; `stale`.
pub fn fix(
    house: &House,
    call: &Call<'_>,
    (e, month): (EngagementId, Month),
    version: u64,
) -> Result<(), Failure> {
    let scope = (InEngagement(e), EngagementPermission::FixClose);
    let agreed = crate::run::ask(house, call, scope, |read, _| {
        let known = seen(read, month, version)?;
        known.state.run().map(|id| measure::run_of(read, id)).transpose()
    })?;
    let pack = agreed.map(|run| measure::pack(house, e, &run).map(|pack| (run, pack)));
    let pack = pack.transpose()?;
    change(house, call, scope, |write, leave| {
        let known = seen(write, month, version)?;
        let (by, side) = (leave.grant.actor().person(), leave.grant.side());
        let next = known.fix(leave.at, found(by)?, found(side)?)?;
        close::put(write, &next, Some(version))?;
        let (run, pack) = found(pack.as_ref())?;
        restated(write, &next)?;
        let mut entry = said(Action::CloseFixed, month);
        entry.after = Some(run.result);
        entry.detail = entry.detail.with("run", &run.id).with("number", &next.number);
        let mut entries = Entries::one(entry);
        for proposed in credit::propose(house, write, leave.at, (run, pack))? {
            entries = entries.and(proposed);
        }
        let job = document::start(house, write, leave.at, (run, true))?;
        Ok(Done::new((), entries.and(job)).sealed())
    })
}

/// The run of the close before stands no more.
fn restated(write: &mut Write<'_, InEngagement>, next: &MonthlyClose) -> Result<(), Stop> {
    let before = close::list(write)?.into_iter().map(|close| close.value);
    let mut before = before.filter(|c| c.month == next.month && c.number + 1 == next.number);
    let Some(old) = before.next().and_then(|close| close.state.run()) else { return Ok(()) };
    let known = found(run::get(write, old)?)?;
    if known.value.state == RunState::Published && next.state.run() != Some(old) {
        run::put_state(write, old, RunState::Superseded, known.version)?;
    }
    Ok(())
}

/// Opens a second close beside the fixed one, because the last run says something else.
///
/// # Errors
/// As [`MonthlyClose::restate`]; `close-run-missing`, `close-run-shown`, `stale`.
pub fn restate(
    house: &House,
    call: &Call<'_>,
    (e, month): (EngagementId, Month),
    shown: Seen,
) -> Result<(), Failure> {
    change(house, call, (InEngagement(e), EngagementPermission::FixClose), |write, leave| {
        let known = seen(write, month, shown.version)?;
        let run = last(write, month, shown.run)?.value;
        let next = known.restate(leave.at, run.id)?;
        close::put(write, &next, None)?;
        let mut entry = said(Action::CloseRestated, month);
        entry.detail = entry.detail.with("run", &run.id).with("number", &next.number);
        Ok(Done::new((), Entries::one(entry)))
    })
}
