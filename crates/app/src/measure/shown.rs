//! What settled contests ask of a month's run, and how a new run is put before both sides.

use kajitori_domain::access::InEngagement;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::{Contest, ContestState};
use kajitori_domain::id::ContestId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::run::{self, RunState};
use kajitori_store::{Read, Write, contest};

use crate::run::found;

/// What the settled contests of `month` change, in the order in which they were settled.
///
/// # Errors
/// A fault when they cannot be read.
pub(crate) fn amendments(
    read: &Read<'_, InEngagement>,
    month: Month,
) -> Result<Vec<(ContestId, Amendment)>, Stop> {
    let contests = contest::list(read, month)?;
    let settled = contests.into_iter().filter_map(|contest| settled(contest.value));
    let mut settled: Vec<_> = settled.collect();
    settled.sort_by_key(|(at, id, _)| (*at, *id));
    Ok(settled.into_iter().map(|(_, id, change)| (id, change)).collect())
}

fn settled(contest: Contest) -> Option<(Moment, ContestId, Amendment)> {
    match contest.state {
        ContestState::Agreed { at, amendment } => Some((at, contest.id, amendment)),
        ContestState::Decided { at, amendment, .. } => Some((at, contest.id, amendment?)),
        _ => None,
    }
}

/// Whether something was settled that `run` does not know.
///
/// # Errors
/// A fault when that cannot be read.
pub(crate) fn rerun_due(
    read: &Read<'_, InEngagement>,
    month: Month,
    run: RunId,
) -> Result<bool, Stop> {
    let known = super::run_of(read, run)?.amendments;
    let settled = amendments(read, month)?;
    Ok(settled.iter().any(|(id, _)| !known.contains(id)))
}

/// Puts `run` before both sides, in the place of `before`.
///
/// # Errors
/// A fault when that cannot be written.
pub(crate) fn show(
    write: &mut Write<'_, InEngagement>,
    run: RunId,
    before: Option<RunId>,
) -> Result<(), Stop> {
    if let Some(before) = before.filter(|before| *before != run) {
        let known = found(run::get(write, before)?)?;
        run::put_state(write, before, RunState::Superseded, known.version)?;
    }
    let made = found(run::get(write, run)?)?;
    if made.value.state != RunState::Published {
        run::put_state(write, run, RunState::Published, made.version)?;
    }
    Ok(())
}
