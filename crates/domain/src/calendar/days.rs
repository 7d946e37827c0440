//! Whole days: business days, and the months of the agreement.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::compile::{midnight, regular, zone};
use crate::agreement::{CalendarTerms, HolidayList};
use crate::holiday;
use crate::refusal::Refusal;
use crate::time::{Month, Window};

/// A calendar that is closed for so many days in a row has no business days to count (about ten
/// years).
const CLOSED_FOR_GOOD: u32 = 3_660;

/// Whether any work is done on `date` (営業日): an exception of that day decides, then the holiday
/// list, then the weekday.
pub fn business_day(terms: &CalendarTerms, date: Date) -> bool {
    let exception = terms.exceptions.iter().find(|exception| exception.date == date);
    !exception.map_or_else(|| regular(terms, date), |e| e.spans.as_slice()).is_empty()
}

/// The `n`-th business day after `from` (before it when `n` is negative); `from` itself need not be
/// one and is not counted. With `n` = 0 it is `from`. `None` when the calendar has too few business
/// days.
pub fn add_business_days(terms: &CalendarTerms, from: Date, n: i32) -> Option<Date> {
    let (mut day, mut left, mut closed) = (from, n.unsigned_abs(), 0);
    while left > 0 {
        day = if n > 0 { day.tomorrow() } else { day.yesterday() }.ok()?;
        if business_day(terms, day) {
            (left, closed) = (left - 1, 0);
        } else if closed == CLOSED_FOR_GOOD {
            return None;
        } else {
            closed += 1;
        }
    }
    Some(day)
}

/// The years among `years` for which the calendar observes a holiday list that does not cover them:
/// there it knows no holiday, and the user must be told. Pass the years of the log itself.
pub fn years_without_holidays(terms: &CalendarTerms, years: RangeInclusive<i16>) -> Vec<i16> {
    match terms.holidays {
        HolidayList::None => Vec::new(),
        HolidayList::Japan => years.filter(|year| !holiday::covers(*year)).collect(),
    }
}

/// The moments of `month` that closes on `closing_day` (〆日; `None` is the last day), from local
/// midnight to local midnight.
///
/// # Errors
/// `calendar-zone` when the zone is unknown; `calendar-years` when the month lies beyond what dates
/// can express.
pub fn window(month: Month, closing_day: Option<i8>, zone_name: &str) -> Result<Window, Refusal> {
    let zone = zone(zone_name)?;
    let moments = || {
        let year = (1..=9998).contains(&month.year).then_some(month)?;
        let (first, last) = year.days(closing_day);
        Some(Window {
            from: midnight(&zone, first)?,
            until: midnight(&zone, last.tomorrow().ok()?)?,
        })
    };
    moments().ok_or_else(|| Refusal {
        code: "calendar-years",
        args: vec![("from", month.year.to_string()), ("until", month.year.to_string())],
        problems: Vec::new(),
    })
}
