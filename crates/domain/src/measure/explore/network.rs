//! How work moves between organisations. People are never told apart here.

use serde::Serialize;

use super::{Method, Times};

/// Hand-over of work and working together, by organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handover {
    /// Organisations, by events descending, then name.
    pub orgs: Vec<Organisation>,
    /// Which organisation came directly after which in a case, itself included; events without one
    /// are passed over. By count descending, then in the order of the organisations.
    pub pairs: Vec<Pair>,
    /// Two organisations that had a part in one case; by cases descending, then in the order of
    /// the organisations. `None` where there are too many organisations (over a thousand).
    pub together: Option<Vec<Together>>,
    /// Hand-overs from one organisation to another.
    pub total: u64,
    /// Cases that went back to an organisation that they had left before (ping-pong).
    pub ping_pong_cases: u64,
    /// Events without an organisation.
    pub unknown: u64,
    /// How percentiles were found.
    pub percentiles: Method,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Name.
    pub org: String,
    /// Events.
    pub events: u64,
    /// Cases with it.
    pub cases: u64,
}

/// Work that passed from one organisation to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// Index in [`Handover::orgs`].
    pub from: usize,
    /// Index of the next.
    pub to: usize,
    /// How often.
    pub count: u64,
    /// Times between the two events by the clock.
    pub clock: Times,
    /// The same inside the calendar.
    pub business: Times,
}

/// Two organisations that work on the same cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Together {
    /// Index in [`Handover::orgs`].
    pub one: usize,
    /// Index of the other, greater than `one`.
    pub other: usize,
    /// Cases with both.
    pub cases: u64,
}
