//! The cases of a level, each decided once, and the window that it counts in.

use std::rc::Rc;

use kajitori_domain::agreement::level::{AssignBy, Kind, PauseRule, ServiceLevel};
use kajitori_domain::case::Cell;
use kajitori_domain::holder::ByHolder;
use kajitori_domain::refusal::Refusal;

use super::Bench;
use super::decide::{Decision, Looked, Role, RoundClock, decide};
use crate::calendars::reference;
use crate::clock::{Hand, Limit, Reading, Seen};
use crate::condition::{Answers, Asked, both};
use crate::table::ColumnId;
use crate::windows::MONTHS;

/// Place of the month itself.
const LAST: u8 = 11;

/// A case of the population as known at the end of one or more windows, decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Row of the table.
    pub(crate) row: usize,
    /// When its clock started and stopped, and what it read; from the first event to the completion
    /// without one.
    pub(crate) start: Option<i64>,
    pub(crate) stop: Option<i64>,
    pub(crate) clock: i64,
    /// What it is.
    pub(crate) decision: Decision,
    /// Place of the window that it counts in, if it counts and in one of them.
    pub(crate) place: Option<u8>,
    /// The first exclusion that takes it out.
    pub(crate) excluded: Option<u16>,
    /// What it is in the month; `None` for one that is not known at its end.
    pub(crate) role: Option<Role>,
    /// Clock or column value.
    pub(crate) value: i128,
}

impl Entry {
    /// Whether it is a hit.
    pub(crate) fn hit(&self) -> bool {
        matches!(self.decision, Decision::Counted { hit: true, .. })
    }

    /// Whether it counts in the month, and nothing takes it out.
    pub(crate) fn counts(&self) -> bool {
        self.place == Some(LAST) && self.excluded.is_none()
    }
}

/// The cases of a level.
pub(crate) struct Entries<'a> {
    pub(crate) bench: Bench<'a>,
    pub(crate) level: &'a ServiceLevel,
    pub(crate) asked: &'a Asked<'a>,
    /// Which rows belong to the population; `None` where a missing value leaves it open.
    member: Answers,
    /// For each exclusion, which rows it takes out; `None` where a missing value leaves it open.
    exclusions: Vec<Answers>,
    /// Every case of the population, as known at the end of each window.
    pub(crate) all: Vec<Entry>,
    /// The level's clock by its own calendar and pauses; `None` for kinds without one.
    pub(crate) hand: Option<Hand<'a>>,
}

impl<'a> Entries<'a> {
    pub(crate) fn new(bench: Bench<'a>, level: &'a ServiceLevel) -> Result<Self, Refusal> {
        let asked = bench.asked(&level.process)?;
        let exclusions =
            level.exclusions.iter().map(|e| bench.answers(asked, Some(&e.rule))).collect();
        let of_process = bench.answers(asked, asked.process.population.as_ref());
        let member = match &level.population {
            None => of_process,
            Some(_) => {
                let of_level = bench.answers(asked, level.population.as_ref());
                Rc::new(of_process.iter().zip(&*of_level).map(|(a, b)| both(*a, *b)).collect())
            }
        };
        let (all, hand) = (Vec::new(), None);
        let mut entries = Self { bench, level, asked, member, exclusions, all, hand };
        let pause = level.kind.clock().map(|clock| &clock.pause);
        entries.hand = entries.hand(&level.calendar, pause)?;
        let look = entries.look(entries.hand.as_ref())?;
        let some = (0..entries.member.len()).filter(|row| entries.member[*row] == Some(true));
        let mut all = Vec::with_capacity(entries.member.len());
        all.extend(some.map(|row| entries.entry(&look(row), entries.excluded(row))));
        drop(look);
        entries.all = all;
        Ok(entries)
    }

    /// How a row is looked at, by the clock `hand`.
    pub(super) fn look<'s>(
        &'s self,
        hand: Option<&'s Hand<'a>>,
    ) -> Result<impl Fn(usize) -> Looked + 's, Refusal> {
        let (bench, asked) = (self.bench, self.asked);
        let fits = match &self.level.kind {
            Kind::CaseRatio { hit: filter } | Kind::CountLimit { of: filter } => {
                Some(bench.answers(asked, Some(filter)))
            }
            _ => None,
        };
        let column: Option<ColumnId> = match &self.level.kind {
            Kind::MeanColumn { column } => {
                Some(bench.table.find(column).ok_or_else(|| reference(column))?)
            }
            _ => None,
        };
        Ok(move |row: usize| {
            let case = &bench.table.snapshots[row];
            let completed = asked.closed(row).then_some(case.end);
            let reading = match hand {
                Some(hand) => hand.read(bench.rows(row), case.whole),
                None => Reading { start: Some(case.start), stop: completed, ..Default::default() },
            };
            let value = match column {
                Some(column) => millionths(&asked.cell(column, row)),
                None => Some(i128::from(reading.clock)),
            };
            let fits = fits.as_ref().map_or(Some(true), |fits| fits[row]);
            Looked { row, reading, completed, fits, value }
        })
    }

    /// The level's clock by some calendar and pause rule; `None` for kinds without one.
    pub(super) fn hand(
        &self,
        calendar: &'a str,
        pause: Option<&'a PauseRule>,
    ) -> Result<Option<Hand<'a>>, Refusal> {
        let bench = self.bench;
        let (Some(clock), Some(pause)) = (self.level.kind.clock(), pause) else { return Ok(None) };
        let seen = Seen {
            time: bench.table.events.time,
            holding: bench.holding,
            marks: bench.table.marks,
            settled: bench.settled,
        };
        let most = match &self.level.kind {
            Kind::ClockRatio { limit, .. } => Some(*limit),
            _ => None,
        };
        let limit = Limit { most, due: self.level.assign_by == AssignBy::Due };
        let dial = (bench.study.calendars.get(calendar)?, bench.dials.get(calendar, pause)?);
        Ok(Some(Hand::new(seen, clock, self.asked.process, dial, limit)))
    }

    /// What the clock of `entry` read at the end of the month; `None` without a clock.
    pub(crate) fn clock(&self, entry: &Entry) -> Option<i64> {
        match (&self.hand, entry.stop) {
            (None, _) => None,
            (Some(_), Some(_)) => Some(entry.clock),
            (Some(_), None) => Some(self.by_holder(entry.row)?.iter().sum()),
        }
    }

    /// Counted time by holder in row `row`, until the end of the month where the clock still runs;
    /// `None` without a clock.
    pub(crate) fn by_holder(&self, row: usize) -> Option<ByHolder<i64>> {
        let whole = self.bench.table.snapshots[row].whole;
        let horizon = self.bench.study.windows.last().until.0;
        Some(self.hand.as_ref()?.by_holder(self.bench.rows(row), whole, horizon))
    }

    fn entry(&self, looked: &Looked, excluded: Option<usize>) -> Entry {
        let decision = decide(self.level, looked, None);
        let excluded = excluded.and_then(|by| u16::try_from(by).ok());
        let place = self.counted(looked, decision);
        let role = self.role(looked, decision, place, excluded);
        self.decided(looked, decision, place, excluded, role)
    }

    fn decided(
        &self,
        looked: &Looked,
        decision: Decision,
        place: Option<u8>,
        excluded: Option<u16>,
        role: Option<Role>,
    ) -> Entry {
        let Reading { start, stop, clock, .. } = looked.reading;
        let value = looked.value.unwrap_or(0);
        Entry { row: looked.row, start, stop, clock, decision, place, excluded, role, value }
    }

    /// The case of `looked` decided with rounded clocks, and taken out or not.
    pub(super) fn rounded(&self, looked: &Looked, round: RoundClock, out: bool) -> Entry {
        let decision = decide(self.level, looked, round);
        let place = self.counted(looked, decision);
        self.decided(looked, decision, place, out.then_some(0), None)
    }

    fn counted(&self, looked: &Looked, decision: Decision) -> Option<u8> {
        match decision {
            Decision::Counted { moment, .. } => self.place(looked, moment),
            _ => None,
        }
    }

    /// Whether a case belongs to the window that its clock started in, whenever it is decided.
    fn cohort(&self) -> bool {
        self.level.assign_by == AssignBy::Start && self.level.kind.clock().is_some()
    }

    /// The moment that assigns a case that `moment` decides.
    pub(crate) fn assigned(&self, start: Option<i64>, moment: i64) -> i64 {
        start.filter(|_| self.cohort()).unwrap_or(moment)
    }

    /// The moment that assigns `entry`, if it counts.
    pub(crate) fn moment(&self, entry: &Entry) -> i64 {
        match entry.decision {
            Decision::Counted { moment, .. } => self.assigned(entry.start, moment),
            _ => 0,
        }
    }

    /// The window that `looked` counts in when `moment` decides it: the window of `moment`, if this
    /// is what was known at its end; in a cohort the window of the start, once it is decided.
    fn place(&self, looked: &Looked, moment: i64) -> Option<u8> {
        let windows = self.bench.study.windows;
        let case = &self.bench.table.snapshots[looked.row];
        if self.cohort() {
            let place = windows.place(self.assigned(looked.reading.start, moment))?;
            let known = case.is_current() && moment < windows.last().until.0;
            return known.then(|| u8::try_from(place).unwrap_or(u8::MAX));
        }
        // Most likely it was decided in the first window at whose end this was known.
        let place = (case.from..case.until).find(|place| moment < windows.get(*place).until.0)?;
        let known = windows.get(place).from.0 <= moment;
        known.then(|| u8::try_from(place).unwrap_or(u8::MAX))
    }

    /// Whether an undecided case waits for this month: in a cohort only when it began in it.
    fn waits(&self, looked: &Looked) -> bool {
        let start = looked.reading.start.filter(|_| self.cohort());
        start.is_none_or(|start| self.bench.study.windows.place(start) == Some(MONTHS - 1))
    }

    /// Whether the case in row `row` may count in the month, however its clock is read: it is of
    /// the population and known then, and was not complete before (a clock that stopped early may
    /// still be due later).
    pub(super) fn may_count(&self, row: usize) -> bool {
        if self.member[row] != Some(true) {
            return false;
        }
        let case = &self.bench.table.snapshots[row];
        let before = case.end < self.bench.study.windows.last().from.0;
        let done = before && self.level.assign_by != AssignBy::Due && self.asked.closed(row);
        case.is_current() && !done
    }

    /// The entries that count in the month by the agreed definition.
    pub(crate) fn counted_in_month(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.all.iter().filter(|entry| entry.counts())
    }

    /// Whether exclusion `index` takes out row `row`.
    pub(super) fn takes(&self, index: usize, row: usize) -> bool {
        self.exclusions[index][row] == Some(true)
    }

    /// The first exclusion that takes out row `row`.
    fn excluded(&self, row: usize) -> Option<usize> {
        (0..self.exclusions.len()).find(|index| self.takes(*index, row))
    }

    /// How many cases would count in the month, of which a missing value leaves open whether they
    /// belong to the population, or whether an exclusion takes them out.
    pub(super) fn undetermined(&self) -> Result<u64, Refusal> {
        let unsure: Vec<usize> =
            (0..self.member.len()).filter(|row| self.member[*row].is_none()).collect();
        let mut count = 0;
        if !unsure.is_empty() {
            let look = self.look(self.hand.as_ref())?;
            for row in unsure {
                let role = self.entry(&look(row), self.excluded(row)).role;
                count += u64::from(matches!(role, Some(Role::Counted | Role::Missing)));
            }
        }
        if self.exclusions.iter().any(|answers| answers.contains(&None)) {
            let open = |entry: &&Entry| self.exclusions.iter().any(|e| e[entry.row].is_none());
            let counted = |entry: &&Entry| entry.role == Some(Role::Counted);
            count += crate::discover::count(self.all.iter().filter(open).filter(counted).count());
        }
        Ok(count)
    }

    fn role(
        &self,
        looked: &Looked,
        decision: Decision,
        place: Option<u8>,
        excluded: Option<u16>,
    ) -> Option<Role> {
        if !self.bench.table.snapshots[looked.row].is_current() {
            return None;
        }
        let until = self.bench.study.windows.last().until.0;
        let here = place == Some(LAST);
        let open = looked.reading.stop.is_none() && looked.completed.is_none();
        match (decision, excluded) {
            (Decision::Counted { .. }, None) if here => Some(Role::Counted),
            (Decision::Counted { .. }, Some(by)) if here => Some(Role::Excluded(by)),
            (Decision::Missing { moment }, None) if self.place(looked, moment) == Some(LAST) => {
                Some(Role::Missing)
            }
            (Decision::Counted { moment, .. }, None) if moment >= until && open => {
                self.waits(looked).then_some(Role::Pending)
            }
            (Decision::Pending, None) => self.waits(looked).then_some(Role::Pending),
            _ => None,
        }
    }
}

/// A number in millionths, a duration in microseconds. A number that is larger than any integer is
/// missing, so that the sum of as many cases as a log can have stays in range.
fn millionths(cell: &Cell<'_>) -> Option<i128> {
    match cell {
        Cell::Integer(value) => Some(i128::from(*value) * 1_000_000),
        Cell::Duration(value) => Some(i128::from(*value)),
        #[expect(clippy::cast_possible_truncation, reason = "rounded, and kept in range")]
        Cell::Number(value) => {
            let scaled = (value * 1e6).round();
            (scaled.abs() < 9.2e24).then_some(scaled as i128)
        }
        _ => None,
    }
}
