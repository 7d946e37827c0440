//! The tree of RFC 6962, as the roots of its full subtrees: enough to append and to know the root.

use crate::hash::Sha256;

/// The hash of a leaf (RFC 6962 §2.1).
pub fn leaf_hash(bytes: &[u8]) -> Sha256 {
    Sha256::of_parts([&[0], bytes])
}

/// The hash of a node above two others (RFC 6962 §2.1).
pub(super) fn node_hash(left: Sha256, right: Sha256) -> Sha256 {
    Sha256::of_parts([&[1], &left.0, &right.0])
}

/// The right edge of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Roots of the full subtrees, largest first: one for each bit of `size`.
    hashes: Vec<Sha256>,
}

impl Frontier {
    /// Adds a leaf by its hash ([`leaf_hash`]).
    pub fn append(&mut self, leaf: Sha256) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.hashes.pop() {
                hash = node_hash(left, hash);
            }
        }
        self.hashes.push(hash);
        self.size += 1;
    }

    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root; of no leaves, the hash of nothing.
    pub fn root(&self) -> Sha256 {
        let mut smallest_first = self.hashes.iter().rev();
        let Some(first) = smallest_first.next() else { return Sha256::of(b"") };
        smallest_first.fold(*first, |right, left| node_hash(*left, right))
    }

    /// The frontier as one line: the size, and each hash after a colon.
    pub fn to_text(&self) -> String {
        let hashes: String = self.hashes.iter().map(|hash| format!(":{hash}")).collect();
        format!("{}{hashes}", self.size)
    }

    /// Reads what [`Frontier::to_text`] wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let size: u64 = parts.next()?.parse().ok()?;
        let hashes = parts.map(|part| part.parse().ok()).collect::<Option<Vec<Sha256>>>()?;
        let read = Self { size, hashes };
        let fits = usize::try_from(size.count_ones()).is_ok_and(|ones| ones == read.hashes.len());
        (fits && read.to_text() == text).then_some(read)
    }
}
