//! One case, told: its events, who held it when, and what the clock of a service level did.

use std::iter;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{CaseStory, Tick};
use kajitori_domain::calendar::Calendar;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::measure::level::Step;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::{Moment, Span, Window};
use kajitori_eventlog::log::Log;

use crate::calendars::{Calendars, reference};
use crate::clock::{Hand, Limit, Reading, Seen};
use crate::dial::{Dial, Dials};
use crate::holding::Holding;
use crate::marks::{Marks, Patterns};
use crate::order::Order;
use crate::settled::{Settled, Settlements, inside};
use crate::view::{Events, index};

/// What a clock says, and what it did.
type Clocked = (Reading, Vec<(Tick, Moment)>);

/// Tells the case called `case` of the bucket `log`, with the clock of `level`; everything that the
/// log knows of it counts.
///
/// # Errors
/// `case-unknown` when the bucket has no such case; those of the agreement's patterns, calendars
/// and levels.
pub fn tell(
    log: &Log,
    case: &str,
    agreement: &Agreement,
    amendments: &[Amendment],
    level: Option<&str>,
) -> Result<CaseStory, Stop> {
    let unknown = || Refusal::new("case-unknown").with("case", case.to_owned());
    let events = Events::new(log)?;
    let code = events.case.texts.iter().position(|name| name == Some(case)).ok_or_else(unknown)?;
    let code = u32::try_from(code).ok();
    // One case is all that is looked at: its rows stand together.
    let from = events.case.of.iter().position(|of| Some(*of) == code).ok_or_else(unknown)?;
    let length = events.case.of[from..].iter().take_while(|of| Some(**of) == code).count();
    let log = Log::new(log.batch().slice(from, length), log.source_sha256.clone());
    let events = Events::new(&log)?;
    let order = Order::new(&events);
    let rows: Vec<u32> = (0..).take(length).collect();
    let marks = Patterns::new(agreement, &events)?.mark(&events)?;
    let settled = Settlements::new(amendments).of(&events, &order);
    let holding = Holding::new(agreement, &marks, &order, &settled);
    let (first, last) = (events.time[0], events.time[length - 1]);
    let calendars = Calendars::spanning(agreement, (first, last))?;
    let told = Told {
        events: &events,
        rows: &rows,
        order: &order,
        marks: &marks,
        holding: &holding,
        settled: &settled,
        calendars: &calendars,
    };
    let find = |id: &str| agreement.levels.iter().find(|level| level.id == id);
    let level = level.map(|id| find(id).ok_or_else(|| reference(id))).transpose()?;
    told.story(case, agreement, level)
}

/// A case, and what is known about its events.
struct Told<'a> {
    events: &'a Events<'a>,
    rows: &'a [u32],
    order: &'a Order,
    marks: &'a Marks,
    holding: &'a Holding,
    settled: &'a Settled,
    calendars: &'a Calendars,
}

impl<'a> Told<'a> {
    fn story(
        &self,
        case: &str,
        agreement: &'a Agreement,
        level: Option<&'a ServiceLevel>,
    ) -> Result<CaseStory, Stop> {
        let name = level.map_or(&agreement.calendar, |level| &level.calendar);
        let calendar = self.calendars.get(name)?;
        let time = self.events.time;
        let (first, last) = (time[0], time[time.len() - 1]);
        let bands = self.bands();
        let mut by_holder: ByHolder<Span> = [Span::ZERO; 5];
        for (holder, window) in &bands {
            by_holder[holder.index()].0 += window.until.0 - window.from.0;
        }
        let reading = level.map(|level| self.clock(agreement, level, calendar)).transpose()?;
        let (reading, ticks) = reading.flatten().unzip();
        let started = reading.filter(|reading: &Reading| reading.start.is_some());
        let spans = calendar.spans(Moment(first), Moment(last));
        Ok(CaseStory {
            case: case.to_owned(),
            steps: self.steps(calendar),
            bands,
            open: spans.map(|(from, until)| Window { from, until }).collect(),
            ticks: ticks.unwrap_or_default(),
            clock: started.map(|reading| Span(reading.clock)),
            lead: Span(last - first),
            by_holder,
        })
    }

    fn steps(&self, calendar: &Calendar) -> Vec<Step> {
        let (events, time) = (self.events, self.events.time);
        let text =
            |codes: &crate::view::Codes<'_>, at: usize| codes.text(codes.of[at]).map(str::to_owned);
        let step = |row: &u32| {
            let at = index(*row);
            let next = time.get(at + 1).copied().unwrap_or(time[at]);
            Step {
                at: Moment(time[at]),
                activity: text(&events.activity, at).unwrap_or_default(),
                status: text(&events.status, at),
                org: text(&events.org, at),
                holder: self.holding.after(*row),
                business: calendar.between(Moment(time[at]), Moment(next)),
                row: events.row[at],
            }
        };
        self.rows.iter().map(step).collect()
    }

    /// Who held the case, without gaps; neighbours of one holder are one band.
    fn bands(&self) -> Vec<(Holder, Window)> {
        let pauses = self.settled.pauses(self.rows);
        let mut bands: Vec<(Holder, Window)> = Vec::new();
        for pair in self.rows.windows(2) {
            let [from, until] = [pair[0], pair[1]].map(|row| self.events.time[index(row)]);
            let holder = self.holding.after(pair[0]);
            let mut at = Moment(from);
            for pause in inside(pauses, from, until) {
                lengthen(&mut bands, holder, Window { from: at, until: pause.from });
                lengthen(&mut bands, Holder::Pause, pause);
                at = pause.until;
            }
            lengthen(&mut bands, holder, Window { from: at, until: Moment(until) });
        }
        bands
    }

    /// What the clock of `level` reads and did; `None` for kinds without one.
    fn clock(
        &self,
        agreement: &'a Agreement,
        level: &'a ServiceLevel,
        calendar: &'a Calendar,
    ) -> Result<Option<Clocked>, Stop> {
        let Some(clock) = level.kind.clock() else { return Ok(None) };
        let process = agreement.processes.iter().find(|process| process.id == level.process);
        let process = process.ok_or_else(|| reference(&level.process))?;
        let (marks, settled) = (self.marks, self.settled);
        let time = self.events.time;
        let dials = Dials::new(self.calendars, time, self.order, self.holding, (marks, settled));
        let dial = dials.get(&level.calendar, &clock.pause)?;
        let most = match &level.kind {
            Kind::ClockRatio { limit, .. } => Some(*limit),
            _ => None,
        };
        let seen = Seen { time, holding: self.holding, marks, settled };
        let hand = Hand::new(
            seen,
            clock,
            process,
            (calendar, std::rc::Rc::clone(&dial)),
            Limit { most, due: true },
        );
        let reading = hand.read(self.rows, true);
        let mut ticks = self.pauses(&dial, reading);
        let ends = [(Tick::Start, reading.start), (Tick::Stop, reading.stop)];
        ticks.extend(
            ends.into_iter()
                .chain(iter::once((Tick::Limit, reading.due)))
                .filter_map(|(tick, at)| Some((tick, Moment(at?)))),
        );
        ticks.sort_by_key(|(tick, at)| (*at, rank(*tick)));
        Ok(Some((reading, ticks)))
    }

    /// Where the clock was paused and went on, while it ran.
    fn pauses(&self, dial: &Dial, reading: Reading) -> Vec<(Tick, Moment)> {
        let Some(start) = reading.start else { return Vec::new() };
        let time = self.events.time;
        let end = reading.stop.unwrap_or(i64::MAX);
        let mut stretches: Vec<Window> = self.settled.pauses(self.rows).to_vec();
        for row in self.rows.iter().filter(|row| dial.is_paused(**row)) {
            let from = Moment(time[index(*row)]);
            let until = Moment(time.get(index(*row) + 1).copied().unwrap_or(i64::MAX));
            stretches.push(Window { from, until });
        }
        let paused = crate::settled::apart(stretches);
        let mut ticks = Vec::new();
        for pause in inside(&paused, start, end) {
            ticks.push((Tick::Pause, pause.from));
            if pause.until.0 < end {
                ticks.push((Tick::Resume, pause.until));
            }
        }
        ticks
    }
}

/// Adds what `holder` had to the bands.
fn lengthen(bands: &mut Vec<(Holder, Window)>, holder: Holder, window: Window) {
    if window.from >= window.until {
        return;
    }
    match bands.last_mut() {
        Some((last, before)) if *last == holder && before.until == window.from => {
            before.until = window.until;
        }
        _ => bands.push((holder, window)),
    }
}

/// The order of what happens at one moment.
fn rank(tick: Tick) -> u8 {
    match tick {
        Tick::Start => 0,
        Tick::Resume => 1,
        Tick::Pause => 2,
        Tick::Limit => 3,
        Tick::Stop => 4,
    }
}
