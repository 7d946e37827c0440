//! The map, variants, lead times and the ledger of a log that fits on a page.

use kajitori_domain::case::{CaseRows, Cell};
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::process::{Edge, Handoffs, Ledger};
use kajitori_domain::time::{Month, Span};
use kajitori_domain::watch::Unwatched;
use kajitori_measures::cases::CaseTable;
use kajitori_measures::{Inputs, Outcome, measure};

use crate::agreements::{hours, plain};
use crate::logs::{Event, case, cut, log, rows};

pub(crate) fn run(
    agreement: &kajitori_domain::agreement::Agreement,
    events: &[Event<'_>],
) -> Outcome {
    run_in(agreement, events, "2026-10")
}

pub(crate) fn run_in(
    agreement: &kajitori_domain::agreement::Agreement,
    events: &[Event<'_>],
    month: &str,
) -> Outcome {
    let log = log(events);
    let month = Month::parse(month).expect("a month");
    let inputs = Inputs {
        agreement,
        log: &cut(&log),
        intervals: None,
        samples: &[],
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    measure(&inputs, &Unwatched).expect("measured")
}

/// The rows behind the figures.
pub(crate) fn cases(outcome: &Outcome) -> &CaseTable {
    outcome.cases.as_ref().expect("they were wanted")
}

/// The cell of `column` in the row of `case`.
pub(crate) fn cell(outcome: &Outcome, case: &str, column: &str) -> Cell<'static> {
    let columns = cases(outcome).columns();
    let place = columns.iter().position(|(name, _)| name == column).expect("a column");
    let mut row =
        rows(cases(outcome)).into_iter().find(|row| row[0] == Cell::Text(case)).expect("a case");
    row.swap_remove(place)
}

/// Three cases: `a` closes in October with a loop and a pause, `b` straight, `c` stays open.
fn events() -> Vec<Event<'static>> {
    let mut events = case(
        "a",
        &[
            "2026-10-01 09:00 Open Vendor",
            "2026-10-01 12:00 Work Client",
            "2026-10-02 10:00 Work Pause",
            "2026-10-05 09:30 Close Vendor",
        ],
    );
    events[0].org = "L1";
    events[1].org = "L2";
    events[3].org = "L1";
    events[0].operator = "op-1";
    events[1].operator = "op-2";
    events[2].operator = "op-2";
    events.extend(case("b", &["2026-10-06 09:00 Open Vendor", "2026-10-06 11:00 Close Vendor"]));
    events.extend(case("c", &["2026-09-30 09:00 Open ", "2026-10-20 11:00 Work Keep"]));
    events
}

#[test]
fn flows_and_ledger_of_the_month() {
    let outcome = run(&plain(), &events());
    let process = &outcome.measured.processes[0];
    assert_eq!((process.arrived, process.closed, process.open), (2, 2, 1));
    let september = process.series[10];
    assert_eq!((september.arrived, september.closed, september.open), (1, 0, 1));
    let [client, vendor, pause] =
        [Holder::Client, Holder::Vendor, Holder::Pause].map(Holder::index);
    let mut business = [Span::ZERO; 5];
    // a: Thursday 09–12 vendor; 12–17 and Friday 09–10 client; Friday 10–17 and Monday 09–09:30
    // paused.
    business[vendor] = hours(3 + 2);
    business[client] = hours(6);
    business[pause] = Span(hours(7).0 + 30 * Span::MINUTE.0);
    let mut outside = [Span::ZERO; 5];
    outside[client] = hours(16);
    outside[pause] = hours(64);
    let lead = Span(hours(96 + 2).0 + 30 * Span::MINUTE.0);
    let longest = Span(hours(96).0 + 30 * Span::MINUTE.0);
    let expected = Ledger { cases: 2, lead, business, outside, median: hours(2), p90: longest };
    assert_eq!(process.ledger, expected);
}

#[test]
fn the_map_of_closed_cases() {
    let outcome = run(&plain(), &events());
    let process = &outcome.measured.processes[0];
    let names: Vec<&str> = process.map.nodes.iter().map(|node| &*node.activity).collect();
    assert_eq!(names, ["Close", "Open", "Work"]);
    let counts: Vec<_> =
        process.map.nodes.iter().map(|n| (n.events, n.cases, n.starts, n.ends)).collect();
    assert_eq!(counts, [(2, 2, 0, 2), (2, 2, 2, 0), (2, 1, 0, 0)]);
    let edge = |from, to, span| Edge { from, to, count: 1, total: span, median: span };
    let to_close = Span(hours(71).0 + 30 * Span::MINUTE.0);
    let expected =
        [edge(1, 0, hours(2)), edge(1, 2, hours(3)), edge(2, 0, to_close), edge(2, 2, hours(22))];
    assert_eq!(process.map.edges, expected);
    assert_eq!(process.variants_total, 2);
    assert_eq!(process.variants[0].activities, ["Open", "Close"]);
    assert_eq!(process.variants[1].activities, ["Open", "Work", "Work", "Close"]);
    assert_eq!((process.rework[0].cases, process.rework[0].repeats), (1, 1));
    let pairs = vec![("L1".to_owned(), "L2".to_owned(), 1), ("L2".to_owned(), "L1".to_owned(), 1)];
    assert_eq!(process.handoffs, Handoffs { total: 2, ping_pong_cases: 1, pairs });
    let work = &process.concentration[0];
    assert_eq!((&*work.activity, work.events, work.operators, work.top), ("Work", 2, 1, 2));
    assert_eq!(work.herfindahl, 1_000_000);
}

#[test]
fn the_case_table_has_a_row_per_case() {
    let outcome = run(&plain(), &events());
    assert_eq!(cases(&outcome).len(), 3);
    assert_eq!(rows(cases(&outcome))[0][0], Cell::Text("c"));
    assert_eq!(cell(&outcome, "a", "open"), Cell::Boolean(false));
    assert_eq!(cell(&outcome, "c", "open"), Cell::Boolean(true));
    assert_eq!(cell(&outcome, "c", "unattributed_time"), Cell::Duration(hours(482).0));
    assert_eq!(cell(&outcome, "a", "waited"), Cell::Boolean(true));
    assert_eq!(cell(&outcome, "b", "first_wait"), Cell::Missing);
    assert_eq!(cell(&outcome, "a", "impact"), Cell::Missing);
    assert_eq!(cell(&outcome, "a", "ping_pong"), Cell::Integer(1));
    assert_eq!(cell(&outcome, "a", "last_activity"), Cell::Text("Close"));
}

#[test]
fn an_empty_log_measures_nothing_and_says_so() {
    let outcome = run(&plain(), &[]);
    assert_eq!(outcome.measured.log.span, None);
    assert_eq!(outcome.measured.processes[0].closed, 0);
    assert!(cases(&outcome).is_empty());
}
