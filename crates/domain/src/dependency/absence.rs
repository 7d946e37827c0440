//! What is left undone when codes are absent.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Table;

/// Sets of absent codes tried before the search settles for an upper bound.
const TRIED: usize = 20_000;

/// The absence of some codes, and what nobody else is practised in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// The absent codes, in the order of their codes.
    pub absent: Vec<String>,
    /// Cases that they handled, which others would take over where they can.
    pub handled: u64,
    /// Cases of the types of task that only they are practised in.
    pub orphaned: u64,
    /// All cases.
    pub cases: u64,
    /// Names of those types of task.
    pub tasks: Vec<String>,
}

impl Absence {
    /// The share of cases that nobody else is practised in, 0–1.
    pub fn share(&self) -> f64 {
        self.orphaned as f64 / self.cases.max(1) as f64
    }
}

/// How many absent codes leave half of the work undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusFactor {
    /// Number of codes.
    pub codes: usize,
    /// Whether fewer are known not to suffice; otherwise the number is an upper bound, found by
    /// taking away the codes with the most cases first.
    pub least: bool,
}

/// Positions of the codes, those with the most cases first.
pub(super) fn by_load(table: &Table) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.by_operator.len()).collect();
    order.sort_by_key(|i| (Reverse(table.by_operator[*i].1), *i));
    order
}

/// What the absence of the codes at these positions leaves undone.
pub(super) fn of(table: &Table, absent: &BTreeSet<usize>) -> Absence {
    let orphaned: Vec<_> = table.orphaned(absent).collect();
    let codes = || absent.iter().filter_map(|i| table.by_operator.get(*i));
    Absence {
        absent: codes().map(|(code, _)| code.clone()).collect(),
        handled: codes().fold(0, |sum, (_, n)| sum.saturating_add(*n)),
        orphaned: orphaned.iter().fold(0, |sum, t| sum.saturating_add(t.cases)),
        cases: table.cases,
        tasks: orphaned.iter().map(|t| t.name.clone()).collect(),
    }
}

/// The absence of the one code that leaves most undone; of equals the first by code.
pub(super) fn worst_single(table: &Table) -> Absence {
    let single = |i: usize| of(table, &BTreeSet::from([i]));
    let worst = (0..table.by_operator.len())
        .map(|i| (orphaned(table, &BTreeSet::from([i])), i))
        .max_by_key(|(cases, i)| (*cases, Reverse(*i)));
    single(worst.map_or(0, |(_, i)| i))
}

fn orphaned(table: &Table, absent: &BTreeSet<usize>) -> u64 {
    table.orphaned(absent).fold(0, |sum, t| sum.saturating_add(t.cases))
}

/// The least number of codes whose absence orphans at least half of the cases.
pub(super) fn bus_factor(table: &Table) -> Option<BusFactor> {
    let half = |absent: &BTreeSet<usize>| {
        u128::from(orphaned(table, absent)) * 2 >= u128::from(table.cases)
    };
    let order = by_load(table);
    let mut absent = BTreeSet::new();
    let bound = order.iter().position(|i| {
        absent.insert(*i);
        half(&absent)
    })? + 1;
    let mut left = TRIED;
    for codes in 1..bound {
        match search(order.len(), codes, &mut left, &half) {
            Some(true) => return Some(BusFactor { codes, least: true }),
            Some(false) => {}
            None => return Some(BusFactor { codes: bound, least: false }),
        }
    }
    Some(BusFactor { codes: bound, least: true })
}

/// Whether any set of `size` of `n` codes will do; `None` when more sets than `left` would have to
/// be tried.
fn search(
    n: usize,
    size: usize,
    left: &mut usize,
    will_do: &dyn Fn(&BTreeSet<usize>) -> bool,
) -> Option<bool> {
    let mut chosen: Vec<usize> = (0..size).collect();
    loop {
        *left = left.checked_sub(1)?;
        if will_do(&chosen.iter().copied().collect()) {
            return Some(true);
        }
        // The next combination in lexicographic order.
        let Some(at) = (0..size).rev().find(|at| chosen[*at] < n - size + at) else {
            return Some(false);
        };
        chosen[at] += 1;
        for next in at + 1..size {
            chosen[next] = chosen[next - 1] + 1;
        }
    }
}
