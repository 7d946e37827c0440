//! The calendar of a question.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kajitori_domain::agreement::CalendarTerms;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::refusal::Refusal;
use kajitori_eventlog::bucket::Buckets;

/// The years in which `log` has events, in UTC; `None` when it has none.
pub fn years(log: &dyn Buckets) -> Option<std::ops::RangeInclusive<i16>> {
    let year = |at: i64| {
        let at = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(TimeZone::UTC).year()
    };
    log.span().map(|(first, last)| year(first)..=year(last))
}

/// Makes the calendar of `terms` for the years of `log`, two more on either side.
///
/// # Errors
/// Those of [`Calendar::new`].
pub fn calendar(terms: &CalendarTerms, log: &dyn Buckets) -> Result<Calendar, Refusal> {
    let (first, last) = years(log).unwrap_or(1970..=1970).into_inner();
    let years = first.saturating_sub(2).max(1)..=last.saturating_add(2).min(9998);
    if terms.id == "always" { Ok(Calendar::always()) } else { Calendar::new(terms, years) }
}
