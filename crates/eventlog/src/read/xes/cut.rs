//! Cutting the text of a XES file into blocks that begin, most likely, with a trace.

use std::io;

use memchr::memmem;

use crate::ordered::Pace;
use crate::text::{Piece, Text};

/// How a trace begins.
const TRACE: &[u8] = b"<trace";

/// Blocks without a trace that begins in them, put together before the search is given up.
const PATIENCE: usize = 8;

/// A block of the file's text.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) piece: Piece,
    /// Bytes of the root's tag that were put before the text, so that a block is a log of its own.
    pub(super) root: usize,
    /// Whether the next block begins with a trace, or the file ends.
    pub(super) cut: bool,
    /// Whether the file ends with it.
    pub(super) last: bool,
}

/// Cuts the text of a file. What looks like a trace may stand in a comment or in quotes: whoever
/// reads a block says whether it was a sound log.
pub(super) struct Cutter<'a> {
    text: Box<dyn Text + 'a>,
    ahead: Piece,
    root: String,
    ended: bool,
    done: bool,
    size: usize,
}

impl<'a> Cutter<'a> {
    /// Blocks of about `size` bytes.
    pub(super) fn new(text: Box<dyn Text + 'a>, size: usize) -> Self {
        let (ahead, root) = (Piece::default(), String::new());
        Self { text, ahead, root, ended: false, done: false, size: size.max(1) }
    }

    /// What stands before the first trace; the rest follows in blocks.
    pub(super) fn head(&mut self) -> io::Result<Block> {
        let most = PATIENCE.saturating_mul(self.size.max(1 << 20));
        loop {
            let text = self.ahead.text.as_bytes();
            if let Some(at) = trace(text, 0, 0) {
                return Ok(self.take(at, true));
            }
            if self.ended || text.len() > most {
                self.done = self.ended;
                return Ok(self.take(self.ahead.text.len(), self.ended));
            }
            self.fill(self.ahead.text.len().saturating_add(self.size))?;
        }
    }

    /// The tag of the root, which is put before each block that follows.
    pub(super) fn set_root(&mut self, root: &str) {
        self.root = root.to_owned();
        self.ahead.text.insert_str(0, root);
        self.ahead.damage.iter_mut().for_each(|place| *place += root.len());
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if !self.ended && self.ahead.text.len() < wanted {
            self.ended = !self.text.append(&mut self.ahead, wanted)?;
        }
        Ok(())
    }

    fn take(&mut self, at: usize, cut: bool) -> Block {
        let rest = self.ahead.split_off(at, Pace::room(self.size), &self.root);
        let piece = std::mem::replace(&mut self.ahead, rest);
        Block { piece, root: self.root.len(), cut, last: self.done }
    }

    /// The next block.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        let root = self.root.len();
        let mut wanted = root.saturating_add(self.size);
        while !self.done {
            self.fill(wanted)?;
            let text = self.ahead.text.as_bytes();
            let window = text.len().min(root.saturating_add(self.size));
            let within = memmem::rfind_iter(&text[..window], TRACE);
            let mut places = within.filter(|at| *at > root && is_trace(text, *at));
            let whole = self.ended && text.len() <= window;
            let found = if whole { None } else { places.next() };
            if let Some(at) = found.or_else(|| trace(text, window, root + 1)) {
                return Ok(Some(self.take(at, true)));
            }
            if self.ended {
                self.done = true;
                return Ok(Some(self.take(self.ahead.text.len(), true)));
            }
            if text.len() > PATIENCE.saturating_mul(self.size) {
                return Ok(Some(self.take(self.ahead.text.len(), false)));
            }
            wanted = text.len().saturating_add(self.size);
        }
        Ok(None)
    }
}

/// The first place from `least` on where a trace seems to begin that does not end before `from`.
fn trace(text: &[u8], from: usize, least: usize) -> Option<usize> {
    let from = from.saturating_sub(TRACE.len()).min(text.len());
    let mut found = memmem::find_iter(&text[from..], TRACE).map(|at| at + from);
    found.find(|at| *at >= least && is_trace(text, *at))
}

/// Whether the name at `at` is no longer than that.
fn is_trace(text: &[u8], at: usize) -> bool {
    text.get(at + TRACE.len()).is_some_and(|b| b" \t\r\n/>".contains(b))
}
