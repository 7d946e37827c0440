//! Interval records: T30 of the domain report, slots, missing counts and declared other ways of
//! counting.

use kajitori_domain::agreement::level::{Alternative, Change, Deduction, Kind, ServiceLevel, Slot};
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::{Amount, SlotFacts};
use kajitori_domain::record::{Interval, Intervals};
use kajitori_domain::text::Text;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::Unwatched;
use kajitori_measures::{Inputs, measure};

use crate::agreements::{level, plain};
use crate::logs::{at, cut, log};

fn answered() -> ServiceLevel {
    let deductions = vec![Deduction {
        id: "short".to_owned(),
        name: Text::same("short abandons"),
        clause: "3".to_owned(),
        column: "short".to_owned(),
    }];
    let kind = Kind::IntervalRatio {
        numerator: "answered".to_owned(),
        denominator: "offered".to_owned(),
        deductions,
        group: None,
    };
    let mut level = level("answered", kind);
    level.slot = Some(Slot { hours: 2, from: 0, by_weekday: true, at_least: 100 });
    let alternative =
        |id: &str, change| Alternative { id: id.to_owned(), name: Text::same(id), change };
    level.alternatives = vec![
        alternative("with-short", Change::Ignore("short".to_owned())),
        alternative("without-busy", Change::Deduct("busy".to_owned())),
    ];
    level
}

fn row(start: &str, values: [Option<i64>; 4]) -> Interval {
    Interval { start: Moment(at(start)), group: None, values: values.to_vec(), row: 2 }
}

fn facts(rows: Vec<Interval>) -> LevelFacts {
    facts_of(answered(), rows)
}

fn facts_of(level: ServiceLevel, rows: Vec<Interval>) -> LevelFacts {
    let mut agreement = plain();
    agreement.zone = "Asia/Tokyo".to_owned();
    agreement.levels.push(level);
    let columns = ["offered", "answered", "short", "busy"].map(str::to_owned).to_vec();
    let intervals = Intervals { columns, rows };
    let (log, month) = (log(&[]), Month { year: 2026, month: 10 });
    let inputs = Inputs {
        agreement: &agreement,
        log: &cut(&log),
        intervals: Some(&intervals),
        samples: &[],
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    let mut outcome = measure(&inputs, &Unwatched).expect("measured");
    outcome.measured.levels.remove(0)
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

#[test]
fn t30_answer_rate_raw_and_adjusted() {
    let facts = facts(vec![
        // Monday 09:00 in Tokyo.
        row("2026-10-05 00:00", [Some(1_240), Some(757), Some(40), Some(20)]),
        row("2026-10-06 03:00", [Some(16_760), Some(15_940), Some(440), Some(0)]),
        row("2026-10-07 03:00", [Some(10), None, Some(0), Some(0)]),
        row("2026-10-07 04:00", [Some(10), Some(-1), Some(0), Some(0)]),
        row("2026-09-30 14:59", [Some(100), Some(90), Some(0), Some(0)]),
    ]);
    assert_eq!(facts.raw, ratio(16_697, 18_000));
    assert_eq!(facts.adjusted, ratio(16_697, 17_520));
    assert_eq!(facts.excluded, [("short".to_owned(), 480)]);
    assert_eq!((facts.missing, facts.pending), (2, 0));
    assert_eq!(facts.series[10].1, ratio(90, 100));
    assert_eq!(facts.series[9].1, None, "no record is no value, not zero");
    let amount = Amount::Ratio { numerator: 757, denominator: 1_200 };
    let slot = SlotFacts { weekday: Some(0), from_hour: 8, until_hour: 10, amount };
    assert_eq!(facts.worst_slot, Some(slot));
    let names = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let expected = [
        (names(&["with-short"]), ratio(16_697, 18_000)),
        (names(&["without-busy"]), ratio(16_697, 17_500)),
        (names(&["with-short", "without-busy"]), ratio(16_697, 17_980)),
    ];
    assert_eq!(facts.alternatives, expected);
}

#[test]
fn without_records_there_is_no_value() {
    let facts = facts(vec![]);
    assert_eq!((facts.adjusted, facts.raw), (None, None));
    assert_eq!(facts.worst_slot, None);
    assert!(facts.alternatives.iter().all(|(_, amount)| amount.is_none()));
}

#[test]
fn a_row_that_contradicts_itself_is_missing() {
    let facts = facts(vec![
        row("2026-10-05 00:00", [Some(100), Some(90), Some(0), Some(0)]),
        // More answered than offered; more deducted than offered.
        row("2026-10-05 01:00", [Some(10), Some(110), Some(0), Some(0)]),
        row("2026-10-05 03:00", [Some(10), Some(0), Some(20), Some(0)]),
    ]);
    assert_eq!((facts.adjusted, facts.missing), (ratio(90, 100), 2));
    assert_eq!(facts.raw, ratio(90, 110), "without the deduction one of them is sound");
    assert_eq!(facts.excluded, [("short".to_owned(), 0)]);
}

/// The agreed formula deducts from the sum, also in rows where some of those calls were answered;
/// a sum that leaves less than was answered says nothing.
#[test]
fn deductions_apply_to_the_sum_and_never_lift_it_beyond_one() {
    let stormy = row("2026-10-06 03:00", [Some(110), Some(100), Some(20), Some(0)]);
    let plain = row("2026-10-05 00:00", [Some(100), Some(80), Some(0), Some(0)]);
    let both = facts(vec![plain, stormy.clone()]);
    assert_eq!((both.adjusted, both.raw), (ratio(180, 190), ratio(180, 210)));
    assert_eq!(both.missing, 0);
    assert_eq!(both.excluded, [("short".to_owned(), 20)]);
    let alone = facts(vec![stormy]);
    assert_eq!((alone.adjusted, alone.raw), (None, ratio(100, 110)));
    assert_eq!(alone.worst_slot, None);
}

#[test]
fn absurd_counts_stop_nothing_and_give_no_value() {
    let most = Some(i64::MAX);
    let row = |start| row(start, [most, Some(1), Some(i64::MAX - 1), Some(0)]);
    let starts = ["2026-10-05 00:00", "2026-10-05 01:00", "2026-10-05 02:00"];
    let facts = facts(starts.map(row).to_vec());
    assert_eq!(facts.adjusted, ratio(3, 3));
    assert_eq!(facts.excluded, [("short".to_owned(), u64::MAX)]);
    assert_eq!(facts.raw, None, "no count holds the sum");
}

#[test]
fn slots_begin_at_the_agreed_hour_and_end_at_midnight() {
    // (width, first hour, hour of the calls in Tokyo, slot named)
    for (hours, from, hour, slot) in [
        (2, 0, 9, (8, 10)),
        (2, 1, 8, (7, 9)),
        (2, 1, 9, (9, 11)),
        (2, 1, 10, (9, 11)),
        (2, 1, 0, (0, 1)),
        (2, 1, 23, (23, 24)),
        (8, 6, 5, (0, 6)),
        (8, 6, 6, (6, 14)),
        (8, 6, 22, (22, 24)),
        (24, 0, 23, (0, 24)),
        (24, 6, 5, (0, 6)),
        (24, 6, 23, (6, 24)),
    ] {
        let mut level = answered();
        level.slot = Some(Slot { hours, from, by_weekday: true, at_least: 1 });
        // Tuesday in Tokyo, nine hours before it in UTC.
        let at = Moment(at("2026-10-05 15:00") + hour * kajitori_domain::time::Span::HOUR.0);
        let mut calls = row("2026-10-05 15:00", [Some(10), Some(5), Some(0), Some(0)]);
        calls.start = at;
        let worst = facts_of(level, vec![calls]).worst_slot.expect("one slot");
        let named = (worst.weekday, (worst.from_hour, worst.until_hour));
        assert_eq!(named, (Some(1), slot), "{hours} hours from {from}, calls at {hour}");
    }
}
