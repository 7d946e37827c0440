//! From a proposal to its end: computed, told, answered, claimed, settled, waived.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Detail, Entries, Shown};
use kajitori_domain::close::CloseState;
use kajitori_domain::credit::{ANSWER_DAYS, ClaimFacts, Credit, CreditState, Response};
use kajitori_domain::id::{CreditId, EngagementId};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_store::{Done, Read, close, credit};

use super::said;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, Leave, change, found, hidden};
use crate::{contest, measure};

/// Which credit, as which edit of it was seen.
type Which = (EngagementId, CreditId, u64);

/// A step of a credit: what it becomes, and what is said of it.
type Step<'a> = dyn Fn(Credit, &Around<'_>) -> Result<(Credit, Detail), Stop> + 'a;

/// What a step may look at.
struct Around<'a> {
    leave: &'a Leave<InEngagement>,
    read: &'a Read<'a, InEngagement>,
    month: Month,
}

/// Says how much it is, and how that comes about, where the rule is words alone.
///
/// # Errors
/// As [`Credit::compute`]; `stale`.
pub fn compute(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (yen, text): (i64, &str),
) -> Result<(), Failure> {
    let wanted = (EngagementPermission::ProposeCredit, Action::CreditProposed);
    step(house, call, which, wanted, &|credit, _| {
        let next = credit.compute(yen, text.to_owned())?;
        Ok((next, Detail::none().with("yen", &yen).with("text", &text)))
    })
}

/// Tells the vendor.
///
/// # Errors
/// As [`Credit::notify`]; `stale`.
pub fn notify(house: &House, call: &Call<'_>, which: Which) -> Result<(), Failure> {
    let wanted = (EngagementPermission::ProposeCredit, Action::CreditNotified);
    step(house, call, which, wanted, &|credit, around| {
        let agreement = measure::agreement_of(around.read, around.month)?.1;
        let due = agreement.due(around.leave.today, ANSWER_DAYS);
        let open = contest::open(around.read, around.month)?;
        let next = credit.notify(around.leave.at, due, open)?;
        Ok((next, Detail::none().with("due", &due)))
    })
}

/// The vendor answers.
///
/// # Errors
/// As [`Credit::answer`]; `stale`.
pub fn answer(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (accepted, text): (bool, &str),
) -> Result<(), Failure> {
    let wanted = (EngagementPermission::AnswerCredit, Action::CreditAnswered);
    step(house, call, which, wanted, &|credit, around| {
        let next = credit.answer(around.leave.at, accepted, text.to_owned())?;
        let word = if accepted { "yes" } else { "no" };
        Ok((next, Detail::none().with("accepted", &word).with("text", &text)))
    })
}

/// Claims it; over the vendor's no with a response to it.
///
/// # Errors
/// As [`Credit::claim`]; `stale`.
pub fn claim(
    house: &House,
    call: &Call<'_>,
    which: Which,
    response: Option<&Response>,
) -> Result<(), Failure> {
    let wanted = (EngagementPermission::DecideCredit, Action::CreditClaimed);
    step(house, call, which, wanted, &|credit, around| {
        let known = close::get(around.read, around.month)?;
        let fixed = known.is_some_and(
            |known| matches!(known.value.state, CloseState::Fixed { run, .. } if run == credit.run),
        );
        let facts = ClaimFacts {
            open_contests: contest::open(around.read, around.month)?,
            month_fixed: fixed,
            today: around.leave.today,
        };
        let by = found(around.leave.grant.actor().person())?;
        let next = credit.claim(around.leave.at, by, facts, response.cloned())?;
        let detail = match &next.state {
            CreditState::Claimed { response: Some(response), .. } => {
                let Response { talked, text } = response;
                Detail::none().with("talked", talked).with("text", text)
            }
            _ => Detail::none(),
        };
        Ok((next, detail))
    })
}

/// Settles what was claimed.
///
/// # Errors
/// As [`Credit::settle`]; `stale`.
pub fn settle(
    house: &House,
    call: &Call<'_>,
    which: Which,
    reference: &str,
) -> Result<(), Failure> {
    let wanted = (EngagementPermission::DecideCredit, Action::CreditSettled);
    step(house, call, which, wanted, &|credit, around| {
        let next = credit.settle(around.leave.at, reference.to_owned())?;
        Ok((next, Detail::none().with("text", &reference)))
    })
}

/// Lets it go.
///
/// # Errors
/// As [`Credit::waive`]; `stale`.
pub fn waive(house: &House, call: &Call<'_>, which: Which, reason: &str) -> Result<(), Failure> {
    let wanted = (EngagementPermission::DecideCredit, Action::CreditWaived);
    step(house, call, which, wanted, &|credit, around| {
        let next = credit.waive(around.leave.at, reason.to_owned())?;
        Ok((next, Detail::none().with("text", &reason)))
    })
}

fn step(
    house: &House,
    call: &Call<'_>,
    (e, id, version): Which,
    (wanted, action): (EngagementPermission, Action),
    next: &Step<'_>,
) -> Result<(), Failure> {
    change(house, call, (InEngagement(e), wanted), |write, leave| {
        let known = found(credit::get(write, id)?)?;
        let proposed = matches!(known.value.state, CreditState::Proposed { .. });
        if proposed && leave.grant.side() == Some(Side::Vendor) {
            return Err(hidden());
        }
        if known.version != version {
            return Err(Refusal::new("stale").into());
        }
        let month = measure::run_of(write, known.value.run)?.month;
        let (next, detail) = next(known.value, &Around { leave, read: write, month })?;
        credit::put(write, &next, Some(version))?;
        let mut entry = said(action, id);
        entry.detail = detail;
        if proposed && matches!(next.state, CreditState::Proposed { .. }) {
            entry.shown = Shown::Client;
        }
        Ok(Done::new((), Entries::one(entry)))
    })
}
