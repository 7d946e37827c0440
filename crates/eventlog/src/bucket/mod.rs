//! A log cut into buckets of whole cases, so that work on it is bounded by a bucket and not by the
//! log.
//!
//! A bucket is a [`Log`] of its own. Its rows stand sorted by case, then time, then sequence (the
//! batch, and the row in it); its case codes count from zero in that order, so that each case is a
//! run of rows. Every other dictionary is the same array in every bucket: equal codes mean equal
//! texts, and results of buckets can be added up by code.

mod memory;

use kajitori_domain::refusal::Stop;

use crate::log::Log;

pub use memory::Memory;

/// Cases of a bucket, at most. Small, so that new data touches few buckets.
pub const CASES: usize = 8_192;

/// The columns beside case, activity and time that somebody needs. Others may be missing from what
/// is read, as if the log had never had them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Status after the event.
    pub status: bool,
    /// Organisation.
    pub org: bool,
    /// Operator code.
    pub operator: bool,
    /// Row in the source file.
    pub row: bool,
    /// Attributes by name; `None` for all.
    pub attributes: Option<Vec<String>>,
}

impl Wanted {
    /// Case, activity and time only.
    pub fn trace() -> Self {
        Self { attributes: Some(Vec::new()), ..Self::default() }
    }

    /// Every column.
    pub fn all() -> Self {
        Self { status: true, org: true, operator: true, row: true, attributes: None }
    }
}

/// A log in buckets. Each case lies in exactly one of them, and buckets follow each other by the
/// number that a case got at its first appearance.
pub trait Buckets: Sync {
    /// Number of buckets.
    fn len(&self) -> usize;

    /// Whether there is no bucket.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Events of bucket `index`, without reading it.
    fn events(&self, index: usize) -> u64;

    /// First and last moment of all events, in microseconds since 1970-01-01T00:00:00Z, without
    /// reading them; `None` without events.
    fn span(&self) -> Option<(i64, i64)>;

    /// What stands for the content of bucket `index`: equal marks, equal events. `None` where
    /// nothing can be remembered across runs.
    fn mark(&self, index: usize) -> Option<String>;

    /// An empty log with all dictionaries but the cases': what the codes of every bucket mean, and
    /// which attributes there are.
    fn shape(&self) -> &Log;

    /// Reads bucket `index`.
    ///
    /// # Errors
    /// A refusal when what is stored is damaged, a fault when it cannot be read.
    fn read(&self, index: usize, wanted: &Wanted) -> Result<Log, Stop>;
}
