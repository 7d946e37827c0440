//! The months of an engagement, and how each stands.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::id::EngagementId;
use kajitori_domain::time;
use kajitori_store::{close, contest};

use super::facts::is_last;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// A month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its last close.
    pub close: MonthlyClose,
    /// Contests of the month that are open.
    pub open: usize,
    /// All contests of the month.
    pub contests: usize,
}

/// Every month that was measured, the last first; and the last month that is over, by the civil
/// calendar, where it was not measured yet.
///
/// # Errors
/// As [`ask`].
pub fn list(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
) -> Result<(Vec<Month>, Option<time::Month>), Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeClose), |read, leave| {
        let closes = close::list(read)?;
        let contests = contest::all(read)?;
        let of = |close: &MonthlyClose| {
            let here = contests.iter().filter(|contest| contest.value.month == close.month);
            let open = here.clone().filter(|contest| contest.value.state.is_open()).count();
            Month { close: *close, open, contests: here.count() }
        };
        let last = closes.iter().filter(|close| is_last(&closes, &close.value));
        let mut months: Vec<Month> = last.map(|close| of(&close.value)).collect();
        months.reverse();
        let over = time::Month::of(leave.today).plus(-1);
        let measured = months.iter().any(|month| month.close.month == over);
        Ok((months, (!measured).then_some(over)))
    })
}
