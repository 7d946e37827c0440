//! Which code follows which, with the time between, gathered without asking for memory at each
//! event.

use std::collections::HashMap;

use crate::view::index;

/// Widest alphabet for which a square table is kept; beyond it a hash table serves.
const SQUARE: usize = 1 << 10;

/// A place for each pair of codes that occurs, by first appearance.
#[derive(Debug, Clone)]
pub(crate) struct Slots {
    width: usize,
    square: Vec<u32>,
    hashed: HashMap<(u32, u32), u32>,
    pairs: Vec<(u32, u32)>,
}

impl Slots {
    /// No pair yet, of `width` codes.
    pub(crate) fn new(width: usize) -> Self {
        let square = if width <= SQUARE { vec![0; width * width] } else { Vec::new() };
        Self { width, square, hashed: HashMap::new(), pairs: Vec::new() }
    }

    /// The place of a pair; the number of pairs before where it is new.
    #[inline]
    pub(crate) fn of(&mut self, from: u32, to: u32) -> usize {
        let place = if self.square.is_empty() {
            self.hashed.entry((from, to)).or_default()
        } else {
            &mut self.square[index(from) * self.width + index(to)]
        };
        // Places count from one, so that zero says that the pair is new.
        if *place == 0 {
            self.pairs.push((from, to));
            *place = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        }
        index(*place) - 1
    }

    /// The pairs in the order of their places.
    pub(crate) fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }
}

/// The stretches of time between consecutive codes.
#[derive(Debug, Clone)]
pub(crate) struct Edges {
    slots: Slots,
    gaps: Vec<Vec<i64>>,
}

impl Edges {
    /// No edge yet, between `width` codes.
    pub(crate) fn new(width: usize) -> Self {
        Self { slots: Slots::new(width), gaps: Vec::new() }
    }

    /// `to` followed `from` after `gap` microseconds.
    pub(crate) fn add(&mut self, from: u32, to: u32, gap: i64) {
        let slot = self.slots.of(from, to);
        if slot == self.gaps.len() {
            self.gaps.push(Vec::new());
        }
        self.gaps[slot].push(gap);
    }

    /// Each pair once with its stretches of time, in no particular order.
    pub(crate) fn into_pairs(self) -> impl Iterator<Item = ((u32, u32), Vec<i64>)> {
        self.slots.pairs.into_iter().zip(self.gaps)
    }
}
