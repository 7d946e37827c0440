//! Who held each case of a bucket, and for how long.

use std::ops::Range;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::event::EventMatch;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::refusal::Refusal;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::Log;

use super::Question;
use super::part::Part;
use crate::holding::Holding;
use crate::marks::{Marked, Marks, Patterns};
use crate::order::Order;
use crate::settled::{Settled, Settlements, inside};
use crate::view::Events;

/// An agreement whose patterns are prepared for a log.
pub(crate) struct Agreed<'a> {
    pub(crate) agreement: &'a Agreement,
    patterns: Patterns,
    settlements: Settlements<'a>,
}

impl<'a> Agreed<'a> {
    /// Prepares `agreement` for every bucket of the log that is asked.
    pub(crate) fn new(agreement: &'a Agreement, asked: &Question<'a>) -> Result<Self, Refusal> {
        let patterns = Patterns::new(agreement, &Events::new(asked.log.shape())?)?;
        Ok(Self { agreement, patterns, settlements: Settlements::new(asked.amendments) })
    }

    /// Asks for the columns that the patterns speak of.
    pub(crate) fn want(&self, wanted: &mut Wanted) {
        (wanted.status, wanted.org) = (true, true);
        wanted.row |= !self.settlements.is_empty();
        if let Some(names) = &mut wanted.attributes {
            names.extend(self.patterns.attributes().cloned());
        }
    }
}

/// What an agreement says about the events of a bucket.
pub(crate) struct Held {
    marks: Marks,
    holding: Holding,
    settled: Settled,
}

impl Held {
    /// Asks the rules of an agreement about every event of `log`.
    pub(crate) fn new(agreed: &Agreed<'_>, log: &Log) -> Result<Self, Refusal> {
        let events = Events::new(log)?;
        let marks = agreed.patterns.mark(&events)?;
        let order = Order::new(&events);
        let settled = agreed.settlements.of(&events, &order);
        let holding = Holding::new(agreed.agreement, &marks, &order, &settled);
        Ok(Self { marks, holding, settled })
    }

    /// The events that fit a pattern of the agreement.
    pub(crate) fn marked(&self, on: &EventMatch) -> Marked<'_> {
        self.marks.of(on)
    }

    /// Calls `take` with each piece of a stretch between two events of the case at `rows` that one
    /// holder had: the row that ends the stretch, the holder, and the time by the clock and inside
    /// the calendar.
    pub(crate) fn stretches(
        &self,
        part: &Part<'_>,
        rows: &Range<usize>,
        mut take: impl FnMut(usize, Holder, [i64; 2]),
    ) {
        let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        let pauses = self.settled.pauses(&[number(rows.start)]);
        for row in rows.start + 1..rows.end {
            let (from, until) = (part.time[row - 1], part.time[row]);
            let mut rest = [until - from, part.business[row] - part.business[row - 1]];
            for pause in inside(pauses, from, until) {
                let clock = pause.until.0 - pause.from.0;
                let paused = [clock, part.worked(pause)];
                take(row, Holder::Pause, paused);
                rest = [rest[0] - paused[0], rest[1] - paused[1]];
            }
            take(row, self.holding.after(number(row - 1)), rest);
        }
    }

    /// Time of the case at `rows` by holder, by the clock.
    pub(crate) fn times(&self, part: &Part<'_>, rows: &Range<usize>) -> ByHolder<i64> {
        let mut times = [0_i64; 5];
        self.stretches(part, rows, |_, holder, [clock, _]| times[holder.index()] += clock);
        times
    }
}
