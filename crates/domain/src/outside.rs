//! The world outside the rules, as ports: what time it is, and chance.

use crate::time::Moment;

/// Somebody who knows what time it is.
pub trait Clock: Send + Sync {
    /// The moment of asking.
    fn now(&self) -> Moment;
}

/// A source of randomness; in production the operating system's.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with bytes that nobody can foresee.
    fn fill(&self, bytes: &mut [u8]);
}

/// What is known of the machine that the house runs on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// The program's version.
    pub version: String,
    /// The machine's name.
    pub host: String,
    /// Bytes of the record and its files.
    pub data_bytes: Option<u64>,
    /// Bytes that are left where they lie.
    pub free_bytes: Option<u64>,
    /// When the last backup was finished.
    pub backup: Option<Moment>,
}

/// Somebody who knows the machine.
pub trait Machine: Send + Sync {
    /// How it is now; what is not known is absent.
    fn condition(&self) -> Condition;
}
