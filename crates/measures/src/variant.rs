//! Variants: the sequences of activities that cases take, told apart exactly.

use crate::distinct::{Distinct, Packed, codes, hash, pack};
use crate::view::{Events, index};

/// The distinct sequences of a set of traces.
#[derive(Debug, Clone, Default)]
pub struct Variants {
    /// The variant of each trace, as an index of the sequences.
    pub of: Vec<u32>,
    sequences: Distinct,
}

impl Variants {
    /// Tells `traces` apart.
    pub fn new(events: &Events<'_>, traces: &[&[u32]]) -> Self {
        let of = &events.activity.of;
        let (mut new, mut bytes) = (Self::default(), Vec::new());
        for trace in traces {
            pack(trace.iter().map(|row| of[index(*row)]), &mut bytes);
            new.of.push(new.sequences.take(hash(&bytes), &bytes));
        }
        new
    }

    /// Number of distinct sequences.
    pub fn len(&self) -> usize {
        self.sequences.len()
    }

    /// Whether there is no trace.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The activities of `variant` in order.
    pub fn names<'a>(&self, events: &Events<'a>, variant: u32) -> Vec<&'a str> {
        codes(self.sequences.get(variant))
            .map(|code| events.activity.texts.value(index(code)))
            .collect()
    }

    /// How many traces took each sequence.
    pub(crate) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        for variant in &self.of {
            counts[index(*variant)] += 1;
        }
        counts
    }

    /// The sequences of `variants`, with how many traces took each.
    pub(crate) fn packed(&self, variants: impl Iterator<Item = u32>) -> Packed {
        let (mut packed, counts) = (Packed::default(), self.counts());
        variants.for_each(|v| packed.push(self.sequences.get(v), counts[index(v)]));
        packed
    }
}
