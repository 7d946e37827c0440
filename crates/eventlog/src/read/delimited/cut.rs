//! Cutting decoded text into blocks that end, most likely, where a record ends.

use std::io;

use crate::framer::{Frame, Framer, RECORD};
use crate::ordered::Pace;
use crate::text::{Piece, Text};

/// How far before the end of a block a better place to cut is looked for.
const BACK: usize = 64 * 1024;

/// A block of the file's text.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) piece: Piece,
    /// Whether the file ends with it.
    pub(super) last: bool,
}

/// Cuts the text of a file.
///
/// Whether a line end inside quotes ends a record is known for certain only after everything before
/// it was read. Blocks are therefore cut at a guess, and whoever reads them says whether the guess
/// was right.
pub(super) struct Cutter<'a> {
    text: Box<dyn Text + 'a>,
    ahead: Piece,
    ended: bool,
    done: bool,
    size: usize,
}

impl<'a> Cutter<'a> {
    /// Blocks of about `size` bytes.
    pub(super) fn new(text: Box<dyn Text + 'a>, size: usize) -> Self {
        Self { text, ahead: Piece::default(), ended: false, done: false, size: size.max(1) }
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if !self.ended && self.ahead.text.len() < wanted {
            self.ended = !self.text.append(&mut self.ahead, wanted)?;
        }
        Ok(())
    }

    /// Takes the first record off, and gives the framer that found it.
    pub(super) fn header(&mut self, delimiter: u8) -> io::Result<Option<(Framer, Piece)>> {
        let mut framer = Framer::new(delimiter, false);
        loop {
            match framer.advance(&self.ahead.text, self.ended) {
                Frame::Record => break,
                Frame::End => return Ok(None),
                Frame::More => {
                    let more = self.size.max(1 << 12);
                    self.fill(self.ahead.text.len().saturating_add(more))?;
                }
            }
        }
        let rest = self.ahead.split_off(framer.rest(), Pace::room(self.size), "");
        Ok(Some((framer, std::mem::replace(&mut self.ahead, rest))))
    }

    /// The next block; the last one may be empty.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        let mut wanted = self.size;
        while !self.done {
            self.fill(wanted)?;
            let text = &self.ahead.text;
            let cut = match cut(text, self.size, self.ended) {
                None if text.len() > self.size.saturating_add(2 * RECORD) && !self.ended => {
                    Some(text.len())
                }
                cut => cut,
            };
            if let Some(at) = cut {
                let rest = self.ahead.split_off(at, Pace::room(self.size), "");
                let piece = std::mem::replace(&mut self.ahead, rest);
                return Ok(Some(Block { piece, last: false }));
            }
            if self.ended {
                self.done = true;
                return Ok(Some(Block { piece: std::mem::take(&mut self.ahead), last: true }));
            }
            wanted = text.len().saturating_add(self.size);
        }
        Ok(None)
    }
}

/// Where to cut a block of about `size` bytes off `text`: behind a line end before which quotes
/// pair up, if there is one near. `None` when more text is needed, or when the rest is a block.
fn cut(text: &str, size: usize, ended: bool) -> Option<usize> {
    if ended && text.len() <= size { None } else { behind(text.as_bytes(), size) }
}

fn behind(text: &[u8], size: usize) -> Option<usize> {
    let window = &text[..size.min(text.len())];
    let Some(last) = line_ends(text, window).next() else {
        let from = window.len();
        let found = from + memchr::memchr2(b'\n', b'\r', &text[from..])?;
        return whole(text, found);
    };
    let mut quotes = memchr::memchr_iter(b'"', &text[..last]).count();
    let (mut at, nearest) = (last, last.saturating_sub(BACK));
    for place in line_ends(text, window).take_while(|place| *place >= nearest) {
        quotes -= memchr::memchr_iter(b'"', &text[place..at]).count();
        at = place;
        if quotes.is_multiple_of(2) {
            return Some(at);
        }
    }
    Some(last)
}

/// Places behind line ends in `window`, from the last to the first.
fn line_ends<'t>(text: &'t [u8], window: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    memchr::memrchr2_iter(b'\n', b'\r', window).filter_map(move |at| whole(text, at))
}

/// The place behind the line end at `at`, if it is known whether it has a second half.
fn whole(text: &[u8], at: usize) -> Option<usize> {
    match (text[at], text.get(at + 1)) {
        (b'\r', None) => None,
        (b'\r', Some(b'\n')) => Some(at + 2),
        _ => Some(at + 1),
    }
}
