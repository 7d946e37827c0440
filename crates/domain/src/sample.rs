//! 標本: what the client drew to see for itself, hidden from the vendor until it is handed over.

use serde::{Deserialize, Serialize};

use crate::id::SampleId;
use crate::refusal::Refusal;
use crate::run::RunId;
use crate::time::{Moment, Month};

/// A drawn sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnSample {
    /// Its id.
    pub id: SampleId,
    /// The service level that it verifies.
    pub level: String,
    /// The month.
    pub month: Month,
    /// Units to inspect.
    pub size: u64,
    /// Units that it was drawn from.
    pub population: u64,
    /// The recorded seed, by which both sides can draw it again.
    pub seed: String,
    /// How it stands.
    pub state: SampleState,
}

/// How a sample stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum SampleState {
    /// Drawn; the client alone sees it.
    Drawn {
        /// When.
        at: Moment,
        /// How many units.
        units: u64,
    },
    /// Handed over.
    Delivered {
        /// When.
        at: Moment,
        /// How many units.
        units: u64,
    },
    /// Every unit was inspected.
    Inspected {
        /// When.
        at: Moment,
        /// How many units.
        units: u64,
    },
    /// A run rests on it.
    Used {
        /// The first run.
        run: RunId,
        /// How many units.
        units: u64,
    },
    /// Worth nothing.
    Void {
        /// When.
        at: Moment,
        /// Why.
        reason: String,
        /// Whether it had been handed over.
        delivered: bool,
    },
}

impl SampleState {
    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Drawn { .. } => "drawn",
            Self::Delivered { .. } => "delivered",
            Self::Inspected { .. } => "inspected",
            Self::Used { .. } => "used",
            Self::Void { .. } => "void",
        }
    }

    /// Whether the vendor may see which units it has.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Drawn { .. } | Self::Void { delivered: false, .. })
    }

    /// Draws it.
    ///
    /// # Errors
    /// `sample-redrawn` while another sample of the level and month is not void.
    pub fn draw(at: Moment, units: u64, another: bool) -> Result<Self, Refusal> {
        if another { Err(Refusal::new("sample-redrawn")) } else { Ok(Self::Drawn { at, units }) }
    }

    /// Hands it over.
    ///
    /// # Errors
    /// `sample-not-drawn`.
    pub fn deliver(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Drawn { units, .. } => Ok(Self::Delivered { at, units }),
            _ => Err(Refusal::new("sample-not-drawn")),
        }
    }

    /// `inspected` of its units have a verdict.
    ///
    /// # Errors
    /// `sample-not-delivered`, `sample-incomplete`.
    pub fn inspect(self, at: Moment, inspected: u64) -> Result<Self, Refusal> {
        match self {
            Self::Delivered { units, .. } if inspected < units => {
                let missing = units - inspected;
                Err(Refusal::new("sample-incomplete").with("missing", missing.to_string()))
            }
            Self::Delivered { units, .. } => Ok(Self::Inspected { at, units }),
            _ => Err(Refusal::new("sample-not-delivered")),
        }
    }

    /// A run rests on it.
    ///
    /// # Errors
    /// `sample-not-inspected`.
    pub fn used(self, run: RunId) -> Result<Self, Refusal> {
        match self {
            Self::Inspected { units, .. } => Ok(Self::Used { run, units }),
            Self::Used { .. } => Ok(self),
            _ => Err(Refusal::new("sample-not-inspected")),
        }
    }

    /// Makes it worth nothing.
    ///
    /// # Errors
    /// `sample-used` once a run rests on it, `sample-void`, `sample-reason-missing`.
    pub fn void(self, at: Moment, reason: String) -> Result<Self, Refusal> {
        match self {
            Self::Used { .. } => Err(Refusal::new("sample-used")),
            Self::Void { .. } => Err(Refusal::new("sample-void")),
            _ if reason.trim().is_empty() => Err(Refusal::new("sample-reason-missing")),
            open => Ok(Self::Void { at, reason, delivered: open.is_open() }),
        }
    }
}
