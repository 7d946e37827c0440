//! The clock of a service level, read on one case.
//!
//! The clock runs from its start to its stop inside the level's calendar, except while it is
//! paused. A pause by events lasts from each event that fits its first pattern to the next that
//! fits its second, also when it began before the clock did. Everything is read as known after the
//! given events; nothing later is looked at.

use std::rc::Rc;

use kajitori_domain::agreement::Process;
use kajitori_domain::agreement::level::{Clock, Mark, Occurrence};
use kajitori_domain::calendar::Calendar;
use kajitori_domain::holder::ByHolder;
use kajitori_domain::time::Span;

use crate::dial::Dial;
use crate::holding::Holding;
use crate::marks::{Marked, Marks};
use crate::settled::{Settled, counted, reach};
use crate::view::index;

/// A clock, ready to be read on many cases.
#[derive(Debug, Clone)]
pub(crate) struct Hand<'a> {
    start: Option<(Marked<'a>, Occurrence)>,
    stop: Option<(Marked<'a>, Occurrence)>,
    complete: Option<Marked<'a>>,
    calendar: &'a Calendar,
    dial: Rc<Dial>,
    limit: Option<i64>,
    /// Whether the moment at which the limit is reached is asked for also when it was kept.
    due: bool,
    time: &'a [i64],
    holding: &'a Holding,
    settled: &'a Settled,
}

/// What a clock read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    /// When it started.
    pub(crate) start: Option<i64>,
    /// When it stopped; `None` while it may still run.
    pub(crate) stop: Option<i64>,
    /// Counted time in microseconds, until the stop or the last known event.
    pub(crate) clock: i64,
    /// When it reaches the limit, where that is asked for; for a clock that stopped before, as if
    /// it had run on.
    pub(crate) due: Option<i64>,
    /// From when on it is known to be open beyond the limit: the last moment at which the clock
    /// reads the limit, or, where the case counted as stopped then, the moment at which it was
    /// opened again.
    pub(crate) overdue: Option<i64>,
}

/// The log as a clock sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    /// Times of all events.
    pub(crate) time: &'a [i64],
    /// Who holds a case after each event.
    pub(crate) holding: &'a Holding,
    /// The events that patterns mark.
    pub(crate) marks: &'a Marks,
    /// What is settled about single cases.
    pub(crate) settled: &'a Settled,
}

/// The limit of a clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    /// The longest clock that is a hit, if there is one.
    pub(crate) most: Option<Span>,
    /// Whether the moment at which it is reached is asked for also when it was kept.
    pub(crate) due: bool,
}

impl<'a> Hand<'a> {
    /// The clock as `clock` describes it for `process`, showing what `dial` shows, which goes by
    /// `calendar`.
    pub(crate) fn new(
        seen: Seen<'a>,
        clock: &Clock,
        process: &Process,
        (calendar, dial): (&'a Calendar, Rc<Dial>),
        limit: Limit,
    ) -> Self {
        let mark = |mark: &Mark| (seen.marks.of(&mark.on), mark.occurrence);
        Self {
            start: clock.start.as_ref().map(mark),
            stop: clock.stop.as_ref().map(mark),
            complete: process.complete.as_ref().map(|on| seen.marks.of(on)),
            calendar,
            dial,
            limit: limit.most.map(|limit| limit.0),
            due: limit.due,
            time: seen.time,
            holding: seen.holding,
            settled: seen.settled,
        }
    }

    /// Reads the clock on the events `rows` of a case; `whole` says that the log has no further
    /// one.
    pub(crate) fn read(&self, rows: &[u32], whole: bool) -> Reading {
        let Some(first) = self.started(rows) else { return Reading::default() };
        let stop = self.stopped(rows, first, whole);
        let last = stop.unwrap_or(rows.len() - 1);
        let mut reading = Reading {
            start: Some(self.at(rows, first)),
            stop: stop.map(|place| self.at(rows, place)),
            clock: self.shows(rows, last) - self.shows(rows, first),
            due: None,
            overdue: None,
        };
        let Some(limit) = self.limit else { return reading };
        let kept = stop.is_some() && reading.clock <= limit;
        if !kept || self.due {
            self.limits(rows, (first, last), stop, limit, &mut reading);
            let exceeds = reading.overdue;
            reading.overdue = exceeds.and_then(|at| self.open_from(rows, first, stop, whole, at));
        }
        reading
    }

    /// Notes when the limit is reached, and when it is exceeded as overdue.
    fn limits(
        &self,
        rows: &[u32],
        (first, last): (usize, usize),
        stop: Option<usize>,
        limit: i64,
        reading: &mut Reading,
    ) {
        let begin = self.shows(rows, first);
        let shown = |place: usize| self.shows(rows, place) - begin;
        let reach = |place: usize| self.reach(rows, place, limit - shown(place));
        // The last event with time still below the limit: in the stretch after it the limit falls.
        let after = |place: usize| shown((place + 1).min(last));
        // What the clock shows never falls.
        let fits = |least: i64| {
            let (mut from, mut until) = (first, last + 1);
            while from < until {
                let middle = usize::midpoint(from, until);
                (from, until) =
                    if after(middle) < least { (middle + 1, until) } else { (from, middle) };
            }
            (from <= last).then_some(from)
        };
        reading.due = fits(limit).and_then(reach);
        let exceeds = |place: usize| {
            let beyond = (limit - shown(place)).saturating_add(1);
            self.reach(rows, place, beyond).map(|at| at - 1)
        };
        let exceeded = fits(limit.saturating_add(1));
        reading.overdue = exceeded.and_then(exceeds);
        let running = !self.dial.is_paused(rows[last]);
        if stop.is_some() {
            // As if it had run on.
            reading.due = reading.due.or_else(|| reach(last));
        } else if running {
            reading.due = reading.due.or_else(|| reach(last));
            if exceeded.is_none() {
                reading.overdue = exceeds(last);
            }
        }
    }

    /// Counted time by holder until the stop, or until `horizon` when open; sums to the clock
    /// there.
    pub(crate) fn by_holder(&self, rows: &[u32], whole: bool, horizon: i64) -> ByHolder<i64> {
        let mut by_holder = [0; 5];
        let Some(first) = self.started(rows) else { return by_holder };
        let stop = self.stopped(rows, first, whole);
        let last = stop.unwrap_or(rows.len() - 1);
        for place in first..last {
            let holder = self.holding.after(rows[place]).index();
            by_holder[holder] += self.shows(rows, place + 1) - self.shows(rows, place);
        }
        if stop.is_none() && !self.dial.is_paused(rows[last]) {
            let (pauses, from) = (self.settled.pauses(rows), self.at(rows, last));
            let open =
                if from < horizon { counted(self.calendar, pauses, from, horizon) } else { 0 };
            by_holder[self.holding.after(rows[last]).index()] += open;
        }
        by_holder
    }

    #[inline]
    fn at(&self, rows: &[u32], place: usize) -> i64 {
        self.time[index(rows[place])]
    }

    #[inline]
    fn shows(&self, rows: &[u32], place: usize) -> i64 {
        self.dial.shows[index(rows[place])]
    }

    #[inline]
    fn started(&self, rows: &[u32]) -> Option<usize> {
        match self.start {
            None => (!rows.is_empty()).then_some(0),
            Some((on, Occurrence::First)) => rows.iter().position(|row| on.has(*row)),
            Some((on, Occurrence::Last)) => rows.iter().rposition(|row| on.has(*row)),
        }
    }

    #[inline]
    fn stopped(&self, rows: &[u32], first: usize, whole: bool) -> Option<usize> {
        let last = rows.len() - 1;
        match self.stop {
            None => self.completed(rows, last, whole).then_some(last),
            Some((on, Occurrence::First)) => (first..=last).find(|place| on.has(rows[*place])),
            Some((on, Occurrence::Last)) => (first..=last).rfind(|place| on.has(rows[*place])),
        }
    }

    /// Whether the case counted as complete with the event at `place` as its last known one.
    #[inline]
    fn completed(&self, rows: &[u32], place: usize, whole: bool) -> bool {
        match self.complete {
            Some(on) => on.has(rows[place]),
            None => whole && place + 1 == rows.len(),
        }
    }

    /// When so much more time has been counted since the event at `place`, in a clock that runs on.
    fn reach(&self, rows: &[u32], place: usize, left: i64) -> Option<i64> {
        let (pauses, from) = (self.settled.pauses(rows), self.at(rows, place));
        reach(self.calendar, pauses, from, left).map(|at| at.0)
    }

    /// The first moment, not before `at`, at which the clock was known to be open.
    fn open_from(
        &self,
        rows: &[u32],
        first: usize,
        stop: Option<usize>,
        whole: bool,
        at: i64,
    ) -> Option<i64> {
        let stopped = || stop.map(|place| self.at(rows, place));
        match self.stop {
            Some((_, Occurrence::First)) => Some(at),
            Some((on, Occurrence::Last)) => {
                let known = (first..rows.len()).find(|place| on.has(rows[*place]));
                let known = known.is_some_and(|place| self.at(rows, place) <= at);
                if known { stopped() } else { Some(at) }
            }
            None => {
                let before = rows.partition_point(|row| self.time[index(*row)] <= at);
                if before == 0 || !self.completed(rows, before - 1, whole) {
                    return Some(at);
                }
                let opened = (before..rows.len()).find(|p| !self.completed(rows, *p, whole));
                opened.map(|place| self.at(rows, place)).or_else(stopped)
            }
        }
    }
}
