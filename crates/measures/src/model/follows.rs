//! Which activity directly followed which, how often, and what cases begin and end with.

use super::Permille;
use super::words::{Words, at};

/// Directly-follows counts of some activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Follows {
    /// The activities, rising; everywhere else they are counted by their place here.
    pub(super) codes: Vec<u32>,
    counts: Vec<u64>,
    /// How often each begins a sequence.
    pub(super) starts: Vec<u64>,
    /// How often each ends one.
    pub(super) ends: Vec<u64>,
}

impl Follows {
    /// Counts `words`.
    pub(super) fn new(words: &Words) -> Self {
        let codes = words.alphabet();
        let place = places(&codes);
        let mut new = Self::empty(codes);
        for (word, count) in words.iter() {
            if let (Some(first), Some(last)) = (word.first(), word.last()) {
                new.starts[place[at(*first)]] += count;
                new.ends[place[at(*last)]] += count;
            }
            for pair in word.windows(2) {
                *new.at(place[at(pair[0])], place[at(pair[1])]) += count;
            }
        }
        new
    }

    fn empty(codes: Vec<u32>) -> Self {
        let width = codes.len();
        let (counts, ends) = (vec![0; width * width], vec![0; width]);
        Self { codes, counts, starts: ends.clone(), ends }
    }

    fn at(&mut self, from: usize, to: usize) -> &mut u64 {
        let width = self.codes.len();
        &mut self.counts[from * width + to]
    }

    /// Number of activities.
    pub(super) fn len(&self) -> usize {
        self.codes.len()
    }

    /// How often `to` directly followed `from`.
    pub(super) fn count(&self, from: usize, to: usize) -> u64 {
        self.counts[from * self.codes.len() + to]
    }

    /// Whether `to` ever directly followed `from`.
    pub(super) fn has(&self, from: usize, to: usize) -> bool {
        self.count(from, to) > 0
    }

    /// All pairs that directly followed each other.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let width = self.codes.len();
        let all = (0..width).flat_map(move |from| (0..width).map(move |to| (from, to)));
        all.filter(|(from, to)| self.has(*from, *to))
    }

    /// Without what is rare beside what else its source does: a pair, or an end, below the share
    /// `noise` of the most frequent way out of its activity, and starts below that share of the
    /// most frequent start.
    pub(super) fn filtered(&self, noise: Permille) -> Self {
        let mut new = self.clone();
        let width = self.len();
        let rare = |count: u64, most: u64| noise.exceeds(count, most);
        for from in 0..width {
            let row = &mut new.counts[from * width..(from + 1) * width];
            let most = row.iter().copied().max().unwrap_or(0).max(self.ends[from]);
            row.iter_mut().filter(|count| rare(**count, most)).for_each(|count| *count = 0);
            if rare(new.ends[from], most) {
                new.ends[from] = 0;
            }
        }
        let most = self.starts.iter().copied().max().unwrap_or(0);
        new.starts.iter_mut().filter(|count| rare(**count, most)).for_each(|count| *count = 0);
        if new.ends.iter().all(|count| *count == 0) {
            new.ends.clone_from(&self.ends);
        }
        new
    }

    /// For each activity, the counts as they would be if it had never been recorded.
    pub(super) fn without_each(&self, words: &Words) -> Vec<Self> {
        let (width, place) = (self.len(), places(&self.codes));
        let mut all: Vec<Self> = (0..width).map(|gone| self.without(gone)).collect();
        let less = |other: usize, gone: usize| other - usize::from(other > gone);
        for (word, count) in words.iter() {
            let mut from = 0_usize;
            // Each run of one activity closes a gap between what stands before and behind it.
            for run in word.chunk_by(|a, b| a == b) {
                let gone = place[at(run[0])];
                let before = from.checked_sub(1).map(|before: usize| place[at(word[before])]);
                from += run.len();
                let behind = word.get(from).map(|behind| place[at(*behind)]);
                let new = &mut all[gone];
                match (before.map(|b| less(b, gone)), behind.map(|b| less(b, gone))) {
                    (Some(before), Some(behind)) => *new.at(before, behind) += count,
                    (None, Some(behind)) => new.starts[behind] += count,
                    (Some(before), None) => new.ends[before] += count,
                    (None, None) => {}
                }
            }
        }
        all
    }

    fn without(&self, gone: usize) -> Self {
        let others: Vec<usize> = (0..self.len()).filter(|other| *other != gone).collect();
        let mut new = Self::empty(others.iter().map(|other| self.codes[*other]).collect());
        for (a, from) in others.iter().enumerate() {
            for (b, to) in others.iter().enumerate() {
                *new.at(a, b) = self.count(*from, *to);
            }
            (new.starts[a], new.ends[a]) = (self.starts[*from], self.ends[*from]);
        }
        new
    }
}

/// The place of each code in `codes`.
pub(super) fn places(codes: &[u32]) -> Vec<usize> {
    let mut places = vec![usize::MAX; codes.last().map_or(0, |last| at(*last) + 1)];
    codes.iter().enumerate().for_each(|(place, code)| places[at(*code)] = place);
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Counting without an activity is counting what is left when it is taken out.
        #[test]
        fn an_activity_can_be_thought_away(
            words in prop::collection::vec(prop::collection::vec(0_u32..4, 0..6), 1..6),
        ) {
            let log = |gone: Option<u32>| {
                let mut log = Words::default();
                for word in &words {
                    log.push(word.iter().copied().filter(|code| Some(*code) != gone), 3);
                }
                log.settle()
            };
            let all = log(None);
            let follows = Follows::new(&all);
            for (gone, thought) in follows.codes.iter().zip(follows.without_each(&all)) {
                prop_assert_eq!(&thought, &Follows::new(&log(Some(*gone))));
            }
        }
    }
}
