//! Models discovered from what happened: the directly-follows map with filtering, and a process
//! tree by the inductive miner, which is sound on every log.
//!
//! Both work on the distinct sequences of activities with how many cases took each, so that their
//! cost does not grow with the number of cases. Results depend on the cases and the names of the
//! activities only, never on the order of a file, on buckets or threads.

mod cut;
mod fall;
mod follows;
mod map;
mod miner;
mod replay;
mod sets;
mod split;
mod traces;
mod words;

pub use map::{Map, Shares, map};
pub use miner::inductive;
pub use replay::{Replay, on_map, on_tree};
pub use traces::{Traces, traces};
pub use words::Words;

/// A share in thousandths, 0–1000: exact where a ratio of doubles would not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permille(u16);

impl Permille {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// All.
    pub const ALL: Self = Self(1_000);

    /// The share of so many thousandths; `None` above 1000.
    pub fn new(thousandths: u16) -> Option<Self> {
        (thousandths <= 1_000).then_some(Self(thousandths))
    }

    /// Thousandths.
    pub fn get(self) -> u16 {
        self.0
    }

    /// Whether `part` is less than this share of `whole`.
    fn exceeds(self, part: u64, whole: u64) -> bool {
        u128::from(part) * 1_000 < u128::from(whole) * u128::from(self.0)
    }

    /// This share of `count` things, rounded up.
    fn of(self, count: usize) -> usize {
        (count * usize::from(self.0)).div_ceil(1_000)
    }
}
