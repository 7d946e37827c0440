//! From a contest to its end: answered, agreed to, rejected, brought higher up, decided, withdrawn.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::amendment::{Amendment, to_text};
use kajitori_domain::audit::{Action, Detail, Entries};
use kajitori_domain::contest::{Contest, DECISION_DAYS};
use kajitori_domain::id::{ContestId, EngagementId};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::{Done, Write, close, contest};

use super::{open, said};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, Leave, change, found};
use crate::{close as month_close, measure};

/// Which contest, as which edit of it was seen.
type Which = (EngagementId, ContestId, u64);

/// A step of a contest: what it becomes, and what is said of it.
type Step<'a> = dyn Fn(Contest, &Leave<InEngagement>, Side) -> Result<(Contest, Detail), Stop> + 'a;

/// The other side answers.
///
/// # Errors
/// As [`Contest::answer`]; `stale`.
pub fn answer(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (accepted, text): (bool, &str),
) -> Result<(), Failure> {
    let wanted = EngagementPermission::AnswerContest;
    step(house, call, which, (wanted, Action::ContestAnswered), &|contest, leave, side| {
        let next = contest.answer(leave.at, side, accepted, text.to_owned())?;
        let word = if accepted { "yes" } else { "no" };
        Ok((next, Detail::none().with("accepted", &word).with("text", &text)))
    })
}

/// Both agree on what changes.
///
/// # Errors
/// As [`Contest::agree`]; `stale`.
pub fn agree(
    house: &House,
    call: &Call<'_>,
    which: Which,
    amendment: &Amendment,
) -> Result<(), Failure> {
    let wanted = EngagementPermission::SettleContest;
    step(house, call, which, (wanted, Action::ContestAgreed), &|contest, leave, _| {
        let next = contest.agree(leave.at, amendment.clone())?;
        let change = to_text(std::slice::from_ref(amendment));
        Ok((next, Detail::none().with("amendment", &change)))
    })
}

/// Whoever raised it takes the other side's no.
///
/// # Errors
/// As [`Contest::reject`]; `stale`.
pub fn reject(house: &House, call: &Call<'_>, which: Which, reason: &str) -> Result<(), Failure> {
    let wanted = EngagementPermission::SettleContest;
    step(house, call, which, (wanted, Action::ContestRejected), &|contest, leave, side| {
        let next = contest.reject(leave.at, side, reason.to_owned())?;
        Ok((next, Detail::none().with("text", &reason)))
    })
}

/// Brings it before those higher up.
///
/// # Errors
/// As [`Contest::escalate`]; `stale`.
pub fn escalate(house: &House, call: &Call<'_>, which: Which) -> Result<(), Failure> {
    let scope = (InEngagement(which.0), EngagementPermission::SettleContest);
    change(house, call, scope, |write, leave| {
        let known = seen(write, which)?;
        let agreement = measure::agreement_of(write, known.month)?.1;
        let due = agreement.due(leave.today, DECISION_DAYS);
        let next = known.escalate(leave.at, due)?;
        contest::put(write, &next, Some(which.2))?;
        let mut entry = said(Action::ContestEscalated, which.1);
        entry.detail = entry.detail.with("due", &due);
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Those higher up have decided.
///
/// # Errors
/// As [`Contest::decide`]; `stale`.
pub fn decide(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (amendment, reason): (Option<&Amendment>, &str),
) -> Result<(), Failure> {
    let wanted = EngagementPermission::SettleContest;
    step(house, call, which, (wanted, Action::ContestDecided), &|contest, leave, _| {
        let next = contest.decide(leave.at, amendment.cloned(), reason.to_owned())?;
        let detail = Detail::none().with("text", &reason);
        let change = amendment.map(|amendment| to_text(std::slice::from_ref(amendment)));
        Ok((next, change.iter().fold(detail, |detail, change| detail.with("amendment", change))))
    })
}

/// Whoever raised it thinks better of it.
///
/// # Errors
/// As [`Contest::withdraw`]; `stale`.
pub fn withdraw(house: &House, call: &Call<'_>, which: Which) -> Result<(), Failure> {
    let wanted = EngagementPermission::Contest;
    step(house, call, which, (wanted, Action::ContestWithdrawn), &|contest, leave, side| {
        Ok((contest.withdraw(leave.at, side)?, Detail::none()))
    })
}

fn seen(write: &Write<'_, InEngagement>, (_, id, version): Which) -> Result<Contest, Stop> {
    let known = found(contest::get(write, id)?)?;
    match known.version == version {
        true => Ok(known.value),
        false => Err(Refusal::new("stale").into()),
    }
}

fn step(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (wanted, action): (EngagementPermission, Action),
    next: &Step<'_>,
) -> Result<(), Failure> {
    change(house, call, (InEngagement(which.0), wanted), |write, leave| {
        let known = seen(write, which)?;
        let was_open = known.state.is_open();
        let (next, detail) = next(known, leave, found(leave.grant.side())?)?;
        contest::put(write, &next, Some(which.2))?;
        let mut entry = said(action, which.1);
        entry.detail = detail;
        let entries = Entries::one(entry);
        match was_open && !next.state.is_open() {
            true => Ok(Done::new((), settled(house, write, leave, (&next, entries))?)),
            false => Ok(Done::new((), entries)),
        }
    })
}

/// One contest less is open: the month goes on with the last, and what was agreed is measured
/// beside the run that was contested, as of the same records.
fn settled(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    (contest, mut entries): (&Contest, Entries),
) -> Result<Entries, Stop> {
    let month = found(close::get(write, contest.month)?)?;
    let left = open(write, contest.month)?;
    let next = month.value.settled(leave.at, left, None)?;
    close::put(write, &next, Some(month.version))?;
    if left == 0 {
        entries = entries.and(month_close::said(Action::CloseSettled, contest.month));
    }
    if contest.state.amendment().is_some() {
        let shown = found(next.state.run())?;
        let shown = measure::run_of(write, shown)?;
        let wanted = measure::Wanted {
            month: contest.month,
            log_number: Some(shown.log_number),
            cause: found(leave.grant.actor().person())?,
        };
        entries = entries.and(measure::start(house, write, leave.at, wanted)?.1);
    }
    Ok(entries)
}
