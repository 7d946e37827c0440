//! Finding the ends of cells and lines, eight bytes at a time.

/// The lowest and the highest bit of each byte of a word.
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// Positions of a delimiter, LF and CR in a text, in ascending order.
pub(crate) struct Marks<'t> {
    text: &'t [u8],
    delimiter: u8,
    /// Where the current word begins.
    at: usize,
    /// The highest bit of each byte of the current word that is a mark still to come.
    mask: u64,
}

impl<'t> Marks<'t> {
    /// The marks of `text` from `from` on.
    #[inline]
    pub(crate) fn new(text: &'t [u8], from: usize, delimiter: u8) -> Self {
        let mut marks = Self { text, delimiter, at: from, mask: 0 };
        marks.jump(from);
        marks
    }

    /// Goes on from `to`.
    #[inline]
    pub(crate) fn jump(&mut self, to: usize) {
        self.at = to.min(self.text.len());
        self.mask = self.load();
    }

    /// The marks of the word at `at`.
    #[inline]
    fn load(&self) -> u64 {
        let rest = &self.text[self.at.min(self.text.len())..];
        let word = match rest.first_chunk::<8>() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => {
                let mut bytes = [0; 8];
                bytes[..rest.len()].copy_from_slice(rest);
                u64::from_le_bytes(bytes)
            }
        };
        let marks = equal(word, self.delimiter) | equal(word, b'\n') | equal(word, b'\r');
        // Beyond the end nothing is a mark, even if zero is the delimiter.
        if rest.len() < 8 { marks & !(u64::MAX << (8 * rest.len())) } else { marks }
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            self.at += 8;
            if self.at >= self.text.len() {
                self.at = self.text.len();
                return None;
            }
            self.mask = self.load();
        }
        let byte = usize::try_from(self.mask.trailing_zeros() / 8).unwrap_or(0);
        self.mask &= self.mask - 1;
        Some(self.at + byte)
    }
}

/// The highest bit of each byte of `word` that is `byte`.
#[inline]
fn equal(word: u64, byte: u8) -> u64 {
    let other = word ^ (LOW * u64::from(byte));
    // No carry passes from byte to byte, so that every bit is exact.
    !(((other & !HIGH) + !HIGH) | other | !HIGH)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_mark_is_found(
            text in proptest::collection::vec(
                prop_oneof![Just(b','), Just(b'\n'), any::<u8>()],
                0..60,
            ),
            from in 0_usize..60,
            delimiter in prop_oneof![Just(b','), Just(0_u8), Just(b'|')],
        ) {
            let from = from.min(text.len());
            let is = |b: u8| b == delimiter || b == b'\n' || b == b'\r';
            let expected: Vec<usize> = (from..text.len()).filter(|i| is(text[*i])).collect();
            let found: Vec<usize> = Marks::new(&text, from, delimiter).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
