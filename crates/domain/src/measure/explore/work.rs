//! Repetition, dependence on few operators, arrivals and backlog.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::dependency::{Absence, Dependency};

/// Work that is done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rework {
    /// Cases in which anything was done again.
    pub cases: u64,
    /// Activities that were repeated in a case, by repeats descending, then name.
    pub activities: Vec<Reworked>,
    /// There and back again: `a b a` in a case with `a` ≠ `b`; by count descending, then names.
    pub loops: Vec<Loop>,
}

/// An activity that was repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reworked {
    /// Activity.
    pub activity: String,
    /// Events.
    pub events: u64,
    /// Cases with it.
    pub cases: u64,
    /// Cases in which it happened more than once.
    pub repeated: u64,
    /// Events beyond the first of each case.
    pub repeats: u64,
    /// How often it came directly after itself.
    pub self_loops: u64,
    /// Cases in which it did.
    pub self_loop_cases: u64,
}

/// A loop of two activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loop {
    /// The activity that was left and come back to.
    pub activity: String,
    /// The one between.
    pub via: String,
    /// How often.
    pub count: u64,
    /// Cases with it.
    pub cases: u64,
}

/// How strongly work hangs on few operators. Codes are shares of an activity, never a ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Operators {
    /// Activities, by events with a known operator descending, then name.
    pub activities: Vec<Operated>,
    /// Distinct operators.
    pub operators: u64,
    /// Events without an operator.
    pub unknown: u64,
    /// The index of person dependency; a task is an activity, a load the cases in which a code did
    /// it. `None` without operators.
    pub dependency: Option<Dependency>,
    /// What the absence of the codes with the most cases leaves undone.
    pub absences: Vec<Absence>,
}

/// Who does an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Operated {
    /// Activity.
    pub activity: String,
    /// Events with a known operator.
    pub events: u64,
    /// Distinct operators.
    pub operators: u64,
    /// Events of the operator with the most.
    pub top: u64,
    /// That operator's code, of several the first; `None` where codes mean nothing beyond this run.
    pub top_code: Option<String>,
    /// Sum of squared shares, 0–1, in millionths.
    pub herfindahl: u64,
    /// Operators who did it in enough cases to count as practised.
    pub practised: u64,
}

/// Arrivals, completions and backlog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// Length of a period.
    pub every: Period,
    /// The periods, from the first arrival to the last event, none left out.
    pub periods: Vec<Periods>,
    /// Whether cases complete by an agreed event; without one, each case completes with its last
    /// event.
    pub agreed: bool,
}

/// Length of a period, in the civil calendar of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// From midnight to midnight.
    Day,
    /// Monday to Sunday.
    Week,
    /// First to last day.
    Month,
}

/// One period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Periods {
    /// Its first day.
    #[serde(serialize_with = "iso")]
    pub from: Date,
    /// Cases whose first event lies in it.
    pub arrived: u64,
    /// Cases that completed in it.
    pub closed: u64,
    /// Cases open at its end.
    pub open: u64,
}

fn iso<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
