//! 申出の締切と支払の期日: days that a rule with a name gives, so that both sides can count again.
//! They assist; what the law says in a case stays to be confirmed (要確認).

mod payment;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::agreement::CalendarTerms;
use crate::calendar::business_day;

pub use payment::{PaymentRule, check_payment, latest_payment};

/// A length of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Calendar months.
    Months(u32),
    /// Calendar days.
    Days(u32),
}

/// How a period before the end is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// The whole period lies after the deadline day (T28): end 30 June with 3 months gives 31
    /// March.
    #[default]
    WholePeriodAfter,
    /// The day with the same number that many months (or days) before the end: end 30 June with 3
    /// months gives 30 March. Where the month has no such day, its last.
    SameDayBefore,
}

/// What happens where the day is no business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    /// It stays.
    #[default]
    Stay,
    /// The business day before.
    Before,
}

/// A rule of notice, as a contract has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRule {
    /// The length.
    pub period: Period,
    /// How it is counted.
    #[serde(default)]
    pub counting: Counting,
    /// What happens on a day off.
    #[serde(default)]
    pub roll: Roll,
    /// 社内の準備: calendar days before the deadline on which the decision must be prepared (R045: 120).
    pub lead_days: u32,
}

impl NoticeRule {
    /// Its name, in the ids of words `notice-rule-<word>`.
    pub fn word(self) -> &'static str {
        match self.counting {
            Counting::WholePeriodAfter => "whole-period-after",
            Counting::SameDayBefore => "same-day-before",
        }
    }
}

/// The days that a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day on which notice can be given.
    pub last: Date,
    /// The day from which the decision is prepared.
    pub prepare: Date,
}

/// The last day on which notice of `period` can be given for `end`, whatever day it is. `None` for
/// days outside the calendar's years.
pub fn last_day(end: Date, period: Period, counting: Counting) -> Option<Date> {
    let span = match period {
        Period::Months(months) => jiff::Span::new().try_months(months).ok()?,
        Period::Days(days) => jiff::Span::new().try_days(days).ok()?,
    };
    match counting {
        Counting::WholePeriodAfter => end.tomorrow().ok()?.checked_sub(span).ok()?.yesterday().ok(),
        Counting::SameDayBefore => end.checked_sub(span).ok(),
    }
}

/// The deadline of a contract that ends on `end` (its last day). Days off are those of `calendar`.
/// `None` for days outside the calendar's years.
pub fn deadline(end: Date, rule: NoticeRule, calendar: &CalendarTerms) -> Option<Deadline> {
    let counted = last_day(end, rule.period, rule.counting)?;
    let last = rolled(counted, rule.roll, calendar)?;
    let lead = jiff::Span::new().try_days(rule.lead_days).ok()?;
    Some(Deadline { last, prepare: last.checked_sub(lead).ok()? })
}

/// The day, or the business day before it within a year.
fn rolled(day: Date, roll: Roll, calendar: &CalendarTerms) -> Option<Date> {
    if roll == Roll::Stay {
        return Some(day);
    }
    let mut day = day;
    for _ in 0..366 {
        if business_day(calendar, day) {
            return Some(day);
        }
        day = day.yesterday().ok()?;
    }
    None
}

/// Where a day stands to a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet to be prepared.
    Ahead {
        /// Days until the preparation begins, 1 or more.
        days: i32,
    },
    /// To be prepared now.
    Prepare {
        /// Days until the deadline; 0 on its day.
        days: i32,
    },
    /// 締切済み: only a negotiated end or renewal is left.
    Passed {
        /// Days since the deadline, 1 or more.
        days: i32,
    },
}

impl Deadline {
    /// Where `today` stands.
    pub fn standing(self, today: Date) -> Standing {
        let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        match () {
            () if today < self.prepare => Standing::Ahead { days: days(today, self.prepare) },
            () if today <= self.last => Standing::Prepare { days: days(today, self.last) },
            () => Standing::Passed { days: days(self.last, today) },
        }
    }
}
