//! A delimited table with a header: rows that have the right shape, the others as flaws.

use std::io::BufRead;
use std::rc::Rc;

use kajitori_domain::problem::{Place, Severity};
use kajitori_domain::refusal::{Refusal, Stop};

use crate::encoding::Known;
use crate::findings::Findings;
use crate::intake::Flawed;
use crate::source::{refusal, refusal_with, stop};
use crate::split::{Flaw, Record, Splitter};

/// Columns that a table may have: as many as a spreadsheet.
const WIDEST: usize = 16_384;

/// Bytes that a cell may have.
pub(crate) const LONGEST: usize = 64 * 1024;

/// A table being read.
pub(crate) struct Table<R> {
    splitter: Splitter<R>,
    known: Rc<Known>,
    file: String,
    pub(crate) header: Vec<String>,
}

/// A row of the table: its cells, and what is wrong with its shape, if anything.
pub(crate) struct TableRow<'a> {
    pub(crate) record: Record<'a>,
    pub(crate) flaw: Option<Flawed>,
}

impl<R: BufRead> Table<R> {
    /// Reads the header.
    pub(crate) fn new(input: R, delimiter: u8, known: Rc<Known>, file: &str) -> Result<Self, Stop> {
        let mut splitter = Splitter::new(input, delimiter);
        if !splitter.advance().map_err(|e| stop(&e, file))? {
            return Err(refusal("log-nothing-read", file).into());
        }
        let record = splitter.record();
        if record.flaw.is_some() || record.len() > WIDEST {
            return Err(refusal("log-header-unreadable", file).into());
        }
        let name = |cell: &str| cell.trim().trim_start_matches('\u{feff}').to_owned();
        let header = record.cells().map(name).collect();
        Ok(Self { splitter, known, file: file.to_owned(), header })
    }

    /// The position of the column `name`.
    pub(crate) fn position(&self, name: &str) -> Result<usize, Refusal> {
        let name = name.trim();
        let mut found = self.header.iter().enumerate().filter(|(_, h)| *h == name);
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Ok(index),
            (None, _) => {
                let shown: Vec<&str> = self.header.iter().take(40).map(String::as_str).collect();
                let args = vec![("column", name.to_owned()), ("columns", shown.join(", "))];
                Err(refusal_with("log-column-missing", &self.file, args, vec![]))
            }
            (Some(_), Some(_)) => {
                let args = vec![("column", name.to_owned())];
                Err(refusal_with("log-column-twice", &self.file, args, vec![]))
            }
        }
    }

    /// The positions of several columns.
    pub(crate) fn positions(&self, names: &[String]) -> Result<Vec<usize>, Refusal> {
        names.iter().map(|name| self.position(name)).collect()
    }

    /// The next row that has a value at all; rows of empty cells are noted in `findings`.
    pub(crate) fn next(&mut self, findings: &mut Findings) -> Result<Option<TableRow<'_>>, Stop> {
        let width = self.header.len();
        findings.absorb(self.known.notes.take());
        loop {
            if !self.splitter.advance().map_err(|e| stop(&e, &self.file))? {
                return Ok(None);
            }
            let record = self.splitter.record();
            if record.several_lines && record.len() != width {
                // A lone quote has swallowed line ends: give up its line only.
                self.splitter.only_first_line();
                break;
            }
            if record.flaw.is_some() || record.cells().any(|c| !c.trim().is_empty()) {
                break;
            }
            let row = self.row(&record);
            findings.add("log-row-empty", Severity::Warning, || {
                (Place { file: self.file.clone(), row: Some(row), ..Place::default() }, vec![])
            });
        }
        let mut record = self.splitter.record();
        record.number = self.row(&record);
        let flaw = self.told(record.number).or_else(|| self.flaw(&record));
        Ok(Some(TableRow { record, flaw }))
    }

    /// The number of a row as its file counts.
    fn row(&self, record: &Record<'_>) -> u64 {
        record.number.saturating_sub(self.known.before.get())
    }

    /// What whoever made the text told of row `row`.
    fn told(&self, row: u64) -> Option<Flawed> {
        let mut flawed = self.known.flawed.borrow_mut();
        while flawed.front().is_some_and(|(at, _)| *at < row) {
            flawed.pop_front();
        }
        let here = flawed.front().is_some_and(|(at, _)| *at == row);
        if here { flawed.pop_front().map(|(_, flaw)| flaw) } else { None }
    }

    fn flaw(&self, record: &Record<'_>) -> Option<Flawed> {
        match record.flaw {
            Some(Flaw::TooLong) => return Some(Flawed::row("log-row-too-long")),
            Some(Flaw::Quote) => return Some(Flawed::row("log-quote-unclosed")),
            None => {}
        }
        if record.len() != self.header.len() {
            let count = record.len().to_string();
            let (code, value) = ("log-column-count", Some(count));
            return Some(Flawed { code, column: None, value });
        }
        let at = |test: &dyn Fn(&str) -> bool| {
            record.cells().position(test).and_then(|index| self.header.get(index))
        };
        if record.raw().len() > LONGEST
            && let Some(column) = at(&|cell| cell.len() > LONGEST)
        {
            return Some(Flawed::column("log-cell-too-long", column));
        }
        if self.known.damaged.get()
            && let Some(column) = at(&|cell| cell.contains('\u{fffd}'))
        {
            return Some(Flawed::column("log-encoding-broken", column));
        }
        if record.raw().contains(&0) {
            let column = at(&|cell| cell.contains('\0')).map(String::as_str).unwrap_or_default();
            return Some(Flawed::column("log-character-forbidden", column));
        }
        None
    }
}
