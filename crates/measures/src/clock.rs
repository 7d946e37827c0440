//! The clock of a service level, read on one case.
//!
//! The clock runs from its start to its stop inside the level's calendar, except while it is
//! paused. A pause by events lasts from each event that fits its first pattern to the next that
//! fits its second, also when it began before the clock did. Everything is read as known after the
//! given events; nothing later is looked at.

use kajitori_domain::agreement::Process;
use kajitori_domain::agreement::level::{Clock, Mark, Occurrence, PauseRule};
use kajitori_domain::calendar::Calendar;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::time::{Moment, Span};

use crate::holding::Holding;
use crate::marks::{Marked, Marks};
use crate::view::index;

/// A clock, ready to be read on many cases.
#[derive(Debug, Clone)]
pub struct Hand<'a> {
    start: Option<(&'a Marked, Occurrence)>,
    stop: Option<(&'a Marked, Occurrence)>,
    complete: Option<&'a Marked>,
    paused: ByHolder<bool>,
    between: Vec<(&'a Marked, &'a Marked)>,
    calendar: &'a Calendar,
    limit: Option<i64>,
    time: &'a [i64],
    holding: &'a Holding,
}

/// What a clock read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// When it started.
    pub start: Option<i64>,
    /// When it stopped; `None` while it may still run.
    pub stop: Option<i64>,
    /// Counted time in microseconds, until the stop or the last known event.
    pub clock: i64,
    /// When it reaches the limit; for a clock that stopped before, as if it had run on.
    pub due: Option<i64>,
    /// From when on it is known to be open beyond the limit: the last moment at which the clock
    /// reads the limit, or, where the case counted as stopped then, the moment at which it was
    /// opened again.
    pub overdue: Option<i64>,
}

/// The log as a clock sees it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Times of all events.
    pub time: &'a [i64],
    /// Who holds a case after each event.
    pub holding: &'a Holding,
    /// The events that patterns mark.
    pub marks: &'a Marks,
}

/// A stretch of a case from one event to the next.
struct Stretch {
    from: i64,
    until: i64,
    holder: Holder,
    paused: bool,
}

impl<'a> Hand<'a> {
    /// The clock as `clock` describes it for `process`, with the pauses of `pause`.
    pub fn new(
        seen: Seen<'a>,
        clock: &Clock,
        pause: &PauseRule,
        process: &Process,
        calendar: &'a Calendar,
        limit: Option<Span>,
    ) -> Self {
        let mark = |mark: &Mark| (seen.marks.of(&mark.on), mark.occurrence);
        let mut paused = [false; 5];
        for holder in &pause.holders {
            paused[holder.index()] = true;
        }
        let pair = |(from, until): &(_, _)| (seen.marks.of(from), seen.marks.of(until));
        Self {
            start: clock.start.as_ref().map(mark),
            stop: clock.stop.as_ref().map(mark),
            complete: process.complete.as_ref().map(|on| seen.marks.of(on)),
            paused,
            between: pause.between.iter().map(pair).collect(),
            calendar,
            limit: limit.map(|limit| limit.0),
            time: seen.time,
            holding: seen.holding,
        }
    }

    /// Reads the clock on the events `rows` of a case; `whole` says that the log has no further
    /// one.
    pub fn read(&self, rows: &[u32], whole: bool) -> Reading {
        let Some(first) = self.started(rows) else { return Reading::default() };
        let stop = self.stopped(rows, first, whole);
        let last = stop.unwrap_or(rows.len() - 1);
        let mut reading = Reading {
            start: Some(self.at(rows, first)),
            stop: stop.map(|place| self.at(rows, place)),
            ..Reading::default()
        };
        let (mut exceeds, mut running) = (None, true);
        self.walk(rows, first, last, |stretch| {
            running = !stretch.paused;
            let counted = self.counted(stretch);
            self.pass(&mut reading, &mut exceeds, stretch.from, counted);
        });
        match stop {
            Some(_) if reading.due.is_none() => {
                reading.due = self.reach(self.at(rows, last), reading.clock);
            }
            Some(_) => {}
            None if running => {
                let end = self.at(rows, last);
                let mut clock = reading;
                self.pass(&mut clock, &mut exceeds, end, i64::MAX / 2);
                reading.due = clock.due;
            }
            None => {}
        }
        reading.overdue = exceeds.and_then(|at| self.open_from(rows, first, stop, whole, at));
        reading
    }

    /// Counted time by holder until the stop, or until `horizon` when open; sums to the clock
    /// there.
    pub fn by_holder(&self, rows: &[u32], whole: bool, horizon: i64) -> ByHolder<i64> {
        let mut by_holder = [0; 5];
        let Some(first) = self.started(rows) else { return by_holder };
        let stop = self.stopped(rows, first, whole);
        let mut tail = None;
        self.walk(rows, first, stop.unwrap_or(rows.len() - 1), |stretch| {
            by_holder[stretch.holder.index()] += self.counted(stretch);
            tail = Some((stretch.holder, stretch.paused));
        });
        if let (None, Some((holder, paused))) = (stop, tail) {
            let from = self.at(rows, rows.len() - 1);
            let open = Stretch { from, until: horizon, holder, paused };
            by_holder[holder.index()] += self.counted(&open);
        }
        by_holder
    }

    fn at(&self, rows: &[u32], place: usize) -> i64 {
        self.time[index(rows[place])]
    }

    fn started(&self, rows: &[u32]) -> Option<usize> {
        match self.start {
            None => (!rows.is_empty()).then_some(0),
            Some((on, Occurrence::First)) => rows.iter().position(|row| on.has(*row)),
            Some((on, Occurrence::Last)) => rows.iter().rposition(|row| on.has(*row)),
        }
    }

    fn stopped(&self, rows: &[u32], first: usize, whole: bool) -> Option<usize> {
        let last = rows.len() - 1;
        match self.stop {
            None => self.completed(rows, last, whole).then_some(last),
            Some((on, Occurrence::First)) => (first..=last).find(|place| on.has(rows[*place])),
            Some((on, Occurrence::Last)) => (first..=last).rfind(|place| on.has(rows[*place])),
        }
    }

    /// Whether the case counted as complete with the event at `place` as its last known one.
    fn completed(&self, rows: &[u32], place: usize, whole: bool) -> bool {
        match self.complete {
            Some(on) => on.has(rows[place]),
            None => whole && place + 1 == rows.len(),
        }
    }

    /// Calls `each` for every stretch from the event at `first` to the one at `last`; the last call
    /// is an empty stretch at `last`, which says who holds the case from there.
    fn walk(&self, rows: &[u32], first: usize, last: usize, mut each: impl FnMut(&Stretch)) {
        let mut holder = Holder::Unattributed;
        let mut waiting = vec![false; self.between.len()];
        for place in 0..=last {
            let row = rows[place];
            holder = self.holding.after(row, holder);
            for (waits, (from, until)) in waiting.iter_mut().zip(&self.between) {
                *waits = from.has(row) || (*waits && !until.has(row));
            }
            if place >= first {
                let from = self.at(rows, place);
                let until = if place < last { self.at(rows, place + 1) } else { from };
                let paused = self.paused[holder.index()] || waiting.contains(&true);
                each(&Stretch { from, until, holder, paused });
            }
        }
    }

    fn counted(&self, stretch: &Stretch) -> i64 {
        if stretch.paused || stretch.until <= stretch.from {
            return 0;
        }
        self.calendar.between(Moment(stretch.from), Moment(stretch.until)).0
    }

    /// Lets `counted` time pass from `from`, noting when the limit is reached and exceeded.
    fn pass(&self, reading: &mut Reading, exceeds: &mut Option<i64>, from: i64, counted: i64) {
        let clock = reading.clock.saturating_add(counted);
        if let Some(limit) = self.limit {
            if reading.due.is_none() && clock >= limit {
                reading.due = self.reach(from, reading.clock);
            }
            if exceeds.is_none() && clock > limit {
                let beyond = Span((limit - reading.clock).saturating_add(1));
                *exceeds = self.calendar.add(Moment(from), beyond).map(|at| at.0 - 1);
            }
        }
        reading.clock = clock;
    }

    /// When a clock that reads `clock` at `from`, and runs on, reaches the limit.
    fn reach(&self, from: i64, clock: i64) -> Option<i64> {
        let left = Span(self.limit?.saturating_sub(clock));
        self.calendar.add(Moment(from), left).map(|at| at.0)
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
