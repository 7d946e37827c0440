//! What a person asks of a log: which activity follows which, which ways cases take, how long they
//! take and where they wait, how work moves, what is done again, who it hangs on, how cases arrive
//! and close.
//!
//! Each question is one ordered pass over the buckets of a log, on every core. What a bucket gives
//! is added up by code, so that neither the number of threads nor the size of buckets shows in an
//! answer. Answers are sorted by count, ties by name.

mod business;
mod classes;
mod columns;
mod completion;
mod condition;
mod durations;
mod edges;
mod flow;
mod follows;
mod handover;
mod holders;
mod keep;
mod kept;
mod listed;
mod operators;
mod part;
mod pass;
mod rework;
mod spread;
mod variants;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::measure::explore::{
    Durations, Flow, Follows, Handover, Method, Operators, Period, Rework, Scope, Variants,
};
use kajitori_domain::refusal::Stop;
use kajitori_domain::selection::Selection;
use kajitori_domain::watch::Watch;
use kajitori_eventlog::bucket::Buckets;

pub use business::{calendar, years};
pub use columns::{attributes, columns};
pub use kept::Kept;

/// Events up to which percentiles of waiting times are usually exact: what they need fits into
/// 400 MiB.
pub const EXACT: u64 = 1 << 24;

/// What is asked, and of what.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The log.
    pub log: &'a dyn Buckets,
    /// Which of its cases.
    pub selection: &'a Selection,
    /// Says what business time is; made for the years of the log ([`Buckets::span`]).
    pub calendar: &'a Calendar,
    /// Says who holds a case, when it is complete, and which further columns it has.
    pub agreement: Option<&'a Agreement>,
    /// What settled contests change about holders and pauses of single cases.
    pub amendments: &'a [Amendment],
    /// Whether medians and other percentiles of waiting times are wanted.
    pub medians: bool,
    /// Events of the log up to which those percentiles are exact, which needs every value
    /// ([`EXACT`]); above, values are counted by size class.
    pub exact: u64,
    /// Is told how many events were looked at.
    pub watch: &'a dyn Watch,
}

impl Question<'_> {
    /// How percentiles of waiting times are found; the number of events alone decides.
    pub fn method(&self) -> Method {
        let events: u64 = (0..self.log.len()).map(|bucket| self.log.events(bucket)).sum();
        match self.medians {
            false => Method::Omitted,
            true if events <= self.exact => Method::Exact,
            true => Method::Classes,
        }
    }
}

impl std::fmt::Debug for Question<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question").field("selection", self.selection).finish_non_exhaustive()
    }
}

/// An answer, and what was looked at for it.
pub type Answer<T> = Result<(T, Scope), Stop>;

/// Which activity follows which.
///
/// # Errors
/// As those of the log; and those of the agreement's patterns (`measure-attribute`).
pub fn follows(question: &Question<'_>) -> Answer<Follows> {
    follows::answer(question)
}

/// The sequences of activities that cases take; the `top` most frequent are told in full.
///
/// # Errors
/// As [`follows`].
pub fn variants(question: &Question<'_>, top: usize) -> Answer<Variants> {
    variants::answer(question, top)
}

/// How long cases take, and where they wait.
///
/// # Errors
/// As [`follows`].
pub fn durations(question: &Question<'_>) -> Answer<Durations> {
    durations::answer(question)
}

/// [`follows`], [`variants`] and the lead times of [`durations`] in one pass.
///
/// # Errors
/// As [`follows`].
pub fn overview(question: &Question<'_>, top: usize) -> Answer<(Follows, Variants, Durations)> {
    durations::overview(question, top)
}

/// How work moves between organisations.
///
/// # Errors
/// As [`follows`].
pub fn handover(question: &Question<'_>) -> Answer<Handover> {
    handover::answer(question)
}

/// What is done again.
///
/// # Errors
/// As [`follows`].
pub fn rework(question: &Question<'_>) -> Answer<Rework> {
    rework::answer(question)
}

/// How strongly activities hang on few operators. Where codes are not `coded` by a key that is kept
/// they mean nothing beyond this run, and none is told.
///
/// # Errors
/// As [`follows`].
pub fn operators(question: &Question<'_>, coded: bool) -> Answer<Operators> {
    operators::answer(question, coded)
}

/// Arrivals, completions and backlog by `every` period of `zone` (an IANA name; an unknown one is
/// UTC).
///
/// # Errors
/// As [`follows`].
pub fn flow(question: &Question<'_>, every: Period, zone: &str) -> Answer<Flow> {
    flow::answer(question, every, zone)
}
