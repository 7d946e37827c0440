//! Sequences of codes in few bytes, and telling them apart exactly.

use std::hash::{BuildHasherDefault, Hasher};

use crate::bytes::{Reader, unsigned, write_unsigned};
use crate::kept::Kept;
use crate::view::index;

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Byte strings, each once, with a number by first appearance. A hash only finds candidates; the
/// strings themselves are compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Distinct {
    /// The strings one after the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// First string by hash.
    first: HashMap<u32>,
    /// The next string with the same hash, plus one.
    next: Vec<u32>,
}

pub(crate) type HashMap<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Same>>;

/// Takes what is a hash already.
#[derive(Debug, Default)]
pub(crate) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl Distinct {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string with number `at`.
    pub(crate) fn get(&self, at: u32) -> &[u8] {
        let at = index(at);
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[begin..self.ends[at]]
    }

    /// Forgets all strings, and keeps the memory that they took.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.first.clear();
        self.next.clear();
    }

    /// The number of `string`, whose hash is `hash`.
    pub(crate) fn find(&self, hash: u64, string: &[u8]) -> Option<u32> {
        let mut at = self.first.get(&hash).copied();
        while let Some(known) = at.filter(|known| self.get(*known) != string) {
            at = self.next[index(known)].checked_sub(1);
        }
        at
    }

    /// The number of `string`, known or new.
    pub(crate) fn take(&mut self, hash: u64, string: &[u8]) -> u32 {
        if let Some(known) = self.find(hash, string) {
            return known;
        }
        let new = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len());
        let known = self.first.insert(hash, new);
        self.next.push(known.map_or(0, |known| known + 1));
        new
    }
}

/// A hash of bytes, the same on every machine.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = ODD ^ u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    for eight in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..eight.len()].copy_from_slice(eight);
        let product = u128::from(state ^ u64::from_le_bytes(word)) * u128::from(ODD);
        state = fold(product).wrapping_add(ODD);
    }
    state ^ state >> 29
}

/// Both halves of a product in one.
fn fold(product: u128) -> u64 {
    let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
    low ^ u64::try_from(product >> 64).unwrap_or(0)
}

/// Puts a sequence of codes down, seven bits a byte, in `bytes` alone.
pub(crate) fn pack(codes: impl Iterator<Item = u32>, bytes: &mut Vec<u8>) {
    bytes.clear();
    codes.for_each(|code| write_unsigned(u64::from(code), bytes));
}

/// The codes that [`pack`] put down.
pub(crate) fn codes(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut bytes = bytes.iter();
    std::iter::from_fn(move || {
        let (mut code, mut shift) = (0_u32, 0);
        loop {
            let byte = bytes.next()?;
            code |= u32::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(code);
            }
            shift += 7;
        }
    })
}

/// Packed sequences, each with how many cases took it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Packed(Vec<u8>);

impl Packed {
    /// Appends one.
    pub(crate) fn push(&mut self, sequence: &[u8], cases: u32) {
        write_unsigned(u64::from(cases), &mut self.0);
        write_unsigned(u64::try_from(sequence.len()).unwrap_or(u64::MAX), &mut self.0);
        self.0.extend_from_slice(sequence);
    }

    /// All of them in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], u32)> {
        let mut left = Reader::new(&self.0);
        std::iter::from_fn(move || {
            let cases = u32::try_from(unsigned(&mut left)?).ok()?;
            let length = usize::try_from(unsigned(&mut left)?).ok()?;
            Some((left.take(length)?, cases))
        })
    }
}

impl Kept for Packed {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.len().put(bytes);
        bytes.extend_from_slice(&self.0);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let length = Kept::get(bytes)?;
        Some(Self(bytes.take(length)?.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn strings_are_told_apart_whatever_their_hash(
            all in proptest::collection::vec(proptest::collection::vec(0..3_u8, 0..3), 0..20),
            hashes in 1..4_u64,
        ) {
            let mut distinct = Distinct::default();
            let hash = |string: &[u8]| super::hash(string) % hashes;
            let of: Vec<u32> = all.iter().map(|s| distinct.take(hash(s), s)).collect();
            for (string, number) in all.iter().zip(&of) {
                prop_assert_eq!(distinct.get(*number), &string[..]);
                prop_assert_eq!(distinct.find(hash(string), string), Some(*number));
            }
            let mut known = all.clone();
            known.sort();
            known.dedup();
            prop_assert_eq!(distinct.len(), known.len());
            prop_assert_eq!(distinct.find(hash(b"new"), b"new"), None);
        }

        #[test]
        fn what_is_packed_is_read_back(
            all in proptest::collection::vec(
                (proptest::collection::vec(any::<u32>(), 0..5), any::<u32>()), 0..5,
            ),
        ) {
            let (mut packed, mut bytes) = (Packed::default(), Vec::new());
            for (sequence, cases) in &all {
                pack(sequence.iter().copied(), &mut bytes);
                packed.push(&bytes, *cases);
            }
            let mut kept = Vec::new();
            packed.put(&mut kept);
            let back = Packed::get(&mut Reader::new(&kept)).expect("sound");
            let back = back.iter().map(|(sequence, cases)| (codes(sequence).collect(), cases));
            prop_assert_eq!(back.collect::<Vec<(Vec<u32>, u32)>>(), all);
        }
    }
}
