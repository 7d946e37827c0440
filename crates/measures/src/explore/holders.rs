//! Who held each case of a bucket, and for how long.

use std::ops::Range;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::event::EventMatch;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::refusal::Refusal;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::Log;

use super::part::Part;
use crate::holding::Holding;
use crate::marks::{Marked, Marks};
use crate::view::Events;

/// What an agreement says about the events of a bucket.
pub(crate) struct Held {
    marks: Marks,
    holding: Holding,
}

impl Held {
    /// Asks the rules of `agreement` about every event of `log`.
    pub(crate) fn new(agreement: &Agreement, log: &Log) -> Result<Self, Refusal> {
        let marks = Marks::new(agreement, &Events::new(log)?)?;
        let holding = Holding::new(agreement, &marks, log.len());
        Ok(Self { marks, holding })
    }

    /// The events that fit a pattern of the agreement.
    pub(crate) fn marked(&self, on: &EventMatch) -> &Marked {
        self.marks.of(on)
    }

    /// Calls `take` with the holder of each stretch between two events of the case at `rows`: the
    /// row that ends it, and who held the case until then.
    pub(crate) fn stretches(&self, rows: &Range<usize>, mut take: impl FnMut(usize, Holder)) {
        let mut holder = Holder::Unattributed;
        for row in rows.clone() {
            if row > rows.start {
                take(row, holder);
            }
            holder = self.holding.after(u32::try_from(row).unwrap_or(u32::MAX), holder);
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

/// Asks for all columns that patterns of an agreement may speak of.
pub(crate) fn want(wanted: &mut Wanted) {
    (wanted.status, wanted.org) = (true, true);
    wanted.attributes = None;
}
