//! What a part of a log says about a service level.

use std::collections::BTreeMap;

use kajitori_domain::agreement::level::ServiceLevel;
use kajitori_domain::measure::LevelFacts;

use super::amount::Sums;
use super::delay::Delays;
use super::misses::{self, Missed};
use super::slots::Place;
use super::{alternatives, slots};
use crate::kept::kept;
use crate::study::Study;
use crate::windows::MONTHS;

/// Everything of a level that is measured on cases. Parts add up in the order of the buckets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Part {
    /// The agreed value of each window.
    pub(crate) windows: Vec<Sums>,
    /// The month without exclusions.
    pub(crate) raw: Sums,
    /// What each exclusion took out.
    pub(crate) excluded: Vec<u64>,
    pub(crate) missing: u64,
    pub(crate) undetermined: u64,
    pub(crate) pending: u64,
    pub(crate) slots: BTreeMap<Place, Sums>,
    /// The month under each subset of the alternatives.
    pub(crate) alternatives: Vec<Sums>,
    pub(crate) delay: Option<Delays>,
    /// The worst misses, worst first.
    pub(crate) misses: Vec<Missed>,
}

impl Part {
    /// Adds what the next bucket says.
    pub(crate) fn merge(&mut self, other: Self) {
        lists(&mut self.windows, other.windows, Sums::merge);
        self.raw.merge(other.raw);
        lists(&mut self.excluded, other.excluded, |mine, theirs| *mine += theirs);
        self.missing += other.missing;
        self.undetermined += other.undetermined;
        self.pending += other.pending;
        for (place, sums) in other.slots {
            self.slots.entry(place).or_default().merge(sums);
        }
        lists(&mut self.alternatives, other.alternatives, Sums::merge);
        match (&mut self.delay, other.delay) {
            (Some(mine), Some(theirs)) => mine.merge(&theirs),
            (mine, theirs) => *mine = mine.take().or(theirs),
        }
        misses::merge(&mut self.misses, other.misses);
    }

    /// Fills in the facts; `known` is the place of the first window at whose end the log had an
    /// event.
    pub(crate) fn finish(
        self,
        study: Study<'_>,
        level: &ServiceLevel,
        known: usize,
        facts: &mut LevelFacts,
    ) {
        let month = MONTHS - 1;
        let amount = |place: usize, sums: Sums| (known <= place).then(|| sums.amount(study, level));
        for (place, (sums, to)) in self.windows.into_iter().zip(&mut facts.series).enumerate() {
            to.1 = amount(place, sums);
        }
        facts.adjusted = facts.series[month].1;
        facts.raw = amount(month, self.raw);
        let ids = level.exclusions.iter().map(|e| e.id.clone());
        facts.excluded = ids.zip(self.excluded).collect();
        (facts.missing, facts.undetermined) = (self.missing, self.undetermined);
        facts.pending = self.pending;
        facts.worst_slot = slots::worst(study, level, self.slots);
        let sets = alternatives::subsets(level).into_iter().zip(self.alternatives);
        facts.alternatives =
            sets.map(|(set, sums)| (set.ids(level), amount(month, sums))).collect();
        facts.delay = self.delay.map(|delay| delay.finish(level));
        facts.misses = misses::tell(study, self.misses);
    }
}

/// Adds `theirs` to `mine` place by place; an empty list has nothing yet.
fn lists<T>(mine: &mut Vec<T>, theirs: Vec<T>, add: impl Fn(&mut T, T)) {
    if mine.is_empty() {
        *mine = theirs;
    } else {
        mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| add(mine, theirs));
    }
}

kept!(Part {
    windows,
    raw,
    excluded,
    missing,
    undetermined,
    pending,
    slots,
    alternatives,
    delay,
    misses,
});
