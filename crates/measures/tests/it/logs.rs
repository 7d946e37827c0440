//! Small logs, written down event by event.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringDictionaryBuilder,
    TimestampMicrosecondArray, UInt64Array,
};
use arrow::datatypes::UInt32Type;
use kajitori_domain::case::{CaseRows, Cell};
use kajitori_eventlog::bucket::Memory;
use kajitori_eventlog::log::Log;
use kajitori_measures::cases::CaseTable;

/// One event. Empty texts are missing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Event<'a> {
    pub(crate) case: &'a str,
    pub(crate) activity: &'a str,
    pub(crate) time: i64,
    pub(crate) status: &'a str,
    pub(crate) org: &'a str,
    pub(crate) operator: &'a str,
    /// Text attribute `impact`.
    pub(crate) impact: &'a str,
    /// Integer attribute `amount`.
    pub(crate) amount: Option<i64>,
    /// Number attribute `score`.
    pub(crate) score: Option<f64>,
}

/// Microseconds of a time in UTC, e.g. `2026-10-01 09:00`.
pub(crate) fn at(time: &str) -> i64 {
    let time: jiff::civil::DateTime = time.parse().expect("a date and time");
    time.to_zoned(jiff::tz::TimeZone::UTC).expect("in range").timestamp().as_microsecond()
}

fn texts<'a>(values: impl Iterator<Item = &'a str>) -> ArrayRef {
    let mut builder = StringDictionaryBuilder::<UInt32Type>::new();
    for value in values {
        if value.is_empty() {
            builder.append_null();
        } else {
            builder.append_value(value);
        }
    }
    let array: DictionaryArray<UInt32Type> = builder.finish();
    Arc::new(array)
}

/// The log of `events`, in that order.
pub(crate) fn log(events: &[Event<'_>]) -> Log {
    let times = events.iter().map(|e| e.time).collect::<Vec<_>>();
    let rows = (0..events.len()).map(|row| u64::try_from(row).expect("small") + 2);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("case", texts(events.iter().map(|e| e.case))),
        ("activity", texts(events.iter().map(|e| e.activity))),
        ("time", Arc::new(TimestampMicrosecondArray::from(times).with_timezone("UTC"))),
        ("status", texts(events.iter().map(|e| e.status))),
        ("org", texts(events.iter().map(|e| e.org))),
        ("operator", texts(events.iter().map(|e| e.operator))),
        ("row", Arc::new(rows.collect::<UInt64Array>())),
        ("impact", texts(events.iter().map(|e| e.impact))),
        ("amount", Arc::new(events.iter().map(|e| e.amount).collect::<Int64Array>())),
        ("score", Arc::new(events.iter().map(|e| e.score).collect::<Float64Array>())),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("equal lengths");
    Log::new(batch, "0".repeat(64))
}

/// Events of one case from lines such as `2026-10-01 09:00 Open Wait`, the last word being the
/// status.
pub(crate) fn case<'a>(case: &'a str, lines: &[&'a str]) -> Vec<Event<'a>> {
    let event = |line: &&'a str| {
        let mut words = line.splitn(4, ' ');
        let (date, time) = (words.next().expect("date"), words.next().expect("time"));
        Event {
            case,
            time: at(&format!("{date} {time}")),
            activity: words.next().expect("activity"),
            status: words.next().unwrap_or(""),
            ..Event::default()
        }
    };
    lines.iter().map(event).collect()
}

/// `log` in buckets.
pub(crate) fn cut(log: &Log) -> Memory {
    Memory::new(log).expect("sorted")
}

/// Every row of a case table; its texts are never given back.
pub(crate) fn rows(cases: &CaseTable) -> Vec<Vec<Cell<'static>>> {
    let mut rows = Vec::new();
    let read = cases.each(&mut |cells| {
        let keep = |cell: &Cell<'_>| match cell {
            Cell::Text(text) => Cell::Text(Box::leak(Box::<str>::from(*text))),
            Cell::Missing => Cell::Missing,
            Cell::Integer(value) => Cell::Integer(*value),
            Cell::Number(value) => Cell::Number(*value),
            Cell::Boolean(value) => Cell::Boolean(*value),
            Cell::Time(value) => Cell::Time(*value),
            Cell::Duration(value) => Cell::Duration(*value),
        };
        rows.push(cells.iter().map(keep).collect());
        true
    });
    read.expect("readable rows");
    rows
}
