//! A job in a worker's hands, until it ends together with what it changed.

use std::ops::Deref;

use kajitori_domain::access::Scope;
use kajitori_domain::job::Job;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::{Write, job};

use crate::run::found;

/// A job that a worker has taken.
#[derive(Debug, Clone)]
pub struct Held {
    pub(super) job: Job,
    pub(super) worker: String,
}

impl Deref for Held {
    type Target = Job;

    fn deref(&self) -> &Job {
        &self.job
    }
}

impl Held {
    /// Ends the job as done, in the transaction of what it changed: who has lost it changes
    /// nothing.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`; a fault when it cannot be written.
    pub(crate) fn end<S: Scope>(
        &self,
        write: &mut Write<'_, S>,
        at: Moment,
        partly: bool,
    ) -> Result<(), Stop> {
        let mut now = found(job::get(write, self.job.id)?)?;
        now.value.state = now.value.state.done(at, &self.worker, partly)?;
        job::put(write, &now.value, Some(now.version)).map(|_| ())
    }
}
