//! The catalogue as a job may add to it: only while the job is still its worker's.

use kajitori_domain::batch::{Batches, Committed, Entry};
use kajitori_domain::refusal::Stop;

use crate::job::Beat;

/// A catalogue behind a job's lease.
pub(super) struct Guarded<'a> {
    pub(super) batches: &'a (dyn Batches + Send + Sync),
    pub(super) watch: &'a Beat<'a>,
}

impl Batches for Guarded<'_> {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        self.batches.list()
    }

    fn commit(&self, entry: &Entry) -> Result<bool, Stop> {
        self.watch.holds()?;
        self.batches.commit(entry)
    }
}
