//! What must hold for every log.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::agreement::level::{
    Alternative, AssignBy, Change, Exclusion, Kind, OpenOverdue, RoundingMode, ServiceLevel, Slot,
};
use kajitori_domain::case::{CaseRows, Cell};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::text::Text;
use kajitori_domain::time::{Month, Span};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::Memory;
use kajitori_measures::{Inputs, Outcome, measure};
use proptest::prelude::*;

use crate::agreements::{clock, filter, hours, level, plain};
use crate::first_slice::{cases, run, run_in};
use crate::logs::{Event, at, log, rows};

const CASES: [&str; 4] = ["a", "b", "c", "d"];
const ACTIVITIES: [&str; 4] = ["Open", "Work", "Close", "Wait"];
const STATUSES: [&str; 6] = ["", "Client", "Vendor", "Third", "Pause", "Keep"];
const ORGS: [&str; 3] = ["", "L1", "L2"];

/// Up to forty events at distinct times from August to December 2026, in any order.
pub(crate) fn events() -> impl Strategy<Value = Vec<Event<'static>>> {
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

pub(crate) fn agreement() -> Agreement {
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

/// A level of every kind that is measured on cases, with exclusions, slots, alternatives and a
/// condition that speaks of variants.
pub(crate) fn every_kind() -> Agreement {
    let mut levels = agreement().levels;
    let slot = Some(Slot { hours: 4, from: 1, by_weekday: true, at_least: 1 });
    let exclusion = Exclusion {
        id: "paused".to_owned(),
        name: Text::same("paused"),
        clause: "2".to_owned(),
        rule: filter("waited AND rework < 2"),
    };
    let change = |id: &str, change| Alternative { id: id.to_owned(), name: Text::same(id), change };
    let alternatives = vec![
        change("always", Change::Calendar("always".to_owned())),
        change("all", Change::Ignore("paused".to_owned())),
        change("round", Change::RoundClock(hours(1), RoundingMode::HalfUp)),
    ];
    let percentile = Decimal { units: 9, scale: 1 };
    for (id, kind) in [
        ("percentile", Kind::ClockPercentile { clock: clock(), percentile }),
        ("mean", Kind::MeanClock { clock: clock() }),
        ("column", Kind::MeanColumn { column: "lead_time".to_owned() }),
        ("ratio", Kind::CaseRatio { hit: filter("variant <= 2 OR open") }),
        ("count", Kind::CountLimit { of: filter("handoffs > 0") }),
        ("clock", Kind::ClockRatio { clock: clock(), limit: hours(40) }),
    ] {
        let (exclusions, alternatives) = (vec![exclusion.clone()], alternatives.clone());
        levels.push(ServiceLevel { slot, exclusions, alternatives, ..level(id, kind) });
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
        for row in rows(cases(&outcome)) {
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
        prop_assert_eq!(&one.cases, &other.cases);
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
            let columns = cases(&outcome).columns();
            let name = format!("{}.role", facts.id);
            let place = columns.iter().position(|(known, _)| *known == name).expect("a column");
            let all = rows(cases(&outcome));
            let counted = all.iter().filter(|row| row[place] == Cell::Text("counted")).count();
            prop_assert_eq!(u64::try_from(counted).expect("small"), denominator);
        }
    }

    /// Neither the number of threads nor the size of buckets shows.
    #[test]
    fn threads_and_buckets_do_not_show(events in events()) {
        let (agreement, log) = (every_kind(), log(&events));
        let month = Month { year: 2026, month: 10 };
        let find = |threads, cases| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let cut = Memory::cut_by(&log, cases).expect("sorted");
            let inputs = Inputs {
                agreement: &agreement,
                log: &cut,
                intervals: None,
                samples: &[],
                amendments: &[],
                month,
                memory: None,
                cases: true,
            };
            pool.expect("threads").install(|| measure(&inputs, &Unwatched)).expect("measured")
        };
        let expected = find(1, 8192);
        for (threads, cases) in [(1, 1), (2, 1), (7, 1), (2, 2), (7, 7), (2, 8192)] {
            prop_assert_eq!(&find(threads, cases), &expected, "{} threads, {}", threads, cases);
        }
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
