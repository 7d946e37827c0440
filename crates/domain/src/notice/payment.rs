//! 支払期日: the latest day of payment under 取適法 (§2(c) of the domain report, C3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Roll, rolled};
use crate::agreement::CalendarTerms;
use crate::problem::Problem;
use crate::time::Month;

/// How the latest day is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentRule {
    /// 60 days, of which the day of the service is the first.
    SixtyDays,
    /// 月締め: services of a month are closed together and paid within a month of the closing day,
    /// which is treated as two months; only where both have agreed to it.
    MonthlyClosing {
        /// The closing day; `None` for the month's last.
        closing_day: Option<i8>,
    },
}

impl PaymentRule {
    /// Its name, in the ids of words `payment-rule-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::SixtyDays => "sixty-days",
            Self::MonthlyClosing { .. } => "monthly-closing",
        }
    }
}

/// The latest day of payment for a service of the day `provided`; a delay of inspection does not
/// move it (D4). `None` beyond the calendar's years.
pub fn latest_payment(
    provided: Date,
    rule: PaymentRule,
    roll: Roll,
    calendar: &CalendarTerms,
) -> Option<Date> {
    let latest = match rule {
        PaymentRule::SixtyDays => provided.checked_add(jiff::Span::new().days(59)).ok()?,
        PaymentRule::MonthlyClosing { closing_day } => {
            let own = Month::of(provided);
            let closes_in = if provided <= own.days(closing_day).1 { own } else { own.plus(1) };
            closes_in.plus(1).days(closing_day).1
        }
    };
    rolled(latest, roll, calendar)
}

/// Sees that the agreed day `due` is not after the latest one: a problem `payment-late` at `field`
/// with the latest day and by how many days it is exceeded.
pub fn check_payment(due: Date, latest: Date, field: &str) -> Option<Problem> {
    let over = latest.until(due).map_or(0, |span| span.get_days());
    let late = || Problem::field("payment-late", field).with("latest", latest.to_string());
    (over > 0).then(|| late().with("days", over.to_string()))
}
