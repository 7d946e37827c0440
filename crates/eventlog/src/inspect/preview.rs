//! The first rows as texts, and counts.

use arrow::array::Array;
use arrow::datatypes::DataType;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::{AttributeColumn, EventColumns};
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::time::Moment;

use super::Counts;
use crate::columns::NAMES;
use crate::log::{FIXED, Log, text};

/// Rows that are shown.
const SHOWN: usize = 10;

type Shown = (Vec<String>, Vec<Vec<String>>);

fn time(Moment(micros): Moment) -> String {
    jiff::Timestamp::from_microsecond(micros).map(|t| t.to_string()).unwrap_or_default()
}

/// The first events.
pub(super) fn log(log: &Log) -> Shown {
    let batch = log.batch();
    let header = batch.schema_ref().fields().iter().map(|f| f.name().clone()).collect();
    let row = |row: usize| batch.columns().iter().map(|column| text(column, row)).collect();
    (header, (0..log.len().min(SHOWN)).map(row).collect())
}

/// What is in the log.
pub(super) fn counts(log: &Log) -> Counts {
    let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let times = log.time();
    let span = times.iter().min().zip(times.iter().max()).map(|(a, b)| (*a, *b));
    Counts {
        events: wide(log.len()),
        cases: wide(log.case().values().len()),
        activities: wide(log.activity().values().len()),
        resources: wide(log.operator().values().len()),
        span,
    }
}

/// The attributes of a XES log as a mapping names them.
pub(super) fn attributes(log: &Log) -> Vec<AttributeColumn> {
    let fields = log.batch().schema_ref().fields().iter().skip(FIXED);
    let attribute = |field: &std::sync::Arc<arrow::datatypes::Field>| {
        let kind = match field.data_type() {
            DataType::Int64 => ColumnKind::Integer,
            DataType::Float64 => ColumnKind::Number,
            DataType::Boolean => ColumnKind::Boolean,
            DataType::Timestamp(..) => ColumnKind::Time,
            _ => ColumnKind::Text,
        };
        let name = field.name().clone();
        // A key that is called like a fixed column is a column with `event:` before it.
        let own = name.strip_prefix("event:").filter(|own| NAMES.contains(own));
        let column = own.unwrap_or(&name).to_owned();
        AttributeColumn { name, column, kind }
    };
    fields.map(attribute).collect()
}

/// Leaves the keys out of the standard's proposal that no event has. Where no event names a group,
/// its role says best who it belongs to.
pub(super) fn leave_out_empty(columns: &mut EventColumns, log: &Log) {
    let empty = |column: &dyn Array| column.null_count() == column.len();
    columns.status.take_if(|_| empty(log.status()));
    columns.resource.take_if(|_| empty(log.operator()));
    columns.org.take_if(|_| empty(log.org()));
    if let (None, Some(at)) =
        (&columns.org, columns.attributes.iter().position(|a| a.column == "org:role"))
    {
        columns.org = Some(columns.attributes.remove(at).column);
    }
}

/// The first interval records.
pub(super) fn intervals(intervals: &Intervals) -> Shown {
    let mut header = vec!["start".to_owned(), "group".to_owned()];
    header.extend(intervals.columns.iter().cloned());
    let rows = intervals.rows.iter().take(SHOWN).map(|row| {
        let mut cells = vec![time(row.start), row.group.clone().unwrap_or_default()];
        let text = |v: &Option<i64>| v.map(|v| v.to_string()).unwrap_or_default();
        cells.extend(row.values.iter().map(text));
        cells
    });
    (header, rows.collect())
}

/// The first samples.
pub(super) fn samples(samples: &[Sample]) -> Shown {
    let header = ["level", "at", "unit", "stratum", "correct"].map(str::to_owned).to_vec();
    let rows = samples.iter().take(SHOWN).map(|sample| {
        vec![
            sample.level.clone(),
            time(sample.at),
            sample.unit.clone(),
            sample.stratum.clone().unwrap_or_default(),
            sample.correct.to_string(),
        ]
    });
    (header, rows.collect())
}

/// The first reported values.
pub(super) fn reported(reported: &[Reported]) -> Shown {
    let header = ["level", "month", "value", "numerator", "denominator"];
    let rows = reported.iter().take(SHOWN).map(|row| {
        vec![
            row.level.clone(),
            row.month.to_string(),
            row.value.map(|v| v.to_string()).unwrap_or_default(),
            row.numerator.map(|n| n.to_string()).unwrap_or_default(),
            row.denominator.map(|n| n.to_string()).unwrap_or_default(),
        ]
    });
    (header.map(str::to_owned).to_vec(), rows.collect())
}
