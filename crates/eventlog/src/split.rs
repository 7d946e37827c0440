//! Records of delimited text as a stream, in bounded memory.

use std::io::{self, BufRead};

use crate::framer::{Frame, Framer, Record};
use crate::text::{Piece, append_text};

/// Splits a stream of UTF-8 text into records.
pub(crate) struct Splitter<R> {
    input: R,
    framer: Framer,
    piece: Piece,
    ended: bool,
}

impl<R: BufRead> Splitter<R> {
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        let framer = Framer::new(delimiter, false);
        Self { input, framer, piece: Piece::default(), ended: false }
    }

    /// Goes on to the next record that is no blank line; `false` at the end.
    pub(crate) fn advance(&mut self) -> io::Result<bool> {
        loop {
            match self.framer.advance(&self.piece.text, self.ended) {
                Frame::Record => return Ok(true),
                Frame::End => return Ok(false),
                Frame::More => self.fill()?,
            }
        }
    }

    /// The record that [`Splitter::advance`] found.
    pub(crate) fn record(&self) -> Record<'_> {
        self.framer.record(&self.piece.text)
    }

    /// Makes the current record its first line only, split without regard to quotes; its other
    /// lines come next.
    pub(crate) fn only_first_line(&mut self) {
        self.framer.only_first_line(&self.piece.text);
    }

    fn fill(&mut self) -> io::Result<()> {
        let gone = self.framer.rest();
        self.piece.text.drain(..gone);
        self.framer.forget(gone);
        // Doubling keeps the work of scanning again in proportion, however small the pieces come.
        let wanted = (2 * self.piece.text.len()).max(1 << 16);
        self.ended = !append_text(&mut self.input, &mut self.piece.text, wanted)?;
        Ok(())
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
    use crate::framer::{Flaw, RECORD};

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
