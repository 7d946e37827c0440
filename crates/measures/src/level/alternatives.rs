//! The value under every combination of the declared other ways of counting.

use kajitori_domain::agreement::level::{Change, PauseRule, ServiceLevel};
use kajitori_domain::refusal::Refusal;

use super::Bench;
use super::amount::Sums;
use super::decide::{Looked, RoundClock};
use super::entries::Entries;
use crate::condition::Answers;

/// Most alternatives whose combinations are tried.
const MOST: usize = 6;

/// Some of a level's alternatives, by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subset(Vec<usize>);

impl Subset {
    /// The ids of its alternatives.
    pub(super) fn ids(&self, level: &ServiceLevel) -> Vec<String> {
        self.0.iter().map(|place| level.alternatives[*place].id.clone()).collect()
    }

    /// What its alternatives change.
    pub(super) fn changes<'a>(&self, level: &'a ServiceLevel) -> impl Iterator<Item = &'a Change> {
        self.0.iter().map(|place| &level.alternatives[*place].change)
    }
}

/// Every non-empty subset of the declared alternatives, smaller ones first, then in the agreement's
/// order.
pub(super) fn subsets(level: &ServiceLevel) -> Vec<Subset> {
    let count = level.alternatives.len().min(MOST);
    let members = |set: usize| (0..count).filter(|place| set >> place & 1 == 1).collect();
    let mut sets: Vec<Subset> = (1_usize..1 << count).map(|set| Subset(members(set))).collect();
    sets.sort_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
    sets
}

/// One reading of all clocks serves every subset that changes calendar and pause alike.
struct Clocks<'a> {
    calendar: &'a str,
    pause: Option<&'a PauseRule>,
    looked: Vec<Looked>,
}

/// The sums of the month under each subset. Where several of a subset change the same thing, the
/// last one holds.
pub(super) fn of_cases<'a>(bench: Bench<'a>, entries: &Entries<'a>) -> Result<Vec<Sums>, Refusal> {
    let level = entries.level;
    let masks: Vec<Option<Answers>> = level
        .alternatives
        .iter()
        .map(|alternative| match &alternative.change {
            Change::Exclude(rule) => Some(bench.answers(entries.asked, Some(rule))),
            _ => None,
        })
        .collect();
    let rows: Vec<usize> =
        (0..bench.table.snapshots.len()).filter(|row| entries.may_count(*row)).collect();
    let mut clocks: Vec<Clocks<'_>> = Vec::new();
    let mut all = Vec::new();
    for set in subsets(level) {
        let (calendar, pause) = clock_of(level, &set);
        let known = clocks.iter().position(|c| c.calendar == calendar && c.pause == pause);
        let known = match known {
            Some(known) => known,
            None => {
                let hand = entries.hand(calendar, pause)?;
                let look = entries.look(hand.as_ref())?;
                let looked = rows.iter().map(|row| look(*row)).collect();
                clocks.push(Clocks { calendar, pause, looked });
                clocks.len() - 1
            }
        };
        let (round, mut sums) = (round_of(level, &set), Sums::default());
        for looked in &clocks[known].looked {
            let out = excluded(entries, &set, &masks, looked.row);
            let entry = entries.rounded(looked, round, out);
            if entry.counts() {
                sums.add(level, &entry);
            }
        }
        all.push(sums);
    }
    Ok(all)
}

fn clock_of<'a>(level: &'a ServiceLevel, set: &Subset) -> (&'a str, Option<&'a PauseRule>) {
    let mut of = (level.calendar.as_str(), level.kind.clock().map(|clock| &clock.pause));
    for change in set.changes(level) {
        match change {
            Change::Calendar(calendar) => of.0 = calendar,
            Change::Pause(pause) => of.1 = of.1.map(|_| pause),
            _ => {}
        }
    }
    of
}

fn round_of(level: &ServiceLevel, set: &Subset) -> RoundClock {
    set.changes(level).fold(None, |round, change| match change {
        Change::RoundClock(unit, mode) => Some((*unit, *mode)),
        _ => round,
    })
}

fn excluded(entries: &Entries<'_>, set: &Subset, masks: &[Option<Answers>], row: usize) -> bool {
    let level = entries.level;
    let ignored =
        |id: &str| set.changes(level).any(|c| matches!(c, Change::Ignore(of) if of == id));
    let more = || {
        set.0.iter().any(|place| masks[*place].as_ref().is_some_and(|mask| mask[row] == Some(true)))
    };
    let agreed = level.exclusions.iter().enumerate();
    more() || agreed.into_iter().any(|(place, e)| entries.takes(place, row) && !ignored(&e.id))
}
