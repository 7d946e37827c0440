//! How a delivery stands, and how that changes.

use serde::{Deserialize, Serialize};

use crate::delivery::BYTES_MOST;
use crate::hash::Sha256;
use crate::id::{JobId, MappingId};
use crate::refusal::Refusal;
use crate::time::Moment;

/// How a delivery stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum DeliveryState {
    /// Bytes come in.
    Receiving {
        /// Bytes that are safe.
        got: u64,
        /// Bytes of the whole file.
        expected: u64,
    },
    /// All bytes are there.
    Received {
        /// When.
        at: Moment,
        /// What they are.
        sha256: Sha256,
    },
    /// Looked through; the sender was asked what the program could not know.
    Inspected {
        /// When.
        at: Moment,
        /// What they are.
        sha256: Sha256,
        /// Questions that are open.
        questions: u32,
    },
    /// Somebody has said how it is read.
    Mapped {
        /// When.
        at: Moment,
        /// What they are.
        sha256: Sha256,
        /// How.
        mapping: MappingId,
    },
    /// A job reads it.
    Importing {
        /// The job.
        job: JobId,
        /// What is read.
        sha256: Sha256,
        /// How.
        mapping: MappingId,
    },
    /// Its rows count.
    Imported {
        /// When.
        at: Moment,
        /// The batch.
        batch: String,
        /// Rows that count.
        accepted: u64,
        /// Rows kept aside.
        rejected: u64,
    },
    /// The same file was there already.
    Known {
        /// When.
        at: Moment,
        /// The batch that it is.
        batch: String,
    },
    /// Too much of it was wrong.
    Refused {
        /// When.
        at: Moment,
        /// The code of the refusal.
        code: String,
        /// Rows kept aside.
        rejected: u64,
        /// What was read.
        sha256: Sha256,
    },
    /// Its sender thought better of it.
    Discarded {
        /// When.
        at: Moment,
    },
}

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new batch.
    Added {
        /// The batch.
        batch: String,
        /// Rows that count.
        accepted: u64,
        /// Rows kept aside.
        rejected: u64,
    },
    /// A batch that was there already.
    Known {
        /// The batch.
        batch: String,
    },
    /// A refusal.
    Refused {
        /// Its code.
        code: String,
        /// Rows kept aside.
        rejected: u64,
    },
}

impl DeliveryState {
    /// A delivery of `expected` bytes begins.
    ///
    /// # Errors
    /// `delivery-empty`, `delivery-too-large`.
    pub fn begin(expected: u64) -> Result<Self, Refusal> {
        match expected {
            0 => Err(Refusal::new("delivery-empty")),
            _ if expected > BYTES_MOST => Err(Refusal::new("delivery-too-large")),
            _ => Ok(Self::Receiving { got: 0, expected }),
        }
    }

    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Receiving { .. } => "receiving",
            Self::Received { .. } => "received",
            Self::Inspected { .. } => "inspected",
            Self::Mapped { .. } => "mapped",
            Self::Importing { .. } => "importing",
            Self::Imported { .. } => "imported",
            Self::Known { .. } => "known",
            Self::Refused { .. } => "refused",
            Self::Discarded { .. } => "discarded",
        }
    }

    /// `bytes` more are safe, which came for `offset`.
    ///
    /// # Errors
    /// `delivery-offset` with the true one; `delivery-too-large` beyond what was announced.
    pub fn append(self, offset: u64, bytes: u64) -> Result<Self, Refusal> {
        let Self::Receiving { got, expected } = self else {
            return Err(Refusal::new("delivery-complete"));
        };
        if offset != got {
            return Err(Refusal::new("delivery-offset").with("offset", got.to_string()));
        }
        match got.checked_add(bytes).filter(|now| *now <= expected) {
            Some(now) => Ok(Self::Receiving { got: now, expected }),
            None => Err(Refusal::new("delivery-too-large")),
        }
    }

    /// All bytes are there and hash to `sha256`; the sender may have said to what.
    ///
    /// # Errors
    /// `delivery-incomplete`, `delivery-hash`, `delivery-complete`.
    pub fn finish(
        self,
        at: Moment,
        sha256: Sha256,
        announced: Option<Sha256>,
    ) -> Result<Self, Refusal> {
        match self {
            Self::Receiving { got, expected } if got < expected => {
                Err(Refusal::new("delivery-incomplete"))
            }
            Self::Receiving { .. } if announced.is_some_and(|said| said != sha256) => {
                Err(Refusal::new("delivery-hash"))
            }
            Self::Receiving { .. } => Ok(Self::Received { at, sha256 }),
            _ => Err(Refusal::new("delivery-complete")),
        }
    }

    /// What it is, once all bytes are there and nothing is done with them yet.
    fn at_rest(&self) -> Result<Sha256, Refusal> {
        match self {
            Self::Received { sha256, .. }
            | Self::Inspected { sha256, .. }
            | Self::Mapped { sha256, .. }
            | Self::Refused { sha256, .. } => Ok(*sha256),
            Self::Receiving { .. } => Err(Refusal::new("delivery-incomplete")),
            Self::Importing { .. } => Err(Refusal::new("delivery-busy")),
            Self::Imported { .. } | Self::Known { .. } | Self::Discarded { .. } => {
                Err(Refusal::new("delivery-done"))
            }
        }
    }

    /// Looked through, with questions to its sender.
    ///
    /// # Errors
    /// Where it is incomplete, busy or done.
    pub fn inspect(self, at: Moment, questions: u32) -> Result<Self, Refusal> {
        self.at_rest().map(|sha256| Self::Inspected { at, sha256, questions })
    }

    /// It cannot be read at all; another way to read it may be said.
    ///
    /// # Errors
    /// Where it is incomplete, busy or done.
    pub fn refuse(self, at: Moment, code: &str) -> Result<Self, Refusal> {
        let sha256 = self.at_rest()?;
        Ok(Self::Refused { at, code: code.to_owned(), rejected: 0, sha256 })
    }

    /// Somebody has said how it is read, and left `questions` open.
    ///
    /// # Errors
    /// `delivery-questions-open`; where it is incomplete, busy or done.
    pub fn map(self, at: Moment, mapping: MappingId, questions: u32) -> Result<Self, Refusal> {
        let sha256 = self.at_rest()?;
        match questions {
            0 => Ok(Self::Mapped { at, sha256, mapping }),
            open => {
                Err(Refusal::new("delivery-questions-open").with("questions", open.to_string()))
            }
        }
    }

    /// A job starts to read it.
    ///
    /// # Errors
    /// `delivery-not-mapped`; where it is incomplete, busy or done.
    pub fn import(self, job: JobId) -> Result<Self, Refusal> {
        match self {
            Self::Mapped { sha256, mapping, .. } => Ok(Self::Importing { job, sha256, mapping }),
            other => other.at_rest().and(Err(Refusal::new("delivery-not-mapped"))),
        }
    }

    /// The job has come to an end.
    ///
    /// # Errors
    /// `delivery-not-importing`.
    pub fn imported(self, at: Moment, outcome: Outcome) -> Result<Self, Refusal> {
        let Self::Importing { sha256, .. } = self else {
            return Err(Refusal::new("delivery-not-importing"));
        };
        Ok(match outcome {
            Outcome::Added { batch, accepted, rejected } => {
                Self::Imported { at, batch, accepted, rejected }
            }
            Outcome::Known { batch } => Self::Known { at, batch },
            Outcome::Refused { code, rejected } => Self::Refused { at, code, rejected, sha256 },
        })
    }

    /// The job was given up; it can be imported again.
    ///
    /// # Errors
    /// `delivery-not-importing`.
    pub fn given_up(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Importing { sha256, mapping, .. } => Ok(Self::Mapped { at, sha256, mapping }),
            _ => Err(Refusal::new("delivery-not-importing")),
        }
    }

    /// Its sender thinks better of it.
    ///
    /// # Errors
    /// `delivery-busy`, `delivery-done`.
    pub fn discard(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Receiving { .. } => Ok(Self::Discarded { at }),
            other => other.at_rest().map(|_| Self::Discarded { at }),
        }
    }
}
