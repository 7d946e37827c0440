//! Decoded text, piece by piece.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// A piece of text.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Where U+FFFD stands for bytes that have no meaning in the encoding, in ascending order.
    pub(crate) damage: Vec<usize>,
}

impl Piece {
    /// Takes off what stands from `at` on, with `room` bytes to grow and `before` before it.
    pub(crate) fn split_off(&mut self, at: usize, room: usize, before: &str) -> Self {
        let tail = &self.text[at..];
        let mut text = String::with_capacity(before.len() + tail.len() + room);
        text.push_str(before);
        text.push_str(tail);
        let first = self.damage.partition_point(|place| *place < at);
        let damage = self.damage.split_off(first);
        let damage = damage.into_iter().map(|place| place - at + before.len()).collect();
        self.text.truncate(at);
        Self { text, damage }
    }

    /// Appends what stands in `next` from `from` on.
    pub(crate) fn join(&mut self, next: &Self, from: usize) {
        let here = self.text.len();
        self.text.push_str(&next.text[from..]);
        let damage = next.damage.iter().filter(|place| **place >= from);
        self.damage.extend(damage.map(|place| place - from + here));
    }

    /// Whether something in `span` was replaced.
    pub(crate) fn is_damaged(&self, span: Range<usize>) -> bool {
        let first = self.damage.partition_point(|place| *place < span.start);
        self.damage.get(first).is_some_and(|place| *place < span.end)
    }
}

/// A stream of UTF-8 that also comes in pieces.
pub(crate) trait Text: BufRead + Send {
    /// Appends text until `piece` has `least` bytes or more; `false` once the text has ended.
    ///
    /// # Errors
    /// What reading reports.
    fn append(&mut self, piece: &mut Piece, least: usize) -> io::Result<bool> {
        append_text(self, &mut piece.text, least)
    }
}

impl<R: Read + Send> Text for BufReader<R> {}

/// Text that was looked at, and then the rest.
#[derive(Default)]
pub(crate) struct Ahead<'a> {
    head: Piece,
    at: usize,
    rest: Option<Box<dyn Text + 'a>>,
}

impl<'a> Ahead<'a> {
    /// Puts `head` back before `rest`.
    pub(crate) fn new(head: Piece, rest: Box<dyn Text + 'a>) -> Self {
        Self { head, at: 0, rest: Some(rest) }
    }
}

impl Text for Ahead<'_> {
    fn append(&mut self, piece: &mut Piece, least: usize) -> io::Result<bool> {
        piece.join(&self.head, self.at);
        self.at = self.head.text.len();
        self.rest.as_mut().map_or(Ok(false), |rest| rest.append(piece, least))
    }
}

impl BufRead for Ahead<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match &mut self.rest {
            Some(rest) if self.at == self.head.text.len() => rest.fill_buf(),
            _ => Ok(&self.head.text.as_bytes()[self.at..]),
        }
    }

    fn consume(&mut self, count: usize) {
        match &mut self.rest {
            Some(rest) if self.at == self.head.text.len() => rest.consume(count),
            _ => self.at = (self.at + count).min(self.head.text.len()),
        }
    }
}

impl Read for Ahead<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

/// Appends UTF-8 from `input` until `text` has `least` bytes or more; `false` at the end. What is
/// no UTF-8 is replaced.
pub(crate) fn append_text(
    input: &mut (impl BufRead + ?Sized),
    text: &mut String,
    least: usize,
) -> io::Result<bool> {
    // The beginning of a character that is cut by the end of what is ready.
    let mut cut = Vec::new();
    while text.len() < least || !cut.is_empty() {
        let ready = input.fill_buf()?;
        let count = if cut.is_empty() { ready.len() } else { ready.len().min(1) };
        if count == 0 {
            text.push_str(&String::from_utf8_lossy(&cut));
            return Ok(false);
        }
        if cut.is_empty() {
            push(text, &ready[..count], &mut cut);
        } else {
            let mut whole = std::mem::take(&mut cut);
            whole.extend_from_slice(&ready[..count]);
            push(text, &whole, &mut cut);
        }
        input.consume(count);
    }
    Ok(true)
}

/// Appends `bytes`, but for the beginning of a character at their end, which is left in `cut`.
fn push(text: &mut String, mut bytes: &[u8], cut: &mut Vec<u8>) {
    loop {
        let error = match std::str::from_utf8(bytes) {
            Ok(sound) => return text.push_str(sound),
            Err(error) => error,
        };
        let (sound, rest) = bytes.split_at(error.valid_up_to());
        text.push_str(std::str::from_utf8(sound).unwrap_or_default());
        let Some(bad) = error.error_len() else { return cut.extend_from_slice(rest) };
        text.push('\u{fffd}');
        bytes = &rest[bad..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_whole_however_small_the_pieces() {
        let bytes = "受付a\u{1f600}z".as_bytes();
        for size in 1..12 {
            for least in 1..16 {
                let mut input = BufReader::with_capacity(size, bytes);
                let (mut text, mut all) = (String::new(), String::new());
                while append_text(&mut input, &mut text, least).expect("memory") {
                    all.push_str(&text);
                    text.clear();
                }
                assert_eq!(all + &text, "受付a\u{1f600}z", "{size} {least}");
            }
        }
        let mut text = String::new();
        append_text(&mut &b"a\xffb\xe5"[..], &mut text, 9).expect("memory");
        assert_eq!(text, "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn damage_keeps_its_place() {
        let mut piece = Piece { text: "ab\u{fffd}c\u{fffd}".to_owned(), damage: vec![2, 6] };
        let tail = piece.split_off(5, 0, "<x>");
        assert_eq!((tail.text.as_str(), tail.damage.clone()), ("<x>c\u{fffd}", vec![4]));
        assert!(piece.is_damaged(0..3) && !piece.is_damaged(0..2) && !piece.is_damaged(3..9));
        piece.join(&tail, 3);
        assert_eq!((piece.text.as_str(), piece.damage), ("ab\u{fffd}c\u{fffd}", vec![2, 6]));
    }
}
