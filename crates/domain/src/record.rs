//! The three inputs beside events: interval records, inspection samples and reported values.

use crate::decimal::Decimal;
use crate::time::{Moment, Month};

/// Interval records of one file: counts per stretch of time, e.g. calls offered and answered per
/// half hour.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intervals {
    /// Names of the count columns, as the mapping declares them.
    pub columns: Vec<String>,
    /// One entry per accepted row, in the file's order.
    pub rows: Vec<Interval>,
}

/// One interval record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Start of the interval.
    pub start: Moment,
    /// The queue, site or line that the counts belong to.
    pub group: Option<String>,
    /// One count per column of [`Intervals::columns`]; `None` where the cell was empty.
    pub values: Vec<Option<i64>>,
    /// Row in the source file, counting from 1 with the header as row 1.
    pub row: u64,
}

/// One inspected unit of a sample that the client drew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Id of the service level that the sample verifies.
    pub level: String,
    /// When the unit was processed or inspected; decides the window.
    pub at: Moment,
    /// The sampled unit, e.g. a record number.
    pub unit: String,
    /// The stratum that it was drawn from.
    pub stratum: Option<String>,
    /// Who inspected it, only to tell two checkers of the same unit apart; written nowhere.
    pub inspector: Option<String>,
    /// Whether the unit was found correct.
    pub correct: bool,
    /// Row in the source file.
    pub row: u64,
}

/// One value that the vendor reported (申告値).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// Id of the service level.
    pub level: String,
    /// The reported month.
    pub month: Month,
    /// The value as reported: a ratio (`99.95%` is 0.9995), a count, or hours for a duration.
    pub value: Option<Decimal>,
    /// Reported numerator.
    pub numerator: Option<u64>,
    /// Reported denominator.
    pub denominator: Option<u64>,
    /// Row in the source file.
    pub row: u64,
}
