//! Blocks of text read on as one stream, where a document cannot be read block by block.

use std::io::{self, BufRead, Read};

use super::cut::Block;
use crate::source::Trouble;

/// Bytes of one tag, comment or stretch of text.
pub(super) const MARKUP: usize = 1 << 20;

/// Where further blocks come from.
pub(super) type Blocks<'a> = dyn FnMut() -> Option<io::Result<Block>> + 'a;

/// The text of blocks, one after the other; no piece of markup may grow without end.
pub(super) struct Stream<'b, 'f> {
    current: Block,
    /// What of the current block was passed on.
    at: usize,
    more: &'b mut Blocks<'f>,
    /// Bytes passed on since the last piece of markup.
    used: usize,
    /// Whether bytes without meaning were replaced in these.
    damaged: bool,
}

impl<'b, 'f> Stream<'b, 'f> {
    /// The text of `first` with what stands before it, and the text of `more` without.
    pub(super) fn new(first: Block, more: &'b mut Blocks<'f>) -> Self {
        Self { current: first, at: 0, more, used: 0, damaged: false }
    }

    /// A piece of markup begins.
    pub(super) fn begin(&mut self) {
        self.used = 0;
        self.damaged = false;
    }

    /// Whether bytes without meaning were replaced in the piece.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged
    }
}

impl BufRead for Stream<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > MARKUP {
            return Err(Trouble::MarkupTooLong.error());
        }
        while self.at == self.current.piece.text.len() && !self.current.last {
            let Some(next) = (self.more)() else { break };
            self.current = next?;
            self.at = self.current.root;
        }
        let ready = &self.current.piece.text.as_bytes()[self.at..];
        Ok(&ready[..ready.len().min(MARKUP + 1 - self.used)])
    }

    fn consume(&mut self, count: usize) {
        self.damaged |= self.current.piece.is_damaged(self.at..self.at + count);
        self.used += count;
        self.at += count;
    }
}

impl Read for Stream<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
