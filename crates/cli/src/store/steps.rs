//! Ending the process at a step that the environment names, to prove that nothing is lost by it.

use kajitori_eventlog::store::{Step, Steps};

/// The step at which to end, if any.
pub(crate) struct EndAt(Option<String>);

impl EndAt {
    /// The step named by `KAJITORI_END_AT`; only in builds with debug assertions.
    #[expect(clippy::disallowed_methods, reason = "the one switch for tests of broken-off work")]
    pub(crate) fn new() -> Self {
        let named = || std::env::var("KAJITORI_END_AT").ok();
        Self(if cfg!(debug_assertions) { named() } else { None })
    }
}

impl Steps for EndAt {
    fn done(&self, step: Step) {
        if self.0.as_deref() == Some(step.name()) {
            std::process::abort();
        }
    }
}
