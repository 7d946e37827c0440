//! What time it is, and chance: the operating system's.

use kajitori_domain::outside::{Chance, Clock};
use kajitori_domain::time::Moment;

/// The system's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one clock of a served house")]
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_microsecond())
    }
}

/// The system's randomness.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemChance;

impl Chance for SystemChance {
    /// # Panics
    /// When the system has no randomness: nothing that needs it may go on without.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system gives random bytes");
    }
}
