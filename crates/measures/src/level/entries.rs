//! The cases of a level, each in the window that it counts in.

use kajitori_domain::agreement::Process;
use kajitori_domain::agreement::level::{AssignBy, Kind, PauseRule, ServiceLevel};
use kajitori_domain::case::Cell;
use kajitori_domain::holder::ByHolder;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::refusal::Refusal;
use rayon::prelude::*;

use super::Bench;
use super::amount::amount;
use super::decide::{Decision, Looked, Role, RoundClock, decide};
use crate::calendars::reference;
use crate::clock::{Hand, Reading, Seen};
use crate::condition::both;
use crate::discover::count;
use crate::windows::MONTHS;

/// A case that counts in a window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Row of the table.
    pub(crate) row: usize,
    /// Place of the window.
    pub(crate) place: usize,
    /// The moment that assigns it.
    pub(crate) moment: i64,
    /// When its clock started, or its first event.
    pub(crate) start: i64,
    /// What its clock read; `None` without one.
    pub(crate) reading: Reading,
    /// Whether it is a hit.
    pub(crate) hit: bool,
    /// The first exclusion that takes it out.
    pub(crate) excluded: Option<usize>,
    /// Clock or column value.
    pub(crate) value: i128,
}

/// The cases of a level.
pub(crate) struct Entries<'a> {
    pub(crate) bench: Bench<'a>,
    pub(crate) level: &'a ServiceLevel,
    pub(crate) process: &'a Process,
    /// Which rows belong to the population; `None` where a missing value leaves it open.
    member: Vec<Option<bool>>,
    /// Every case of the population, as known at the end of each window.
    looked: Vec<Looked>,
    /// For each exclusion, which rows it takes out; `None` where a missing value leaves it open.
    exclusions: Vec<Vec<Option<bool>>>,
    /// The cases that count in one of the windows.
    pub(crate) all: Vec<Entry>,
}

impl<'a> Entries<'a> {
    pub(crate) fn new(bench: Bench<'a>, level: &'a ServiceLevel) -> Result<Self, Refusal> {
        let process = bench.process(&level.process)?;
        let asked = bench.asked(process);
        let exclusions = level.exclusions.iter().map(|e| asked.answers(Some(&e.rule))).collect();
        let of_process = asked.answers(process.population.as_ref());
        let of_level = asked.answers(level.population.as_ref());
        let member = of_process.into_iter().zip(of_level).map(|(a, b)| both(a, b)).collect();
        let (looked, all) = (Vec::new(), Vec::new());
        let mut entries = Self { bench, level, process, member, looked, exclusions, all };
        let pause = level.kind.clock().map(|clock| &clock.pause);
        let of = |row: usize| entries.member[row] == Some(true);
        entries.looked = entries.look(&level.calendar, pause, of)?;
        entries.all = entries.decided(&entries.looked, None, |row| entries.excluded(row));
        Ok(entries)
    }

    /// Reads every case that fits `which`, by another calendar and pause rule if need be.
    pub(crate) fn look(
        &self,
        calendar: &str,
        pause: Option<&PauseRule>,
        which: impl Fn(usize) -> bool + Sync,
    ) -> Result<Vec<Looked>, Refusal> {
        let (bench, asked) = (self.bench, self.bench.asked(self.process));
        let hand = self.hand(calendar, pause)?;
        let fits = match &self.level.kind {
            Kind::CaseRatio { hit } => Some(asked.answers(Some(hit))),
            Kind::CountLimit { of } => Some(asked.answers(Some(of))),
            _ => None,
        };
        let column = match &self.level.kind {
            Kind::MeanColumn { column } => {
                Some(bench.table.find(column).ok_or_else(|| reference(column))?)
            }
            _ => None,
        };
        let look = |row: usize| {
            let case = &bench.table.snapshots[row];
            let closed = case.closed(self.process.complete.as_ref(), bench.table.marks);
            let completed = closed.then_some(case.end);
            let reading = match &hand {
                Some(hand) => hand.read(bench.rows(row), case.whole),
                None => Reading { start: Some(case.start), stop: completed, ..Default::default() },
            };
            let value = match column {
                Some(column) => {
                    millionths(&bench.table.cell(column, row, bench.order, self.process))
                }
                None => Some(i128::from(reading.clock)),
            };
            let fits = fits.as_ref().map_or(Some(true), |fits| fits[row]);
            Looked { row, reading, completed, fits, value }
        };
        Ok((0..bench.table.snapshots.len())
            .into_par_iter()
            .filter(|row| which(*row))
            .map(look)
            .collect())
    }

    /// The level's clock; `None` for kinds without one.
    pub(crate) fn hand(
        &self,
        calendar: &str,
        pause: Option<&PauseRule>,
    ) -> Result<Option<Hand<'a>>, Refusal> {
        let bench = self.bench;
        let (Some(clock), Some(pause)) = (self.level.kind.clock(), pause) else { return Ok(None) };
        let seen = Seen {
            time: bench.table.events.time,
            holding: bench.holding,
            marks: bench.table.marks,
        };
        let calendar = bench.calendars.get(calendar)?;
        let limit = match &self.level.kind {
            Kind::ClockRatio { limit, .. } => Some(*limit),
            _ => None,
        };
        Ok(Some(Hand::new(seen, clock, pause, self.process, calendar, limit)))
    }

    /// The level's clock by its own calendar and pauses.
    pub(crate) fn agreed_hand(&self) -> Option<Hand<'a>> {
        let pause = self.level.kind.clock().map(|clock| &clock.pause);
        self.hand(&self.level.calendar, pause).ok().flatten()
    }

    /// What the clock of `looked` read at the end of the month.
    pub(crate) fn clock(&self, hand: &Hand<'_>, looked: &Looked) -> i64 {
        match looked.reading.stop {
            Some(_) => looked.reading.clock,
            None => self.by_holder(hand, looked.row).iter().sum(),
        }
    }

    /// Counted time by holder in row `row`, until the end of the month where the clock still runs.
    pub(crate) fn by_holder(&self, hand: &Hand<'_>, row: usize) -> ByHolder<i64> {
        let whole = self.bench.table.snapshots[row].whole;
        let horizon = self.bench.windows.last().until.0;
        hand.by_holder(self.bench.rows(row), whole, horizon)
    }

    /// The cases of `looked` that count in one of the windows.
    pub(crate) fn decided(
        &self,
        looked: &[Looked],
        round: RoundClock,
        excluded: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Entry> {
        let entry = |looked: &Looked| {
            let Decision::Counted { moment, hit } = decide(self.level, looked, round) else {
                return None;
            };
            Some(Entry {
                row: looked.row,
                place: self.place(looked, moment)?,
                moment: self.assigned(looked, moment),
                start: looked.reading.start.unwrap_or(moment),
                reading: looked.reading,
                hit,
                excluded: excluded(looked.row),
                value: looked.value.unwrap_or(0),
            })
        };
        looked.iter().filter_map(entry).collect()
    }

    /// Whether a case belongs to the window that its clock started in, whenever it is decided.
    fn cohort(&self) -> bool {
        self.level.assign_by == AssignBy::Start && self.level.kind.clock().is_some()
    }

    /// The moment that assigns a case that `moment` decides.
    pub(crate) fn assigned(&self, looked: &Looked, moment: i64) -> i64 {
        looked.reading.start.filter(|_| self.cohort()).unwrap_or(moment)
    }

    /// The window that `looked` counts in when `moment` decides it: the window of `moment`, if this
    /// is what was known at its end; in a cohort the window of the start, once it is decided.
    fn place(&self, looked: &Looked, moment: i64) -> Option<usize> {
        let case = &self.bench.table.snapshots[looked.row];
        let place = self.bench.windows.place(self.assigned(looked, moment))?;
        let known = if self.cohort() {
            case.is_current() && moment < self.bench.windows.last().until.0
        } else {
            case.from <= place && place < case.until
        };
        known.then_some(place)
    }

    /// Whether an undecided case waits for this month: in a cohort only when it began in it.
    fn waits(&self, looked: &Looked) -> bool {
        let start = looked.reading.start.filter(|_| self.cohort());
        start.is_none_or(|start| self.bench.windows.place(start) == Some(MONTHS - 1))
    }

    /// Whether the case in row `row` may count in the month, however its clock is read: it is of
    /// the population and known then, and was not complete before (a clock that stopped early may
    /// still be due later).
    pub(crate) fn may_count(&self, row: usize) -> bool {
        if self.member[row] != Some(true) {
            return false;
        }
        let case = &self.bench.table.snapshots[row];
        let closed = || case.closed(self.process.complete.as_ref(), self.bench.table.marks);
        let before = case.end < self.bench.windows.last().from.0;
        let done = before && self.level.assign_by != AssignBy::Due && closed();
        case.is_current() && !done
    }

    /// The amount of some entries.
    pub(crate) fn amount<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Amount {
        amount(self.level, self.bench.table, entries)
    }

    /// The entries that count in the month by the agreed definition.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.all.iter().filter(|e| e.place == MONTHS - 1 && e.excluded.is_none())
    }

    /// Whether exclusion `index` takes out row `row`.
    pub(crate) fn takes(&self, index: usize, row: usize) -> bool {
        self.exclusions[index][row] == Some(true)
    }

    /// The first exclusion that takes out row `row`.
    fn excluded(&self, row: usize) -> Option<usize> {
        (0..self.exclusions.len()).find(|index| self.takes(*index, row))
    }

    /// How many cases would count in the month, of which a missing value leaves open whether they
    /// belong to the population, or whether an exclusion takes them out.
    pub(crate) fn undetermined(&self) -> Result<u64, Refusal> {
        let role = |looked: &Looked| self.role(looked, decide(self.level, looked, None));
        let pause = self.level.kind.clock().map(|clock| &clock.pause);
        let unsure = self.look(&self.level.calendar, pause, |row| self.member[row].is_none())?;
        let unsure = unsure.iter().map(role);
        let unsure = unsure.filter(|role| matches!(role, Some(Role::Counted | Role::Missing)));
        let open = |looked: &&Looked| self.exclusions.iter().any(|e| e[looked.row].is_none());
        let kept = self.looked.iter().filter(open).map(role);
        let kept = kept.filter(|role| *role == Some(Role::Counted));
        Ok(count(unsure.count() + kept.count()))
    }

    /// What each exclusion took out of the month: cases that several fit count for the first.
    pub(crate) fn taken_out(&self) -> Vec<(String, u64)> {
        let mut taken: Vec<(String, u64)> =
            self.level.exclusions.iter().map(|e| (e.id.clone(), 0)).collect();
        for entry in self.all.iter().filter(|e| e.place == MONTHS - 1) {
            if let Some(index) = entry.excluded {
                taken[index].1 += 1;
            }
        }
        taken
    }

    /// How many cases have `role` in the month.
    pub(crate) fn with(&self, role: Role) -> u64 {
        count(self.current().filter(|(_, _, now)| *now == Some(role)).count())
    }

    /// Every case of the population as known at the end of the month: what decided it, and its role
    /// in the month.
    pub(crate) fn current(&self) -> impl Iterator<Item = (&Looked, Decision, Option<Role>)> {
        let snapshots = self.bench.table.snapshots;
        self.looked.iter().filter(|l| snapshots[l.row].is_current()).map(|looked| {
            let decision = decide(self.level, looked, None);
            (looked, decision, self.role(looked, decision))
        })
    }

    fn role(&self, looked: &Looked, decision: Decision) -> Option<Role> {
        let excluded = self.excluded(looked.row);
        let until = self.bench.windows.last().until.0;
        let here = |moment| self.place(looked, moment) == Some(MONTHS - 1);
        let open = looked.reading.stop.is_none() && looked.completed.is_none();
        match (decision, excluded) {
            (Decision::Counted { moment, .. }, None) if here(moment) => Some(Role::Counted),
            (Decision::Counted { moment, .. }, Some(by)) if here(moment) => {
                Some(Role::Excluded(by))
            }
            (Decision::Missing { moment }, None) if here(moment) => Some(Role::Missing),
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
