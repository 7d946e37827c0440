//! What a measurement found for one process.

use serde::{Deserialize, Serialize};

use crate::holder::ByHolder;
use crate::time::Span;

/// Facts for one process in one month. "Closed" cases are those that completed inside the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProcessFacts {
    /// Id of the process.
    pub id: String,
    /// Cases whose first event lies in the window.
    pub arrived: u64,
    /// Cases completed in the window; all facts below speak of these.
    pub closed: u64,
    /// Cases open at the end of the window.
    pub open: u64,
    /// Arrived, closed and open for this month and the eleven before, oldest first.
    pub series: Vec<Flow>,
    /// Time by holder over the closed cases.
    pub ledger: Ledger,
    /// The most frequent variants, at most ten.
    pub variants: Vec<Variant>,
    /// Distinct variants.
    pub variants_total: u64,
    /// The directly-follows map.
    pub map: ProcessMap,
    /// Activities that happened more than once in a case, most repeats first.
    pub rework: Vec<Rework>,
    /// Hand-offs between organisations.
    pub handoffs: Handoffs,
    /// How strongly each activity hangs on few operators, by events descending.
    pub concentration: Vec<Concentration>,
}

/// Arrivals, completions and backlog of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The month.
    pub month: crate::time::Month,
    /// Cases arrived.
    pub arrived: u64,
    /// Cases closed.
    pub closed: u64,
    /// Cases open at its end.
    pub open: u64,
}

/// Time by holder, inside and outside business time; the sum of all parts is `lead` exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Cases.
    pub cases: u64,
    /// Sum of the lead times (first to last event).
    pub lead: Span,
    /// Time inside the agreement's calendar.
    pub business: ByHolder<Span>,
    /// Time outside it.
    pub outside: ByHolder<Span>,
    /// Median and ninth decile (nearest rank) of the lead times.
    pub median: Span,
    /// Ninth decile.
    pub p90: Span,
}

/// A sequence of activities and how many cases took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Activities in order.
    pub activities: Vec<String>,
    /// Cases.
    pub cases: u64,
    /// Median lead time.
    pub median: Span,
}

/// Which activity follows which.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProcessMap {
    /// Activities, by events descending.
    pub nodes: Vec<Node>,
    /// Connections, by count descending.
    pub edges: Vec<Edge>,
}

/// An activity of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Name.
    pub activity: String,
    /// Events.
    pub events: u64,
    /// Cases with it.
    pub cases: u64,
    /// Cases that start with it.
    pub starts: u64,
    /// Cases that end with it.
    pub ends: u64,
}

/// A connection of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Index of the first activity in [`ProcessMap::nodes`].
    pub from: usize,
    /// Index of the second.
    pub to: usize,
    /// How often.
    pub count: u64,
    /// Sum of the time between.
    pub total: Span,
    /// Median of the time between (nearest rank).
    pub median: Span,
}

/// Repetition of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rework {
    /// Activity.
    pub activity: String,
    /// Cases in which it happened more than once.
    pub cases: u64,
    /// Events beyond the first of each case.
    pub repeats: u64,
}

/// Hand-offs between organisations: consecutive events of a case with different organisations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Handoffs {
    /// All hand-offs.
    pub total: u64,
    /// Cases that went to an organisation that they had left before (ping-pong).
    pub ping_pong_cases: u64,
    /// The most frequent pairs, at most twenty: from, to, how often.
    pub pairs: Vec<(String, String, u64)>,
}

/// How strongly an activity hangs on few operators (codes only).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// Activity.
    pub activity: String,
    /// Events with a known operator.
    pub events: u64,
    /// Distinct operators.
    pub operators: u64,
    /// Events of the operator with the most.
    pub top: u64,
    /// Sum of squared shares, 0–1, in millionths.
    pub herfindahl: u64,
}
