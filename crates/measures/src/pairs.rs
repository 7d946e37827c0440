//! How often two codes occur together.

use std::collections::HashMap;

use crate::view::index;

/// Largest table that is kept whole; beyond it only the pairs that occur are kept.
const WHOLE: usize = 1 << 18;

/// Counts by pair of codes.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    width: usize,
    whole: Vec<u32>,
    some: HashMap<(u32, u32), u32>,
}

/// The pairs that occur and how often, sorted.
pub(crate) type Counted = Vec<((u32, u32), u64)>;

impl Pairs {
    /// No pair yet, of `height` first and `width` second codes.
    pub(crate) fn new(height: usize, width: usize) -> Self {
        let size = height.saturating_mul(width);
        let whole = if size <= WHOLE { vec![0; size] } else { Vec::new() };
        Self { width, whole, some: HashMap::new() }
    }

    /// Counts one.
    pub(crate) fn add(&mut self, first: u32, second: u32) {
        match self.whole.get_mut(index(first) * self.width + index(second)) {
            Some(count) => *count += 1,
            None => *self.some.entry((first, second)).or_default() += 1,
        }
    }

    /// What occurred.
    pub(crate) fn counted(self) -> Counted {
        let pair = |place: usize| {
            let code = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            (code(place / self.width), code(place % self.width))
        };
        let whole = self.whole.iter().enumerate().filter(|(_, count)| **count > 0);
        let mut counted: Counted =
            whole.map(|(place, count)| (pair(place), u64::from(*count))).collect();
        counted.extend(self.some.into_iter().map(|(pair, count)| (pair, u64::from(count))));
        counted.sort_unstable();
        counted
    }
}
