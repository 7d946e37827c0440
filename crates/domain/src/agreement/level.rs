//! Service levels as agreed.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::event::EventMatch;
use crate::filter::Filter;
use crate::holder::{ByHolder, Holder};
pub use crate::organisation::Side;
use crate::text::Text;
use crate::time::Span;

/// A service level (サービスレベル項目), bound to a contract clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLevel {
    /// Identifier; reported values and samples refer to it.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Contract clause.
    pub clause: String,
    /// Id of the process.
    pub process: String,
    /// What is measured.
    pub kind: Kind,
    /// Which cases count; `None` is all of the process. Not for intervals and samples.
    pub population: Option<Filter>,
    /// Agreed exclusions.
    pub exclusions: Vec<Exclusion>,
    /// Which moment assigns a case to a month.
    pub assign_by: AssignBy,
    /// How open cases count whose limit has passed.
    pub open_overdue: OpenOverdue,
    /// What was promised.
    pub target: Bound,
    /// The value below (above) which termination or penalties start, if agreed.
    pub minimum: Option<Quantity>,
    /// How the value is rounded before it is compared.
    pub rounding: Rounding,
    /// The layer that decides the contractual verdict.
    pub decided_by: Layer,
    /// Which side measures.
    pub measured_by: Side,
    /// Calendar of its clock.
    pub calendar: String,
    /// Time that each holder may use; with a clock limit these sum to it. Holders without an entry
    /// have 0.
    pub allowance: Option<ByHolder<Span>>,
    /// How the client verifies, if agreed.
    pub verification: Option<Verification>,
    /// Declared other ways of counting that may explain a difference (at most 6).
    pub alternatives: Vec<Alternative>,
    /// Slots of the week in which the worst is looked for.
    pub slot: Option<Slot>,
    /// Credit rule, if agreed.
    pub credit: Option<Credit>,
}

/// The kinds of service level.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Share of cases whose clock is at most `limit`.
    ClockRatio {
        /// The clock.
        clock: Clock,
        /// Longest clock that is a hit.
        limit: Span,
    },
    /// The `percentile` (0–1, nearest rank) of the clocks.
    ClockPercentile {
        /// The clock.
        clock: Clock,
        /// Which percentile.
        percentile: Decimal,
    },
    /// Share of cases that fit a condition.
    CaseRatio {
        /// Cases that are a hit.
        hit: Filter,
    },
    /// Ratio of two columns of the interval records.
    IntervalRatio {
        /// Column of the numerator.
        numerator: String,
        /// Column of the denominator.
        denominator: String,
        /// Agreed deductions from the denominator.
        deductions: Vec<Deduction>,
        /// Only rows of this group; `None` is all.
        group: Option<String>,
    },
    /// Share of correct units in the client's sample.
    SampledAccuracy,
    /// Number of cases that fit a condition.
    CountLimit {
        /// Cases that count.
        of: Filter,
    },
    /// Mean of the clocks.
    MeanClock {
        /// The clock.
        clock: Clock,
    },
    /// Mean of an integer, number or duration column of the cases.
    MeanColumn {
        /// The column.
        column: String,
    },
}

impl Kind {
    /// The clock, where the kind has one.
    pub fn clock(&self) -> Option<&Clock> {
        match self {
            Self::ClockRatio { clock, .. }
            | Self::ClockPercentile { clock, .. }
            | Self::MeanClock { clock } => Some(clock),
            _ => None,
        }
    }

    /// Whether the value is a ratio of counts.
    pub fn is_ratio(&self) -> bool {
        matches!(
            self,
            Self::ClockRatio { .. }
                | Self::CaseRatio { .. }
                | Self::IntervalRatio { .. }
                | Self::SampledAccuracy
        )
    }
}

/// When a clock runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// What starts it; `None` is the case's first event.
    pub start: Option<Mark>,
    /// What stops it; `None` is the event that completes the case. Looked for at or after the
    /// start.
    pub stop: Option<Mark>,
    /// What pauses it.
    pub pause: PauseRule,
}

/// An event that starts or stops a clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The events that fit.
    pub on: EventMatch,
    /// Which of them.
    pub occurrence: Occurrence,
}

/// Which of several fitting events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurrence {
    /// The first.
    First,
    /// The last.
    Last,
}

/// Time that a clock does not count: while any of `holders` holds the case, and from each event
/// that fits
/// `from` to the next one that fits `until`. Only the part inside the calendar's time is deducted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PauseRule {
    /// Holders whose time does not count.
    pub holders: Vec<Holder>,
    /// Stretches between events: (from, until).
    pub between: Vec<(EventMatch, EventMatch)>,
}

/// An agreed exclusion of cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Exclusion {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Contract clause.
    pub clause: String,
    /// Cases that do not count.
    pub rule: Filter,
}

/// An agreed deduction of a count column from the denominator.
#[derive(Debug, Clone, PartialEq)]
pub struct Deduction {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Contract clause.
    pub clause: String,
    /// The column deducted.
    pub column: String,
}

/// Which moment assigns a case to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignBy {
    /// When its clock started (for kinds without a clock: the case's first event).
    Start,
    /// When its limit passes; only for [`Kind::ClockRatio`].
    Due,
    /// When its clock stopped (for kinds without a clock: the case's completion).
    Stop,
}

/// How an open case counts whose limit has passed at the end of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenOverdue {
    /// As a miss, in the window in which its limit passed; it is not counted a second time when it
    /// stops.
    Miss,
    /// Not yet: it counts when it stops.
    Wait,
}

/// A quantity with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// 0–1.
    Ratio(Decimal),
    /// A length of time.
    Duration(Span),
    /// A number of cases.
    Count(u64),
    /// Any other number.
    Number(Decimal),
}

/// A promised bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// At least or at most.
    pub direction: Direction,
    /// The bound itself; reaching it exactly fulfils the promise.
    pub value: Quantity,
}

/// Which side of a bound is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The value must reach the bound.
    AtLeast,
    /// The value must not exceed the bound.
    AtMost,
}

/// How a value is rounded before it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rounding {
    /// How.
    pub mode: RoundingMode,
    /// Digits after the point, of the percentage for a ratio, of the hours for a duration.
    pub digits: u8,
}

/// A rounding mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Compare the exact value.
    None,
    /// Half away from zero (四捨五入).
    HalfUp,
    /// Towards zero (切り捨て).
    Down,
    /// Away from zero (切り上げ).
    Up,
}

/// One of the three layers of every value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// 申告値.
    Reported,
    /// 再計算値.
    Recomputed,
    /// 検証値.
    Verified,
}

/// How the client verifies a value by a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How the sample is drawn, in words.
    pub method: Text,
    /// Units to inspect a month.
    pub size: u64,
    /// Units that the sample is drawn from in a month; `None` is the recomputed denominator.
    pub population: Option<u64>,
    /// The recorded seed of the draw.
    pub seed: Option<String>,
}

/// Another way of counting, declared in advance, that may explain a reported value.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What it changes.
    pub change: Change,
}

/// What an alternative changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Clock: another calendar.
    Calendar(String),
    /// Pause: another pause rule.
    Pause(PauseRule),
    /// Exclusion: these cases do not count either.
    Exclude(Filter),
    /// Exclusion: this agreed exclusion or deduction (by id) is not applied.
    Ignore(String),
    /// Exclusion: this interval column is deducted from the denominator too.
    Deduct(String),
    /// Rounding: each clock is rounded to multiples of the span before it is compared with the
    /// limit.
    RoundClock(Span, RoundingMode),
}

/// Slots of the local week in which the worst is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Width in hours; divides 24. 24 is the weekday as a whole.
    pub hours: u8,
    /// Hour at which a slot begins, 0 to `hours` − 1; the others follow at multiples of the width.
    /// No slot runs over midnight: the hours before `from`, and what is left at the end of the
    /// day, are shorter slots of their own.
    pub from: u8,
    /// Whether slots of different weekdays are different slots.
    pub by_weekday: bool,
    /// Smallest denominator that a slot needs to be named.
    pub at_least: u64,
}

/// A credit rule; the pack shows it, it never claims by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Contract clause.
    pub clause: String,
    /// The rule in words.
    pub rule: Text,
    /// The rule as the product can follow it; without it, a person proposes by the words.
    pub terms: Option<CreditTerms>,
}

/// A credit rule that the product can follow. It proposes, and people decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditTerms {
    /// What is missed.
    pub when: CreditWhen,
    /// What it costs.
    pub costs: CreditCosts,
    /// For how many months in a row, the month itself counted; 1 or more.
    pub months: u32,
}

/// What must be missed for a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditWhen {
    /// The target.
    BelowTarget,
    /// The agreed minimum.
    BelowMinimum,
}

/// What a miss costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditCosts {
    /// A share of the monthly fee, 0–1.
    ShareOfFee(Decimal),
    /// So many yen.
    Yen(i64),
}
