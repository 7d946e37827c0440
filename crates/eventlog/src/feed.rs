//! Tables that a library decodes in a thread of its own, handed on as delimited text.
//!
//! Every reader of tables thus reads every format, in bounded memory. The thread also is the border
//! at which a library's panic over a damaged file stops being ours.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use kajitori_domain::refusal::Refusal;

use crate::source::Trouble;
use crate::table::LONGEST;
use crate::text::Text;

/// The delimiter of the text.
pub(crate) const DELIMITER: u8 = b',';

/// Bytes of one piece of text, and pieces that wait at most.
const PIECE: usize = 256 * 1024;
const AHEAD: usize = 4;

/// Bytes of a row whose further cells are dropped: it is too long for whoever reads it.
const ROW: usize = 4 << 20;

/// What passes from the thread.
enum Piece {
    Text(Vec<u8>),
    Failed(Trouble),
    End,
}

/// Why a thread stops to make text.
pub(crate) enum Halt {
    /// The file.
    Trouble(Trouble),
    /// Nobody reads any more.
    Unread,
}

impl From<Trouble> for Halt {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// Text that a thread makes while it is read.
pub(crate) struct Feed {
    pieces: Receiver<Piece>,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
    /// What it means when the thread dies.
    death: Trouble,
}

impl Feed {
    /// Starts `make` in a thread. It tells what the file is, or refuses it, through the sender, and
    /// then writes rows; `most` bytes of text are allowed.
    pub(crate) fn start<T: Send + 'static>(
        death: Trouble,
        most: u64,
        make: impl FnOnce(&SyncSender<Result<T, Refusal>>, &mut Rows) -> Result<(), Halt>
        + Send
        + 'static,
    ) -> Result<(Self, Result<T, Refusal>), Trouble> {
        let (text, pieces) = sync_channel(AHEAD);
        let (tell, told) = sync_channel(1);
        let work = move || {
            let (buffer, row) = (Vec::with_capacity(PIECE), Vec::new());
            let mut rows = Rows { text, buffer, row, cells: 0, written: 0, most };
            let last = match make(&tell, &mut rows).and_then(|()| rows.flush()) {
                Ok(()) => Piece::End,
                Err(Halt::Trouble(trouble)) => Piece::Failed(trouble),
                Err(Halt::Unread) => return,
            };
            // Without a receiver nobody waits for the end.
            let _unread = rows.text.send(last);
        };
        let started = thread::Builder::new().name("decode".to_owned()).spawn(work);
        started.map_err(|_| death)?;
        let feed = Self { pieces, ready: Vec::new(), at: 0, ended: false, death };
        match told.recv() {
            Ok(first) => Ok((feed, first)),
            // Nothing was told: the thread says why, or has died.
            Err(_) => Err(feed.why()),
        }
    }

    fn why(self) -> Trouble {
        match self.pieces.recv() {
            Ok(Piece::Failed(trouble)) => trouble,
            _ => self.death,
        }
    }
}

impl Text for Feed {}

impl BufRead for Feed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.ready.len() && !self.ended {
            match self.pieces.recv() {
                Ok(Piece::Text(text)) => (self.ready, self.at) = (text, 0),
                Ok(Piece::End) => self.ended = true,
                Ok(Piece::Failed(trouble)) => return Err(trouble.error()),
                Err(_) => return Err(self.death.error()),
            }
        }
        Ok(&self.ready[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.ready.len());
    }
}

impl Read for Feed {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

/// Rows on their way to the reader.
pub(crate) struct Rows {
    text: SyncSender<Piece>,
    buffer: Vec<u8>,
    row: Vec<u8>,
    cells: usize,
    written: u64,
    most: u64,
}

impl Rows {
    /// Appends a cell to the row.
    pub(crate) fn cell(&mut self, text: &str) {
        if self.cells > 0 {
            self.row.push(DELIMITER);
        }
        self.cells += 1;
        if self.row.len() > ROW {
            return;
        }
        // What is longer than a cell may be is told by its first part just as well.
        let text = &text[..text.floor_char_boundary(LONGEST + 1)];
        if !text.contains(['"', ',', '\r', '\n']) {
            self.row.extend_from_slice(text.as_bytes());
            return;
        }
        self.row.push(b'"');
        for byte in text.bytes() {
            if byte == b'"' {
                self.row.push(b'"');
            }
            self.row.push(byte);
        }
        self.row.push(b'"');
    }

    /// Ends the row; one without cells is a blank line.
    pub(crate) fn end(&mut self) -> Result<(), Halt> {
        if self.row.len() > ROW {
            // Whoever skips it must find one line.
            self.row
                .iter_mut()
                .filter(|b| matches!(b, b'\r' | b'\n' | b'"'))
                .for_each(|b| *b = b' ');
        }
        self.row.push(b'\n');
        self.buffer.append(&mut self.row);
        self.cells = 0;
        if self.buffer.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Halt> {
        self.written =
            self.written.saturating_add(u64::try_from(self.buffer.len()).unwrap_or(u64::MAX));
        if self.written > self.most {
            return Err(Trouble::Swollen.into());
        }
        let text = std::mem::replace(&mut self.buffer, Vec::with_capacity(PIECE));
        self.text.send(Piece::Text(text)).map_err(|_| Halt::Unread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(
        make: impl FnOnce(&mut Rows) -> Result<(), Halt> + Send + 'static,
    ) -> io::Result<String> {
        let started = Feed::start(Trouble::WorkbookDamaged, 1 << 20, |tell, rows| {
            let _told = tell.send(Ok(()));
            make(rows)
        });
        let (mut feed, _) = started.map_err(Trouble::error)?;
        let mut text = String::new();
        feed.read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn rows_become_delimited_text() {
        let made = text(|rows| {
            for cell in ["a", "b,\"c\"\n", ""] {
                rows.cell(cell);
            }
            rows.end()?;
            rows.end()
        });
        assert_eq!(made.ok().as_deref(), Some("a,\"b,\"\"c\"\"\n\",\n\n"));
    }

    #[test]
    fn a_row_beyond_measure_stays_one_line() {
        let made = text(|rows| {
            for _ in 0..80 {
                rows.cell(&"\"\n".repeat(LONGEST));
            }
            rows.end()
        });
        assert_eq!(made.map_err(|e| e.to_string()), Err("log-contents-swollen".to_owned()));
        let started = Feed::start(Trouble::WorkbookDamaged, u64::MAX, |tell, rows| {
            let _told = tell.send(Ok(()));
            for _ in 0..80 {
                rows.cell(&"\"\n".repeat(LONGEST));
            }
            rows.end()
        });
        let lines = started.map(|(feed, _)| feed.lines().count());
        assert_eq!(lines, Ok(1));
    }

    #[test]
    fn a_panic_is_trouble_with_the_file() {
        let empty: Vec<u8> = Vec::new();
        let died = text(move |rows| {
            rows.cell(&empty[empty.len() + 1].to_string());
            rows.end()
        });
        assert_eq!(died.map_err(|e| e.to_string()), Err("log-workbook-damaged".to_owned()));
    }
}
