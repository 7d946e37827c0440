//! What a clock shows at each event: counted time since the case's first event, by one calendar and
//! one pause rule. All clocks that share both share the dial; a clock's reading between two events
//! is then a difference.

use std::cell::RefCell;
use std::rc::Rc;

use kajitori_domain::agreement::level::PauseRule;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Moment;

use crate::calendars::Calendars;
use crate::holding::Holding;
use crate::marks::{Marked, Marks};
use crate::order::Order;
use crate::settled::{Settled, counted};
use crate::view::index;

/// Counted time at each event, and whether the time after it is counted.
#[derive(Debug)]
pub(crate) struct Dial {
    /// Microseconds; only the difference of two events of a case means anything.
    pub(crate) shows: Readings,
    /// Whether the clock is paused from the event on; empty where it never is.
    paused: Vec<bool>,
}

impl Dial {
    /// Whether the clock is paused from event `row` on.
    pub(crate) fn is_paused(&self, row: u32) -> bool {
        self.paused.get(index(row)).copied().unwrap_or(false)
    }
}

/// What a calendar reads at each event.
pub(crate) type Readings = Rc<Vec<i64>>;

/// The dials of a bucket, each made when it is first asked for.
#[derive(Debug)]
pub(crate) struct Dials<'a> {
    calendars: &'a Calendars,
    time: &'a [i64],
    order: &'a Order,
    holding: &'a Holding,
    marks: &'a Marks,
    settled: &'a Settled,
    readings: RefCell<Vec<(&'a str, Readings)>>,
    made: RefCell<Vec<(&'a str, &'a PauseRule, Rc<Dial>)>>,
}

impl<'a> Dials<'a> {
    pub(crate) fn new(
        calendars: &'a Calendars,
        time: &'a [i64],
        order: &'a Order,
        holding: &'a Holding,
        (marks, settled): (&'a Marks, &'a Settled),
    ) -> Self {
        let (readings, made) = (RefCell::default(), RefCell::default());
        Self { calendars, time, order, holding, marks, settled, readings, made }
    }

    /// What the calendar called `id` reads at each event.
    ///
    /// # Errors
    /// `measure-reference` when there is none of that name.
    pub(crate) fn readings(&self, id: &'a str) -> Result<Readings, Refusal> {
        let known = |(name, _): &&(&str, _)| *name == id;
        if let Some((_, readings)) = self.readings.borrow().iter().find(known) {
            return Ok(Rc::clone(readings));
        }
        let readings = Rc::new(read(self.calendars.get(id)?, self.time));
        self.readings.borrow_mut().push((id, Rc::clone(&readings)));
        Ok(readings)
    }

    /// The dial of the calendar called `calendar` and the pauses of `pause`.
    ///
    /// # Errors
    /// Those of [`Dials::readings`].
    pub(crate) fn get(&self, calendar: &'a str, pause: &'a PauseRule) -> Result<Rc<Dial>, Refusal> {
        let known = |(name, rule, _): &&(&str, &PauseRule, _)| *name == calendar && *rule == pause;
        if let Some((.., dial)) = self.made.borrow().iter().find(known) {
            return Ok(Rc::clone(dial));
        }
        let readings = self.running(calendar)?;
        let never = pause.holders.is_empty() && pause.between.is_empty();
        let dial = Rc::new(match never {
            // Within a case time never falls, and so what the calendar reads.
            true => Dial { shows: readings, paused: Vec::new() },
            false => self.make(&readings, pause),
        });
        self.made.borrow_mut().push((calendar, pause, Rc::clone(&dial)));
        Ok(dial)
    }

    /// What the calendar called `id` reads at each event, outside the pauses that are settled.
    fn running(&self, id: &'a str) -> Result<Readings, Refusal> {
        let readings = self.readings(id)?;
        if self.settled.is_unpaused() {
            return Ok(readings);
        }
        let (calendar, mut running) = (self.calendars.get(id)?, readings.to_vec());
        for case in self.settled.paused() {
            let rows = self.order.of(case);
            let pauses = self.settled.pauses(rows);
            let Some(first) = rows.first().map(|first| index(*first)) else { continue };
            for row in rows.iter().map(|row| index(*row)) {
                let worked = counted(calendar, pauses, self.time[first], self.time[row]);
                running[row] = readings[first].saturating_add(worked);
            }
        }
        Ok(Rc::new(running))
    }

    fn make(&self, readings: &[i64], pause: &PauseRule) -> Dial {
        let mut held = [false; 256];
        for holder in &pause.holders {
            held[holder.index()] = true;
        }
        let marks = |(from, until): &(_, _)| (self.marks.of(from), self.marks.of(until));
        let between: Vec<(Marked<'_>, Marked<'_>)> = pause.between.iter().map(marks).collect();
        let mut waiting = vec![false; between.len()];
        let mut shown = vec![0; self.time.len()];
        let mut rests = vec![false; self.time.len()];
        let holders = self.holding.places();
        for case in 0..self.order.codes() {
            let (mut shows, mut before, mut paused) = (0_i64, None::<i64>, true);
            waiting.fill(false);
            for row in self.order.of(case) {
                let at = index(*row);
                if let Some(before) = before.filter(|_| !paused) {
                    shows = shows.saturating_add((readings[at] - before).max(0));
                }
                before = Some(readings[at]);
                paused = held[usize::from(holders[at])];
                for (waits, (from, until)) in waiting.iter_mut().zip(&between) {
                    *waits = from.has(*row) || (*waits && !until.has(*row));
                    paused |= *waits;
                }
                (shown[at], rests[at]) = (shows, paused);
            }
        }
        Dial { shows: Rc::new(shown), paused: rests }
    }
}

/// The readings of `calendar` at `times`.
fn read(calendar: &Calendar, times: &[i64]) -> Vec<i64> {
    times.iter().map(|time| calendar.reading(Moment(*time)).0).collect()
}
