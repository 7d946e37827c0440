//! The figures of a service level.
//!
//! **Which window a case belongs to.** By `stop` and `due`, and for kinds without a clock, a
//! window's value is what was known at its end: a case counts in the window of the moment `m` that
//! decides it, as known at that window's end, and later events never change that value. Clocks that
//! are assigned by `start` are the one exception: there a month is a cohort, whose value fills up
//! as its cases are decided.
//!
//! * clock stopped within its limit: `m` is the stop; by `due` it is the later of stop and due;
//! * clock over its limit, open overdue cases count as a miss: `m` is when the limit passed (had
//!   the case counted as stopped by then and was opened again, the moment of opening), whenever it
//!   stops;
//! * clock over its limit, open overdue cases wait: `m` is the stop;
//! * percentile and mean of the clocks: `m` is the stop. A clock that still runs is in neither, so
//!   leaving slow cases open makes the value look better; the formula is the contract's, and every
//!   such case is therefore counted as pending until it stops;
//! * by `start` (with a clock), a case stays with the window that its clock started in, as the
//!   contract words say. While undecided at the end of the month it is pending there; once decided
//!   it shows in that window's place of later series (a restatement), so that slow cases are not
//!   lost;
//! * kinds without a clock: by `start` the first event, open or not, as known at the window's end;
//!   by `stop` (and `due`) the completion;
//! * a case that was completed, counted, and opened again in a later window counts again when it
//!   completes again, with its whole clock; the earlier value stands.
//!
//! **What cannot be decided.** A missing value never counts for or against: a case whose hit is
//! unknown is missing, one whose population or exclusion is unknown is told as undetermined.

mod alternatives;
mod amount;
mod decide;
mod delay;
mod entries;
mod intervals;
mod misses;
mod samples;
mod slots;

use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::agreement::{Agreement, Process};
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::record::{Intervals, Sample};
use kajitori_domain::refusal::Refusal;

use crate::calendars::{Calendars, reference};
use crate::condition::Asked;
use crate::holding::Holding;
use crate::order::Order;
use crate::table::Table;
use crate::windows::{MONTHS, Windows};

pub(crate) use decide::{Decision, Role};
pub(crate) use entries::Entries;

/// Everything that levels are measured on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bench<'a> {
    pub(crate) agreement: &'a Agreement,
    pub(crate) table: &'a Table<'a>,
    pub(crate) order: &'a Order,
    pub(crate) holding: &'a Holding,
    pub(crate) windows: &'a Windows,
    pub(crate) calendars: &'a Calendars,
    pub(crate) intervals: Option<&'a Intervals>,
    pub(crate) samples: &'a [Sample],
}

impl<'a> Bench<'a> {
    /// The process of a level.
    pub(crate) fn process(&self, id: &str) -> Result<&'a Process, Refusal> {
        self.agreement.processes.iter().find(|p| p.id == id).ok_or_else(|| reference(id))
    }

    /// The known events of the case in row `row`, in order.
    pub(crate) fn rows(&self, row: usize) -> &'a [u32] {
        let case = &self.table.snapshots[row];
        self.order.prefix(case.case, case.length)
    }

    pub(crate) fn asked(&self, process: &'a Process) -> Asked<'a> {
        Asked { table: self.table, order: self.order, process }
    }

    /// Whether any event was known at the end of the window at `place`.
    fn knows(&self, place: usize) -> bool {
        self.table.snapshots.iter().any(|case| case.from <= place)
    }
}

/// The facts of `level`, and what each case was in it.
pub(crate) fn facts<'a>(
    bench: Bench<'a>,
    level: &'a ServiceLevel,
) -> Result<(LevelFacts, Option<Entries<'a>>), Refusal> {
    let mut facts = LevelFacts {
        id: level.id.clone(),
        adjusted: None,
        raw: None,
        excluded: Vec::new(),
        missing: 0,
        undetermined: 0,
        pending: 0,
        series: bench.windows.months.iter().map(|month| (*month, None)).collect(),
        worst_slot: None,
        alternatives: Vec::new(),
        sample: samples::facts(bench.samples, level, bench.windows.last()),
        delay: None,
        misses: Vec::new(),
    };
    match &level.kind {
        Kind::IntervalRatio { .. } => intervals::fill(bench, level, &mut facts),
        Kind::SampledAccuracy => samples::fill(bench, level, &mut facts),
        _ => {
            let entries = Entries::new(bench, level)?;
            of_cases(bench, &entries, &mut facts)?;
            return Ok((facts, Some(entries)));
        }
    }
    Ok((facts, None))
}

fn of_cases(
    bench: Bench<'_>,
    entries: &Entries<'_>,
    facts: &mut LevelFacts,
) -> Result<(), Refusal> {
    for (place, (_, amount)) in facts.series.iter_mut().enumerate() {
        let here = entries.all.iter().filter(|e| e.place == place && e.excluded.is_none());
        *amount = bench.knows(place).then(|| entries.amount(here));
    }
    let month = MONTHS - 1;
    facts.adjusted = facts.series[month].1;
    let all = entries.all.iter().filter(|e| e.place == month);
    facts.raw = bench.knows(month).then(|| entries.amount(all.clone()));
    facts.excluded = entries.taken_out();
    facts.missing = entries.with(Role::Missing);
    facts.undetermined = entries.undetermined()?;
    facts.pending = entries.with(Role::Pending);
    facts.worst_slot = slots::of_cases(bench, entries);
    facts.alternatives = alternatives::of_cases(bench, entries)?;
    facts.delay = delay::facts(entries);
    facts.misses = misses::worst(bench, entries);
    Ok(())
}
