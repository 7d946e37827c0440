//! Raising a contest. The month waits from then on, until it is settled.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::close::CloseState;
use kajitori_domain::contest::{ANSWER_DAYS, Contest, ContestState, Target};
use kajitori_domain::id::{ContestId, EngagementId};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Month;
use kajitori_store::{Done, close, contest};

use super::{said, target};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found};
use crate::{close as month_close, measure};

/// A contest to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The month.
    pub month: Month,
    /// What of it is wrong.
    pub target: Target,
    /// Why.
    pub reason: String,
}

/// Raises a contest.
///
/// # Errors
/// As [`Contest::raise`] and [`kajitori_domain::close::MonthlyClose::contest`].
pub fn raise(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    new: &New,
) -> Result<ContestId, Failure> {
    let scope = (InEngagement(e), EngagementPermission::Contest);
    let shown = ask(house, call, scope, |read, _| {
        let known = close::get(read, new.month)?;
        let shown = known.and_then(|known| known.value.state.run());
        let shown = shown.ok_or_else(|| Refusal::new("close-not-asked"))?;
        measure::run_of(read, shown)
    })?;
    let known = target::known(house, call, e, &shown, &new.target)?;
    change(house, call, scope, |write, leave| {
        let month = found(close::get(write, new.month)?)?;
        if month.value.state.run() != Some(shown.id) {
            return Err(Refusal::new("close-run-shown").into());
        }
        let agreement = measure::agreement_of(write, new.month)?.1;
        let id = ContestId::draw(leave.at, house.chance());
        let due = agreement.due(leave.today, ANSWER_DAYS);
        let contest = Contest {
            id,
            month: new.month,
            number: month.value.number,
            run: shown.id,
            target: new.target.clone(),
            side: found(leave.grant.side())?,
            reason: new.reason.clone(),
            state: ContestState::Raised { at: leave.at, due },
        };
        let fixed = matches!(month.value.state, CloseState::Fixed { .. });
        let contest = contest.raise(known, fixed)?;
        let next = month.value.contest(leave.at)?;
        close::put(write, &next, Some(month.version))?;
        contest::put(write, &contest, None)?;
        let mut raised = said(Action::ContestRaised, id);
        raised.detail = raised.detail.with("text", &new.reason).with("due", &due);
        let mut waits = month_close::said(Action::CloseContested, new.month);
        waits.detail = waits.detail.with("contest", &id);
        Ok(Done::new(id, Entries::one(raised).and(waits)))
    })
}
