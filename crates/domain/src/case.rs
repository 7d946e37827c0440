//! The columns that a case has in filters and in the case table.

use serde::{Deserialize, Serialize};

use crate::refusal::Stop;

/// The type of a case's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Whole number.
    Integer,
    /// Binary floating-point number.
    Number,
    /// True or false.
    Boolean,
    /// Point in time.
    Time,
    /// Length of time.
    Duration,
}

/// The columns that every case has, whatever the agreement declares: name and kind.
pub const BUILT_IN: &[(&str, ColumnKind)] = &[
    ("case_id", ColumnKind::Text),
    ("start_time", ColumnKind::Time),
    ("end_time", ColumnKind::Time),
    ("open", ColumnKind::Boolean),
    ("lead_time", ColumnKind::Duration),
    ("business_time", ColumnKind::Duration),
    ("client_time", ColumnKind::Duration),
    ("vendor_time", ColumnKind::Duration),
    ("third_time", ColumnKind::Duration),
    ("pause_time", ColumnKind::Duration),
    ("unattributed_time", ColumnKind::Duration),
    ("events", ColumnKind::Integer),
    ("rework", ColumnKind::Integer),
    ("handoffs", ColumnKind::Integer),
    ("ping_pong", ColumnKind::Integer),
    ("operators", ColumnKind::Integer),
    ("first_activity", ColumnKind::Text),
    ("last_activity", ColumnKind::Text),
    ("variant", ColumnKind::Integer),
];

/// One value of a case table row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// No value; never the same as zero or empty text.
    Missing,
    /// Text.
    Text(&'a str),
    /// Whole number.
    Integer(i64),
    /// Number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Time(i64),
    /// Microseconds.
    Duration(i64),
}

/// The rows behind the numbers, whoever holds them; a report writes them out without knowing how
/// they are stored.
pub trait CaseRows {
    /// Column names and kinds, in order: the built-in columns, the declared ones, then four for
    /// each service level `ID`: `ID.assigned` (time), `ID.clock` (duration), `ID.hit` (boolean),
    /// `ID.role` (text: `counted`,
    /// `excluded:RULE`, `missing`, `pending`, or missing when the case is not in the population).
    fn columns(&self) -> Vec<(String, ColumnKind)>;
    /// Number of rows.
    fn len(&self) -> usize;
    /// Whether there is no row.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Hands on one row after the other, each with its cells in the order of
    /// [`CaseRows::columns`], until `take` answers false.
    ///
    /// # Errors
    /// When the rows cannot be read.
    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> bool) -> Result<(), Stop>;
}
