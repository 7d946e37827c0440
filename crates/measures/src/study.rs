//! What a measurement knows before it looks at the first event.

use arrow::array::StringArray;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::case::{BUILT_IN, ColumnKind};
use kajitori_domain::record::{Intervals, Sample};
use kajitori_eventlog::log::{Log, texts};

use crate::calendars::Calendars;
use crate::catalogue::Numbers;
use crate::marks::Patterns;
use crate::settled::Settlements;
use crate::windows::Windows;

/// Definitions and records, ready for every bucket.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Study<'a> {
    pub(crate) agreement: &'a Agreement,
    /// What the codes of every bucket mean.
    pub(crate) shape: &'a Log,
    pub(crate) windows: &'a Windows,
    pub(crate) calendars: &'a Calendars,
    pub(crate) patterns: &'a Patterns,
    /// What is settled about single cases.
    pub(crate) settlements: &'a Settlements<'a>,
    pub(crate) intervals: Option<&'a Intervals>,
    pub(crate) samples: &'a [Sample],
    /// Whether the rows of the cases are wanted.
    pub(crate) cases: bool,
    /// The numbers of the variants, where a condition asks for them.
    pub(crate) numbers: Option<&'a Numbers>,
}

impl<'a> Study<'a> {
    /// The names of the activities.
    pub(crate) fn names(&self) -> &'a StringArray {
        texts(self.shape.activity())
    }

    /// The kind of a case's column.
    pub(crate) fn kind(&self, column: &str) -> Option<ColumnKind> {
        let built_in = BUILT_IN.iter().find(|(name, _)| *name == column).map(|(_, kind)| *kind);
        let mut declared = self.agreement.columns.iter();
        built_in.or_else(|| declared.find(|c| c.name == column).map(|c| c.kind))
    }
}
