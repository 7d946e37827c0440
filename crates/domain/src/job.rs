//! Jobs: work that takes longer than a page may.

use serde::{Deserialize, Serialize};

use crate::access::Log;
use crate::id::{JobId, PersonId};
use crate::refusal::Refusal;
use crate::time::{Moment, Span};

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobKind {
    /// Takes a delivery into the log store, or the tables.
    Import,
    /// Measures a month.
    Measure,
    /// Makes the documents of a run.
    Document,
}

impl JobKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Import, Self::Measure, Self::Document];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Measure => "measure",
            Self::Document => "document",
        }
    }
}

/// How long a worker may be silent before its job is taken by another.
pub const LEASE: Span = Span(60_000_000);

/// The pause before each further attempt; after the last, a job has failed.
pub const PAUSES: [Span; 4] = [Span::ZERO, Span(5_000_000), Span(60_000_000), Span(600_000_000)];

/// How often a job is tried: once, and after each pause.
pub const ATTEMPTS: usize = PAUSES.len() + 1;

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// The scope that it works in.
    pub scope: Log,
    /// What makes it the same as another: of two with one key, only one is kept.
    pub key: String,
    /// What it works on, as its kind has it.
    pub input: String,
    /// Who started it.
    pub cause: PersonId,
    /// How far it is, and how far it has to go where that is known.
    pub progress: (u64, Option<u64>),
    /// How it stands.
    pub state: JobState,
}

/// How a job stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum JobState {
    /// For a worker.
    Waiting {
        /// Since when.
        since: Moment,
        /// Not before.
        not_before: Moment,
        /// Attempts that have failed.
        attempt: u32,
    },
    /// A worker has it.
    Running {
        /// The worker's name.
        worker: String,
        /// Until when, unless it is heard of before.
        lease_until: Moment,
        /// Attempts that have failed.
        attempt: u32,
        /// Since when.
        since: Moment,
    },
    /// Done.
    Done {
        /// When.
        at: Moment,
        /// Whether something was left out.
        partly: bool,
    },
    /// Failed for good.
    Failed {
        /// When.
        at: Moment,
        /// The code of the refusal, or `fault`.
        code: String,
        /// Attempts that have failed.
        attempt: u32,
    },
    /// Somebody stopped it.
    Cancelled {
        /// When.
        at: Moment,
        /// Who.
        by: PersonId,
    },
}

impl JobState {
    /// A job begins to wait.
    pub fn wait(at: Moment) -> Self {
        Self::Waiting { since: at, not_before: at, attempt: 0 }
    }

    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Waiting { .. } => "waiting",
            Self::Running { .. } => "running",
            Self::Done { .. } => "done",
            Self::Failed { .. } => "failed",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// A worker takes it: one that waits, or one whose worker was not heard of for too long, which
    /// counts as an attempt that failed. What is [`Self::worn_out`] then is to be failed, not done.
    ///
    /// # Errors
    /// `job-taken`, `job-not-yet`, `job-over`.
    pub fn take(self, at: Moment, worker: &str) -> Result<Self, Refusal> {
        let attempt = match self {
            Self::Waiting { not_before, .. } if at < not_before => {
                return Err(Refusal::new("job-not-yet"));
            }
            Self::Running { lease_until, .. } if at <= lease_until => {
                return Err(Refusal::new("job-taken"));
            }
            Self::Waiting { attempt, .. } => attempt,
            Self::Running { attempt, .. } => attempt.saturating_add(1),
            _ => return Err(Refusal::new("job-over")),
        };
        let lease_until = Moment(at.0.saturating_add(LEASE.0));
        Ok(Self::Running { worker: worker.to_owned(), lease_until, attempt, since: at })
    }

    /// Whether a worker has it that may not begin: it was tried as often as a job is.
    pub fn worn_out(&self) -> bool {
        let tried = |attempt: u32| usize::try_from(attempt).is_ok_and(|tried| tried < ATTEMPTS);
        matches!(self, Self::Running { attempt, .. } if !tried(*attempt))
    }

    /// The attempts behind it, if `worker` has it.
    fn held(&self, worker: &str) -> Result<(u32, Moment), Refusal> {
        match self {
            Self::Running { worker: holder, attempt, since, .. } if holder == worker => {
                Ok((*attempt, *since))
            }
            Self::Running { .. } => Err(Refusal::new("job-lease-lost")),
            _ => Err(Refusal::new("job-not-running")),
        }
    }

    /// The worker is heard of.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`.
    pub fn beat(self, at: Moment, worker: &str) -> Result<Self, Refusal> {
        let (attempt, since) = self.held(worker)?;
        let lease_until = Moment(at.0.saturating_add(LEASE.0));
        Ok(Self::Running { worker: worker.to_owned(), lease_until, attempt, since })
    }

    /// The worker has done it.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`.
    pub fn done(self, at: Moment, worker: &str, partly: bool) -> Result<Self, Refusal> {
        self.held(worker).map(|_| Self::Done { at, partly })
    }

    /// The worker could not do it; `again` when another attempt may go better.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`.
    pub fn fail(self, at: Moment, worker: &str, code: &str, again: bool) -> Result<Self, Refusal> {
        let (failed, _) = self.held(worker)?;
        let attempt = failed.saturating_add(1);
        let pause = usize::try_from(failed).ok().and_then(|failed| PAUSES.get(failed));
        Ok(match pause.filter(|_| again) {
            Some(pause) => {
                let not_before = Moment(at.0.saturating_add(pause.0));
                Self::Waiting { since: at, not_before, attempt }
            }
            None => Self::Failed { at, code: code.to_owned(), attempt },
        })
    }

    /// Gives it back unharmed, because the house shuts down.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`.
    pub fn lapse(self, at: Moment, worker: &str) -> Result<Self, Refusal> {
        let (attempt, _) = self.held(worker)?;
        Ok(Self::Waiting { since: at, not_before: at, attempt })
    }

    /// Somebody stops it.
    ///
    /// # Errors
    /// `job-over`.
    pub fn cancel(self, at: Moment, by: PersonId) -> Result<Self, Refusal> {
        match self {
            Self::Waiting { .. } | Self::Running { .. } => Ok(Self::Cancelled { at, by }),
            _ => Err(Refusal::new("job-over")),
        }
    }

    /// Somebody wants a failed or stopped one tried anew.
    ///
    /// # Errors
    /// `job-not-failed`.
    pub fn retry(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Failed { .. } | Self::Cancelled { .. } => Ok(Self::wait(at)),
            _ => Err(Refusal::new("job-not-failed")),
        }
    }
}
