//! What adding does: same again, corrections, two at once, things left behind.

use std::cell::Cell;
use std::sync::Arc;

use kajitori_domain::batch::Entry;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::{Log, text};
use kajitori_eventlog::store::{Added, Step, Steps, Store, Untold, feed, short};

use super::support::{Amounts, Event, add, content, log, memory, stored, told, try_add};

fn day(day: i64) -> Log {
    let event = |case: u32| (case, 0, day * 1_440 + i64::from(case), Some(1), Some(day));
    let events: Vec<Event> = (0..50).map(event).collect();
    log(&events, Amounts::Whole)
}

fn new(added: Added) -> Entry {
    match added {
        Added::New(entry) => entry,
        Added::Known(entry) => panic!("batch {} was known", entry.number),
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Stop>) -> &'static str {
    match result {
        Err(Stop::Refusal(refusal)) => refusal.code,
        other => panic!("no refusal: {other:?}"),
    }
}

#[test]
fn the_same_file_again_is_the_same_batch() {
    let objects = memory();
    let first = new(add(&objects, "a", &day(1), 9));
    assert_eq!(add(&objects, "a", &day(1), 20), Added::Known(first.clone()));
    let store = Store::open(Arc::clone(&objects)).expect("a store");
    assert_eq!(store.entries().len(), 1);
    let mut other_key = told("a", None);
    other_key.origin.key_fingerprint.push('0');
    let second = new(try_add(&objects, other_key, &day(1), 9).expect("another batch"));
    assert_eq!(second.counts.twice, [(first.batch, 50)], "and says that its events stand there");
}

#[test]
fn a_correction_takes_the_place_of_a_batch_and_leaves_the_past() {
    let objects = memory();
    let first = new(add(&objects, "a", &day(1), 99));
    new(add(&objects, "b", &day(2), 99));
    let before = content(&stored(&objects, None), &Wanted::all());
    let correction = told("a2", Some(&first.batch));
    let entry = new(try_add(&objects, correction, &day(3), 99).expect("a correction"));
    assert_eq!(entry.counts.twice, []);
    let now = content(&stored(&objects, None), &Wanted::all());
    let days: Vec<i64> = now["案件7"].iter().map(|event| event.0 / 86_400_000_000).collect();
    assert_eq!(days, [2, 3]);
    assert_eq!(content(&stored(&objects, Some(2)), &Wanted::all()), before);
    let again = told("a3", Some(&first.batch));
    assert_eq!(code(try_add(&objects, again, &day(4), 99)), "store-corrected-unknown");
    assert_eq!(
        code(Store::open(Arc::clone(&objects)).expect("a store").read(Some(9))),
        "store-batch-unknown"
    );
}

#[test]
fn a_withdrawn_batch_is_out_of_force_and_stays() {
    let objects = memory();
    let first = new(add(&objects, "a", &day(1), 99));
    new(add(&objects, "b", &day(1), 99));
    let mut store = Store::open(Arc::clone(&objects)).expect("a store");
    let adding = store.add(&Untold).expect("an addition");
    assert_eq!(new(adding.withdraw(&first.batch).expect("a withdrawal")).number, 3);
    let now = content(&stored(&objects, None), &Wanted::all());
    assert_eq!((now.len(), now["案件7"].len()), (50, 1));
    assert!(stored(&objects, None).shape().attribute("batch").is_none());
    assert_eq!(content(&stored(&objects, Some(2)), &Wanted::all())["案件7"].len(), 2);
    let mut store = Store::open(Arc::clone(&objects)).expect("a store");
    let adding = store.add(&Untold).expect("an addition");
    assert!(matches!(adding.withdraw(&first.batch), Ok(Added::Known(_))));
    assert_eq!(Store::open(objects).expect("a store").verify(&Unwatched).expect("ok").problems, []);
}

#[test]
fn cases_without_events_in_force_are_not_there() {
    let objects = memory();
    let event = |case: u32| (case, 0, 1, None, None);
    let two: Vec<Event> = vec![event(1), event(2), event(3)];
    let first = new(add(&objects, "a", &log(&two, Amounts::Whole), 9));
    let corrected = log(&[event(1), event(3)], Amounts::Whole);
    try_add(&objects, told("b", Some(&first.batch)), &corrected, 9).expect("a correction");
    let names: Vec<String> = content(&stored(&objects, None), &Wanted::all()).into_keys().collect();
    assert_eq!(names, ["案件1", "案件3"]);
}

#[test]
fn events_say_their_batch_where_there_are_several() {
    let objects = memory();
    let first = new(add(&objects, "a", &day(1), 99));
    assert!(stored(&objects, None).shape().attribute("batch").is_none());
    let second = new(add(&objects, "b", &day(2), 99));
    let log = stored(&objects, None).read(0, &Wanted::all()).expect("a bucket");
    let batch = log.attribute("batch").expect("a column");
    assert_eq!([text(batch, 0), text(batch, 1)], [short(&first.batch), short(&second.batch)]);
}

#[test]
fn who_comes_second_is_told_and_may_try_again() {
    let objects = memory();
    let mut early = Store::open(Arc::clone(&objects)).expect("a store");
    let mut adding = early.add(&Untold).expect("an addition");
    feed(&day(1), 99, &mut adding).expect("a log");
    new(add(&objects, "b", &day(2), 99));
    assert_eq!(code(adding.commit(told("a", None))), "store-overtaken");
    new(add(&objects, "a", &day(1), 99));
    assert_eq!(Store::open(objects).expect("a store").entries().len(), 2);
}

/// Counts what was swept.
struct Swept(Cell<u32>);

impl Steps for Swept {
    fn done(&self, step: Step) {
        self.0.set(self.0.get() + u32::from(step == Step::Swept));
    }
}

#[test]
fn what_nobody_names_is_swept_but_not_what_somebody_still_writes() {
    let objects = memory();
    new(add(&objects, "a", &day(1), 99));
    let litter = [
        "batch/00000001/ab.parquet",
        "batch/00000002/cd.parquet.part-7-0",
        "catalogue/00000002.json.part-7-0",
    ];
    let others = ["batch/00000003/ef.parquet", "catalogue/00000003.json.part-7-0", "notes.txt"];
    for name in litter.iter().chain(&others) {
        objects.put_new(name, "half".into()).expect("a file");
    }
    let swept = Swept(Cell::new(0));
    let mut store = Store::open(Arc::clone(&objects)).expect("a store");
    let mut adding = store.add(&swept).expect("an addition");
    feed(&day(2), 99, &mut adding).expect("a log");
    new(adding.commit(told("b", None)).expect("a commit"));
    assert_eq!(swept.0.get(), 3);
    let left = objects.list("").expect("names");
    assert!(litter.iter().all(|name| !left.contains(&(*name).to_owned())));
    assert!(others.iter().all(|name| left.contains(&(*name).to_owned())));
    let entries = Store::open(objects).expect("a store");
    let named = entries.entries().iter().flat_map(|known| known.entry.files());
    assert!(named.into_iter().all(|file| left.contains(&file.name)));
}

#[test]
fn a_batch_is_found_by_number_or_name() {
    let objects = memory();
    let entry = new(add(&objects, "a", &day(1), 99));
    let store = Store::open(objects).expect("a store");
    for name in ["1", &entry.batch, short(&entry.batch)] {
        assert_eq!(store.find(name).expect("the batch").entry, entry);
    }
    for name in ["2", "", &entry.batch[..5], "xyzxyz"] {
        assert_eq!(code(store.find(name).map(|_| ())), "store-batch-unknown", "{name}");
    }
    assert_eq!(code(Store::open(memory()).expect("a store").read(None)), "store-empty");
}
