//! The mapping: which column of a vendor's file means what.

mod read;
#[cfg(test)]
mod tests;
mod write;

use crate::case::ColumnKind;
use crate::decimal::Decimal;

pub use read::read;
pub use write::write;

/// Everything that a mapping file says; each table is optional because one file can serve several
/// inputs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// How the files are written.
    pub file: FileFormat,
    /// Events.
    pub events: Option<EventColumns>,
    /// Interval records.
    pub intervals: Option<IntervalColumns>,
    /// Inspection samples.
    pub samples: Option<SampleColumns>,
    /// Reported values.
    pub reported: Option<ReportedColumns>,
}

/// How a file is written; `None` means recognise it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileFormat {
    /// Character encoding.
    pub encoding: Option<Encoding>,
    /// Column separator.
    pub delimiter: Option<u8>,
    /// Sheet of a workbook; the first visible one without it.
    pub sheet: Option<String>,
    /// Type of the objects that are the cases of an object-centric log.
    pub object_type: Option<String>,
    /// Share of rows that may be unreadable before the batch is refused, 0–1. Default 0.01.
    pub reject_above: Option<Decimal>,
}

/// A character encoding that vendors use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// CP932 (Windows-31J), the Shift_JIS of Japanese offices.
    Cp932,
    /// UTF-16; the byte order mark says which, little-endian without one.
    Utf16,
}

/// A point in time, in one column or in two (date and time of day).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeColumns {
    /// One or two column names; two are joined with a space before reading.
    pub columns: Vec<String>,
    /// Formats to try in order: `iso`, `unix_s`, `unix_ms`, or a strptime pattern such as
    /// `%Y/%m/%d %H:%M`.
    pub formats: Vec<String>,
    /// IANA zone for times that carry none, e.g. `Asia/Tokyo`.
    pub zone: Option<String>,
}

/// The columns of an event file. For XES the names are attribute keys; a trace's attribute `X` is
/// `case:X`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventColumns {
    /// The case (案件番号).
    pub case: String,
    /// The activity (工程).
    pub activity: String,
    /// When the event happened; beside `start`, when it was complete.
    pub time: TimeColumns,
    /// When the work began. A row then is two events, of status `start` and `complete`; one that
    /// has only one of the times is that event alone.
    pub start: Option<TimeColumns>,
    /// The status after the event; not together with `start`.
    pub status: Option<String>,
    /// Organisation or team.
    pub org: Option<String>,
    /// The person; becomes a code at the door.
    pub resource: Option<String>,
    /// Further columns to keep.
    pub attributes: Vec<AttributeColumn>,
}

/// One further column to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeColumn {
    /// Name in the normalised log.
    pub name: String,
    /// Column in the file.
    pub column: String,
    /// Type of its values; `Duration` is not allowed here.
    pub kind: ColumnKind,
}

/// The columns of an interval file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntervalColumns {
    /// Start of the interval.
    pub start: TimeColumns,
    /// Queue, site or line.
    pub group: Option<String>,
    /// Count columns: (name in the agreement, column in the file).
    pub values: Vec<(String, String)>,
}

/// The columns of a sample file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleColumns {
    /// Service level id.
    pub level: String,
    /// When.
    pub at: TimeColumns,
    /// The unit.
    pub unit: String,
    /// Correct or not.
    pub correct: String,
    /// Texts that mean correct, e.g. `正`, `1`, `true`.
    pub correct_values: Vec<String>,
    /// Texts that mean wrong; anything else is a problem.
    pub wrong_values: Vec<String>,
    /// Stratum.
    pub stratum: Option<String>,
    /// Who inspected the unit, where two people inspect the same units.
    pub inspector: Option<String>,
}

/// The columns of a file of reported values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedColumns {
    /// Service level id.
    pub level: String,
    /// Month, `YYYY-MM` or `YYYY/MM`.
    pub month: String,
    /// The value.
    pub value: Option<String>,
    /// Numerator.
    pub numerator: Option<String>,
    /// Denominator.
    pub denominator: Option<String>,
}
