//! Levels on cases: which window a case belongs to, what is known at a window's end, exclusions,
//! alternatives, delay.

use kajitori_domain::agreement::level::{
    Alternative, AssignBy, Bound, Change, Clock, Direction, Exclusion, Kind, OpenOverdue,
    PauseRule, Quantity, RoundingMode, ServiceLevel,
};
use kajitori_domain::agreement::{Agreement, ColumnSource, Take};
use kajitori_domain::case::Cell;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Text;
use kajitori_domain::time::{Month, Span};
use kajitori_domain::watch::Unwatched;
use kajitori_measures::{Inputs, measure};

use crate::agreements::{activity, clock, filter, first, hours, last, level, plain};
use crate::first_slice::{cell, run_in};
use crate::logs::{Event, at, case, cut, log};

pub(crate) fn with(level: ServiceLevel) -> Agreement {
    Agreement { levels: vec![level], ..plain() }
}

/// Closed within `limit` hours of office time.
fn within(limit: i64, assign_by: AssignBy, open_overdue: OpenOverdue) -> ServiceLevel {
    let kind = Kind::ClockRatio { clock: clock(), limit: hours(limit) };
    ServiceLevel { assign_by, open_overdue, ..level("l", kind) }
}

fn facts_in(level: &ServiceLevel, events: &[Event<'_>], month: &str) -> LevelFacts {
    run_in(&with(level.clone()), events, month).measured.levels.remove(0)
}

pub(crate) fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

/// Friday 30 October is the last working day of October; eight office hours later it is Monday.
pub(crate) fn late_case() -> Vec<Event<'static>> {
    case("late", &["2026-10-30 09:00 Open Vendor", "2026-12-01 10:00 Close "])
}

#[test]
fn an_overdue_case_counts_once() {
    use AssignBy::{Due, Stop};
    // Limit 8 hours: reached on 30 October at 17:00, passed on Monday 2 November at 09:00.
    for (assign_by, open_overdue, counted_in) in [
        (Stop, OpenOverdue::Wait, "2026-12"),
        (Stop, OpenOverdue::Miss, "2026-11"),
        (Due, OpenOverdue::Wait, "2026-12"),
        (Due, OpenOverdue::Miss, "2026-11"),
    ] {
        let level = within(8, assign_by, open_overdue);
        for month in ["2026-10", "2026-11", "2026-12", "2027-01"] {
            let facts = facts_in(&level, &late_case(), month);
            let here = month == counted_in;
            let what = format!("{assign_by:?} {open_overdue:?} {month}");
            assert_eq!(facts.adjusted, ratio(0, u64::from(here)), "{what}");
            assert_eq!(facts.pending, u64::from(month < counted_in), "{what}");
            assert_eq!(facts.misses.len(), usize::from(here), "{what}");
        }
    }
}

#[test]
fn by_start_a_case_stays_with_the_month_it_began_in() {
    for (open_overdue, decided_in) in
        [(OpenOverdue::Miss, "2026-11"), (OpenOverdue::Wait, "2026-12")]
    {
        let level = within(8, AssignBy::Start, open_overdue);
        let mut october = 11;
        for month in ["2026-10", "2026-11", "2026-12", "2027-01"] {
            let facts = facts_in(&level, &late_case(), month);
            let what = format!("{open_overdue:?} {month}");
            let decided = u64::from(month >= decided_in);
            assert_eq!(facts.series[october].1, ratio(0, decided), "October as of {what}");
            assert_eq!(facts.pending, u64::from(month == "2026-10"), "{what}");
            assert_eq!(facts.adjusted, ratio(0, 0), "no month counts it but October: {what}");
            october -= 1;
        }
    }
    let events = case("x", &["2026-09-30 16:00 Open Vendor", "2026-10-01 10:00 Close "]);
    let level = within(8, AssignBy::Start, OpenOverdue::Miss);
    let facts = facts_in(&level, &events, "2026-10");
    assert_eq!((facts.series[10].1, facts.adjusted), (ratio(1, 1), ratio(0, 0)));
}

#[test]
fn a_hit_belongs_to_its_stop_or_its_due() {
    let events = case("hit", &["2026-10-30 16:00 Open Vendor", "2026-10-30 17:00 Close "]);
    let by = |assign_by| within(8, assign_by, OpenOverdue::Miss);
    assert_eq!(facts_in(&by(AssignBy::Stop), &events, "2026-10").adjusted, ratio(1, 1));
    let due = facts_in(&by(AssignBy::Due), &events, "2026-10");
    assert_eq!((due.adjusted, due.pending), (ratio(0, 0), 0));
    assert_eq!(facts_in(&by(AssignBy::Due), &events, "2026-11").adjusted, ratio(1, 1));
}

#[test]
fn later_events_never_change_an_earlier_month() {
    let early = case("x", &["2026-10-01 09:00 Open Vendor", "2026-10-01 10:00 Close Vendor"]);
    let mut later = early.clone();
    later.extend(case("x", &["2026-11-02 09:00 Open Client", "2026-11-06 10:00 Close "]));
    let level = within(8, AssignBy::Stop, OpenOverdue::Miss);
    let before = run_in(&with(level.clone()), &early, "2026-10");
    let after = run_in(&with(level.clone()), &later, "2026-10");
    assert_eq!(before.measured.levels, after.measured.levels);
    assert_eq!(before.measured.processes, after.measured.processes);
    assert_eq!(before.cases, after.cases);
    // Opened again and completed late: it counts again, and as a miss.
    let november = facts_in(&level, &later, "2026-11");
    assert_eq!(november.adjusted, ratio(0, 1));
    assert_eq!(november.series[10].1, ratio(1, 1));
}

#[test]
fn closing_early_does_not_hide_a_miss() {
    // Closed after an hour (a hit of October), opened again on 20 October beyond its limit.
    let events = case(
        "x",
        &[
            "2026-10-01 09:00 Open Vendor",
            "2026-10-01 10:00 Close Vendor",
            "2026-11-20 10:00 Open Vendor",
            "2026-12-01 10:00 Close Vendor",
        ],
    );
    let level = within(8, AssignBy::Stop, OpenOverdue::Miss);
    assert_eq!(facts_in(&level, &events, "2026-10").adjusted, ratio(1, 1));
    assert_eq!(facts_in(&level, &events, "2026-11").adjusted, ratio(0, 1));
    assert_eq!(facts_in(&level, &events, "2026-12").adjusted, ratio(0, 0));
}

#[test]
fn without_a_stop_a_closed_case_is_missing_not_a_hit() {
    let mut level = within(8, AssignBy::Stop, OpenOverdue::Wait);
    level.kind =
        Kind::ClockRatio { clock: Clock { stop: first("Answer"), ..clock() }, limit: hours(8) };
    let mut events = case("x", &["2026-10-01 09:00 Open ", "2026-10-01 10:00 Close "]);
    let facts = facts_in(&level, &events, "2026-10");
    assert_eq!((facts.adjusted, facts.missing, facts.pending), (ratio(0, 0), 1, 0));
    events.extend(case("y", &["2026-10-01 09:00 Open "]));
    let facts = facts_in(&level, &events, "2026-10");
    assert_eq!((facts.missing, facts.pending), (1, 1));
}

#[test]
fn exclusions_are_counted_once_and_raw_ignores_them() {
    let mut level = within(8, AssignBy::Stop, OpenOverdue::Wait);
    let exclusion = |id: &str, rule: &str| Exclusion {
        id: id.to_owned(),
        name: Text::same(id),
        clause: "2".to_owned(),
        rule: filter(rule),
    };
    level.exclusions = vec![exclusion("a", "case_id = 'a'"), exclusion("ab", "case_id <= 'b'")];
    let alternative =
        |id: &str, change| Alternative { id: id.to_owned(), name: Text::same(id), change };
    level.alternatives = vec![
        alternative("keep-ab", Change::Ignore("ab".to_owned())),
        alternative("always", Change::Calendar("always".to_owned())),
        alternative("no-c", Change::Exclude(filter("case_id = 'c'"))),
        alternative("days", Change::RoundClock(hours(24), RoundingMode::Up)),
    ];
    let mut events = Vec::new();
    for name in ["a", "b", "c", "d"] {
        // Four office hours, twenty hours by the clock on the wall.
        events.extend(case(name, &["2026-10-01 15:00 Open Vendor", "2026-10-02 11:00 Close "]));
    }
    let facts = facts_in(&level, &events, "2026-10");
    assert_eq!((facts.raw, facts.adjusted), (ratio(4, 4), ratio(2, 2)));
    assert_eq!(facts.excluded, [("a".to_owned(), 1), ("ab".to_owned(), 1)]);
    let of = |ids: &[&str]| {
        facts.alternatives.iter().find(|(set, _)| set == ids).expect("every subset").1
    };
    assert_eq!(facts.alternatives.len(), 15);
    assert_eq!(of(&["keep-ab"]), ratio(3, 3));
    assert_eq!(of(&["always"]), ratio(0, 2));
    assert_eq!(of(&["no-c"]), ratio(1, 1));
    assert_eq!(of(&["days"]), ratio(0, 2));
    assert_eq!(of(&["keep-ab", "always", "no-c"]), ratio(0, 2));
    let outcome = run_in(&with(level), &events, "2026-10");
    assert_eq!(cell(&outcome, "b", "l.role"), Cell::Text("excluded:ab"));
    assert_eq!(cell(&outcome, "d", "l.role"), Cell::Text("counted"));
    assert_eq!(cell(&outcome, "d", "l.clock"), Cell::Duration(hours(4).0));
}

#[test]
fn pauses_by_holder_and_by_events_do_not_count() {
    let mut level = within(8, AssignBy::Stop, OpenOverdue::Wait);
    let between = vec![(activity("Hold"), activity("Resume"))];
    let pause = PauseRule { holders: vec![Holder::Client], between };
    level.kind = Kind::ClockRatio {
        clock: Clock { start: last("Open"), stop: first("Fix"), pause },
        limit: hours(3),
    };
    let events = case(
        "x",
        &[
            "2026-10-01 09:00 Open Vendor",
            "2026-10-01 09:30 Hold Vendor",
            "2026-10-01 10:00 Open Vendor",
            "2026-10-01 11:00 Resume Vendor",
            "2026-10-01 12:00 Ask Client",
            "2026-10-01 14:00 Reply Keep",
            "2026-10-01 15:00 Work Vendor",
            "2026-10-01 16:30 Fix Vendor",
            "2026-10-01 16:45 Close ",
        ],
    );
    // 10–11 held by events, 11–12 counts, 12–15 with the client, 15–16:30 counts.
    let outcome = run_in(&with(level), &events, "2026-10");
    assert_eq!(cell(&outcome, "x", "l.clock"), Cell::Duration(hours(2).0 + hours(1).0 / 2));
    assert_eq!(outcome.measured.levels[0].adjusted, ratio(1, 1));
}

/// §4.5: target 40, allowances 12/24/4; held 20/31/1 hours; delay 12 = 6.5 + 5.5 + 0.
#[test]
fn t16_delay_is_split_by_shapley() {
    let mut level = within(40, AssignBy::Stop, OpenOverdue::Wait);
    level.calendar = "always".to_owned();
    level.allowance = Some([12, 24, 4, 0, 0].map(hours));
    let events = case(
        "x",
        &[
            "2026-10-01 00:00 Open Client",
            "2026-10-01 20:00 Work Vendor",
            "2026-10-03 03:00 Bank Third",
            "2026-10-03 04:00 Wait Pause",
            "2026-10-05 04:00 Close ",
        ],
    );
    let facts = facts_in(&level, &events, "2026-10");
    let delay = facts.delay.expect("a clock ratio has a delay");
    let half = Span(hours(1).0 / 2);
    assert_eq!((delay.cases, delay.total), (1, hours(12)));
    let expected = [Span(hours(6).0 + half.0), Span(hours(5).0 + half.0)];
    assert_eq!(delay.by_holder[..2], expected);
    assert_eq!(delay.by_holder[2..], [Span::ZERO; 3]);
    assert_eq!(delay.sole_cause, [0; 5]);
    assert_eq!(delay.vendor_only, ratio(0, 1));
    let miss = &facts.misses[0];
    assert_eq!((miss.clock, miss.excess), (Some(hours(52)), Some(hours(12))));
    assert_eq!(miss.by_holder, [20, 31, 1, 0, 0].map(hours));
    assert_eq!(miss.timeline.len(), 5);
    assert_eq!((miss.timeline[1].holder, miss.timeline[1].business), (Holder::Vendor, hours(31)));
    assert_eq!(miss.timeline[1].row, 3);
}

#[test]
fn percentiles_means_and_counts() {
    let mut events = Vec::new();
    for (name, close) in [("a", "10:00"), ("b", "11:00"), ("c", "12:00"), ("d", "13:00")] {
        let opened = Event {
            case: name,
            activity: "Open",
            time: at("2026-10-01 09:00"),
            ..Event::default()
        };
        let time = at(&format!("2026-10-01 {close}"));
        let amount = Some(i64::try_from(events.len()).expect("small"));
        let closed = Event { case: name, activity: "Close", time, amount, ..Event::default() };
        events.extend([opened, closed]);
    }
    events[1].amount = None;
    let percentile = Decimal { units: 75, scale: 2 };
    let target = Bound { direction: Direction::AtMost, value: Quantity::Duration(hours(2)) };
    let of = |kind| facts_in(&ServiceLevel { target, ..level("l", kind) }, &events, "2026-10");
    let p75 = of(Kind::ClockPercentile { clock: clock(), percentile });
    assert_eq!(p75.adjusted, Some(Amount::Duration { value: hours(3), n: 4 }));
    assert_eq!(p75.misses.len(), 2);
    assert_eq!(p75.misses[0].excess, Some(hours(2)));
    let mean = of(Kind::MeanClock { clock: clock() });
    assert_eq!(mean.adjusted, Some(Amount::MeanDuration { sum: hours(10).0.into(), n: 4 }));
    let column = of(Kind::MeanColumn { column: "amount".to_owned() });
    assert_eq!(column.adjusted, Some(Amount::MeanNumber { sum: 12_000_000, n: 3 }));
    assert_eq!(column.missing, 1);
    let lead = of(Kind::MeanColumn { column: "lead_time".to_owned() });
    assert_eq!(lead.adjusted, Some(Amount::MeanDuration { sum: hours(10).0.into(), n: 4 }));
    let limit = of(Kind::CountLimit { of: filter("lead_time > INTERVAL '2' HOUR") });
    assert_eq!(limit.adjusted, Some(Amount::Count { value: 2, n: 4 }));
    assert_eq!(limit.misses.len(), 2);
    let share = of(Kind::CaseRatio { hit: filter("lead_time > INTERVAL '2' HOUR") });
    assert_eq!(share.adjusted, ratio(2, 4));
}

/// A share that must stay small (e.g. of cases handled twice): the cases to look at are its hits.
#[test]
fn the_misses_of_a_share_are_its_bad_cases() {
    let mut events = case("bad", &["2026-10-01 09:00 Open ", "2026-10-01 14:00 Close "]);
    events.extend(case("good", &["2026-10-01 09:00 Open ", "2026-10-01 10:00 Close "]));
    for (direction, condition, adjusted) in [
        (Direction::AtMost, "lead_time > INTERVAL '2' HOUR", ratio(1, 2)),
        (Direction::AtLeast, "lead_time <= INTERVAL '2' HOUR", ratio(1, 2)),
    ] {
        let mut level = level("l", Kind::CaseRatio { hit: filter(condition) });
        level.target.direction = direction;
        let facts = facts_in(&level, &events, "2026-10");
        let misses: Vec<&str> = facts.misses.iter().map(|miss| miss.case.as_str()).collect();
        assert_eq!((facts.adjusted, misses), (adjusted, vec!["bad"]), "{direction:?}");
    }
}

/// Leaving slow cases open makes percentile and mean look better: the open ones are told.
#[test]
fn clocks_left_open_are_pending() {
    let mut events = case("quick", &["2026-10-01 09:00 Open ", "2026-10-01 10:00 Close "]);
    events.extend(case("old", &["2026-08-03 09:00 Open "]));
    events.extend(case("new", &["2026-10-30 09:00 Open "]));
    let percentile = Decimal { units: 9, scale: 1 };
    for (kind, amount) in [
        (
            Kind::ClockPercentile { clock: clock(), percentile },
            Amount::Duration { value: hours(1), n: 1 },
        ),
        (Kind::MeanClock { clock: clock() }, Amount::MeanDuration { sum: hours(1).0.into(), n: 1 }),
    ] {
        for (assign_by, pending) in [(AssignBy::Stop, 2), (AssignBy::Start, 1)] {
            let level = ServiceLevel { assign_by, ..level("l", kind.clone()) };
            let facts = facts_in(&level, &events, "2026-10");
            assert_eq!((facts.adjusted, facts.pending), (Some(amount), pending), "{assign_by:?}");
        }
    }
}

#[test]
fn absurd_numbers_are_missing() {
    let mut events = Vec::new();
    for (name, score) in [("a", 1e20), ("b", -1e300), ("c", 2.0), ("d", 3.0)] {
        let mut lines = case(name, &["2026-10-01 09:00 Open ", "2026-10-01 14:00 Close "]);
        lines[0].score = Some(score);
        events.extend(lines);
    }
    let facts =
        facts_in(&level("l", Kind::MeanColumn { column: "score".to_owned() }), &events, "2026-10");
    let mean = Amount::MeanNumber { sum: 5_000_000, n: 2 };
    assert_eq!((facts.adjusted, facts.missing), (Some(mean), 2));
}

#[test]
fn a_month_without_cases_has_no_denominator_and_one_before_the_log_no_value() {
    let level = within(8, AssignBy::Stop, OpenOverdue::Wait);
    let facts = facts_in(&level, &late_case(), "2026-10");
    assert_eq!(facts.adjusted, ratio(0, 0));
    assert_eq!(facts.series[10].1, None);
    let facts = facts_in(&level, &late_case(), "2026-09");
    assert_eq!((facts.adjusted, facts.raw), (None, None));
}

#[test]
fn without_a_completing_event_a_case_ends_with_the_last_event_of_the_log() {
    let mut agreement = with(within(80, AssignBy::Stop, OpenOverdue::Miss));
    agreement.processes[0].complete = None;
    let events = case("x", &["2026-10-30 09:00 Open ", "2026-11-02 10:00 Work "]);
    let october = run_in(&agreement, &events, "2026-10").measured;
    assert_eq!((october.processes[0].closed, october.processes[0].open), (0, 1));
    assert_eq!((october.levels[0].adjusted, october.levels[0].pending), (ratio(0, 0), 1));
    let november = run_in(&agreement, &events, "2026-11").measured;
    assert_eq!((november.processes[0].closed, november.processes[0].open), (1, 0));
    assert_eq!(november.levels[0].adjusted, ratio(1, 1));
}

#[test]
fn an_attribute_that_the_log_lacks_is_refused() {
    let mut agreement = plain();
    agreement.columns[0].from = ColumnSource::Attribute("Impact".to_owned(), Take::Last);
    let (log, month) = (log(&late_case()), Month { year: 2026, month: 10 });
    let inputs = Inputs {
        agreement: &agreement,
        log: &cut(&log),
        intervals: None,
        samples: &[],
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    let Err(Stop::Refusal(refusal)) = measure(&inputs, &Unwatched) else { panic!("not refused") };
    assert_eq!(refusal.code, "measure-attribute");
    assert_eq!(refusal.args, [("attribute", "Impact".to_owned())]);
}
