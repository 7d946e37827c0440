//! What is to be said of a block of a file: rows are counted from the block's start until its place
//! in the file is known.

use kajitori_domain::problem::Severity;

use crate::findings::Findings;
use crate::intake::Flawed;

/// A row kept aside.
pub(crate) struct Rejected {
    pub(crate) row: u64,
    pub(crate) flawed: Flawed,
    pub(crate) cells: Vec<String>,
}

/// The books of a block.
pub(crate) struct Notes {
    file: String,
    pub(crate) findings: Findings,
    /// Rows kept aside, in the file's order.
    pub(crate) rejected: Vec<Rejected>,
    /// What is said once of a column of the file.
    pub(crate) once: Vec<(&'static str, String)>,
    pub(crate) accepted: u64,
}

impl Notes {
    pub(crate) fn new(file: &str) -> Self {
        let (findings, rejected, once) = (Findings::default(), Vec::new(), Vec::new());
        Self { file: file.to_owned(), findings, rejected, once, accepted: 0 }
    }

    /// Keeps a row aside.
    pub(crate) fn reject<'c>(
        &mut self,
        row: u64,
        flawed: Flawed,
        cells: impl Iterator<Item = &'c str>,
    ) {
        let cells = cells.map(str::to_owned).collect();
        self.rejected.push(Rejected { row, flawed, cells });
    }

    /// Notes a value that is not used although its row is.
    pub(crate) fn unused(&mut self, row: u64, flawed: impl FnOnce() -> Flawed, code: &'static str) {
        self.add(code, Severity::Error, row, flawed);
    }

    /// Notes something that a person should know about a row that is used.
    pub(crate) fn warn(&mut self, code: &'static str, row: u64, column: &str, value: &str) {
        self.add(code, Severity::Warning, row, || Flawed::value(code, column, value));
    }

    /// Notes the same without a value, where the value may name a person.
    pub(crate) fn warn_silent(&mut self, code: &'static str, row: u64, column: &str) {
        self.add(code, Severity::Warning, row, || Flawed::column(code, column));
    }

    /// Notes a row that is not used and costs nothing.
    pub(crate) fn pass_over(&mut self, code: &'static str, row: u64) {
        self.add(code, Severity::Warning, row, || Flawed::row(code));
    }

    /// Notes something about a column without its values, at its first appearance only.
    pub(crate) fn warn_once(&mut self, code: &'static str, column: &str) {
        if !self.once.iter().any(|(other, name)| *other == code && name == column) {
            self.once.push((code, column.to_owned()));
        }
    }

    fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        row: u64,
        flawed: impl FnOnce() -> Flawed,
    ) {
        let file = &self.file;
        self.findings.add(code, severity, || (flawed().place(file, Some(row)), vec![]));
    }
}
