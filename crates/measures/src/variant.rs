//! Variants: the sequences of activities that cases take, told apart exactly.

use std::collections::HashMap;

use crate::catalogue::hash;
use crate::kept::kept;
use crate::view::{Events, index};

/// The distinct sequences of a set of traces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variants {
    /// The variant of each trace, as an index of the sequences.
    pub of: Vec<u32>,
    sequences: Vec<u32>,
    /// Where each sequence ends.
    ends: Vec<usize>,
}

impl Variants {
    /// Tells `traces` apart. A hash only finds candidates; the sequences themselves are compared.
    pub fn new(events: &Events<'_>, traces: &[&[u32]]) -> Self {
        let codes = &events.activity.of;
        let mut new = Self::default();
        let mut known: HashMap<u64, Vec<u32>> = HashMap::new();
        for trace in traces {
            let sequence = trace.iter().map(|row| codes[index(*row)]);
            let candidates = known.entry(hash(sequence.clone())).or_default();
            let same = |v: &u32| new.sequence(*v).iter().copied().eq(sequence.clone());
            let variant = candidates.iter().copied().find(same);
            new.of.push(variant.unwrap_or_else(|| {
                let fresh = u32::try_from(new.ends.len()).unwrap_or(u32::MAX);
                new.sequences.extend(sequence);
                new.ends.push(new.sequences.len());
                candidates.push(fresh);
                fresh
            }));
        }
        new
    }

    /// Number of distinct sequences.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no trace.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The activity codes of `variant` in order.
    pub fn sequence(&self, variant: u32) -> &[u32] {
        let variant = index(variant);
        let begin = variant.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.sequences[begin..self.ends[variant]]
    }

    /// The activities of `variant` in order.
    pub fn names<'a>(&self, events: &Events<'a>, variant: u32) -> Vec<&'a str> {
        let codes = self.sequence(variant).iter();
        codes.map(|code| events.activity.texts.value(index(*code))).collect()
    }

    /// How many traces took each sequence.
    pub(crate) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        for variant in &self.of {
            counts[index(*variant)] += 1;
        }
        counts
    }
}

kept!(Variants { of, sequences, ends });
