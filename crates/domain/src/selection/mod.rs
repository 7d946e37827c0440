//! Which cases of a log a person asks about: filters that can be combined, each checked before the
//! first event is looked at. A case is kept when every filter keeps it.

mod read;
#[cfg(test)]
mod tests;

use crate::decimal::Decimal;
use crate::filter::{Comparison, Filter};
use crate::holder::Holder;
use crate::time::{Moment, Span};

pub use read::{Asked, Known, read};

/// Filters that are sound for a log.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// When.
    pub time: Option<TimeRange>,
    /// A condition on the case's columns; what is unknown is not kept.
    pub condition: Option<Filter>,
    /// Activities that the case must all have.
    pub has: Vec<String>,
    /// Activities of which the case must start with one; empty is any.
    pub starts: Vec<String>,
    /// Activities of which the case must end with one; empty is any.
    pub ends: Vec<String>,
    /// Activities that the case must not have.
    pub never: Vec<String>,
    /// Pairs of activities that must all follow each other directly somewhere in the case.
    pub follows: Vec<(String, String)>,
    /// Pairs that must follow each other directly nowhere in the case.
    pub not_follows: Vec<(String, String)>,
    /// Operator codes of which one must have had a part in the case; empty is any.
    pub operators: Vec<String>,
    /// Least number of events beyond the first of each activity.
    pub min_rework: Option<u64>,
    /// Least lead time by the clock, itself included.
    pub min_duration: Option<Span>,
    /// Greatest lead time by the clock, itself included.
    pub max_duration: Option<Span>,
    /// Shares of the lead time that holders must have, all of them; a case without lead time has
    /// no shares and is not kept.
    pub holders: Vec<HolderShare>,
    /// Keep the cases of so many most frequent variants (of the cases that the other filters
    /// keep; equally frequent ones by the names of their activities).
    pub variants_top: Option<u64>,
    /// Keep the cases of the most frequent variants that together reach this share (0–1) of the
    /// cases; the variant that reaches it is kept.
    pub coverage: Option<Decimal>,
    /// Which of the kept cases are told one by one; it keeps none away.
    pub listed: Option<Listing>,
}

impl Selection {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self { listed: self.listed, ..Self::default() }
    }
}

/// A page of the kept cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listing {
    /// What they are sorted by; then by case.
    pub by: CaseOrder,
    /// Whether the greatest come first.
    pub down: bool,
    /// Cases to pass over.
    pub skip: u64,
    /// Cases at most.
    pub most: u64,
}

/// What cases are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseOrder {
    /// The case's name.
    Case,
    /// The first event.
    From,
    /// The last event.
    Until,
    /// The number of events.
    Events,
    /// The lead time inside the calendar.
    Business,
    /// The lead time by the clock.
    Clock,
}

/// A stretch of time, and what must lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// First moment inside.
    pub from: Option<Moment>,
    /// First moment after it.
    pub until: Option<Moment>,
    /// What must lie inside.
    pub within: Within,
}

impl TimeRange {
    /// Whether `moment` lies inside.
    pub fn contains(&self, moment: Moment) -> bool {
        self.from.is_none_or(|from| from <= moment) && self.until.is_none_or(|until| moment < until)
    }

    /// Whether a case from `start` to `end` (its first and last event) is kept; under
    /// [`Within::Events`] the question is one of its events and the answer here is whether any of
    /// them can lie inside.
    pub fn keeps(&self, start: Moment, end: Moment) -> bool {
        match self.within {
            Within::Intersecting | Within::Events => {
                self.from.is_none_or(|from| from <= end)
                    && self.until.is_none_or(|until| start < until)
            }
            Within::Whole => self.contains(start) && self.contains(end),
            Within::Started => self.contains(start),
            Within::Ended => self.contains(end),
        }
    }
}

/// What must lie inside a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// Any part of the time from the first to the last event.
    #[default]
    Intersecting,
    /// The first and the last event.
    Whole,
    /// The first event.
    Started,
    /// The last event.
    Ended,
    /// Events outside are left out, as if the log had never had them.
    Events,
}

/// A share of the lead time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolderShare {
    /// Whose.
    pub holder: Holder,
    /// How it compares.
    pub comparison: Comparison,
    /// The share, 0–1.
    pub share: Decimal,
}

impl HolderShare {
    /// Whether a case that was held for `held` of `lead` microseconds is kept.
    pub fn keeps(&self, held: i64, lead: i64) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        if lead <= 0 {
            return false;
        }
        // The order of the share, as written, to the case's.
        let order = self.share.compare_fraction(i128::from(held), i128::from(lead));
        match self.comparison {
            Comparison::Equal => order == Equal,
            Comparison::NotEqual => order != Equal,
            Comparison::Less => order == Less,
            Comparison::LessOrEqual => order != Greater,
            Comparison::Greater => order == Greater,
            Comparison::GreaterOrEqual => order != Less,
        }
    }
}
