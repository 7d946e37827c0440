//! What a measurement found: facts without judgement, in exact numbers.

pub mod explore;
pub mod level;
pub mod process;

use serde::{Deserialize, Serialize};

use crate::time::{Moment, Month, Window};

pub use level::LevelFacts;
pub use process::ProcessFacts;

/// Everything measured for one agreement, one log and one month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The month.
    pub month: Month,
    /// Its first and last moment.
    pub window: Window,
    /// Facts about the log as a whole.
    pub log: LogFacts,
    /// One entry per process of the agreement, in its order.
    pub processes: Vec<ProcessFacts>,
    /// One entry per service level of the agreement, in its order.
    pub levels: Vec<LevelFacts>,
}

/// Facts about a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogFacts {
    /// Accepted events.
    pub events: u64,
    /// Cases.
    pub cases: u64,
    /// Distinct activities.
    pub activities: u64,
    /// Distinct operator codes.
    pub operators: u64,
    /// First and last event; `None` when the log is empty.
    pub span: Option<(Moment, Moment)>,
}
