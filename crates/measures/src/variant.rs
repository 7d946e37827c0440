//! Variants: the sequences of activities that cases take, told apart exactly.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;

use rayon::prelude::*;

use crate::view::{Events, index};

/// The distinct sequences of a set of traces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants {
    /// The variant of each trace, as an index of the sequences.
    pub of: Vec<u32>,
    sequences: Vec<u32>,
    /// Where each sequence begins; one more entry than sequences.
    bounds: Vec<usize>,
}

impl Variants {
    /// Tells `traces` apart. A hash only finds candidates; the sequences themselves are compared.
    pub fn new(events: &Events<'_>, traces: &[&[u32]]) -> Self {
        let codes = &events.activity.of;
        let hash = |trace: &&[u32]| {
            let mut hasher = DefaultHasher::new();
            trace.iter().for_each(|row| hasher.write_u32(codes[index(*row)]));
            hasher.finish()
        };
        let hashes: Vec<u64> = traces.par_iter().map(hash).collect();
        let mut new = Self { of: Vec::new(), sequences: Vec::new(), bounds: vec![0] };
        let mut known: HashMap<u64, Vec<u32>> = HashMap::new();
        for (trace, hash) in traces.iter().zip(hashes) {
            let candidates = known.entry(hash).or_default();
            let sequence = trace.iter().map(|row| codes[index(*row)]);
            let same = |v: &u32| new.sequence(*v).iter().copied().eq(sequence.clone());
            let variant = candidates.iter().copied().find(same);
            new.of.push(variant.unwrap_or_else(|| {
                let fresh = u32::try_from(new.bounds.len() - 1).unwrap_or(u32::MAX);
                new.sequences.extend(sequence);
                new.bounds.push(new.sequences.len());
                candidates.push(fresh);
                fresh
            }));
        }
        new
    }

    /// Number of distinct sequences.
    pub fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Whether there is no trace.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The activity codes of `variant` in order.
    pub fn sequence(&self, variant: u32) -> &[u32] {
        &self.sequences[self.bounds[index(variant)]..self.bounds[index(variant) + 1]]
    }

    /// The activities of `variant` in order.
    pub fn names<'a>(&self, events: &Events<'a>, variant: u32) -> Vec<&'a str> {
        let codes = self.sequence(variant).iter();
        codes.map(|code| events.activity.texts.value(index(*code))).collect()
    }

    /// Numbers from one by falling count, ties by the activities; `counts` has one entry per
    /// variant.
    pub fn numbers(&self, events: &Events<'_>, counts: &[u64]) -> Vec<u32> {
        let rank = name_ranks(events);
        let ranked = |v: &u32| self.sequence(*v).iter().map(|code| rank[index(*code)]);
        let mut order: Vec<u32> = (0..).take(self.len()).collect();
        order.par_sort_by(|a, b| {
            let by_count = counts[index(*b)].cmp(&counts[index(*a)]);
            by_count.then_with(|| ranked(a).cmp(ranked(b)))
        });
        let mut numbers = vec![0; self.len()];
        for (number, variant) in (1..).zip(order) {
            numbers[index(variant)] = number;
        }
        numbers
    }
}

/// The place of each activity code in the order of the names.
fn name_ranks(events: &Events<'_>) -> Vec<u32> {
    let mut codes: Vec<u32> = (0..).take(events.activity.len()).collect();
    codes.sort_by_key(|code| events.activity.texts.value(index(*code)));
    let mut ranks = vec![0; codes.len()];
    for (rank, code) in (0..).zip(codes) {
        ranks[index(code)] = rank;
    }
    ranks
}
