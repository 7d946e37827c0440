//! A delimited table with a header: rows that have the right shape, the others as flaws.

use std::io::BufRead;
use std::sync::Arc;

use kajitori_domain::problem::{Place, Severity};
use kajitori_domain::refusal::{Refusal, Stop};

use crate::findings::Findings;
use crate::framer::{Flaw, Record};
use crate::intake::Flawed;
use crate::known::Known;
use crate::source::{refusal, refusal_with, stop};
use crate::split::Splitter;

/// Columns that a table may have: as many as a spreadsheet.
const WIDEST: usize = 16_384;

/// Bytes that a cell may have.
pub(crate) const LONGEST: usize = 64 * 1024;

/// The head of a table: what its columns are called.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) file: String,
    pub(crate) delimiter: u8,
    pub(crate) names: Vec<String>,
}

impl Header {
    /// The header that stands in `record`.
    pub(crate) fn new(record: &Record<'_>, delimiter: u8, file: &str) -> Result<Self, Stop> {
        if record.flaw.is_some() || record.len() > WIDEST {
            return Err(refusal("log-header-unreadable", file).into());
        }
        let name = |cell: &str| cell.trim().trim_start_matches('\u{feff}').to_owned();
        let names = record.cells().map(name).collect();
        Ok(Self { file: file.to_owned(), delimiter, names })
    }

    /// The position of the column `name`.
    pub(crate) fn position(&self, name: &str) -> Result<usize, Refusal> {
        let name = name.trim();
        let mut found = self.names.iter().enumerate().filter(|(_, h)| *h == name);
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Ok(index),
            (None, _) => {
                let shown: Vec<&str> = self.names.iter().take(40).map(String::as_str).collect();
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

    /// What is wrong with the shape of a record; `damaged` when bytes without meaning were replaced
    /// in it.
    pub(crate) fn flaw(&self, record: &Record<'_>, damaged: bool) -> Option<Flawed> {
        match record.flaw {
            Some(Flaw::TooLong) => return Some(Flawed::row("log-row-too-long")),
            Some(Flaw::Quote) => return Some(Flawed::row("log-quote-unclosed")),
            None => {}
        }
        if record.len() != self.names.len() {
            let count = record.len().to_string();
            let (code, value) = ("log-column-count", Some(count));
            return Some(Flawed { code, column: None, value });
        }
        let at = |test: &dyn Fn(&str) -> bool| {
            record.cells().position(test).and_then(|index| self.names.get(index))
        };
        if record.raw().len() > LONGEST
            && let Some(column) = at(&|cell| cell.len() > LONGEST)
        {
            return Some(Flawed::column("log-cell-too-long", column));
        }
        if damaged && let Some(column) = at(&|cell| cell.contains('\u{fffd}')) {
            return Some(Flawed::column("log-encoding-broken", column));
        }
        if memchr::memchr(0, record.raw().as_bytes()).is_some() {
            let column = at(&|cell| cell.contains('\0')).map(String::as_str).unwrap_or_default();
            return Some(Flawed::column("log-character-forbidden", column));
        }
        None
    }
}

/// `text` without blanks around it; most cells have none, which shows in their first and last
/// bytes.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    let sound = match text.as_bytes() {
        [] => true,
        [first, .., last] | [first @ last] => bare_start(text, *first) && bare_end(text, *last),
    };
    if sound { text } else { text.trim() }
}

/// Whether `text` surely begins with no blank.
fn bare_start(text: &str, first: u8) -> bool {
    match first {
        b'!'..=b'~' | 0xe4.. => true,
        // Blanks of Japanese begin with the two bytes 0xe3 0x80.
        0xe3 => text.as_bytes().get(1).is_some_and(|second| *second != 0x80),
        _ => false,
    }
}

/// Whether `text` surely ends with no blank.
fn bare_end(text: &str, last: u8) -> bool {
    match last {
        b'!'..=b'~' => true,
        0x80.. => match text.as_bytes() {
            [.., 0xe4..=0xef, _, _] => true,
            [.., 0xe3, middle, _] => *middle != 0x80,
            _ => false,
        },
        _ => false,
    }
}

/// A table being read.
pub(crate) struct Table<R> {
    splitter: Splitter<R>,
    known: Arc<Known>,
    pub(crate) header: Header,
}

/// A row of the table: its cells, and what is wrong with its shape, if anything.
pub(crate) struct TableRow<'a> {
    pub(crate) record: Record<'a>,
    pub(crate) flaw: Option<Flawed>,
}

impl<R: BufRead> Table<R> {
    /// Reads the header.
    pub(crate) fn new(
        input: R,
        delimiter: u8,
        known: Arc<Known>,
        file: &str,
    ) -> Result<Self, Stop> {
        let mut splitter = Splitter::new(input, delimiter);
        if !splitter.advance().map_err(|e| stop(&e, file))? {
            return Err(refusal("log-nothing-read", file).into());
        }
        let header = Header::new(&splitter.record(), delimiter, file)?;
        Ok(Self { splitter, known, header })
    }

    /// The position of the column `name`.
    pub(crate) fn position(&self, name: &str) -> Result<usize, Refusal> {
        self.header.position(name)
    }

    /// The positions of several columns.
    pub(crate) fn positions(&self, names: &[String]) -> Result<Vec<usize>, Refusal> {
        self.header.positions(names)
    }

    /// The next row that has a value at all; rows of empty cells are noted in `findings`.
    pub(crate) fn next(&mut self, findings: &mut Findings) -> Result<Option<TableRow<'_>>, Stop> {
        let width = self.header.names.len();
        findings.absorb(self.known.take_notes(), 0);
        loop {
            if !self.splitter.advance().map_err(|e| stop(&e, &self.header.file))? {
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
                (
                    Place { file: self.header.file.clone(), row: Some(row), ..Place::default() },
                    vec![],
                )
            });
        }
        let mut record = self.splitter.record();
        record.number = self.row(&record);
        let told = self.known.told(record.number);
        let flaw = told.or_else(|| self.header.flaw(&record, self.known.damaged()));
        Ok(Some(TableRow { record, flaw }))
    }

    /// The number of a row as its file counts.
    fn row(&self, record: &Record<'_>) -> u64 {
        record.number.saturating_sub(self.known.before())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn trimming_is_trimming(
            text in r"[ \t\u{3000}\u{a0}\u{85}\u{2003}\u{1680}\u{205f}aア、受é\u{1f600}]{0,5}",
        ) {
            prop_assert_eq!(trim(&text), text.trim());
        }
    }
}
