//! The pass over the buckets of a log.

use std::sync::{Mutex, PoisonError};

use kajitori_domain::measure::explore::Scope;
use kajitori_domain::refusal::Stop;
use kajitori_domain::selection::Within;
use kajitori_domain::time::Moment;
use kajitori_domain::watch::Phase;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use rayon::prelude::*;

use super::Question;
use super::keep::Keep;
use super::part::{Part, inside};
use crate::discover::count;

/// Something that is gathered from cases. The order in which it sees them must not show in what it
/// answers in the end.
pub(crate) trait Kernel: Send {
    /// Takes the cases of `part`.
    ///
    /// # Errors
    /// When an agreement's patterns do not fit the log.
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop>;
    /// Takes over what another thread gathered.
    fn merge(&mut self, other: Self);
}

impl<A: Kernel, B: Kernel> Kernel for (A, B) {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        self.0.take(part)?;
        self.1.take(part)
    }

    fn merge(&mut self, other: Self) {
        self.0.merge(other.0);
        self.1.merge(other.1);
    }
}

impl Kernel for Scope {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        for rows in &part.cases {
            self.cases += 1;
            self.events += count(rows.len());
            let own = (Moment(part.time[rows.start]), Moment(part.time[rows.end - 1]));
            self.span = Some(wider(self.span, own));
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.cases += other.cases;
        self.events += other.events;
        self.all_cases += other.all_cases;
        self.all_events += other.all_events;
        if let Some(span) = other.span {
            self.span = Some(wider(self.span, span));
        }
    }
}

fn wider(span: Option<(Moment, Moment)>, own: (Moment, Moment)) -> (Moment, Moment) {
    span.map_or(own, |(from, until)| (from.min(own.0), until.max(own.1)))
}

/// Gathers `fresh` kernels from the cases that the question is about; `wanted` is what they need
/// beside case, activity and time.
pub(crate) fn pass<K: Kernel>(
    question: &Question<'_>,
    wanted: Wanted,
    fresh: impl Fn() -> K + Sync,
) -> Result<(K, Scope), Stop> {
    let keep = Keep::new(question)?;
    gather(question, &keep, wanted, fresh)
}

/// As [`pass`], with filters that are ready.
pub(crate) fn gather<K: Kernel>(
    question: &Question<'_>,
    keep: &Keep<'_>,
    mut wanted: Wanted,
    fresh: impl Fn() -> K + Sync,
) -> Result<(K, Scope), Stop> {
    keep.want(&mut wanted);
    let log = question.log;
    let total = (0..log.len()).map(|bucket| log.events(bucket)).sum();
    question.watch.begin(Phase::Measure, Some(total));
    // As many kernels as threads, and not as many as pieces that rayon cuts: merging costs.
    let idle: Mutex<Vec<(K, Scope)>> = Mutex::default();
    let spare = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    (0..log.len()).into_par_iter().try_for_each(|bucket| {
        let known = spare().pop();
        let mut gathered = known.unwrap_or_else(|| (fresh(), Scope::default()));
        take(question, keep, log, bucket, &wanted, &mut gathered)?;
        spare().push(gathered);
        question.watch.advance(log.events(bucket));
        Ok::<(), Stop>(())
    })?;
    let mut all = idle.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut whole = all.next().unwrap_or_else(|| (fresh(), Scope::default()));
    all.for_each(|other| whole.merge(other));
    Ok(whole)
}

fn take<K: Kernel>(
    question: &Question<'_>,
    keep: &Keep<'_>,
    log: &dyn Buckets,
    bucket: usize,
    wanted: &Wanted,
    gathered: &mut (K, Scope),
) -> Result<(), Stop> {
    let read = log.read(bucket, wanted)?;
    gathered.1.all_cases += count(read.case().values().len());
    gathered.1.all_events += count(read.len());
    let range = question.selection.time.filter(|range| range.within == Within::Events);
    let cut = range.map(|range| inside(&read, &range)).transpose()?;
    let mut part = Part::new(cut.as_ref().unwrap_or(&read), Some(question.calendar));
    keep.apply(&mut part)?;
    gathered.take(&part)
}
