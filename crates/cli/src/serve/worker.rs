//! The workers: threads that take jobs, one after the other, until told to stop.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kajitori_app::{Failure, House, job};
use kajitori_domain::job::JobKind;

use super::metrics::JOBS;

/// How long a worker rests when there is no job; those of other processes ring no bell here.
const REST: Duration = Duration::from_secs(2);
/// How long it rests when the record cannot be reached.
const PAUSE: Duration = Duration::from_secs(10);

/// Wakes workers up.
#[derive(Debug, Default)]
pub(super) struct Bell {
    state: Mutex<State>,
    rung: Condvar,
}

#[derive(Debug, Default)]
struct State {
    stop: bool,
    rings: u64,
}

impl Bell {
    /// There may be a job.
    pub(super) fn ring(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.rings += 1;
        drop(state);
        // Not every worker takes every job.
        self.rung.notify_all();
    }

    /// There is no more work.
    pub(super) fn stop(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).stop = true;
        self.rung.notify_all();
    }

    /// Rests until somebody rings after `heard`; whether there is more work, and what was heard.
    fn rest(&self, heard: u64, most: Duration) -> (bool, u64) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let quiet = |state: &mut State| !state.stop && state.rings == heard;
        let (state, _) = self
            .rung
            .wait_timeout_while(state, most, quiet)
            .unwrap_or_else(PoisonError::into_inner);
        (!state.stop, state.rings)
    }

    fn now(&self) -> (bool, u64) {
        self.rest(u64::MAX, Duration::ZERO)
    }
}

/// What worker `number` of `count` takes: the first of several makes no documents, so that nobody
/// waits for a measurement until a stack of them is made.
fn kinds(number: usize, count: usize) -> &'static [JobKind] {
    match number == 1 && count > 1 {
        true => &[JobKind::Import, JobKind::Measure],
        false => &JobKind::ALL,
    }
}

/// Starts `count` workers, whose names begin with `name`.
pub(super) fn start(
    house: &Arc<House>,
    bell: &Arc<Bell>,
    (name, count): (&str, usize),
) -> Vec<JoinHandle<()>> {
    let start = |number: usize| {
        let (house, bell, name) = (Arc::clone(house), Arc::clone(bell), format!("{name}-{number}"));
        std::thread::spawn(move || work(&house, &bell, (&name, kinds(number, count))))
    };
    (1..=count).map(start).collect()
}

fn work(house: &House, bell: &Bell, (name, kinds): (&str, &[JobKind])) {
    let (mut more, mut heard) = bell.now();
    while more {
        let work = || job::work_at(house, name, kinds);
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let rest = match done {
            Ok(Ok(Some(id))) => {
                metrics::counter!(JOBS).increment(1);
                tracing::info!(worker = name, job = id.to_string(), "job done");
                Duration::ZERO
            }
            Ok(Ok(None)) => REST,
            Ok(Err(failure)) => {
                tell(name, &failure);
                PAUSE
            }
            Err(_) => {
                tracing::error!(worker = name, "a job broke; it is taken up again");
                PAUSE
            }
        };
        (more, heard) = match rest.is_zero() {
            true => bell.now(),
            false => bell.rest(heard, rest),
        };
    }
}

fn tell(name: &str, failure: &Failure) {
    metrics::counter!(super::metrics::FAULTS).increment(1);
    match failure {
        Failure::Fault(fault) => tracing::error!(worker = name, chain = fault.chain, "fault"),
        other => tracing::error!(worker = name, chain = format!("{other:?}"), "fault"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bell_that_was_rung_is_heard_later_and_a_stop_always() {
        let bell = Bell::default();
        let (more, heard) = bell.now();
        assert!(more);
        bell.ring();
        let (more, heard) = bell.rest(heard, Duration::from_secs(60));
        assert!(more, "it does not wait for what has rung");
        bell.stop();
        assert!(!bell.rest(heard, Duration::from_secs(60)).0);
    }
}
