//! What settled contests change: a pause of one case, and who held one; and the case, told.

use kajitori_domain::agreement::level::{AssignBy, Kind, OpenOverdue, ServiceLevel};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{CaseAsk, Tick};
use kajitori_domain::filter::Literal;
use kajitori_domain::holder::Holder;
use kajitori_domain::selection::Selection;
use kajitori_domain::time::{Moment, Month, Span};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::parquet::TableWriter;
use kajitori_measures::filed::Filed;
use kajitori_measures::{Inputs, Outcome, explore, measure, story};
use proptest::prelude::*;

use crate::agreements::{clock, hours, level};
use crate::explore::Bench;
use crate::levels::{ratio, with};
use crate::logs::{Event, at, case, cut, log};
use crate::properties::{agreement, events};

fn run(
    agreement: &kajitori_domain::agreement::Agreement,
    events: &[Event<'_>],
    amendments: &[Amendment],
) -> Outcome {
    let inputs = Inputs {
        agreement,
        log: &cut(&log(events)),
        intervals: None,
        samples: &[],
        amendments,
        month: Month { year: 2026, month: 10 },
        memory: None,
        cases: true,
    };
    measure(&inputs, &Unwatched).expect("measured")
}

fn pause(from: &str, until: &str) -> Amendment {
    let (from, until) = (Moment(at(from)), Moment(at(until)));
    Amendment::Pause { case: "x".to_owned(), from, until }
}

fn within(limit: i64) -> ServiceLevel {
    let kind = Kind::ClockRatio { clock: clock(), limit: hours(limit) };
    ServiceLevel { assign_by: AssignBy::Stop, open_overdue: OpenOverdue::Miss, ..level("l", kind) }
}

/// Nine office hours from Thursday to Friday, all the vendor's.
fn thursday() -> Vec<Event<'static>> {
    case("x", &["2026-10-08 09:00 Open Vendor", "2026-10-09 10:00 Close "])
}

#[test]
fn a_pause_stops_the_clock_and_moves_the_time_to_the_agreed_pause() {
    let agreement = with(within(8));
    let before = run(&agreement, &thursday(), &[]).measured;
    assert_eq!(before.levels[0].adjusted, ratio(0, 1));
    let paused = [pause("2026-10-08 16:00", "2026-10-08 18:00")];
    let after = run(&agreement, &thursday(), &paused).measured;
    assert_eq!(after.levels[0].adjusted, ratio(1, 1), "eight hours are left");
    let ledger = &after.processes[0].ledger;
    assert_eq!(ledger.business[Holder::Pause.index()], Span::HOUR);
    assert_eq!(ledger.outside[Holder::Pause.index()], Span::HOUR);
    assert_eq!(ledger.business[Holder::Vendor.index()], hours(8));
    assert_eq!(ledger.outside[Holder::Vendor.index()], hours(15));
    assert_eq!(ledger.lead, hours(25));
    let elsewhere = [Amendment::Pause {
        case: "y".to_owned(),
        from: Moment(at("2026-10-08 10:00")),
        until: Moment(at("2026-10-08 12:00")),
    }];
    assert_eq!(run(&agreement, &thursday(), &elsewhere).measured, before);
}

#[test]
fn an_open_case_is_overdue_later_by_its_pause() {
    let agreement = with(within(8));
    let open = case("x", &["2026-10-30 09:00 Open Vendor"]);
    let rows = |amendments: &[Amendment]| run(&agreement, &open, amendments).measured;
    // Passed on Monday, but for the pause: then on Tuesday; neither is October's.
    assert_eq!(rows(&[]).levels[0].pending, 1);
    let before = case("x", &["2026-10-29 09:00 Open Vendor"]);
    let missed =
        |amendments: &[Amendment]| run(&agreement, &before, amendments).measured.levels[0].adjusted;
    assert_eq!(missed(&[]), ratio(0, 1));
    assert_eq!(missed(&[pause("2026-10-29 10:00", "2026-10-30 17:00")]), ratio(0, 0));
}

#[test]
fn a_settled_holder_holds_until_a_rule_says_another() {
    let lines = [
        "2026-10-08 09:00 Open Vendor",
        "2026-10-08 10:00 Work Keep",
        "2026-10-08 12:00 Work Client",
        "2026-10-08 13:00 Close ",
    ];
    let events = case("x", &lines);
    let agreement = with(within(8));
    let settled = [Amendment::Holder { case: "x".to_owned(), row: 2, holder: Holder::Third }];
    let ledger = run(&agreement, &events, &settled).measured.processes.remove(0).ledger;
    let [client, vendor, third, ..] = ledger.business;
    assert_eq!([client, vendor, third], [hours(1), Span::ZERO, hours(3)]);
    let mut bench = Bench::new(&log(&events), 10);
    bench.agreement = Some(agreement);
    let everything = Selection::default();
    let question = explore::Question { amendments: &settled, ..bench.about(&everything) };
    let (durations, _) = explore::durations(&question).expect("answered");
    assert_eq!(durations.holders.expect("rules")[0][..3], [hours(1), Span::ZERO, hours(3)]);
}

#[test]
fn a_case_is_told_with_its_pauses() {
    let agreement = with(within(8));
    let paused = [pause("2026-10-08 10:00", "2026-10-08 12:00")];
    let told = story::tell(&log(&thursday()), "x", &agreement, &paused, Some("l")).expect("told");
    let bands: Vec<_> = told.bands.iter().map(|(holder, _)| *holder).collect();
    assert_eq!(bands, [Holder::Vendor, Holder::Pause, Holder::Vendor]);
    assert_eq!(told.bands[0].1.until, told.bands[1].1.from);
    assert_eq!((told.clock, told.lead), (Some(hours(7)), hours(25)));
    assert_eq!(told.by_holder[Holder::Pause.index()], hours(2));
    let ticks: Vec<(Tick, Moment)> = told.ticks;
    let expected = [
        (Tick::Start, "2026-10-08 09:00"),
        (Tick::Pause, "2026-10-08 10:00"),
        (Tick::Resume, "2026-10-08 12:00"),
        (Tick::Stop, "2026-10-09 10:00"),
        (Tick::Limit, "2026-10-09 11:00"),
    ];
    assert_eq!(ticks, expected.map(|(tick, time)| (tick, Moment(at(time)))));
    assert_eq!(told.open.len(), 2);
    let missing = story::tell(&log(&thursday()), "y", &agreement, &[], None);
    assert!(missing.is_err_and(|stop| format!("{stop:?}").contains("case-unknown")));
}

#[test]
fn a_written_table_is_asked_again() {
    let mut all = thursday();
    all.extend(case("y", &["2026-10-08 09:00 Open Vendor", "2026-10-08 10:00 Close "]));
    all.extend(case("z", &["2026-10-08 09:00 Open Vendor", "2026-10-09 16:00 Close "]));
    let cases = run(&with(within(8)), &all, &[]).cases.expect("wanted");
    let mut file = Vec::new();
    let mut table = TableWriter::new(cases.schema(), "0", &mut file).expect("begun");
    cases.batches(&mut |batch| table.write(batch)).expect("written");
    table.finish().expect("written");
    let filed = Filed::read(file.into()).expect("a table");
    let ask = |ask: CaseAsk| {
        let page = filed.page(&CaseAsk { most: 10, ..ask }, "UTC").expect("answered");
        let names = page.rows.iter().map(|row| match &row[0] {
            Some(Literal::Text(name)) => name.clone(),
            other => panic!("{other:?}"),
        });
        (names.collect::<String>(), page.total)
    };
    let level = Some("l".to_owned());
    assert_eq!(ask(CaseAsk::default()), ("xyz".to_owned(), 3));
    let missed = CaseAsk { level, missed: true, ..CaseAsk::default() };
    assert_eq!(ask(missed.clone()), ("xz".to_owned(), 2));
    let sort = Some(("lead_time".to_owned(), true));
    assert_eq!(ask(CaseAsk { sort: sort.clone(), ..missed.clone() }), ("zx".to_owned(), 2));
    assert_eq!(ask(CaseAsk { skip: 1, sort, ..missed }), ("x".to_owned(), 2));
    let condition = Some("lead_time < INTERVAL '26' HOUR AND NOT case_id LIKE 'y%'".to_owned());
    assert_eq!(ask(CaseAsk { condition, ..CaseAsk::default() }), ("x".to_owned(), 1));
    let condition = Some("lead_tim > 3".to_owned());
    let wrong = filed.page(&CaseAsk { condition, ..CaseAsk::default() }, "UTC");
    assert!(wrong.is_err_and(|stop| format!("{stop:?}").contains("filter-column")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is paused: parts sum to the lead time, and those of a clock to the clock.
    #[test]
    fn attribution_stays_exact(
        events in events(),
        pauses in proptest::collection::vec((0..4_usize, 0..80_i64, 1..200_i64), 0..6),
    ) {
        let begin = at("2026-09-01 00:00");
        let pauses: Vec<Amendment> = pauses.into_iter().filter_map(|(which, from, length)| {
            let case = events.get(which)?.case.to_owned();
            let from = begin + from * Span::HOUR.0 * 11;
            let (from, until) = (Moment(from), Moment(from + length * Span::HOUR.0));
            Some(Amendment::Pause { case, from, until })
        }).collect();
        let outcome = run(&agreement(), &events, &pauses);
        let ledger = &outcome.measured.processes[0].ledger;
        let sum = |parts: &[Span]| parts.iter().map(|part| part.0).sum::<i64>();
        prop_assert_eq!(sum(&ledger.business) + sum(&ledger.outside), ledger.lead.0);
        let least = ledger.business.iter().chain(&ledger.outside).min();
        prop_assert!(least.is_none_or(|least| least.0 >= 0));
        for miss in outcome.measured.levels.iter().flat_map(|level| &level.misses) {
            prop_assert_eq!(Some(Span(sum(&miss.by_holder))), miss.clock);
            prop_assert_eq!(Some(Span(sum(&miss.delay))), miss.excess);
        }
        for event in &events {
            let told = story::tell(&log(&sorted(&events)), event.case, &agreement(), &pauses, None);
            let told = told.expect("told");
            prop_assert_eq!(Span(sum(&told.by_holder)), told.lead);
            for pair in told.bands.windows(2) {
                prop_assert_eq!(pair[0].1.until, pair[1].1.from);
            }
        }
    }
}

/// As buckets have them: by case, then time.
fn sorted<'a>(events: &[Event<'a>]) -> Vec<Event<'a>> {
    let mut events = events.to_vec();
    events.sort_by_key(|event| (event.case, event.time));
    events
}
