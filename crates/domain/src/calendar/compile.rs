//! From the agreed local spans to spans in UTC.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::{Calendar, Shape, Spans};
use crate::agreement::{CalendarTerms, HolidayList};
use crate::holiday;
use crate::refusal::Refusal;
use crate::time::{Moment, Window};

/// Most years that a calendar is made for; a log that needs more has a wrong date in it.
const MOST_YEARS: i32 = 400;

/// One working span of a local day; `None` is the following midnight.
pub(super) type LocalSpan = (Time, Option<Time>);

/// See [`Calendar::new`].
pub(super) fn calendar(
    terms: &CalendarTerms,
    years: RangeInclusive<i16>,
) -> Result<Calendar, Refusal> {
    let zone = zone(&terms.zone)?;
    let (first, last) = years.into_inner();
    let count = i32::from(last) - i32::from(first) + 1;
    if !(1..=MOST_YEARS).contains(&count) || first < 1 || last > 9998 {
        return Err(years_refused(first, last));
    }
    if never_stops(terms) {
        return Ok(Calendar::always());
    }
    compile(terms, &zone, date(first, 1, 1), date(last + 1, 1, 1))
        .map(|spans| Calendar(Shape::Spans(spans)))
        .ok_or_else(|| years_refused(first, last))
}

fn years_refused(first: i16, last: i16) -> Refusal {
    let args = vec![("from", first.to_string()), ("until", last.to_string())];
    Refusal { code: "calendar-years", args, problems: Vec::new() }
}

/// The zone of that IANA name.
pub(super) fn zone(name: &str) -> Result<TimeZone, Refusal> {
    TimeZone::get(name).ok().filter(|zone| !zone.is_unknown()).ok_or_else(|| Refusal {
        code: "calendar-zone",
        args: vec![("zone", name.to_owned())],
        problems: Vec::new(),
    })
}

/// Whether the terms leave out no moment of any day.
fn never_stops(terms: &CalendarTerms) -> bool {
    let whole = [(Time::midnight(), None)];
    terms.weekdays.iter().all(|spans| *spans == whole)
        && terms.holidays == HolidayList::None
        && terms.exceptions.iter().all(|exception| exception.spans == whole)
}

/// Counts from the start of `first` to the start of `end`; `None` when a day lies beyond what dates
/// can express.
fn compile(terms: &CalendarTerms, zone: &TimeZone, first: Date, end: Date) -> Option<Spans> {
    // Of several exceptions for a day the first counts, as in `business_day`.
    let exceptions: BTreeMap<Date, &[LocalSpan]> =
        terms.exceptions.iter().rev().map(|e| (e.date, e.spans.as_slice())).collect();
    let range = Window { from: midnight(zone, first)?, until: midnight(zone, end)? };
    let mut stretches: Vec<(i64, i64)> = Vec::new();
    let mut day = first;
    while day < end {
        let spans = exceptions.get(&day).copied().unwrap_or_else(|| regular(terms, day));
        for (from, until) in spans {
            let from = moment(zone, day.to_datetime(*from))?.0;
            let until = match until {
                Some(time) => moment(zone, day.to_datetime(*time))?.0,
                None => midnight(zone, day.tomorrow().ok()?)?.0,
            };
            match stretches.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ if from < until => stretches.push((from, until)),
                _ => {}
            }
        }
        day = day.tomorrow().ok()?;
    }
    Some(Spans::new(range, &stretches))
}

/// The spans of `day` by the holiday list and the weekday alone.
pub(super) fn regular(terms: &CalendarTerms, day: Date) -> &[LocalSpan] {
    match terms.holidays {
        HolidayList::Japan if holiday::japan(day).is_some() => &[],
        _ => {
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
            &terms.weekdays[weekday]
        }
    }
}

/// The first moment of a local day.
pub(super) fn midnight(zone: &TimeZone, day: Date) -> Option<Moment> {
    moment(zone, day.to_datetime(Time::midnight()))
}

/// The moment of a local time: its first when it happens twice, the moment of the skip when it
/// never happens.
fn moment(zone: &TimeZone, local: DateTime) -> Option<Moment> {
    let timestamp = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok()?,
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).ok()?,
        AmbiguousOffset::Gap { after, .. } => {
            // With the later offset, a skipped local time lies shortly before the skip.
            let shortly_before = after.to_timestamp(local).ok()?;
            zone.following(shortly_before).find(|change| change.offset() == after)?.timestamp()
        }
    };
    Some(Moment(timestamp.as_microsecond()))
}
