//! From bytes in whatever encoding to UTF-8, as a stream; damage is replaced and remembered.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use encoding_rs::{DecoderResult, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use kajitori_domain::mapping::Encoding;

use crate::known::Known;
use crate::text::{Piece, Text};

const CHUNK: usize = 64 * 1024;

/// UTF-8 text from bytes in another encoding.
pub(crate) struct Decoded<'a> {
    inner: Box<dyn Read + Send + 'a>,
    raw: Vec<u8>,
    from: usize,
    ended: bool,
    decoder: Option<encoding_rs::Decoder>,
    finished: bool,
    /// Text that waits for whoever reads it as a stream, and how much of it was taken.
    ready: Piece,
    at: usize,
    known: Arc<Known>,
}

impl<'a> Decoded<'a> {
    /// Starts to decode `inner`. A byte order mark wins over `wanted`; without both the bytes
    /// decide.
    pub(crate) fn new(
        inner: Box<dyn Read + Send + 'a>,
        wanted: Option<Encoding>,
        known: Arc<Known>,
    ) -> io::Result<Self> {
        let mut decoded = Self {
            inner,
            raw: Vec::with_capacity(2 * CHUNK),
            from: 0,
            ended: false,
            decoder: None,
            finished: false,
            ready: Piece::default(),
            at: 0,
            known,
        };
        decoded.load()?;
        let head = decoded.raw.as_slice();
        let choice = mark(head)
            .or_else(|| wanted.map(|wanted| coder(wanted, head)))
            .or_else(|| declared(head))
            .or_else(|| wide_without_mark(head));
        if let Some(encoding) = choice {
            decoded.settle(encoding);
        }
        Ok(decoded)
    }

    fn settle(&mut self, encoding: &'static encoding_rs::Encoding) {
        self.decoder = Some(encoding.new_decoder_with_bom_removal());
        let named = match encoding {
            e if e == UTF_8 => Some(Encoding::Utf8),
            e if e == SHIFT_JIS => Some(Encoding::Cp932),
            e if e == UTF_16LE || e == UTF_16BE => Some(Encoding::Utf16),
            _ => None,
        };
        if let Some(named) = named {
            self.known.settle(named);
        }
    }

    /// Reads on until a chunk of raw bytes is there or the stream ends.
    fn load(&mut self) -> io::Result<()> {
        self.raw.drain(..self.from);
        self.from = 0;
        while !self.ended && self.raw.len() < CHUNK {
            let have = self.raw.len();
            self.raw.resize(have + CHUNK, 0);
            let count = self.inner.read(&mut self.raw[have..])?;
            self.raw.truncate(have + count);
            self.ended = count == 0;
        }
        Ok(())
    }

    /// Passes plain ASCII through; at the first other byte decides the encoding by what follows.
    fn pass_ascii(&mut self, out: &mut String) -> io::Result<()> {
        let rest = &self.raw[self.from..];
        let plain = encoding_rs::Encoding::ascii_valid_up_to(rest);
        if plain > 0 || self.ended && rest.is_empty() {
            out.push_str(std::str::from_utf8(&rest[..plain]).unwrap_or_default());
            self.from += plain;
            self.finished = plain == 0;
            return Ok(());
        }
        self.load()?;
        let rest = &self.raw[self.from..];
        let japanese = faults(SHIFT_JIS, rest) < faults(UTF_8, rest);
        self.settle(if japanese { SHIFT_JIS } else { UTF_8 });
        Ok(())
    }

    /// Decodes what was read, or reads on.
    fn advance(&mut self, out: &mut Piece) -> io::Result<()> {
        if self.from == self.raw.len() && !self.ended {
            self.load()?;
        }
        let Some(decoder) = &mut self.decoder else {
            return self.pass_ascii(&mut out.text);
        };
        loop {
            let input = &self.raw[self.from..];
            out.text.reserve(2 * CHUNK);
            let (result, read) =
                decoder.decode_to_string_without_replacement(input, &mut out.text, self.ended);
            self.from += read;
            match result {
                DecoderResult::InputEmpty => self.finished = self.ended,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.known.damage();
                    out.damage.push(out.text.len());
                    out.text.push('\u{fffd}');
                    continue;
                }
            }
            return Ok(());
        }
    }
}

impl Text for Decoded<'_> {
    fn append(&mut self, piece: &mut Piece, least: usize) -> io::Result<bool> {
        if self.at < self.ready.text.len() {
            piece.join(&self.ready, self.at);
            self.at = self.ready.text.len();
        }
        while piece.text.len() < least && !self.finished {
            self.advance(piece)?;
        }
        Ok(!self.finished)
    }
}

impl BufRead for Decoded<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.ready.text.len() && !self.finished {
            let mut ready = std::mem::take(&mut self.ready);
            ready.text.clear();
            ready.damage.clear();
            self.at = 0;
            let read = self.advance(&mut ready);
            self.ready = ready;
            read?;
        }
        Ok(&self.ready.text.as_bytes()[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.ready.text.len());
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

fn coder(encoding: Encoding, head: &[u8]) -> &'static encoding_rs::Encoding {
    match encoding {
        Encoding::Utf16 if zeros(head, 0) > zeros(head, 1) => UTF_16BE,
        Encoding::Utf8 => UTF_8,
        Encoding::Cp932 => SHIFT_JIS,
        Encoding::Utf16 => UTF_16LE,
    }
}

fn mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    encoding_rs::Encoding::for_bom(head).map(|(encoding, _)| encoding)
}

/// The encoding that an XML declaration names.
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &head[..head.len().min(200)];
    let end = head.starts_with(b"<?xml").then(|| head.iter().position(|b| *b == b'>'))??;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (label, _) = value.strip_prefix(quote)?.split_once(quote)?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

/// Bytes of the head by which UTF-16 is told.
const HEAD: usize = 512;

/// Zero bytes at every second place from `first`: the upper halves of ASCII's letters, which come
/// first in big-endian order.
fn zeros(head: &[u8], first: usize) -> usize {
    let even = head.len().min(HEAD) & !1;
    head.iter().take(even).skip(first).step_by(2).filter(|byte| **byte == 0).count()
}

/// UTF-16 without a mark shows as zero bytes at every second place.
fn wide_without_mark(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let (even, odd) = (zeros(head, 0), zeros(head, 1));
    let most = (head.len().min(HEAD) & !1) / 8;
    match (even > most, odd > most) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// How many byte sequences of `bytes` have no meaning in `encoding`; an incomplete end is no fault.
fn faults(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = vec![0; 4096];
    let (mut at, mut count) = (0, 0);
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut out, false);
        at += read;
        match result {
            DecoderResult::InputEmpty => return count,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => count += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its bytes in pieces of the given size, so that characters are split over reads.
    struct Pieces(Vec<u8>, usize, usize);

    impl Read for Pieces {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = self.2.min(out.len()).min(self.0.len() - self.1);
            out[..count].copy_from_slice(&self.0[self.1..self.1 + count]);
            self.1 += count;
            Ok(count)
        }
    }

    fn text(bytes: Vec<u8>, piece: usize) -> (String, bool, Option<Encoding>) {
        let known = Arc::new(Known::default());
        let reader = Box::new(Pieces(bytes, 0, piece));
        let mut decoded = Decoded::new(reader, None, Arc::clone(&known)).expect("a readable head");
        let mut text = String::new();
        decoded.read_to_string(&mut text).expect("valid UTF-8");
        (text, known.damaged(), known.encoding())
    }

    fn wide(words: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff_u16).into_iter().chain(words.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_is_recognised_whatever_the_size_of_the_pieces() {
        let words = format!("case,活動,状況\n{}①髙,受付～完了\n", "a,b,c\n".repeat(30_000));
        let japanese = SHIFT_JIS.encode(&words).0.into_owned();
        for piece in [7, 4096, 65_537] {
            let plain = |bytes| text(bytes, piece);
            assert_eq!(plain(words.clone().into_bytes()).0, words);
            assert_eq!(plain(japanese.clone()), (words.clone(), false, Some(Encoding::Cp932)));
            for (big, mark) in [(false, true), (true, true), (false, false), (true, false)] {
                let answer = plain(wide(&words, big, mark));
                assert_eq!(answer, (words.clone(), false, Some(Encoding::Utf16)));
            }
        }
    }

    #[test]
    fn encoding_shows_late_and_damage_is_remembered() {
        let late = format!("{}受付完了\n", "plain ascii\n".repeat(50_000));
        let bytes = SHIFT_JIS.encode(&late).0.into_owned();
        assert_eq!(text(bytes, 1000), (late, false, Some(Encoding::Cp932)));
        let mut broken = "受付,完了\n".repeat(10).into_bytes();
        broken.insert(3, 0xff);
        let (words, damaged, encoding) = text(broken, 5);
        assert!(damaged && words.starts_with("受\u{fffd}付") && encoding == Some(Encoding::Utf8));
        assert_eq!(text(b"\xef\xbb\xbfcase\n".to_vec(), 1).0, "case\n");
    }
}
