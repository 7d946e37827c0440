//! The normalised log: one Arrow schema, in memory and as Parquet.
//!
//! | column | type | meaning |
//! |---|---|---|
//! | `case` | dictionary(u32, utf8) | the case |
//! | `activity` | dictionary(u32, utf8) | what happened |
//! | `time` | timestamp(µs, UTC) | when |
//! | `status` | dictionary(u32, utf8), nullable | status after the event |
//! | `org` | dictionary(u32, utf8), nullable | organisation or team |
//! | `operator` | dictionary(u32, utf8), nullable | code of the person, never a name |
//! | `row` | u64 | row in the source file (XES: ordinal of the event) |
//! | further columns | dictionary(u32, utf8), i64, f64, boolean or timestamp(µs, UTC), nullable |
//! attributes, under the names of the mapping |
//!
//! Rows stand in the order of the source file.

use arrow::array::AsArray;
use arrow::array::types::{TimestampMicrosecondType, UInt32Type};
use arrow::array::{Array, ArrayRef, DictionaryArray, RecordBatch, StringArray, UInt64Array};
use arrow::util::display::array_value_to_string;

/// Number of fixed columns; attributes follow.
pub const FIXED: usize = 7;

/// A normalised log in memory.
#[derive(Debug, Clone)]
pub struct Log {
    batch: RecordBatch,
    /// SHA-256 of the source file's bytes, in hexadecimal.
    pub source_sha256: String,
}

impl Log {
    /// Wraps a batch that has the columns of the module's table, in that order.
    pub fn new(batch: RecordBatch, source_sha256: String) -> Self {
        debug_assert!(batch.num_columns() >= FIXED);
        Self { batch, source_sha256 }
    }

    /// The columns as Arrow sees them.
    pub fn batch(&self) -> &RecordBatch {
        &self.batch
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.batch.num_rows()
    }

    /// Whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Cases: one key per event; never missing.
    pub fn case(&self) -> &DictionaryArray<UInt32Type> {
        self.batch.column(0).as_dictionary()
    }

    /// Activities: one key per event; never missing.
    pub fn activity(&self) -> &DictionaryArray<UInt32Type> {
        self.batch.column(1).as_dictionary()
    }

    /// Microseconds since 1970-01-01T00:00:00Z; never missing.
    pub fn time(&self) -> &[i64] {
        self.batch.column(2).as_primitive::<TimestampMicrosecondType>().values()
    }

    /// Status after the event.
    pub fn status(&self) -> &DictionaryArray<UInt32Type> {
        self.batch.column(3).as_dictionary()
    }

    /// Organisation.
    pub fn org(&self) -> &DictionaryArray<UInt32Type> {
        self.batch.column(4).as_dictionary()
    }

    /// Operator code.
    pub fn operator(&self) -> &DictionaryArray<UInt32Type> {
        self.batch.column(5).as_dictionary()
    }

    /// Source rows.
    pub fn row(&self) -> &[u64] {
        let rows: &UInt64Array = self.batch.column(6).as_primitive();
        rows.values()
    }

    /// The attribute `name`, if the log has it.
    pub fn attribute(&self, name: &str) -> Option<&ArrayRef> {
        let schema = self.batch.schema_ref();
        let index = schema.fields().iter().skip(FIXED).position(|f| f.name() == name)?;
        Some(self.batch.column(FIXED + index))
    }

    /// Names of the attributes, in column order.
    pub fn attributes(&self) -> Vec<String> {
        self.batch.schema_ref().fields().iter().skip(FIXED).map(|f| f.name().clone()).collect()
    }
}

/// The value of a column at `row` as text: times as RFC 3339 in UTC, a missing value as empty text.
pub fn text(column: &ArrayRef, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    if let Some(times) = column.as_primitive_opt::<TimestampMicrosecondType>() {
        let time = jiff::Timestamp::from_microsecond(times.value(row));
        return time.map(|t| t.to_string()).unwrap_or_default();
    }
    array_value_to_string(column, row).unwrap_or_default()
}

/// The texts behind the keys of a dictionary column.
pub fn texts(column: &DictionaryArray<UInt32Type>) -> &StringArray {
    column.values().as_string()
}
