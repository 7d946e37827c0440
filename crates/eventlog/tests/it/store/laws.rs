//! Whatever the batches, their order and the chunks: the same events.

use std::collections::BTreeMap;
use std::sync::Arc;

use kajitori_eventlog::bucket::{Buckets, Memory, Wanted};
use kajitori_eventlog::store::Objects;
use proptest::prelude::*;

use super::support::{Amounts, Event, Said, add, content, log, memory, stored};

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (
        0..40_u32,
        0..5_u8,
        0..2_000_i64,
        proptest::option::of(0..3_u8),
        proptest::option::of(-9..9_i64),
    );
    proptest::collection::vec(event, 1..300)
}

fn kind() -> impl Strategy<Value = Amounts> {
    prop_oneof![
        6 => Just(Amounts::Whole),
        1 => Just(Amounts::Decimal),
        1 => Just(Amounts::Text)
    ]
}

/// Every column but the batch.
fn wanted() -> Wanted {
    Wanted { attributes: Some(vec!["amount".to_owned()]), ..Wanted::all() }
}

/// Amounts as whole numbers, and events of one moment in the order of their words.
fn plain(mut content: BTreeMap<String, Vec<Said>>) -> BTreeMap<String, Vec<Said>> {
    for events in content.values_mut() {
        for (_, _, others) in events.iter_mut() {
            if let Some(amount) = others.last_mut() {
                *amount = amount.trim_end_matches(".0").to_owned();
            }
        }
        events.sort();
    }
    content
}

/// A store of the batches in the order given.
fn store(batches: &[(usize, Vec<Event>, Amounts)], rows: usize) -> Arc<dyn Objects> {
    let objects = memory();
    for (name, events, kind) in batches {
        add(&objects, &name.to_string(), &log(events, *kind), rows);
    }
    objects
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_batch_is_the_log(events in events(), rows in 1..400_usize) {
        let log = log(&events, Amounts::Whole);
        let objects = memory();
        add(&objects, "a", &log, rows);
        let memory = Memory::new(&log).expect("a log");
        prop_assert_eq!(stored(&objects, None).span(), memory.span());
        let all = Wanted::all();
        prop_assert_eq!(content(&stored(&objects, None), &all), content(&memory, &all));
    }

    #[test]
    fn any_split_in_any_order_has_the_same_events(
        events in events(),
        places in proptest::collection::vec(0..4_usize, 300),
        kinds in proptest::collection::vec(kind(), 4),
        order in Just(vec![0, 1, 2, 3]).prop_shuffle(),
        rows in 1..200_usize,
    ) {
        let mut batches: Vec<(usize, Vec<Event>, Amounts)> =
            (0..4).map(|place| (place, Vec::new(), kinds[place])).collect();
        for (event, place) in events.iter().zip(&places) {
            batches[*place].1.push(*event);
        }
        let shuffled: Vec<_> = order.iter().map(|place: &usize| batches[*place].clone()).collect();
        let not_empty = |all: Vec<(usize, Vec<Event>, Amounts)>| -> Vec<_> {
            all.into_iter().filter(|batch| !batch.1.is_empty()).collect()
        };
        let in_order = content(&stored(&store(&not_empty(batches), 64), None), &wanted());
        let shuffled = content(&stored(&store(&not_empty(shuffled), rows), None), &wanted());
        prop_assert_eq!(&in_order, &shuffled);
        let whole = Memory::new(&log(&events, Amounts::Whole)).expect("a log");
        prop_assert_eq!(plain(in_order), plain(content(&whole, &wanted())));
    }
}

#[test]
fn cases_lie_in_buckets_by_their_first_coming() {
    let event = |case: u32, minute| (case, 0, minute, None, None);
    let first: Vec<Event> = (0..20_000).map(|case| event(case, 1)).collect();
    let later: Vec<Event> = (19_000..21_000).map(|case| event(case, 2)).collect();
    let batches = [(1, first, Amounts::Whole), (2, later, Amounts::Whole)];
    let objects = store(&batches, 4_096);
    let (before, now) = (stored(&objects, Some(1)), stored(&objects, None));
    assert_eq!((before.len(), now.len()), (3, 3));
    let events: Vec<u64> = (0..3).map(|bucket| now.events(bucket)).collect();
    assert_eq!(events, [8_192, 8_192, 5_616]);
    let same = |bucket: usize| before.mark(bucket) == now.mark(bucket);
    assert_eq!([same(0), same(1), same(2)], [true, true, false], "only what is new has a new mark");
    let content = content(&now, &wanted());
    assert_eq!(content.len(), 21_000);
    assert_eq!(content["案件19500"].len(), 2);
}

#[test]
fn threads_read_alike() {
    let events: Vec<Event> =
        (0..30_000).map(|n| (n % 9_000, 1, i64::from(n), Some(1), None)).collect();
    let objects = store(&[(1, events, Amounts::Whole)], 7_000);
    let stored = stored(&objects, None);
    let read = || content(&stored, &Wanted::all());
    let alone = read();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..4).map(|_| scope.spawn(read)).collect();
        for other in others {
            assert_eq!(other.join().expect("a thread"), alone);
        }
    });
}
