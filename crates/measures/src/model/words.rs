//! Distinct sequences of activities, each with how often it occurred.

use std::ops::Range;

/// Sequences of activity codes with counts, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    codes: Vec<u32>,
    ends: Vec<usize>,
    counts: Vec<u64>,
}

impl Words {
    /// Adds `count` occurrences of a sequence.
    pub fn push(&mut self, word: impl IntoIterator<Item = u32>, count: u64) {
        self.codes.extend(word);
        self.ends.push(self.codes.len());
        self.counts.push(count);
    }

    /// Number of sequences.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Occurrences of all sequences together.
    pub fn cases(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The sequences and how often each occurred.
    pub fn iter(&self) -> impl Iterator<Item = (&[u32], u64)> {
        (0..self.len()).map(|number| (&self.codes[self.range(number)], self.counts[number]))
    }

    /// The codes that occur, rising.
    pub(super) fn alphabet(&self) -> Vec<u32> {
        let top = self.codes.iter().max().map_or(0, |code| at(*code) + 1);
        let mut seen = vec![false; top];
        self.codes.iter().for_each(|code| seen[at(*code)] = true);
        (0..).zip(seen).filter_map(|(code, seen)| seen.then_some(code)).collect()
    }

    /// Puts the sequences in order, equal ones together as one.
    pub(super) fn settle(self) -> Self {
        let mut order: Vec<usize> = (0..self.len()).collect();
        let word = |number: usize| &self.codes[self.range(number)];
        order.sort_unstable_by(|a, b| word(*a).cmp(word(*b)));
        let mut new = Self::default();
        let mut last: Option<usize> = None;
        for number in order {
            if last.is_some_and(|last| word(last) == word(number)) {
                if let Some(count) = new.counts.last_mut() {
                    *count += self.counts[number];
                }
                continue;
            }
            new.push(word(number).iter().copied(), self.counts[number]);
            last = Some(number);
        }
        new
    }

    fn range(&self, number: usize) -> Range<usize> {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        from..self.ends[number]
    }
}

/// A code as an index.
pub(super) fn at(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}
