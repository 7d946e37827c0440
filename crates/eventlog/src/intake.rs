//! Counting what is accepted and keeping aside what is not.

use std::io::Write;

use kajitori_domain::decimal::Decimal;
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::watch::Watch;

use crate::findings::{Findings, cut};
use crate::notes::{Notes, Rejected};
use crate::rejects::Rejects;
use crate::source::{refusal, refusal_with};

/// Why a row is not used, or what a person should know about it.
#[derive(Debug, Clone)]
pub(crate) struct Flawed {
    pub(crate) code: &'static str,
    pub(crate) column: Option<String>,
    pub(crate) value: Option<String>,
}

impl Flawed {
    pub(crate) fn row(code: &'static str) -> Self {
        Self { code, column: None, value: None }
    }

    pub(crate) fn column(code: &'static str, column: &str) -> Self {
        Self { code, column: Some(column.to_owned()), value: None }
    }

    pub(crate) fn value(code: &'static str, column: &str, value: &str) -> Self {
        Self { code, column: Some(column.to_owned()), value: Some(cut(value)) }
    }

    /// The error of a formula where a value is needed.
    pub(crate) fn error(column: &str, value: &str) -> Self {
        Self::value("log-cell-error", column, value)
    }

    pub(crate) fn place(self, file: &str, row: Option<u64>) -> Place {
        let Self { column, value, .. } = self;
        Place { file: file.to_owned(), row, line: None, column, value }
    }
}

/// The books of one file being read.
pub(crate) struct Intake<'a> {
    pub(crate) file: String,
    pub(crate) findings: Findings,
    pub(crate) accepted: u64,
    pub(crate) rejected: u64,
    rejects: Rejects<'a>,
    watch: &'a dyn Watch,
}

/// Rows between two words to whoever watches.
const PULSE: u64 = 4096;

impl<'a> Intake<'a> {
    pub(crate) fn new(
        file: &str,
        rejects: &'a mut dyn Write,
        header: Vec<String>,
        watch: &'a dyn Watch,
    ) -> Self {
        Self {
            watch,
            file: file.to_owned(),
            findings: Findings::default(),
            accepted: 0,
            rejected: 0,
            rejects: Rejects::new(rejects, header),
        }
    }

    /// Counts a row that is used.
    pub(crate) fn accept(&mut self) {
        self.accepted += 1;
        self.pulse();
    }

    fn pulse(&self) {
        if (self.accepted + self.rejected).is_multiple_of(PULSE) {
            self.watch.rows(PULSE);
        }
    }

    /// Keeps a row aside.
    pub(crate) fn reject<'c>(
        &mut self,
        row: u64,
        flawed: Flawed,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Stop> {
        self.keep_aside(row, flawed, cells)?;
        self.pulse();
        Ok(())
    }

    fn keep_aside<'c>(
        &mut self,
        row: u64,
        flawed: Flawed,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Stop> {
        self.rejected += 1;
        let code = flawed.code;
        let place = flawed.place(&self.file, Some(row));
        let args = vec![];
        let problem = Problem { code, severity: Severity::Error, place, args };
        self.findings.add(code, Severity::Error, || (problem.place.clone(), vec![]));
        self.rejects.write(&problem, cells).map_err(|e| {
            Fault { chain: format!("writing the rejected rows of {}: {e}", self.file) }.into()
        })
    }

    /// Takes up the books of a block whose rows count from `base`.
    pub(crate) fn absorb(&mut self, notes: Notes, base: u64) -> Result<(), Stop> {
        let before = (self.accepted + self.rejected) / PULSE;
        self.findings.absorb(notes.findings, base);
        for (code, column) in &notes.once {
            self.warn_once(code, column);
        }
        for Rejected { row, flawed, cells } in notes.rejected {
            self.keep_aside(row + base, flawed, cells.iter().map(String::as_str))?;
        }
        self.accepted += notes.accepted;
        for _ in before..(self.accepted + self.rejected) / PULSE {
            self.watch.rows(PULSE);
        }
        Ok(())
    }

    /// Notes something that a person should know about a row that is used.
    pub(crate) fn warn(&mut self, code: &'static str, row: u64, column: &str, value: &str) {
        self.warn_of(row, code, || Flawed::value(code, column, value));
    }

    /// Notes the same of a column and value, with further arguments of the words.
    pub(crate) fn warn_with(
        &mut self,
        code: &'static str,
        row: u64,
        (column, value): (&str, &str),
        args: Vec<(&'static str, String)>,
    ) {
        let file = &self.file;
        self.findings.add(code, Severity::Warning, || {
            (Flawed::value(code, column, value).place(file, Some(row)), args)
        });
    }

    fn warn_of(&mut self, row: u64, code: &'static str, flawed: impl FnOnce() -> Flawed) {
        let file = &self.file;
        let severity = Severity::Warning;
        self.findings.add(code, severity, || (flawed().place(file, Some(row)), vec![]));
    }

    /// Notes something about a whole column.
    pub(crate) fn warn_column(&mut self, code: &'static str, column: &str, kind: &'static str) {
        let file = &self.file;
        self.findings.add(code, Severity::Warning, || {
            (Flawed::column(code, column).place(file, None), vec![("kind", kind.to_owned())])
        });
    }

    /// Notes something about a column without its values, at its first appearance only.
    pub(crate) fn warn_once(&mut self, code: &'static str, column: &str) {
        let known = self.findings.iter().any(|(other, finding)| {
            let same = |p: &Problem| p.place.column.as_deref() == Some(column);
            other == code && finding.examples.iter().any(same)
        });
        if !known {
            let file = &self.file;
            let place = || Flawed::column(code, column).place(file, None);
            self.findings.add(code, Severity::Warning, || (place(), vec![]));
        }
    }

    /// Refuses the batch when nothing was read, or more than `share` of the rows are bad.
    pub(crate) fn judge(&self, share: Option<Decimal>) -> Result<(), Stop> {
        let share = share.unwrap_or(Decimal { units: 1, scale: 2 });
        let all = i128::from(self.accepted) + i128::from(self.rejected);
        let problems = self.findings.first(3);
        if all == 0 {
            return Err(refusal("log-nothing-read", &self.file).into());
        }
        let too_many = share.compare_fraction(self.rejected.into(), all).is_gt();
        if self.accepted > 0 && !too_many {
            return Ok(());
        }
        let args = vec![
            ("rejected", self.rejected.to_string()),
            ("rows", all.to_string()),
            ("allowed", percent(share)),
        ];
        Err(refusal_with("log-too-many-rejects", &self.file, args, problems).into())
    }
}

/// A share as people write it: `0.01` is `1`.
fn percent(share: Decimal) -> String {
    let text = format!("{:.6}", share.to_f64() * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
