//! What must hold for every log.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::agreement::level::{AssignBy, Kind, OpenOverdue, ServiceLevel};
use kajitori_domain::case::{CaseRows, Cell};
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::{Month, Span};
use kajitori_measures::Outcome;
use proptest::prelude::*;

use crate::agreements::{clock, hours, level, plain};
use crate::first_slice::{run, run_in};
use crate::logs::{Event, at};

const CASES: [&str; 4] = ["a", "b", "c", "d"];
const ACTIVITIES: [&str; 4] = ["Open", "Work", "Close", "Wait"];
const STATUSES: [&str; 6] = ["", "Client", "Vendor", "Third", "Pause", "Keep"];
const ORGS: [&str; 3] = ["", "L1", "L2"];

/// Up to forty events at distinct times from August to December 2026, in any order.
fn events() -> impl Strategy<Value = Vec<Event<'static>>> {
    let minutes = 150 * 24 * 60_i64;
    let times = proptest::collection::hash_set(0..minutes, 0..40);
    let choice = (0..4_usize, 0..4_usize, 0..6_usize, 0..3_usize);
    times.prop_flat_map(move |times| {
        let times: Vec<i64> = times.into_iter().collect();
        proptest::collection::vec(choice.clone(), times.len()).prop_map(move |choices| {
            let event = |(minute, (case, activity, status, org)): (&i64, _)| -> Event<'static> {
                let (case, activity, status, org): (usize, usize, usize, usize) =
                    (case, activity, status, org);
                Event {
                    case: CASES[case],
                    activity: ACTIVITIES[activity],
                    time: at("2026-08-01 00:00") + minute * Span::MINUTE.0,
                    status: STATUSES[status],
                    org: ORGS[org],
                    operator: ORGS[org],
                    ..Event::default()
                }
            };
            times.iter().zip(choices).map(event).collect()
        })
    })
}

fn agreement() -> Agreement {
    let mut levels = Vec::new();
    for (id, assign_by, open_overdue) in [
        ("stop-miss", AssignBy::Stop, OpenOverdue::Miss),
        ("stop-wait", AssignBy::Stop, OpenOverdue::Wait),
        ("due-miss", AssignBy::Due, OpenOverdue::Miss),
        ("due-wait", AssignBy::Due, OpenOverdue::Wait),
        ("start-miss", AssignBy::Start, OpenOverdue::Miss),
    ] {
        let kind = Kind::ClockRatio { clock: clock(), limit: hours(40) };
        let allowance = Some([10, 20, 10, 0, 0].map(hours));
        levels.push(ServiceLevel { assign_by, open_overdue, allowance, ..level(id, kind) });
    }
    Agreement { levels, ..plain() }
}

fn duration(cell: &Cell<'_>) -> i64 {
    match cell {
        Cell::Duration(value) => *value,
        other => panic!("{other:?} is no duration"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// T31: the times of the holders sum to the lead time exactly, case by case and over all.
    #[test]
    fn t31_parts_sum_to_the_lead_time(events in events()) {
        let outcome = run(&plain(), &events);
        for row in (0..outcome.cases.len()).map(|row| outcome.cases.row(row)) {
            let parts: i64 = row[6..=10].iter().map(duration).sum();
            prop_assert_eq!(parts, duration(&row[4]));
            prop_assert!(duration(&row[5]) <= parts);
        }
        let ledger = &outcome.measured.processes[0].ledger;
        let parts: i64 = ledger.business.iter().chain(&ledger.outside).map(|part| part.0).sum();
        prop_assert_eq!(parts, ledger.lead.0);
    }

    /// The order of the file does not matter where no two events share an instant.
    #[test]
    fn the_order_of_the_rows_does_not_matter(events in events()) {
        let mut sorted = events.clone();
        sorted.sort_by_key(|event| (event.activity, event.time));
        let (one, other) = (run(&agreement(), &events), run(&agreement(), &sorted));
        prop_assert_eq!(&one.measured.processes, &other.measured.processes);
        let rows = |outcome: &Outcome| -> Vec<String> {
            (0..outcome.cases.len()).map(|row| format!("{:?}", outcome.cases.row(row))).collect()
        };
        prop_assert_eq!(rows(&one), rows(&other));
        for (one, other) in one.measured.levels.iter().zip(&other.measured.levels) {
            prop_assert_eq!(&one.series, &other.series);
            prop_assert_eq!(&one.delay, &other.delay);
        }
    }

    /// Twice the same is the same, and what comes later changes nothing: neither the month nor the
    /// series.
    #[test]
    fn an_old_month_stays_as_it_was(events in events()) {
        let until = at("2026-11-01 00:00");
        let known: Vec<Event<'_>> = events.iter().copied().filter(|e| e.time < until).collect();
        let then = run_in(&agreement(), &known, "2026-10");
        let now = run_in(&agreement(), &events, "2026-10");
        prop_assert_eq!(&then.measured.processes, &now.measured.processes);
        for (then, now) in then.measured.levels.iter().zip(&now.measured.levels) {
            prop_assert_eq!(&then.series, &now.series);
            prop_assert_eq!((then.pending, then.missing), (now.pending, now.missing));
            prop_assert_eq!(&then.delay, &now.delay);
        }
        let later = run_in(&agreement(), &events, "2026-12");
        for (now, later) in now.measured.levels.iter().zip(&later.measured.levels) {
            if now.id == "start-miss" {
                // A cohort is restated as its cases are decided.
                continue;
            }
            prop_assert_eq!(&now.series[2..], &later.series[..10]);
        }
        let flows = |outcome: &Outcome| outcome.measured.processes[0].series.clone();
        prop_assert_eq!(&flows(&now)[2..], &flows(&later)[..10]);
    }

    /// The month's value does not depend on whether it is the last of the series or an earlier one,
    /// the split of the delay sums to the delay, and hits and misses sum to the denominator.
    #[test]
    fn figures_agree_with_each_other(events in events()) {
        let outcome = run(&agreement(), &events);
        for facts in &outcome.measured.levels {
            let Some(Amount::Ratio { numerator, denominator }) = facts.adjusted else { continue };
            let delay = facts.delay.as_ref().expect("a clock ratio");
            prop_assert_eq!(delay.cases, denominator - numerator);
            let parts: i64 = delay.by_holder.iter().map(|part| part.0).sum();
            prop_assert_eq!(parts, delay.total.0);
            for miss in &facts.misses {
                let parts: i64 = miss.by_holder.iter().map(|part| part.0).sum();
                prop_assert_eq!(Some(Span(parts)), miss.clock);
                let delay: i64 = miss.delay.iter().map(|part| part.0).sum();
                prop_assert_eq!(Some(Span(delay)), miss.excess);
            }
            let roles = (0..outcome.cases.len()).filter(|row| {
                let columns = outcome.cases.columns();
                let name = format!("{}.role", facts.id);
                let place = columns.iter().position(|(known, _)| *known == name).expect("a column");
                outcome.cases.row(*row)[place] == Cell::Text("counted")
            });
            prop_assert_eq!(u64::try_from(roles.count()).expect("small"), denominator);
        }
    }

    /// The number of threads does not show.
    #[test]
    fn one_thread_finds_the_same(events in events()) {
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        let alone = one.install(|| run(&agreement(), &events));
        prop_assert_eq!(&alone, &run(&agreement(), &events));
    }

    /// Over the months each case that was never opened again counts at most once.
    #[test]
    fn no_case_counts_twice(events in events()) {
        let mut once = events;
        once.sort_by_key(|event| event.time);
        let mut closed: Vec<&str> = Vec::new();
        once.retain(|event| {
            let keep = !closed.contains(&event.case);
            if event.activity == "Close" {
                closed.push(event.case);
            }
            keep
        });
        for level in 0..agreement().levels.len() {
            let last = Month { year: 2027, month: 6 };
            let outcome = run_in(&agreement(), &once, &last.to_string());
            let all: u64 = outcome.measured.levels[level]
                .series
                .iter()
                .filter_map(|(_, amount)| amount.map(|amount| amount.n()))
                .sum();
            prop_assert!(all <= 4, "{all} cases");
        }
    }
}
