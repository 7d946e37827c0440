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
