//! Whatever the batches, their order and the chunks: the same events.

use std::sync::Arc;

use kajitori_eventlog::bucket::{Memory, Wanted};
use kajitori_eventlog::store::{InMemory, Objects, Store};
use proptest::prelude::*;

use super::support::{Event, add, content, log};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_batch_is_the_log(events in events(), rows in 1..400_usize) {
        let log = log(&events, false);
        let objects: Arc<dyn Objects> = Arc::new(InMemory::default());
        add(&objects, "a", &log, rows);
        let stored = Store::open(objects).expect("a store").read(None).expect("events");
        let memory = Memory::new(&log).expect("a log");
        let wanted = Wanted::all();
        prop_assert_eq!(content(&stored, &wanted), content(&memory, &wanted));
    }
}
