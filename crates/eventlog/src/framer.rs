//! Records and cells of delimited text.
//!
//! The grammar is RFC 4180's, read leniently: lines end with LF, CRLF or CR; a quote inside an
//! unquoted cell is a letter; letters after a closing quote belong to the cell. A quote that is
//! never closed, or not within the length of a record, costs its own line only: the caller may go
//! back to the second line of a record that spans several.
//!
//! A [`Framer`] works on a piece of text and says when it needs more.

use std::ops::Range;

use crate::marks::Marks;

/// Bytes that one record may have; a longer one is cut down to its first line.
pub(crate) const RECORD: usize = 1 << 20;

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
    text: &'a str,
    scratch: &'a str,
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
        // Every border lies beside an ASCII character.
        base.get(cell.span.clone()).unwrap_or_default()
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let record = *self;
        (0..record.len()).map(move |index| record.cell(index))
    }

    /// The text as it stands in the file.
    pub(crate) fn raw(&self) -> &'a str {
        self.text
    }
}

/// What a step of a [`Framer`] came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A record that is no blank line.
    Record,
    /// The text ends before the next record does.
    More,
    /// There is no further record.
    End,
}

/// Finds record after record in a text.
pub(crate) struct Framer {
    delimiter: u8,
    /// The current record: its start, the end of its text, the start of its second line, the start
    /// of the next.
    start: usize,
    end: usize,
    second: usize,
    next: usize,
    flaw: Option<Flaw>,
    number: u64,
    /// Whether the rest of a line that is too long has to be passed over.
    skipping: bool,
    cells: Vec<Cell>,
    quoted: bool,
    scratch: String,
}

/// How a scan ended.
enum Scan {
    /// A whole record: where its text stops and where the next begins.
    Whole(usize, usize),
    /// The text ended inside the record.
    More { in_quotes: bool },
}

impl Framer {
    /// Begins at the start of a text; inside a line that is too long when `skipping`.
    pub(crate) fn new(delimiter: u8, skipping: bool) -> Self {
        Self {
            delimiter,
            start: 0,
            end: 0,
            second: 0,
            next: 0,
            flaw: None,
            number: 0,
            skipping,
            cells: Vec::new(),
            quoted: false,
            scratch: String::new(),
        }
    }

    /// Where the text begins that was not framed yet.
    pub(crate) fn rest(&self) -> usize {
        self.next
    }

    /// Whether that text begins inside a line that is too long.
    pub(crate) fn skipping(&self) -> bool {
        self.skipping
    }

    /// Records so far, blank lines among them.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The first `count` bytes of the text are gone.
    pub(crate) fn forget(&mut self, count: usize) {
        self.next -= count;
    }

    /// Goes on to the next record that is no blank line. `text` may have grown at its end since
    /// the last step; it is whole when `ended`.
    pub(crate) fn advance(&mut self, text: &str, ended: bool) -> Frame {
        let bytes = text.as_bytes();
        if self.skipping && !self.skip(bytes, ended) {
            return if ended { Frame::End } else { Frame::More };
        }
        loop {
            if self.next >= bytes.len() {
                return if ended { Frame::End } else { Frame::More };
            }
            self.start = self.next;
            self.flaw = None;
            if !self.frame(bytes, ended) {
                return Frame::More;
            }
            self.number += 1;
            if self.end > self.start || self.flaw.is_some() {
                if self.quoted {
                    self.unquote(text);
                }
                return Frame::Record;
            }
        }
    }

    /// The record that [`Framer::advance`] found in `text`.
    pub(crate) fn record<'a>(&'a self, text: &'a str) -> Record<'a> {
        Record {
            text: &text[self.start..self.end],
            scratch: &self.scratch,
            cells: &self.cells,
            number: self.number,
            flaw: self.flaw,
            several_lines: self.second < self.next,
        }
    }

    /// Where the record stands.
    pub(crate) fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Makes the current record its first line only, split without regard to quotes; its other
    /// lines come next.
    pub(crate) fn only_first_line(&mut self, text: &str) {
        self.first_line(text.as_bytes());
    }

    fn first_line(&mut self, text: &[u8]) {
        if let Some((end, next)) = line_end(text, self.start) {
            self.end = end;
            self.next = next;
        }
        self.second = self.next;
        self.flaw = Some(Flaw::Quote);
        self.quoted = false;
        self.cells.clear();
        let mut from = 0;
        for cell in text[self.start..self.end].split(|b| *b == self.delimiter) {
            self.cells.push(Cell { span: from..from + cell.len(), scratch: false });
            from += cell.len() + 1;
        }
    }

    /// Finds the end of the record at `start`; `false` when more text is needed.
    fn frame(&mut self, text: &[u8], ended: bool) -> bool {
        match self.scan(text, ended) {
            Scan::Whole(end, next) if end - self.start <= RECORD => self.finish(text, end, next),
            // A CR at the end may be half of a CRLF, hence one byte more.
            Scan::More { .. } if text.len() - self.start <= RECORD + 1 && !ended => return false,
            Scan::More { in_quotes } if text.len() - self.start <= RECORD => {
                self.finish(text, text.len(), text.len());
                if in_quotes {
                    self.first_line(text);
                }
            }
            Scan::Whole(..) | Scan::More { .. } => self.give_up(text, ended),
        }
        true
    }

    fn finish(&mut self, text: &[u8], end: usize, next: usize) {
        self.end = end;
        self.next = next;
        let second = if self.quoted { line_end(text, self.start) } else { None };
        self.second = second.map_or(next, |(_, after)| after);
    }

    /// A record that is too long becomes its first line; a line that is so is passed over.
    fn give_up(&mut self, text: &[u8], ended: bool) {
        let line = line_end(text, self.start);
        if line.is_some_and(|(end, _)| end - self.start <= RECORD) {
            self.first_line(text);
            return;
        }
        self.cells.clear();
        self.quoted = false;
        self.flaw = Some(Flaw::TooLong);
        self.end = self.start;
        self.next = line.map_or(text.len(), |(end, _)| end);
        self.second = self.next;
        self.skipping = true;
        let _found = self.skip(text, ended);
        self.second = self.next;
    }

    /// Passes over the rest of a line; `false` when its end is not there.
    fn skip(&mut self, text: &[u8], ended: bool) -> bool {
        match line_end(text, self.next) {
            Some((end, after)) if after < text.len() || text[end] == b'\n' || ended => {
                self.next = after;
                self.skipping = false;
            }
            // A CR at the end may be half of a CRLF.
            Some((end, _)) => self.next = end,
            None => self.next = text.len(),
        }
        !self.skipping
    }

    /// Finds the cells of the record at `start`; spans count from `start`.
    fn scan(&mut self, text: &[u8], ended: bool) -> Scan {
        self.cells.clear();
        self.quoted = false;
        let mut marks = Marks::new(text, self.start, self.delimiter);
        let mut from = self.start;
        loop {
            let quoted = text.get(from) == Some(&b'"');
            if quoted {
                self.quoted = true;
                let Some(close) = closing_quote(text, from + 1) else {
                    return Scan::More { in_quotes: true };
                };
                marks.jump(close + 1);
            }
            let found = marks.next();
            let end = found.unwrap_or(text.len());
            let span = from - self.start..end - self.start;
            self.cells.push(Cell { span, scratch: quoted });
            match text.get(end) {
                None => return Scan::More { in_quotes: false },
                // A CR at the text's end may be half of a CRLF.
                Some(b'\r') if end + 1 == text.len() && !ended => {
                    return Scan::More { in_quotes: false };
                }
                Some(byte) if *byte == self.delimiter => from = end + 1,
                Some(_) => return Scan::Whole(end, after_break(text, end)),
            }
        }
    }

    /// Takes the quotes off the quoted cells.
    fn unquote(&mut self, text: &str) {
        self.scratch.clear();
        let record = &text[self.start..self.end];
        for cell in self.cells.iter_mut().filter(|c| c.scratch) {
            let text = &record[cell.span.clone()];
            let close = closing_quote(text.as_bytes(), 1).unwrap_or(text.len());
            let from = self.scratch.len();
            let mut rest = &text[1.min(text.len())..close];
            while let Some(at) = memchr::memchr(b'"', rest.as_bytes()) {
                self.scratch.push_str(&rest[..=at]);
                rest = rest.get(at + 2..).unwrap_or_default();
            }
            self.scratch.push_str(rest);
            self.scratch.push_str(text.get(close + 1..).unwrap_or_default());
            cell.span = from..self.scratch.len();
        }
    }
}

/// Where the line that stands at `from` ends, and where the next begins.
fn line_end(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let at = from + memchr::memchr2(b'\n', b'\r', text.get(from..)?)?;
    Some((at, after_break(text, at)))
}

/// The position after the line end at `at`.
fn after_break(text: &[u8], at: usize) -> usize {
    match text.get(at..) {
        Some([b'\r', b'\n', ..]) => at + 2,
        Some([_, ..]) => at + 1,
        _ => at,
    }
}

/// The position of the quote that closes a cell, from `at` on; doubled quotes are letters.
fn closing_quote(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'"', text.get(at..)?)?;
        if text.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}
