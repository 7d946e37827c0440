//! The sign of life of a worker: its lease is renewed and its progress written while it works.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kajitori_domain::id::JobId;
use kajitori_domain::job::LEASE;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::{Moment, Span};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_store::job;

use crate::house::House;

/// Progress is written no more often than this.
const FINE: Span = Span::SECOND;

/// How often a worker is heard of whose work says nothing.
const QUIET: Duration = Duration::from_micros(LEASE.0.unsigned_abs() / 4);

/// Watches a job's work for its worker.
pub struct Beat<'a> {
    house: &'a House,
    job: JobId,
    worker: &'a str,
    now: Mutex<Now>,
    over: Condvar,
}

/// What is known of the work.
#[derive(Debug)]
struct Now {
    progress: (u64, Option<u64>),
    written: Moment,
    lost: Option<Stop>,
    over: bool,
}

impl std::fmt::Debug for Beat<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beat").field("job", &self.job).finish_non_exhaustive()
    }
}

impl<'a> Beat<'a> {
    pub(super) fn new(house: &'a House, job: JobId, worker: &'a str) -> Self {
        let (progress, written) = ((0, None), house.now());
        let now = Mutex::new(Now { progress, written, lost: None, over: false });
        Self { house, job, worker, now, over: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the job is still this worker's: to be asked before something is done for good.
    ///
    /// # Errors
    /// `job-lease-lost`, `job-not-running`; a fault when that cannot be read.
    pub fn holds(&self) -> Result<(), Stop> {
        let mut now = self.lock();
        if now.lost.is_none() {
            now.lost = self.renew(&mut now).err();
        }
        now.lost.clone().map_or(Ok(()), Err)
    }

    /// Is heard of now and then until the work is [`Beat::over`].
    pub(super) fn keep(&self) {
        let mut now = self.lock();
        while !now.over {
            let waited = self.over.wait_timeout(now, QUIET);
            now = waited.unwrap_or_else(PoisonError::into_inner).0;
            if !now.over && now.lost.is_none() {
                now.lost = lasting(self.renew(&mut now));
            }
        }
    }

    /// The work has ended.
    pub(super) fn over(&self) {
        self.lock().over = true;
        self.over.notify_all();
    }

    fn renew(&self, now: &mut Now) -> Result<(), Stop> {
        let (at, progress) = (self.house.now(), now.progress);
        now.written = at;
        self.house.db.quietly(|quiet| {
            let gone = || Stop::from(Refusal::new("job-not-running"));
            let mut held = job::held(quiet, self.job)?.ok_or_else(gone)?;
            held.value.state = held.value.state.beat(at, self.worker)?;
            held.value.progress = progress;
            // Who wrote in between has taken or stopped it.
            let written = job::work(quiet, &held.value, held.version)?;
            written.map(|_| ()).ok_or_else(|| Refusal::new("job-lease-lost").into())
        })
    }
}

/// That the job is lost for good; a record that could not be reached may be reached next time.
fn lasting(renewed: Result<(), Stop>) -> Option<Stop> {
    match renewed {
        Err(Stop::Refusal(refusal)) if refusal.code.starts_with("job-") => Some(refusal.into()),
        _ => None,
    }
}

impl Watch for Beat<'_> {
    fn stopped(&self) -> bool {
        self.lock().lost.is_some()
    }

    fn begin(&self, _phase: Phase, total: Option<u64>) {
        self.lock().progress = (0, total);
        self.advance(0);
    }

    fn advance(&self, count: u64) {
        let mut now = self.lock();
        now.progress.0 = now.progress.0.saturating_add(count);
        let due = self.house.now().0.saturating_sub(now.written.0) >= FINE.0;
        if due && now.lost.is_none() {
            now.lost = lasting(self.renew(&mut now));
        }
    }
}
