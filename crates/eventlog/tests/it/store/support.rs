//! Small logs, stores in memory, and what a store says in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::StringDictionaryBuilder;
use arrow::array::types::UInt32Type;
use arrow::array::{
    Array, ArrayRef, Float64Array, Int64Array, RecordBatch, TimestampMicrosecondArray, UInt64Array,
};
use arrow::datatypes::{Field, Schema};
use kajitori_domain::batch::{Origin, sha256};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::{Log, text};
use kajitori_eventlog::store::{Added, InMemory, Objects, Store, Stored, Told, Untold, feed};

/// An event: case, activity, minute, organisation, amount.
pub(crate) type Event = (u32, u8, i64, Option<u8>, Option<i64>);

fn coded<T: AsRef<str>>(texts: impl Iterator<Item = Option<T>>) -> ArrayRef {
    let mut builder = StringDictionaryBuilder::<UInt32Type>::new();
    texts.for_each(|text| builder.append_option(text));
    Arc::new(builder.finish())
}

/// As what a vendor hands in amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amounts {
    /// Whole numbers.
    Whole,
    /// Numbers.
    Decimal,
    /// Text.
    Text,
}

fn amounts(events: &[Event], amounts: Amounts) -> ArrayRef {
    let values = events.iter().map(|e| e.4);
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    match amounts {
        Amounts::Whole => Arc::new(values.collect::<Int64Array>()),
        Amounts::Decimal => Arc::new(values.map(|v| v.map(|v| v as f64)).collect::<Float64Array>()),
        Amounts::Text => coded(values.map(|v| v.map(|v| v.to_string()))),
    }
}

/// A log of `events`.
pub(crate) fn log(events: &[Event], kind: Amounts) -> Log {
    let times = events.iter().map(|e| e.2 * 60_000_000);
    let times = TimestampMicrosecondArray::from_iter_values(times).with_timezone("UTC");
    let rows = UInt64Array::from_iter_values((2..).take(events.len()));
    let none = || coded(events.iter().map(|_| None::<&str>));
    let columns: Vec<(&str, ArrayRef, bool)> = vec![
        ("case", coded(events.iter().map(|e| Some(format!("案件{}", e.0)))), false),
        ("activity", coded(events.iter().map(|e| Some(format!("工程{}", e.1)))), false),
        ("time", Arc::new(times), false),
        ("status", none(), true),
        ("org", coded(events.iter().map(|e| e.3.map(|o| format!("部署{o}")))), true),
        ("operator", none(), true),
        ("row", Arc::new(rows), false),
        ("amount", amounts(events, kind), true),
    ];
    let fields = columns.iter().map(|(n, c, null)| Field::new(*n, c.data_type().clone(), *null));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let arrays = columns.into_iter().map(|(_, column, _)| column).collect();
    Log::new(RecordBatch::try_new(schema, arrays).expect("columns of a log"), String::new())
}

/// What is told of a file called `name`.
pub(crate) fn told(name: &str, corrects: Option<&str>) -> Told {
    let origin = Origin {
        file: name.to_owned(),
        bytes: 1,
        source_sha256: sha256(name.as_bytes()),
        mapping_sha256: sha256(b"mapping"),
        key_fingerprint: sha256(b"key"),
        role: "log".to_owned(),
    };
    let corrects = corrects.map(str::to_owned);
    Told { origin, corrects, rejected: 0, problems: vec![] }
}

/// Adds `log` in chunks of `rows` to the store in `objects`.
pub(crate) fn add(objects: &Arc<dyn Objects>, name: &str, log: &Log, rows: usize) -> Added {
    try_add(objects, told(name, None), log, rows).expect("a commit")
}

/// The same, of a file of which `told` is told.
pub(crate) fn try_add(
    objects: &Arc<dyn Objects>,
    told: Told,
    log: &Log,
    rows: usize,
) -> Result<Added, Stop> {
    let mut store = Store::open(Arc::clone(objects))?;
    let mut adding = store.add(&Untold)?;
    feed(log, rows, &mut adding)?;
    adding.commit(told)
}

/// A new store in memory.
pub(crate) fn memory() -> Arc<dyn Objects> {
    Arc::new(InMemory::default())
}

/// The events in force, as of `as_of` or now.
pub(crate) fn stored(objects: &Arc<dyn Objects>, as_of: Option<u64>) -> Stored {
    Store::open(Arc::clone(objects)).expect("a store").read(as_of).expect("events")
}

/// An event in words: time, activity, and the other columns but the row.
pub(crate) type Said = (i64, String, Vec<String>);

/// The events of every case in words, by the case's name, in the order of the buckets.
pub(crate) fn content(buckets: &dyn Buckets, wanted: &Wanted) -> BTreeMap<String, Vec<Said>> {
    let mut content: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for index in 0..buckets.len() {
        let log = buckets.read(index, wanted).expect("a bucket");
        assert_eq!(log.len() as u64, buckets.events(index));
        let mut next = 0;
        for row in 0..log.len() {
            let code = log.case().keys().value(row);
            assert!(code == next || code + 1 == next, "cases are runs of rows, by number");
            next = code + 1;
            let said = |place: usize| text(log.batch().column(place), row);
            let others = (3..log.batch().num_columns()).filter(|p| *p != 6).map(said).collect();
            let event = (log.time()[row], said(1), others);
            content.entry(said(0)).or_default().push(event);
        }
        assert_eq!(log.case().values().len(), usize::try_from(next).expect("a count"));
    }
    content
}
