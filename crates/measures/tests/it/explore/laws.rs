//! What must hold for every log.

use kajitori_domain::calendar::built_in;
use kajitori_domain::measure::explore::Method;
use kajitori_domain::selection::{Asked, Selection};
use kajitori_measures::discover::map;
use kajitori_measures::explore;
use kajitori_measures::order::Order;
use kajitori_measures::view::Events;
use proptest::prelude::*;

use super::Bench;
use crate::logs::log;
use crate::properties::events;

/// Every answer about `log` in buckets of so many cases, as text.
fn everything(log: &kajitori_eventlog::log::Log, cases: usize, asked: &Asked) -> String {
    let mut bench = Bench::new(log, cases);
    let terms = built_in("japan-office").expect("a calendar");
    bench.calendar = explore::calendar(&terms, &bench.log).expect("sound");
    let Ok(selection) = bench.read(asked) else { return String::new() };
    let question = bench.about(&selection);
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}",
        explore::follows(&question).expect("answered"),
        explore::variants(&question, 9).expect("answered"),
        explore::durations(&question).expect("answered"),
        explore::overview(&question, 9).expect("answered"),
    )
}

fn filters() -> impl Strategy<Value = Asked> {
    let plain = |change: fn(&mut Asked)| {
        let mut asked = Asked::default();
        change(&mut asked);
        asked
    };
    proptest::sample::select(vec![
        Asked::default(),
        plain(|a| a.variants_top = Some(1)),
        plain(|a| a.coverage = Some("60%".to_owned())),
        plain(|a| a.condition = Some("variant = 2 OR rework > 1".to_owned())),
        plain(|a| a.from = Some("2026-09-01".to_owned())),
        plain(|a| {
            a.from = Some("2026-09-01".to_owned());
            a.within = kajitori_domain::selection::Within::Events;
        }),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn neither_buckets_nor_threads_change_an_answer(events in events(), asked in filters()) {
        let log = log(&events);
        let whole = everything(&log, 8, &asked);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("threads");
        for cases in [1, 2, 3] {
            prop_assert_eq!(&everything(&log, cases, &asked), &whole);
            prop_assert_eq!(&pool.install(|| everything(&log, cases, &asked)), &whole);
        }
    }

    /// Percentiles by size class are near the exact ones, and say what they are.
    #[test]
    fn classes_are_near(events in events()) {
        let log = log(&events);
        let everything = Selection::default();
        let mut bench = Bench::new(&log, 2);
        let (exact, _) = explore::follows(&bench.about(&everything)).expect("answered");
        bench.exact = 0;
        let (near, _) = explore::follows(&bench.about(&everything)).expect("answered");
        let classes = !log.is_empty();
        prop_assert_eq!(near.percentiles == Method::Classes, classes);
        for (a, b) in exact.edges.iter().zip(&near.edges) {
            prop_assert_eq!((a.count, a.clock.total), (b.count, b.clock.total));
            for (a, b) in [(a.clock.median, b.clock.median), (a.clock.p90, b.clock.p90)] {
                let (a, b) = (a.expect("exact").0, b.expect("near").0);
                prop_assert!((a - b).abs() <= a / 256, "{} and {}", a, b);
            }
        }
    }

    /// The one pass over buckets finds what the measurement finds in the whole log.
    #[test]
    fn the_map_is_that_of_the_measurement(events in events()) {
        let log = log(&events);
        let bench = Bench::new(&log, 2);
        let (found, _) = explore::follows(&bench.about(&Selection::default())).expect("answered");
        let view = Events::new(&log).expect("small");
        let order = Order::new(&view);
        let traces: Vec<&[u32]> = (0..order.codes()).map(|code| order.of(code)).collect();
        let (map, _) = map(&view, &traces);
        prop_assert_eq!(&found.nodes, &map.nodes);
        let edges: Vec<_> = found
            .edges
            .iter()
            .map(|e| (e.from, e.to, e.count, e.clock.total, e.clock.median.unwrap_or_default()))
            .collect();
        let theirs: Vec<_> =
            map.edges.iter().map(|e| (e.from, e.to, e.count, e.total, e.median)).collect();
        prop_assert_eq!(edges, theirs);
    }
}
