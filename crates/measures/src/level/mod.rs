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
pub(crate) mod amount;
mod decide;
mod delay;
mod entries;
mod intervals;
mod misses;
mod part;
mod samples;
mod slots;

use std::cell::RefCell;
use std::rc::Rc;

use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::filter::Filter;
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::refusal::Refusal;

use crate::calendars::reference;
use crate::condition::{Answers, Asked};
use crate::dial::Dials;
use crate::holding::Holding;
use crate::order::Order;
use crate::settled::Settled;
use crate::study::Study;
use crate::table::Table;
use crate::windows::MONTHS;
use amount::Sums;

pub(crate) use decide::{Decision, Role};
pub(crate) use entries::Entries;
pub(crate) use part::Part;

/// A bucket, ready to be measured.
#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    pub(crate) study: Study<'a>,
    pub(crate) table: &'a Table<'a>,
    pub(crate) order: &'a Order,
    pub(crate) holding: &'a Holding,
    pub(crate) dials: &'a Dials<'a>,
    /// What is settled about single cases.
    pub(crate) settled: &'a Settled,
    /// Each process of the agreement, ready to ask.
    pub(crate) asked: &'a [Asked<'a>],
    /// What was asked already: by the place of the process, and the condition.
    pub(crate) answered: &'a RefCell<Vec<(usize, &'a Filter, Answers)>>,
}

impl<'a> Bench<'a> {
    /// The known events of the case in row `row`, in order.
    #[inline]
    pub(crate) fn rows(&self, row: usize) -> &'a [u32] {
        let case = &self.table.snapshots[row];
        self.order.prefix(case.case, case.length)
    }

    /// The process called `id`.
    pub(crate) fn asked(&self, id: &str) -> Result<&'a Asked<'a>, Refusal> {
        self.asked.iter().find(|asked| asked.process.id == id).ok_or_else(|| reference(id))
    }

    /// What the rows answer to `filter`; each condition is looked at once.
    pub(crate) fn answers(&self, asked: &'a Asked<'a>, filter: Option<&'a Filter>) -> Answers {
        let Some(filter) = filter else { return Rc::new(asked.answers(None)) };
        let place = self.asked.iter().position(|known| std::ptr::eq(known, asked));
        let place = place.unwrap_or(usize::MAX);
        let known = |(of, known, _): &&(usize, &Filter, _)| *of == place && *known == filter;
        if let Some((.., answers)) = self.answered.borrow().iter().find(known) {
            return Rc::clone(answers);
        }
        let answers = Rc::new(asked.answers(Some(filter)));
        self.answered.borrow_mut().push((place, filter, Rc::clone(&answers)));
        answers
    }
}

/// What a bucket says about `level`, and what each case was in it; `None` for a level that is not
/// measured on cases.
pub(crate) fn part<'a>(
    bench: Bench<'a>,
    level: &'a ServiceLevel,
) -> Result<Option<(Part, Entries<'a>)>, Refusal> {
    if matches!(level.kind, Kind::IntervalRatio { .. } | Kind::SampledAccuracy) {
        return Ok(None);
    }
    let entries = Entries::new(bench, level)?;
    let mut part = Part {
        windows: vec![Sums::default(); MONTHS],
        excluded: vec![0; level.exclusions.len()],
        undetermined: entries.undetermined()?,
        slots: slots::of_cases(bench, &entries),
        alternatives: alternatives::of_cases(bench, &entries)?,
        delay: delay::of_cases(&entries),
        misses: misses::worst(bench, &entries),
        ..Part::default()
    };
    for entry in &entries.all {
        part.missing += u64::from(entry.role == Some(Role::Missing));
        part.pending += u64::from(entry.role == Some(Role::Pending));
        let Some(place) = entry.place.map(usize::from) else { continue };
        let here = place == MONTHS - 1;
        if here {
            part.raw.add(level, entry);
        }
        match entry.excluded {
            None => part.windows[place].add(level, entry),
            Some(by) if here => part.excluded[usize::from(by)] += 1,
            Some(_) => {}
        }
    }
    Ok(Some((part, entries)))
}

/// The facts of `level`, from what all buckets say and from the records beside the log.
pub(crate) fn finish(
    study: Study<'_>,
    level: &ServiceLevel,
    part: Option<Part>,
    known: usize,
) -> LevelFacts {
    let mut facts = LevelFacts {
        id: level.id.clone(),
        adjusted: None,
        raw: None,
        excluded: Vec::new(),
        missing: 0,
        undetermined: 0,
        pending: 0,
        series: study.windows.months.iter().map(|month| (*month, None)).collect(),
        worst_slot: None,
        alternatives: Vec::new(),
        sample: samples::facts(study.samples, level, study.windows.last()),
        delay: None,
        misses: Vec::new(),
    };
    match (&level.kind, part) {
        (Kind::IntervalRatio { .. }, _) => intervals::fill(study, level, &mut facts),
        (Kind::SampledAccuracy, _) => samples::fill(study, level, &mut facts),
        (_, Some(part)) => part.finish(study, level, known, &mut facts),
        (_, None) => {}
    }
    facts
}
