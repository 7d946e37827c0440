//! What earlier runs found out serves later ones, and never shows in what is found.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::{self, Buckets, Wanted};
use kajitori_eventlog::log::{Log, text};
use kajitori_eventlog::store::{InMemory, Objects};
use kajitori_measures::{Inputs, Memory, Outcome, measure};
use proptest::prelude::*;

use crate::logs::log;
use crate::properties::{events, every_kind};

/// A log whose buckets have marks, and which counts how many are read.
struct Counted {
    log: bucket::Memory,
    read: AtomicUsize,
}

impl Buckets for Counted {
    fn len(&self) -> usize {
        self.log.len()
    }

    fn events(&self, index: usize) -> u64 {
        self.log.events(index)
    }

    fn span(&self) -> Option<(i64, i64)> {
        self.log.span()
    }

    fn mark(&self, index: usize) -> Option<String> {
        let log = self.log.read(index, &Wanted::all()).expect("a bucket");
        let row = |row| log.batch().columns().iter().map(|column| text(column, row)).collect();
        let rows: Vec<Vec<String>> = (0..log.len()).map(row).collect();
        Some(format!("{rows:?}"))
    }

    fn shape(&self) -> &Log {
        self.log.shape()
    }

    fn read(&self, index: usize, wanted: &Wanted) -> Result<Log, Stop> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.log.read(index, wanted)
    }
}

/// The outcome, and how many buckets were read for it.
fn run(log: &Log, memory: Option<&Arc<InMemory>>, engine: &str) -> (Outcome, usize) {
    run_for(log, memory, engine, true)
}

/// As [`run`], with or without the rows of the cases.
fn run_for(
    log: &Log,
    memory: Option<&Arc<InMemory>>,
    engine: &str,
    cases: bool,
) -> (Outcome, usize) {
    let mut agreement = every_kind();
    // Numbers of variants need the whole log.
    agreement.levels.retain(|level| level.id != "ratio");
    let counted =
        Counted { log: bucket::Memory::cut_by(log, 1).expect("sorted"), read: AtomicUsize::new(0) };
    let memory = memory.map(|objects| {
        let objects: Arc<dyn Objects> = Arc::clone(objects) as Arc<dyn Objects>;
        Memory { objects, engine: engine.to_owned() }
    });
    let month = Month { year: 2026, month: 10 };
    let inputs = Inputs {
        agreement: &agreement,
        log: &counted,
        intervals: None,
        samples: &[],
        amendments: &[],
        month,
        memory,
        cases,
    };
    let outcome = measure(&inputs, &Unwatched).expect("measured");
    (outcome, counted.read.into_inner())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Nothing that did not change is read again; what changed is; and another engine, or damage,
    /// remembers nothing.
    #[test]
    fn a_bucket_is_measured_once(events in events(), damaged in any::<proptest::sample::Index>()) {
        let objects = Arc::new(InMemory::default());
        let whole = log(&events);
        let (plain, buckets) = run(&whole, None, "1");
        for (engine, read) in [("1", buckets), ("1", 0), ("2", buckets), ("2", 0)] {
            let (outcome, found) = run(&whole, Some(&objects), engine);
            prop_assert_eq!(&outcome, &plain);
            prop_assert_eq!(found, read, "engine {}", engine);
        }
        let names = objects.list("cache/").expect("names");
        if !names.is_empty() {
            let name = damaged.get(&names);
            objects.delete(name).expect("deleted");
            objects.put_new(name, "no part of anything".into()).expect("put");
        }
        let read = run(&whole, Some(&objects), "1").1 + run(&whole, Some(&objects), "2").1;
        prop_assert_eq!(read, usize::from(!names.is_empty()));
        // The newest event touches one case.
        if let Some((newest, before)) = events.split_last() {
            let before = log(before);
            let objects = Arc::new(InMemory::default());
            run(&before, Some(&objects), "1");
            let (outcome, read) = run(&whole, Some(&objects), "1");
            prop_assert_eq!(&outcome, &plain);
            prop_assert_eq!(read, 1, "{}", newest.case);
        }
    }

    /// What is kept without the rows of the cases serves the figures, and what is kept with them
    /// serves both.
    #[test]
    fn figures_need_no_rows(events in events(), damaged in any::<proptest::sample::Index>()) {
        let objects = Arc::new(InMemory::default());
        let whole = log(&events);
        let (plain, buckets) = run(&whole, None, "1");
        let runs = [(false, buckets), (false, 0), (true, buckets), (true, 0), (false, 0)];
        for (cases, read) in runs {
            let (outcome, found) = run_for(&whole, Some(&objects), "1", cases);
            prop_assert_eq!(&outcome.measured, &plain.measured);
            prop_assert_eq!(outcome.cases.as_ref(), plain.cases.as_ref().filter(|_| cases));
            prop_assert_eq!(found, read, "cases: {}", cases);
        }
        // Damage to the rows is seen before they are told, where there are any.
        let names = objects.list("cache/").expect("names");
        if !names.is_empty() {
            let name = damaged.get(&names);
            let mut bytes = objects.get(name).expect("kept").to_vec();
            *bytes.last_mut().expect("something") ^= 1;
            objects.delete(name).expect("deleted");
            objects.put_new(name, bytes.into()).expect("put");
            for cases in [false, true] {
                let (outcome, read) = run_for(&whole, Some(&objects), "1", cases);
                prop_assert_eq!(&outcome.measured, &plain.measured);
                prop_assert_eq!(outcome.cases.as_ref(), plain.cases.as_ref().filter(|_| cases));
                prop_assert!(read == 1 || !cases, "the damaged bucket is measured again");
            }
        }
    }
}
