//! What is found when a person asks something of a log: facts about the cases that a
//! [`crate::selection::Selection`] keeps.
//!
//! Times are told twice: by the clock, and inside a calendar (business time). Waiting times are
//! those between one event of a case and the next.

mod network;
mod work;

use serde::Serialize;

use crate::holder::ByHolder;
use crate::measure::process::Node;
use crate::time::{Moment, Span};

pub use network::{Handover, Organisation, Pair, Together};
pub use work::{Flow, Loop, Operated, Operators, Period, Periods, Rework, Reworked};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Scope {
    /// Cases that were kept.
    pub cases: u64,
    /// Their events that were kept.
    pub events: u64,
    /// Cases of the log.
    pub all_cases: u64,
    /// Events of the log.
    pub all_events: u64,
    /// First and last event that were kept.
    pub span: Option<(Moment, Moment)>,
}

/// How percentiles were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Nearest rank among all values.
    Exact,
    /// From counts by size class: off by less than 0.4 %.
    Classes,
    /// Not at all.
    Omitted,
}

/// Times of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Times {
    /// Their sum.
    pub total: Span,
    /// Their median; `None` when it was not asked for.
    pub median: Option<Span>,
    /// Their ninth decile.
    pub p90: Option<Span>,
}

/// Which activity follows which, how often and how long after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Follows {
    /// Activities, by events descending, then name.
    pub nodes: Vec<Node>,
    /// Connections, by count descending, then in the order of the nodes.
    pub edges: Vec<Edge>,
    /// How percentiles were found.
    pub percentiles: Method,
}

/// A connection: the second activity came directly after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// Index of the first activity in [`Follows::nodes`].
    pub from: usize,
    /// Index of the second.
    pub to: usize,
    /// How often.
    pub count: u64,
    /// Waiting times by the clock.
    pub clock: Times,
    /// Waiting times inside the calendar.
    pub business: Times,
}

/// The sequences of activities that cases take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variants {
    /// All cases.
    pub cases: u64,
    /// Distinct sequences.
    pub distinct: u64,
    /// The sequences, by cases descending, then by the activities' names.
    pub variants: Vec<Variant>,
}

/// One sequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variant {
    /// Place by frequency, counting from 1.
    pub number: u64,
    /// Activities in order.
    pub activities: Vec<String>,
    /// Cases that took it.
    pub cases: u64,
    /// Cases that took it or one before it.
    pub covered: u64,
    /// Lead times of its cases by the clock.
    pub lead: Times,
}

/// How long cases take, from their first to their last event, and where they wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Durations {
    /// Lead times by the clock; `None` without cases.
    pub clock: Option<Spread>,
    /// Lead times inside the calendar.
    pub business: Option<Spread>,
    /// How percentiles of waiting times were found; those of lead times are exact.
    pub percentiles: Method,
    /// Where time passes: by waiting time inside the calendar descending, then by the clock, then
    /// by name.
    pub waiting: Vec<Waiting>,
    /// Time by holder, where holder rules are known: by the clock, and inside the calendar.
    pub holders: Option<[ByHolder<Span>; 2]>,
    /// The cases one by one, where the selection asks for them; then nobody is told where they
    /// wait, and for whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseTime>,
}

/// One case, and how long it took. Who worked on it is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseTime {
    /// The case.
    pub case: String,
    /// Its first event.
    pub from: Moment,
    /// Its last event.
    pub until: Moment,
    /// Its events.
    pub events: u64,
    /// Lead time inside the calendar.
    pub business: Span,
    /// Lead time by the clock.
    pub clock: Span,
}

/// How values spread; percentiles by nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Number of values.
    pub count: u64,
    /// Sum.
    pub total: Span,
    /// Least.
    pub least: Span,
    /// First decile.
    pub p10: Span,
    /// First quartile.
    pub p25: Span,
    /// Median.
    pub median: Span,
    /// Third quartile.
    pub p75: Span,
    /// Ninth decile.
    pub p90: Span,
    /// 95th percentile.
    pub p95: Span,
    /// 99th percentile.
    pub p99: Span,
    /// Greatest.
    pub most: Span,
}

/// Time that passes between two activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// After this activity …
    pub from: String,
    /// … and before this one.
    pub to: String,
    /// How often.
    pub count: u64,
    /// By the clock.
    pub clock: Times,
    /// Inside the calendar.
    pub business: Times,
    /// Time by holder, where holder rules are known: by the clock, and inside the calendar.
    pub holders: Option<[ByHolder<Span>; 2]>,
}
