//! Which code follows which, with the time between, gathered without asking for memory at each
//! event.

use std::collections::HashMap;

use crate::view::index;

/// Widest alphabet for which a square table is kept; beyond it a hash table serves.
const SQUARE: usize = 1 << 10;

/// The stretches of time between consecutive codes.
#[derive(Debug, Clone)]
pub(crate) struct Edges {
    width: usize,
    square: Vec<u32>,
    hashed: HashMap<(u32, u32), u32>,
    pairs: Vec<(u32, u32)>,
    gaps: Vec<Vec<i64>>,
}

impl Edges {
    /// No edge yet, between `width` codes.
    pub(crate) fn new(width: usize) -> Self {
        let square = if width <= SQUARE { vec![0; width * width] } else { Vec::new() };
        let (hashed, pairs, gaps) = (HashMap::new(), Vec::new(), Vec::new());
        Self { width, square, hashed, pairs, gaps }
    }

    /// `to` followed `from` after `gap` microseconds.
    pub(crate) fn add(&mut self, from: u32, to: u32, gap: i64) {
        let slot = self.slot(from, to);
        self.gaps[slot].push(gap);
    }

    fn slot(&mut self, from: u32, to: u32) -> usize {
        let place = if self.square.is_empty() {
            self.hashed.entry((from, to)).or_default()
        } else {
            &mut self.square[index(from) * self.width + index(to)]
        };
        // Slots count from one, so that zero says that the pair is new.
        if *place == 0 {
            self.pairs.push((from, to));
            self.gaps.push(Vec::new());
            *place = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        }
        index(*place) - 1
    }

    /// Each pair once with its stretches of time, in no particular order.
    pub(crate) fn into_pairs(self) -> impl Iterator<Item = ((u32, u32), Vec<i64>)> {
        self.pairs.into_iter().zip(self.gaps)
    }
}
