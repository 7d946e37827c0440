//! Records and cells of delimited text, as a stream in bounded memory.
//!
//! The grammar is RFC 4180's, read leniently: lines end with LF, CRLF or CR; a quote inside an
//! unquoted cell is a letter; letters after a closing quote belong to the cell. A quote that is
//! never closed costs its own line only: the caller may go back to the second line of a record that
//! spans several.

use std::io::{self, BufRead};
use std::ops::Range;

/// Bytes that one record may have; a longer one is cut down to its first line.
const RECORD: usize = 1 << 20;

/// Where a cell's text stands.
#[derive(Debug, Clone)]
struct Cell {
    span: Range<usize>,
    /// Whether the text had to be unquoted and stands in the scratch.
    scratch: bool,
}

/// What is wrong with a record as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// A quote was opened and not closed within reach; the record is its first line, split without
    /// quotes.
    Quote,
    /// The line is longer than a record may be; it was skipped.
    TooLong,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    text: &'a [u8],
    scratch: &'a [u8],
    cells: &'a [Cell],
    /// The number of the record; blank lines count too, as a spreadsheet counts them.
    pub(crate) number: u64,
    pub(crate) flaw: Option<Flaw>,
    /// Whether it spans more than one line.
    pub(crate) several_lines: bool,
}

impl<'a> Record<'a> {
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Cell `index`; empty where there is none.
    pub(crate) fn cell(&self, index: usize) -> &'a str {
        let Some(cell) = self.cells.get(index) else { return "" };
        let base = if cell.scratch { self.scratch } else { self.text };
        // The stream is UTF-8 and every border lies beside an ASCII byte.
        std::str::from_utf8(&base[cell.span.clone()]).unwrap_or_default()
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a str> {
        let record = *self;
        (0..self.len()).map(move |index| record.cell(index))
    }

    /// The bytes as they stand in the file.
    pub(crate) fn raw(&self) -> &'a [u8] {
        self.text
    }
}

/// Splits a stream of UTF-8 text into records.
pub(crate) struct Splitter<R> {
    input: R,
    delimiter: u8,
    buffer: Vec<u8>,
    /// The current record: its start, the end of its text, the start of its second line, the start
    /// of the next.
    start: usize,
    end: usize,
    second: usize,
    next: usize,
    flaw: Option<Flaw>,
    ended: bool,
    number: u64,
    cells: Vec<Cell>,
    scratch: Vec<u8>,
}

/// How a scan of the buffer ended.
enum Scan {
    /// A whole record: where its text stops and where the next begins.
    Whole(usize, usize),
    /// The buffer ended inside the record.
    More { in_quotes: bool },
}

impl<R: BufRead> Splitter<R> {
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            delimiter,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            second: 0,
            next: 0,
            flaw: None,
            ended: false,
            number: 0,
            cells: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// Goes on to the next record that is no blank line; `false` at the end.
    pub(crate) fn advance(&mut self) -> io::Result<bool> {
        loop {
            self.start = self.next;
            self.flaw = None;
            if !self.frame()? {
                return Ok(false);
            }
            self.number += 1;
            if self.end > self.start || self.flaw.is_some() {
                self.unquote();
                return Ok(true);
            }
        }
    }

    /// The record that [`Splitter::advance`] found.
    pub(crate) fn record(&self) -> Record<'_> {
        Record {
            text: &self.buffer[self.start..self.end],
            scratch: &self.scratch,
            cells: &self.cells,
            number: self.number,
            flaw: self.flaw,
            several_lines: self.second < self.next,
        }
    }

    /// Makes the current record its first line only, split without regard to quotes; its other
    /// lines come next.
    pub(crate) fn only_first_line(&mut self) {
        if let Some((end, next)) = self.line_end() {
            self.end = end;
            self.next = next;
        }
        self.second = self.next;
        self.flaw = Some(Flaw::Quote);
        self.cells.clear();
        let mut from = 0;
        for cell in self.buffer[self.start..self.end].split(|b| *b == self.delimiter) {
            self.cells.push(Cell { span: from..from + cell.len(), scratch: false });
            from += cell.len() + 1;
        }
    }

    /// Finds the end of the record at `start`, reading on as needed; `false` when there is none.
    fn frame(&mut self) -> io::Result<bool> {
        loop {
            let in_quotes = match self.scan() {
                Scan::Whole(end, next) => {
                    self.finish(end, next);
                    return Ok(true);
                }
                Scan::More { in_quotes } => in_quotes,
            };
            let length = self.buffer.len() - self.start;
            match (self.ended, in_quotes) {
                (true, _) if length == 0 => return Ok(false),
                (true, false) => {
                    self.finish(self.buffer.len(), self.buffer.len());
                    return Ok(true);
                }
                (true, true) => {
                    self.finish(self.buffer.len(), self.buffer.len());
                    self.only_first_line();
                    return Ok(true);
                }
                (false, _) if length > RECORD => {
                    self.give_up()?;
                    return Ok(true);
                }
                (false, _) => self.fill()?,
            }
        }
    }

    fn finish(&mut self, end: usize, next: usize) {
        self.end = end;
        self.next = next;
        self.second = self.line_end().map_or(next, |(_, after)| after);
    }

    /// A record that grows too long becomes its first line; a line that does so is cut and its rest
    /// skipped.
    fn give_up(&mut self) -> io::Result<()> {
        if self.line_end().is_some() {
            self.only_first_line();
            return Ok(());
        }
        self.cells.clear();
        self.flaw = Some(Flaw::TooLong);
        self.buffer.clear();
        self.start = 0;
        self.end = 0;
        loop {
            let ready = self.input.fill_buf()?;
            self.ended = ready.is_empty();
            let found = ready.iter().position(|b| *b == b'\n' || *b == b'\r');
            let count = found.unwrap_or(ready.len());
            self.input.consume(count);
            if self.ended || found.is_some() {
                break;
            }
        }
        if !self.ended {
            self.fill()?;
        }
        self.next = self.after_break(0);
        self.second = self.next;
        Ok(())
    }

    /// Where the first line of the current record ends, and where the next begins.
    fn line_end(&self) -> Option<(usize, usize)> {
        let tail = &self.buffer[self.start..];
        let at = self.start + tail.iter().position(|b| *b == b'\n' || *b == b'\r')?;
        Some((at, self.after_break(at)))
    }

    /// The position after the line end at `at`.
    fn after_break(&self, at: usize) -> usize {
        match self.buffer.get(at..) {
            Some([b'\r', b'\n', ..]) => at + 2,
            Some([_, ..]) => at + 1,
            _ => at,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        // Doubling keeps the work of scanning again in proportion, however small the pieces come.
        let wanted = (2 * self.buffer.len()).max(1 << 16);
        while self.buffer.len() < wanted && !self.ended {
            let ready = self.input.fill_buf()?;
            let count = ready.len();
            self.buffer.extend_from_slice(ready);
            self.input.consume(count);
            self.ended = count == 0;
        }
        Ok(())
    }

    /// Finds the cells of the record at `start`; spans count from `start`.
    fn scan(&mut self) -> Scan {
        self.cells.clear();
        let text = &self.buffer[self.start..];
        let mut at = 0;
        loop {
            let from = at;
            let quoted = text.get(at) == Some(&b'"');
            if quoted {
                let Some(close) = closing_quote(text, at + 1) else {
                    return Scan::More { in_quotes: true };
                };
                at = close + 1;
            }
            let delimiter = self.delimiter;
            let stop = |b: &u8| *b == delimiter || *b == b'\n' || *b == b'\r';
            let found = text[at..].iter().position(stop);
            let end = found.map_or(text.len(), |count| at + count);
            self.cells.push(Cell { span: from..end, scratch: quoted });
            match text.get(end) {
                // A CR at the buffer's end may be half of a CRLF.
                None => return Scan::More { in_quotes: false },
                Some(b'\r') if end + 1 == text.len() && !self.ended => {
                    return Scan::More { in_quotes: false };
                }
                Some(byte) if *byte == self.delimiter => at = end + 1,
                Some(_) => {
                    let end = self.start + end;
                    return Scan::Whole(end, self.after_break(end));
                }
            }
        }
    }

    /// Takes the quotes off the quoted cells.
    fn unquote(&mut self) {
        self.scratch.clear();
        for cell in self.cells.iter_mut().filter(|c| c.scratch) {
            let text = &self.buffer[self.start..][cell.span.clone()];
            let close = closing_quote(text, 1).unwrap_or(text.len());
            let from = self.scratch.len();
            let mut rest = &text[1.min(text.len())..close];
            while let Some(at) = rest.iter().position(|b| *b == b'"') {
                self.scratch.extend_from_slice(&rest[..=at]);
                rest = rest.get(at + 2..).unwrap_or_default();
            }
            self.scratch.extend_from_slice(rest);
            self.scratch.extend_from_slice(text.get(close + 1..).unwrap_or_default());
            cell.span = from..self.scratch.len();
        }
    }
}

/// The position of the quote that closes a cell, from `at` on; doubled quotes are letters.
fn closing_quote(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += text.get(at..)?.iter().position(|b| *b == b'"')?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// The delimiter of `text`, judged by the number of cells of its first lines.
pub(crate) fn delimiter(text: &[u8]) -> u8 {
    let mut best = (0, 0, b',');
    for candidate in [b',', b'\t', b';', b'|'] {
        let mut splitter = Splitter::new(text, candidate);
        let mut widths = Vec::new();
        while widths.len() < 30 && splitter.advance().unwrap_or(false) {
            widths.push(splitter.record().len());
        }
        let width = widths.first().copied().unwrap_or(1);
        let alike = widths.iter().filter(|w| **w == width).count();
        if width > 1 && (alike, width) > (best.0, best.1) {
            best = (alike, width, candidate);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>, Option<Flaw>)> {
        let input = io::BufReader::with_capacity(3, text.as_bytes());
        let mut splitter = Splitter::new(input, b',');
        let mut rows = Vec::new();
        while splitter.advance().expect("memory") {
            let record = splitter.record();
            let cells = record.cells().map(str::to_owned).collect();
            rows.push((record.number, cells, record.flaw));
        }
        rows
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).into_iter().map(|(_, cells, _)| cells).collect()
    }

    #[test]
    fn line_ends_quotes_and_blank_lines() {
        let expected = [["a", "b"], ["c", ""]];
        for text in ["a,b\nc,\n", "a,b\r\nc,", "a,b\rc,\r", "a,b\r\n\r\nc,\r\n"] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
        assert_eq!(cells("\"a\"\"\n,\",5\" x,\"y\"z\n"), [["a\"\n,", "5\" x", "yz"]]);
        assert_eq!(rows("a\n\n\nb\n").last().map(|r| r.0), Some(4));
    }

    #[test]
    fn a_lone_quote_costs_its_line_only() {
        let rows = rows("a,\"b\nc,d\ne,f");
        assert_eq!(rows[0].1, ["a", "\"b"]);
        assert_eq!(rows[0].2, Some(Flaw::Quote));
        assert_eq!((rows[1].1.concat(), rows[2].1.concat()), ("cd".to_owned(), "ef".to_owned()));
    }

    #[test]
    fn an_endless_line_is_skipped() {
        let text = format!("a,b\n{}\r\nc,d\n", "x".repeat(RECORD * 2));
        let rows = rows(&text);
        assert_eq!(rows[1].2, Some(Flaw::TooLong));
        assert_eq!((rows[2].0, rows[2].1.concat()), (3, "cd".to_owned()));
        let endless = "y,".repeat(RECORD);
        assert_eq!(rows_flaws(&endless), [Some(Flaw::TooLong)]);
    }

    fn rows_flaws(text: &str) -> Vec<Option<Flaw>> {
        rows(text).into_iter().map(|r| r.2).collect()
    }

    #[test]
    fn delimiters_are_recognised() {
        for (text, expected) in [
            ("a,b;c\n1,2\n", b','),
            ("a;b\n1,5;2\n", b';'),
            ("a\tb,c\n1\t2\n", b'\t'),
            ("a|b\n\"x,y\"|2\n", b'|'),
            ("alone\n", b','),
        ] {
            assert_eq!(char::from(delimiter(text.as_bytes())), char::from(expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn sound_tables_read_as_another_reader_reads_them(
            table in proptest::collection::vec(
                proptest::collection::vec("[a-c\"\n\r, 受]{0,6}", 2..4), 0..6)
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("memory");
            }
            let bytes = writer.into_inner().expect("memory");
            let text = String::from_utf8(bytes).expect("UTF-8");
            prop_assert_eq!(cells(&text), table);
        }

        #[test]
        fn anything_ends_without_a_panic(text in "[a\"\n\r,\u{0}é]{0,40}") {
            let count = rows(&text).len();
            prop_assert!(count <= text.len());
        }
    }
}
