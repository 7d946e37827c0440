//! What a measurement found for one service level.

use serde::{Deserialize, Serialize};

use crate::holder::{ByHolder, Holder};
use crate::statistics::Found;
use crate::time::{Moment, Month, Span};

/// An exact amount. A ratio with denominator 0, a duration or mean of no case, says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Hits of all that counted.
    Ratio {
        /// Hits.
        numerator: u64,
        /// All that counted.
        denominator: u64,
    },
    /// A length of time over `n` cases (a percentile).
    Duration {
        /// The value.
        value: Span,
        /// Cases behind it.
        n: u64,
    },
    /// A sum of microseconds over `n` cases (mean of durations).
    MeanDuration {
        /// Sum in microseconds.
        sum: i128,
        /// Cases behind it.
        n: u64,
    },
    /// A sum of numbers in millionths over `n` cases (mean of numbers).
    MeanNumber {
        /// Sum in millionths.
        sum: i128,
        /// Cases behind it.
        n: u64,
    },
    /// How many of `n` cases.
    Count {
        /// Cases that fit.
        value: u64,
        /// Cases looked at.
        n: u64,
    },
}

impl Amount {
    /// Number of cases (or counted units) behind the amount.
    pub fn n(&self) -> u64 {
        match *self {
            Self::Ratio { denominator, .. } => denominator,
            Self::Duration { n, .. }
            | Self::MeanDuration { n, .. }
            | Self::MeanNumber { n, .. }
            | Self::Count { n, .. } => n,
        }
    }
}

/// Facts for one service level in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelFacts {
    /// Id of the service level.
    pub id: String,
    /// 再計算値 by the agreed definition (exclusions applied); `None` when nothing can be recomputed at
    /// all: no event, no interval record, deductions that leave less than the numerator, or a kind
    /// that only samples measure.
    pub adjusted: Option<Amount>,
    /// The same without any agreed exclusion or deduction.
    pub raw: Option<Amount>,
    /// What each exclusion or deduction took out: (its id, how many).
    pub excluded: Vec<(String, u64)>,
    /// Cases of the population whose clock cannot be computed (no start or stop event although
    /// closed), or of which a missing value leaves open whether they are a hit; or interval rows
    /// without a needed count, or whose numerator or deductions exceed the denominator.
    /// They are in no denominator.
    pub missing: u64,
    /// Cases that would count in the month, of which a missing value leaves open whether they
    /// belong to the population (of the process or the level; they do not count) or whether an
    /// exclusion takes them out (they count).
    pub undetermined: u64,
    /// Open cases whose limit has not passed, or that wait for their stop.
    pub pending: u64,
    /// The agreed value for this month and the eleven before, oldest first.
    pub series: Vec<(Month, Option<Amount>)>,
    /// The worst slot, where slots are agreed and one is large enough.
    pub worst_slot: Option<SlotFacts>,
    /// The amounts under every non-empty subset of the declared alternatives, smaller subsets
    /// first.
    pub alternatives: Vec<(Vec<String>, Option<Amount>)>,
    /// The verified sample of the window; `None` when no row of it exists.
    pub sample: Option<SampleFacts>,
    /// Late cases of the window and who used the time; for clock ratios.
    pub delay: Option<DelayFacts>,
    /// The worst misses, at most twenty, the latest by the largest excess first.
    pub misses: Vec<Miss>,
}

/// A slot of the local week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotFacts {
    /// 0 is Monday; `None` when weekdays are pooled.
    pub weekday: Option<u8>,
    /// First hour, 0–23.
    pub from_hour: u8,
    /// Hour after the last, 1–24.
    pub until_hour: u8,
    /// The value in the slot.
    pub amount: Amount,
}

/// A sample of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleFacts {
    /// Correct units.
    pub correct: u64,
    /// Inspected units.
    pub inspected: u64,
    /// Per stratum: (name, correct, inspected), by name.
    pub strata: Vec<(String, u64, u64)>,
    /// Units that the same two checkers both inspected; `None` where there are none, or more than
    /// two checkers shared such units.
    pub double: Option<DoubleCheck>,
}

/// What two checkers found in the units that both inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubleCheck {
    /// Units that both inspected.
    pub units: u64,
    /// Units that each, and that both, called wrong.
    pub wrong: Found,
}

/// The delay of the window's late cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayFacts {
    /// Late cases.
    pub cases: u64,
    /// Their total delay.
    pub total: Span,
    /// Its split; sums to `total` exactly. Agreed pauses have none.
    pub by_holder: ByHolder<Span>,
    /// Late cases that would have been in time but for one holder alone.
    pub sole_cause: ByHolder<u64>,
    /// The level's value when only the vendor's own time counts; `None` without allowances.
    pub vendor_only: Option<Amount>,
}

/// A case that missed its level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// The case.
    pub case: String,
    /// When its clock started.
    pub start: Option<Moment>,
    /// When it stopped; `None` when still open at the end of the window.
    pub stop: Option<Moment>,
    /// What the clock read (at the end of the window when open); `None` for kinds without a clock.
    pub clock: Option<Span>,
    /// Time over the limit.
    pub excess: Option<Span>,
    /// Time of the clock by holder.
    pub by_holder: ByHolder<Span>,
    /// The delay's split.
    pub delay: ByHolder<Span>,
    /// Its events in order.
    pub timeline: Vec<Step>,
}

/// One event in the timeline of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// Activity.
    pub activity: String,
    /// Status.
    pub status: Option<String>,
    /// Organisation.
    pub org: Option<String>,
    /// Who held the case from then on.
    pub holder: Holder,
    /// Time until the next event inside the level's calendar.
    pub business: Span,
    /// Row in the source file.
    pub row: u64,
}
