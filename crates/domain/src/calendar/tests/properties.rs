//! Properties, and a brute-force oracle that walks minute by minute.

use jiff::civil::{date, time};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Local, at, every_day, terms};
use crate::agreement::{CalendarException, CalendarTerms, HolidayList};
use crate::calendar::Calendar;
use crate::time::{Moment, Span};

const ZONES: [&str; 6] = [
    "Asia/Tokyo",
    "Europe/Stockholm",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Havana",
    "UTC",
];

/// Up to three spans of a day on whole minutes, ascending, not overlapping, some touching, some up
/// to 24:00.
fn day() -> impl Strategy<Value = Vec<Local>> {
    proptest::collection::btree_set(0_i16..=1440, 0..=6).prop_map(|minutes| {
        let part = |m: i16| i8::try_from(m).expect("below 60");
        let clock = |m: i16| time(part(m / 60), part(m % 60), 0, 0);
        let minutes: Vec<i16> = minutes.into_iter().collect();
        minutes
            .chunks_exact(2)
            .map(|pair| (clock(pair[0]), (pair[1] < 1440).then(|| clock(pair[1]))))
            .collect()
    })
}

/// Calendars of 2026 with changes of the clock, holidays and exceptions.
fn any_terms() -> impl Strategy<Value = CalendarTerms> {
    let weekdays = proptest::collection::vec(day(), 7);
    let exceptions = proptest::collection::btree_map(0_i64..365, day(), 0..20);
    (0..ZONES.len(), weekdays, any::<bool>(), exceptions).prop_map(|(zone, days, japan, except)| {
        let mut terms = terms(ZONES[zone], std::array::from_fn(|i| days[i].clone()));
        terms.holidays = if japan { HolidayList::Japan } else { HolidayList::None };
        let day = |n| date(2026, 1, 1) + jiff::Span::new().days(n);
        terms.exceptions = except
            .into_iter()
            .map(|(n, spans)| CalendarException { date: day(n), spans, reason: None })
            .collect();
        terms
    })
}

/// Moments of 2026 and a little around it.
fn moment() -> impl Strategy<Value = Moment> {
    let (from, until) = (at("2025-12-25T00:00Z").0, at("2027-01-08T00:00Z").0);
    (from..until).prop_map(Moment)
}

/// Business time by walking every whole minute of UTC, with the furthest reading that the local
/// clock has shown: while the clock repeats an hour, that reading stands still just before the
/// hour's end.
fn walked(terms: &CalendarTerms, from: Moment, until: Moment) -> i64 {
    let zone = TimeZone::get(&terms.zone).expect("a zone");
    let local = |minute: i64| {
        let at = jiff::Timestamp::from_microsecond(minute * Span::MINUTE.0).expect("in range");
        zone.to_datetime(at)
    };
    let first = from.0.div_euclid(Span::MINUTE.0);
    let mut furthest = local(first);
    for minute in first - 120..first {
        furthest = furthest.max(local(minute));
    }
    let mut minutes = 0;
    for minute in first..until.0.div_euclid(Span::MINUTE.0) {
        furthest = furthest.max(local(minute));
        let today = terms.exceptions.iter().find(|e| e.date == furthest.date());
        let holiday = terms.holidays == HolidayList::Japan
            && crate::holiday::japan(furthest.date()).is_some();
        let weekday = furthest.date().weekday().to_monday_zero_offset();
        let weekday = usize::try_from(weekday).expect("0 to 6");
        let spans: &[Local] = match today {
            Some(exception) => &exception.spans,
            None if holiday => &[],
            None => &terms.weekdays[weekday],
        };
        let clock = furthest.time();
        minutes += i64::from(
            spans.iter().any(|(from, until)| *from <= clock && until.is_none_or(|u| clock < u)),
        );
    }
    minutes
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64, failure_persistence: None, ..Default::default()
    })]

    #[test]
    fn agrees_with_walking_every_minute(
        terms in any_terms(), start in 0_i64..364, days in 1_i64..12,
    ) {
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        let from = Moment(at("2026-01-01T00:00Z").0 + start * Span::DAY.0);
        let until = Moment(from.0 + days * Span::DAY.0);
        let minutes = calendar.between(from, until).0;
        prop_assert_eq!(minutes % Span::MINUTE.0, 0);
        prop_assert_eq!(minutes / Span::MINUTE.0, walked(&terms, from, until));
    }

    #[test]
    fn days_of_changing_clocks_agree_with_walking(
        spans in day(), zone in 0..ZONES.len(), autumn in any::<bool>(),
    ) {
        let terms = every_day(ZONES[zone], &spans);
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        // All clock changes of these zones in 2026 lie in these two stretches.
        let (from, until) = if autumn {
            (at("2026-10-03T00:00Z"), at("2026-11-03T00:00Z"))
        } else {
            (at("2026-03-07T00:00Z"), at("2026-04-07T00:00Z"))
        };
        let minutes = calendar.between(from, until).0 / Span::MINUTE.0;
        prop_assert_eq!(minutes, walked(&terms, from, until));
    }

    #[test]
    fn adds_up_over_splits_and_never_shrinks(
        terms in any_terms(), mut at in proptest::array::uniform3(moment()),
    ) {
        at.sort();
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        let [a, b, c] = at;
        let parts = calendar.between(a, b).0 + calendar.between(b, c).0;
        prop_assert_eq!(parts, calendar.between(a, c).0);
        prop_assert!(calendar.between(a, b) <= calendar.between(a, c));
        prop_assert!(calendar.between(a, c) <= Span(c.0 - a.0));
        prop_assert_eq!(calendar.between(c, a), Span::ZERO);
        prop_assert_eq!(calendar.reading(c).0 - calendar.reading(a).0, parts);
    }

    #[test]
    fn add_is_the_inverse_of_between(terms in any_terms(), from in moment(), until in moment()) {
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        let time = calendar.between(from, until);
        if time > Span::ZERO {
            let due = calendar.add(from, time).expect("inside the range");
            prop_assert_eq!(calendar.between(from, due), time);
            // The earliest: one microsecond before, it has not passed.
            prop_assert_eq!(calendar.between(from, Moment(due.0 - 1)), Span(time.0 - 1));
            prop_assert!(due <= until);
        }
    }

    #[test]
    fn spans_are_the_time_between(terms in any_terms(), from in moment(), until in moment()) {
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        let spans: Vec<_> = calendar.spans(from, until).collect();
        let sum: i64 = spans.iter().map(|(from, until)| until.0 - from.0).sum();
        prop_assert_eq!(sum, calendar.between(from, until).0);
        prop_assert!(spans.windows(2).all(|pair| pair[0].1 < pair[1].0));
        for (start, end) in spans {
            prop_assert!(from <= start && start < end && end <= until);
            prop_assert!(calendar.contains(start) && calendar.contains(Moment(end.0 - 1)));
        }
    }

    #[test]
    fn t31_parts_sum_to_the_lead_time(
        terms in any_terms(), mut events in proptest::collection::vec(moment(), 2..12),
    ) {
        events.sort();
        let calendar = Calendar::new(&terms, 2025..=2027).expect("a calendar");
        let (mut business, mut outside) = ([0; 5], [0; 5]);
        for (i, pair) in events.windows(2).enumerate() {
            let part = calendar.between(pair[0], pair[1]).0;
            business[i % 5] += part;
            outside[i % 5] += pair[1].0 - pair[0].0 - part;
        }
        let lead = events[events.len() - 1].0 - events[0].0;
        prop_assert_eq!(business.iter().chain(&outside).sum::<i64>(), lead);
        let whole = calendar.between(events[0], events[events.len() - 1]).0;
        prop_assert_eq!(business.iter().sum::<i64>(), whole);
    }
}
