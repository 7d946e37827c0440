//! Who held each case of a bucket, and for how long.

use std::ops::Range;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::event::EventMatch;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::refusal::Refusal;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::Log;

use super::part::Part;
use crate::holding::Holding;
use crate::marks::{Marked, Marks, Patterns};
use crate::order::Order;
use crate::view::Events;

/// An agreement whose patterns are prepared for a log.
pub(crate) struct Agreed<'a> {
    pub(crate) agreement: &'a Agreement,
    patterns: Patterns,
}

impl<'a> Agreed<'a> {
    /// Prepares `agreement` for every bucket of `log`.
    pub(crate) fn new(agreement: &'a Agreement, log: &dyn Buckets) -> Result<Self, Refusal> {
        let patterns = Patterns::new(agreement, &Events::new(log.shape())?)?;
        Ok(Self { agreement, patterns })
    }

    /// Asks for the columns that the patterns speak of.
    pub(crate) fn want(&self, wanted: &mut Wanted) {
        (wanted.status, wanted.org) = (true, true);
        if let Some(names) = &mut wanted.attributes {
            names.extend(self.patterns.attributes().cloned());
        }
    }
}

/// What an agreement says about the events of a bucket.
pub(crate) struct Held {
    marks: Marks,
    holding: Holding,
}

impl Held {
    /// Asks the rules of an agreement about every event of `log`.
    pub(crate) fn new(agreed: &Agreed<'_>, log: &Log) -> Result<Self, Refusal> {
        let events = Events::new(log)?;
        let marks = agreed.patterns.mark(&events)?;
        let holding = Holding::new(agreed.agreement, &marks, &Order::new(&events));
        Ok(Self { marks, holding })
    }

    /// The events that fit a pattern of the agreement.
    pub(crate) fn marked(&self, on: &EventMatch) -> Marked<'_> {
        self.marks.of(on)
    }

    /// Calls `take` with the holder of each stretch between two events of the case at `rows`: the
    /// row that ends it, and who held the case until then.
    pub(crate) fn stretches(&self, rows: &Range<usize>, mut take: impl FnMut(usize, Holder)) {
        for row in rows.start + 1..rows.end {
            take(row, self.holding.after(u32::try_from(row - 1).unwrap_or(u32::MAX)));
        }
    }

    /// Time of the case at `rows` by holder, by the clock.
    pub(crate) fn times(&self, part: &Part<'_>, rows: &Range<usize>) -> ByHolder<i64> {
        let mut times = [0_i64; 5];
        self.stretches(rows, |row, holder| {
            times[holder.index()] += part.time[row] - part.time[row - 1];
        });
        times
    }
}
