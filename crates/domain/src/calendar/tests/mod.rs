//! Known answers.

mod properties;

use jiff::civil::{Date, Time, date, time};

use super::*;
use crate::agreement::{CalendarException, HolidayList};
use crate::text::Text;
use crate::time::Month;

type Local = (Time, Option<Time>);

fn terms(zone: &str, weekdays: [Vec<Local>; 7]) -> CalendarTerms {
    CalendarTerms {
        id: "c".to_owned(),
        name: Text::same("c"),
        zone: zone.to_owned(),
        weekdays,
        holidays: HolidayList::None,
        exceptions: Vec::new(),
    }
}

/// Monday to Friday, 9:00–12:00 and 13:00–18:00: eight hours.
fn office(zone: &str) -> CalendarTerms {
    let day = vec![(time(9, 0, 0, 0), Some(time(12, 0, 0, 0))), nine_to_six_afternoon()];
    let weekdays = std::array::from_fn(|i| if i < 5 { day.clone() } else { Vec::new() });
    terms(zone, weekdays)
}

fn nine_to_six_afternoon() -> Local {
    (time(13, 0, 0, 0), Some(time(18, 0, 0, 0)))
}

fn every_day(zone: &str, spans: &[Local]) -> CalendarTerms {
    terms(zone, std::array::from_fn(|_| spans.to_vec()))
}

fn closed(day: Date) -> CalendarException {
    CalendarException { date: day, spans: Vec::new(), reason: None }
}

fn at(text: &str) -> Moment {
    Moment(text.parse::<jiff::Timestamp>().expect(text).as_microsecond())
}

fn hours(span: Span) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "small in tests")]
    let hours = span.0 as f64 / Span::HOUR.0 as f64;
    hours
}

fn made(terms: &CalendarTerms) -> Calendar {
    Calendar::new(terms, 2010..=2028).expect("a calendar")
}

#[test]
fn a_day_of_eight_business_hours_in_tokyo_is_eight_hours() {
    // The trap: 9:00 in Tokyo is midnight in UTC, so a calendar counted in UTC would see most of
    // the day as closed.
    let calendar = made(&office("Asia/Tokyo"));
    let day = calendar.between(at("2026-11-24T09:00+09"), at("2026-11-24T18:00+09"));
    assert_eq!(day, Span(8 * Span::HOUR.0));
    assert_eq!(made(&office("UTC")).between(at("2026-11-24T00:00Z"), at("2026-11-24T09:00Z")).0, 0);
}

#[test]
fn weekends_holidays_and_exceptions_do_not_count() {
    let mut terms = office("Asia/Tokyo");
    let week = (at("2026-11-02T00:00+09"), at("2026-11-09T00:00+09"));
    assert_eq!(hours(made(&terms).between(week.0, week.1)), 40.0);
    terms.holidays = HolidayList::Japan;
    assert_eq!(hours(made(&terms).between(week.0, week.1)), 32.0);
    terms.exceptions.push(closed(date(2026, 11, 4)));
    assert_eq!(hours(made(&terms).between(week.0, week.1)), 24.0);
    // An exception outranks the holiday list and the weekday.
    let spans = vec![(time(10, 0, 0, 0), Some(time(11, 30, 0, 0)))];
    for day in [date(2026, 11, 3), date(2026, 11, 8)] {
        terms.exceptions.push(CalendarException { date: day, spans: spans.clone(), reason: None });
    }
    assert_eq!(hours(made(&terms).between(week.0, week.1)), 27.0);
    // Of two for one day the first counts, for time as for days.
    terms.exceptions.push(closed(date(2026, 11, 8)));
    assert_eq!(hours(made(&terms).between(week.0, week.1)), 27.0);
    assert!(business_day(&terms, date(2026, 11, 8)));
}

#[test]
fn a_night_shift_over_midnight_is_one_span() {
    let night = [(time(0, 0, 0, 0), Some(time(6, 0, 0, 0))), (time(22, 0, 0, 0), None)];
    let calendar = made(&every_day("Asia/Tokyo", &night));
    let (from, until) = (at("2026-11-24T12:00+09"), at("2026-11-25T12:00+09"));
    let spans: Vec<_> = calendar.spans(from, until).collect();
    assert_eq!(spans, [(at("2026-11-24T22:00+09"), at("2026-11-25T06:00+09"))]);
    assert_eq!(hours(calendar.between(from, until)), 8.0);
    let due = calendar.add(at("2026-11-24T22:00+09"), Span(2 * Span::HOUR.0));
    assert_eq!(due, Some(at("2026-11-25T00:00+09")));
}

#[test]
fn changes_of_the_clock_count_their_real_time() {
    let day = |zone: &str, spans: &[Local], from: &str, until: &str| {
        hours(made(&every_day(zone, spans)).between(at(from), at(until)))
    };
    let morning = [(time(1, 0, 0, 0), Some(time(5, 0, 0, 0)))];
    // Sweden: 2026-03-29 skips 2:00–3:00, 2026-10-25 repeats it.
    assert_eq!(day("Europe/Stockholm", &morning, "2026-03-28T23:00Z", "2026-03-29T22:00Z"), 3.0);
    assert_eq!(day("Europe/Stockholm", &morning, "2026-10-24T22:00Z", "2026-10-25T23:00Z"), 5.0);
    // New York: 2026-03-08 skips 2:00–3:00, 2026-11-01 repeats 1:00–2:00.
    assert_eq!(day("America/New_York", &morning, "2026-03-08T05:00Z", "2026-03-09T04:00Z"), 3.0);
    assert_eq!(day("America/New_York", &morning, "2026-11-01T04:00Z", "2026-11-02T05:00Z"), 5.0);
    // Lord Howe moves by half an hour: 2026-10-04 skips 2:00–2:30, 2026-04-05 repeats 1:30–2:00.
    assert_eq!(day("Australia/Lord_Howe", &morning, "2026-10-03T13:30Z", "2026-10-04T13:00Z"), 3.5);
    assert_eq!(day("Australia/Lord_Howe", &morning, "2026-04-04T13:00Z", "2026-04-05T13:30Z"), 4.5);
    // A span whose end is skipped ends at the skip; one inside the skip has no time at all.
    let skipped = [(time(1, 30, 0, 0), Some(time(2, 30, 0, 0)))];
    assert_eq!(day("Europe/Stockholm", &skipped, "2026-03-28T23:00Z", "2026-03-29T22:00Z"), 0.5);
    let inside = [(time(2, 10, 0, 0), Some(time(2, 50, 0, 0)))];
    assert_eq!(day("Europe/Stockholm", &inside, "2026-03-28T23:00Z", "2026-03-29T22:00Z"), 0.0);
    // Samoa skipped 2011-12-30 altogether.
    assert_eq!(day("Pacific/Apia", &morning, "2011-12-29T10:00Z", "2011-12-31T10:00Z"), 8.0);
}

#[test]
fn time_without_limits_is_a_subtraction() {
    let whole = every_day("Europe/Stockholm", &[(Time::midnight(), None)]);
    let far = Moment(i64::MAX);
    for calendar in [Calendar::always(), made(&whole)] {
        assert_eq!(calendar.range(), None);
        assert_eq!(calendar.between(Moment(-5), Moment(7)), Span(12));
        assert_eq!(calendar.between(Moment(7), Moment(-5)), Span::ZERO);
        assert_eq!(calendar.between(Moment(i64::MIN), far), Span(i64::MAX));
        assert_eq!(calendar.add(Moment(1), Span(2)), Some(Moment(3)));
        assert_eq!(calendar.add(far, Span(1)), None);
        assert!(calendar.contains(far));
        assert_eq!(
            calendar.spans(Moment(1), Moment(3)).collect::<Vec<_>>(),
            [(Moment(1), Moment(3))]
        );
        assert_eq!(calendar.spans(Moment(3), Moment(3)).count(), 0);
    }
    let mut but_one = whole;
    but_one.exceptions.push(closed(date(2026, 1, 1)));
    let year = made(&but_one).between(at("2025-12-31T23:00Z"), at("2026-12-31T23:00Z"));
    assert_eq!(year, Span(364 * Span::DAY.0));
}

#[test]
fn outside_its_years_a_calendar_knows_no_time() {
    let calendar = made(&office("Asia/Tokyo"));
    let range = calendar.range().expect("limits");
    assert_eq!(range.from, at("2010-01-01T00:00+09"));
    assert_eq!(range.until, at("2029-01-01T00:00+09"));
    let (low, high) = (Moment(i64::MIN), Moment(i64::MAX));
    let all = calendar.between(range.from, range.until);
    assert_eq!(calendar.between(low, high), all);
    assert_eq!(calendar.between(range.until, high), Span::ZERO);
    assert_eq!(calendar.add(range.from, Span(all.0 + 1)), None);
    assert_eq!(calendar.add(Moment(range.from.0 - 1), Span(1)), None);
    assert_eq!(calendar.add(range.until, Span(1)), None);
    assert_eq!(calendar.add(range.from, all), Some(at("2028-12-29T18:00+09")));
    assert!(!calendar.contains(low) && !calendar.contains(high) && !calendar.contains(range.until));
    assert_eq!(calendar.spans(range.until, high).count(), 0);
    assert_eq!(calendar.spans(low, at("2010-01-01T10:00+09")).count(), 1);
}

#[test]
fn a_calendar_without_any_time_is_no_trap() {
    let calendar = made(&every_day("Asia/Tokyo", &[]));
    assert_eq!(calendar.between(Moment(i64::MIN), Moment(i64::MAX)), Span::ZERO);
    assert_eq!(calendar.add(at("2026-01-01T00:00Z"), Span(1)), None);
    assert_eq!(add_business_days(&every_day("Asia/Tokyo", &[]), date(2026, 1, 1), 1), None);
}

#[test]
fn refuses_unknown_zones_and_impossible_years_with_words() {
    let code = |zone: &str, years| Calendar::new(&office(zone), years).expect_err("refused").code;
    assert_eq!(code("Asia/Nowhere", 2020..=2021), "calendar-zone");
    assert_eq!(code("", 2020..=2021), "calendar-zone");
    assert_eq!(code("Asia/Tokyo", 1700..=2100), "calendar-years");
    assert_eq!(code("Asia/Tokyo", 0..=3), "calendar-years");
    assert_eq!(code("Asia/Tokyo", 9998..=9999), "calendar-years");
    #[expect(clippy::reversed_empty_ranges, reason = "that is the point")]
    let none = 2021..=2020;
    assert_eq!(code("Asia/Tokyo", none), "calendar-years");
    assert!(Calendar::new(&office("Asia/Tokyo"), 1701..=2100).is_ok());
    for lang in [crate::text::Lang::Ja, crate::text::Lang::En] {
        let words = crate::words::Words::new(lang);
        for code in ["calendar-zone", "calendar-years"] {
            assert!(words.has(&format!("refusal-{code}")), "{code}");
            assert!(words.has(&format!("refusal-{code}-hint")), "{code}");
        }
    }
}

#[test]
fn t27_business_days() {
    let mut terms = office("Asia/Tokyo");
    terms.holidays = HolidayList::Japan;
    let friday = date(2026, 10, 30);
    assert_eq!(add_business_days(&terms, friday, 5), Some(date(2026, 11, 9)));
    assert_eq!(add_business_days(&terms, date(2026, 11, 9), -5), Some(friday));
    assert_eq!(add_business_days(&terms, date(2026, 11, 1), 0), Some(date(2026, 11, 1)));
    assert!(!business_day(&terms, date(2026, 11, 3)));
    assert!(!business_day(&terms, date(2026, 11, 1)));
    assert!(business_day(&terms, date(2026, 11, 4)));
    assert_eq!(add_business_days(&terms, date(9999, 12, 1), i32::MAX), None);
}

#[test]
fn says_for_which_years_it_has_no_holidays() {
    let mut terms = office("Asia/Tokyo");
    assert!(years_without_holidays(&terms, 1950..=2030).is_empty());
    terms.holidays = HolidayList::Japan;
    assert!(years_without_holidays(&terms, 2011..=2013).is_empty());
    assert_eq!(years_without_holidays(&terms, 2026..=2029), [2028, 2029]);
}

#[test]
fn months_run_from_midnight_to_midnight_of_their_zone() {
    let month = |text: &str, day, zone| {
        let window = window(Month::parse(text).expect(text), day, zone).expect("a window");
        (window.from, window.until)
    };
    let tokyo = "Asia/Tokyo";
    let october = (at("2026-10-01T00:00+09"), at("2026-11-01T00:00+09"));
    assert_eq!(month("2026-10", None, tokyo), october);
    assert_eq!(month("2026-10", Some(31), tokyo), october);
    let closes_20 = (at("2026-09-21T00:00+09"), at("2026-10-21T00:00+09"));
    assert_eq!(month("2026-10", Some(20), tokyo), closes_20);
    let summer_time_ends = (at("2026-10-01T00:00+02"), at("2026-11-01T00:00+01"));
    assert_eq!(month("2026-10", None, "Europe/Stockholm"), summer_time_ends);
    assert_eq!(
        window(Month { year: 9999, month: 12 }, None, tokyo).expect_err("too late").code,
        "calendar-years"
    );
    assert!(window(Month { year: 2026, month: 1 }, None, "Asia/Edo").is_err());
}

#[test]
fn business_time_equals_that_of_pm4py() {
    let golden = include_str!("../../../../../oracle/golden/business_hours.json");
    let golden: serde_json::Value = serde_json::from_str(golden).expect("JSON");
    let clock = |h, m| time(h, m, 0, 0);
    let mut terms = office("UTC");
    terms.weekdays[5] = vec![(clock(22, 0), None)];
    terms.weekdays[6] = vec![(clock(0, 0), Some(clock(6, 30)))];
    let calendar = made(&terms);
    let pairs = golden["seconds"].as_array().expect("pairs");
    assert_eq!(pairs.len(), 200);
    for pair in pairs {
        let second = |i: usize| pair[i].as_i64().expect("a second") * Span::SECOND.0;
        let found = calendar.between(Moment(second(0)), Moment(second(1)));
        assert_eq!(found, Span(second(2)), "{pair}");
    }
}
