//! Small logs whose answers can be checked by hand.

use kajitori_domain::agreement::{CalendarTerms, HolidayList};
use kajitori_domain::calendar::{Calendar, built_in};
use kajitori_domain::measure::explore::CaseTime;
use kajitori_domain::selection::{CaseOrder, Listing, Selection};
use kajitori_domain::time::Span;
use kajitori_measures::explore;

use super::Bench;
use crate::logs::{Event, case, log};

/// Two cases of one way and one of another; the case `NA` is a case like any other, and the
/// file is in no order.
pub(super) fn three() -> Vec<Event<'static>> {
    let mut events =
        case("a", &["2026-10-01 00:00 Open", "2026-10-01 02:00 Work", "2026-10-01 03:00 Close"]);
    events.extend(case(
        "b",
        &["2026-10-02 06:00 Close", "2026-10-02 00:00 Open", "2026-10-02 04:00 Work"],
    ));
    events.extend(case(
        "NA",
        &["2026-10-03 00:00 Open", "2026-10-03 01:00 Work", "2026-10-03 01:00 Work"],
    ));
    events
}

fn hours(hours: i64) -> Span {
    Span(hours * Span::HOUR.0)
}

#[test]
fn what_follows_what_and_how_long_after() {
    let bench = Bench::new(&log(&three()), 2);
    let (found, scope) = explore::follows(&bench.about(&Selection::default())).expect("answered");
    assert_eq!((scope.cases, scope.events, scope.all_cases, scope.all_events), (3, 9, 3, 9));
    let nodes: Vec<_> =
        found.nodes.iter().map(|n| (&*n.activity, n.events, n.cases, n.starts, n.ends)).collect();
    assert_eq!(nodes, [("Work", 4, 3, 0, 1), ("Open", 3, 3, 3, 0), ("Close", 2, 2, 0, 2)]);
    let edge = |e: &kajitori_domain::measure::explore::Edge| {
        let clock = e.clock;
        (e.from, e.to, e.count, clock.total, clock.median, clock.p90)
    };
    assert_eq!(
        found.edges.iter().map(edge).collect::<Vec<_>>(),
        [
            (1, 0, 3, hours(7), Some(hours(2)), Some(hours(4))),
            (0, 2, 2, hours(3), Some(hours(1)), Some(hours(2))),
            (0, 0, 1, hours(0), Some(hours(0)), Some(hours(0))),
        ]
    );
}

#[test]
fn ways_are_counted_and_cover() {
    let bench = Bench::new(&log(&three()), 1);
    let (found, _) = explore::variants(&bench.about(&Selection::default()), 9).expect("answered");
    let ways: Vec<_> = found
        .variants
        .iter()
        .map(|v| (v.number, v.activities.join(" "), v.cases, v.covered, v.lead.median))
        .collect();
    assert_eq!(
        ways,
        [
            (1, "Open Work Close".to_owned(), 2, 2, Some(hours(3))),
            (2, "Open Work Work".to_owned(), 1, 3, Some(hours(1))),
        ]
    );
    assert_eq!((found.cases, found.distinct), (3, 2));
    let (one, _) = explore::variants(&bench.about(&Selection::default()), 1).expect("answered");
    assert_eq!((one.variants.len(), one.distinct), (1, 2));
}

#[test]
fn lead_times_spread_and_waiting_is_named() {
    let bench = Bench::new(&log(&three()), 8);
    let (found, _) = explore::durations(&bench.about(&Selection::default())).expect("answered");
    let clock = found.clock.expect("cases");
    assert_eq!((clock.count, clock.total), (3, hours(10)));
    assert_eq!((clock.least, clock.median, clock.most), (hours(1), hours(3), hours(6)));
    let waiting: Vec<_> = found.waiting.iter().map(|w| (&*w.from, &*w.to, w.clock.total)).collect();
    assert_eq!(
        waiting,
        [("Open", "Work", hours(7)), ("Work", "Close", hours(3)), ("Work", "Work", hours(0))]
    );
    assert_eq!(found.holders, None, "nobody says who holds a case");
}

#[test]
fn kept_cases_are_told_one_by_one_a_page_at_a_time() {
    use CaseOrder::{Business, Case, Clock, Events, From, Until};
    // The order, whether the greatest come first, rows passed over, rows at most, the cases.
    let table: [(CaseOrder, bool, u64, u64, &[&str]); 10] = [
        (Case, false, 0, 9, &["NA", "a", "b"]),
        (Case, true, 0, 2, &["b", "a"]),
        (From, false, 0, 9, &["a", "b", "NA"]),
        (Until, true, 0, 9, &["NA", "b", "a"]),
        (Clock, true, 0, 9, &["b", "a", "NA"]),
        (Clock, true, 1, 1, &["a"]),
        (Business, false, 0, 9, &["NA", "a", "b"]),
        (Events, true, 0, 9, &["NA", "a", "b"]),
        (Clock, true, 3, 9, &[]),
        (Clock, true, u64::MAX, u64::MAX, &[]),
    ];
    for buckets in [1, 2, 8] {
        let bench = Bench::new(&log(&three()), buckets);
        for (by, down, skip, most, cases) in table {
            let listed = Some(Listing { by, down, skip, most });
            let selection = Selection { listed, ..Selection::default() };
            let (found, scope) = explore::durations(&bench.about(&selection)).expect("answered");
            let told: Vec<&str> = found.cases.iter().map(|one| &*one.case).collect();
            assert_eq!(told, cases, "{by:?} {down} {skip} {most}");
            assert_eq!(scope.cases, 3, "all are counted");
        }
    }
    let listed = Some(Listing { by: Case, down: false, skip: 0, most: 9 });
    let has = vec!["Close".to_owned()];
    let (bench, selection) =
        (Bench::new(&log(&three()), 2), Selection { listed, has, ..Selection::default() });
    let (found, _) = explore::durations(&bench.about(&selection)).expect("answered");
    let told = |one: &CaseTime| (one.case.clone(), one.events, one.clock, one.until.0 - one.from.0);
    let three_hours = hours(3);
    assert_eq!(
        found.cases.iter().map(told).collect::<Vec<_>>(),
        [
            ("a".to_owned(), 3, three_hours, three_hours.0),
            ("b".to_owned(), 3, hours(6), hours(6).0),
        ]
    );
}

/// PM4Py counts business hours in UTC: there, a working day in Tokyo has none.
#[test]
fn a_working_day_in_tokyo_has_its_hours() {
    let day = ["2026-10-01 00:00 Open", "2026-10-01 08:00 Close"];
    let mut bench = Bench::new(&log(&case("a", &day)), 8);
    let terms = built_in("japan-office").expect("a calendar");
    bench.calendar = explore::calendar(&terms, &bench.log).expect("sound");
    let (found, _) = explore::durations(&bench.about(&Selection::default())).expect("answered");
    assert_eq!(found.business.expect("a case").total, hours(8));
    let (found, _) = explore::follows(&bench.about(&Selection::default())).expect("answered");
    assert_eq!(found.edges[0].business.median, Some(hours(8)));
}

/// The clock goes forward on 2026-03-29 in Berlin: a night from 22:00 to 6:00 has seven hours.
#[test]
fn a_night_of_changing_clocks_has_its_real_length() {
    let night = vec![
        (jiff::civil::time(0, 0, 0, 0), Some(jiff::civil::time(6, 0, 0, 0))),
        (jiff::civil::time(22, 0, 0, 0), None),
    ];
    let terms = CalendarTerms {
        id: "night".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        weekdays: std::array::from_fn(|_| night.clone()),
        holidays: HolidayList::None,
        ..built_in("always").expect("a calendar")
    };
    let lines = ["2026-03-28 20:00 Open", "2026-03-29 06:00 Close"];
    let mut bench = Bench::new(&log(&case("a", &lines)), 8);
    bench.calendar = Calendar::new(&terms, 2025..=2027).expect("sound");
    let (found, _) = explore::durations(&bench.about(&Selection::default())).expect("answered");
    assert_eq!(found.business.expect("a case").total, hours(7));
}

#[test]
fn dates_from_1948_and_equal_stamps_are_ordinary() {
    let lines = [
        "1948-06-10 00:00 Open",
        "1948-06-10 00:00 Work",
        "1948-06-10 00:00 Close",
        "1948-06-10 00:00 Open",
    ];
    let mut bench = Bench::new(&log(&case("a", &lines)), 8);
    let terms = built_in("japan-office").expect("a calendar");
    bench.calendar = explore::calendar(&terms, &bench.log).expect("sound");
    let (found, _) = explore::variants(&bench.about(&Selection::default()), 9).expect("answered");
    assert_eq!(found.variants[0].activities, ["Open", "Work", "Close", "Open"], "the file's order");
}

#[test]
fn an_empty_log_has_empty_answers() {
    let bench = Bench::new(&log(&[]), 8);
    let everything = Selection::default();
    let question = bench.about(&everything);
    let ((follows, variants, durations), scope) =
        explore::overview(&question, 9).expect("answered");
    assert!(follows.nodes.is_empty() && variants.variants.is_empty());
    assert_eq!((durations.clock, scope.span, explore::years(&bench.log)), (None, None, None));
}
