//! The clock of the demo: set by hand while the story is told, and from its last day on it runs.

#![expect(clippy::disallowed_methods, reason = "the demo's clock runs on by the machine's")]

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kajitori_domain::outside::Clock;
use kajitori_domain::time::Moment;

/// The demo's clock.
#[derive(Debug, Clone, Default)]
pub(super) struct DemoClock(Arc<State>);

#[derive(Debug, Default)]
struct State {
    set: AtomicI64,
    /// When it was let run.
    since: OnceLock<Instant>,
}

impl DemoClock {
    /// Sets it to `at` in Japan; it is never set back.
    pub(super) fn set(&self, at: DateTime) {
        let japan = at.to_zoned(TimeZone::fixed(jiff::tz::offset(9)));
        let at = japan.map_or(0, |at| at.timestamp().as_microsecond());
        self.0.set.fetch_max(at, Ordering::Relaxed);
    }

    /// Lets it run from where it stands.
    pub(super) fn run(&self) {
        // Letting it run twice changes nothing.
        self.0.since.set(Instant::now()).ok();
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Moment {
        let set = match self.0.since.get() {
            Some(since) => {
                let passed = i64::try_from(since.elapsed().as_micros()).unwrap_or(i64::MAX);
                self.0.set.load(Ordering::Relaxed).saturating_add(passed)
            }
            // While it is set by hand every reading is a moment later, so that what happened is in
            // order.
            None => self.0.set.fetch_add(1_000, Ordering::Relaxed),
        };
        Moment(set)
    }
}
