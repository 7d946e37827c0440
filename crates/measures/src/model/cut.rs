//! Cuts: how the activities of a log fall into parts that stand in sequence, exclude each other,
//! run at the same time, or repeat (Leemans, Fahland, van der Aalst 2013, doi
//! 10.1007/978-3-642-38697-8_17; the strict sequence cut: Leemans 2017, *Robust Process Mining with
//! Guarantees*, §6).

use super::follows::Follows;
use super::sets::{Reach, Sets};

/// How parts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of them.
    Exclusive,
    /// One after the other.
    Sequence,
    /// All, in any interleaving.
    Parallel,
    /// The first, and between its rounds one of the others.
    Loop,
}

/// A cut: at least two parts, none empty, each activity in exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) kind: Kind,
    /// The parts, by places of activities in [`Follows`].
    pub(super) parts: Vec<Vec<usize>>,
}

/// Finds a cut, if there is any.
pub(super) fn find(follows: &Follows) -> Option<Cut> {
    type Search = fn(&Follows) -> Vec<Vec<usize>>;
    let searches: [(Kind, Search); 4] = [
        (Kind::Exclusive, exclusive),
        (Kind::Sequence, sequence),
        (Kind::Parallel, parallel),
        (Kind::Loop, repeated),
    ];
    searches.into_iter().find_map(|(kind, search)| {
        let parts = search(follows);
        (parts.len() > 1).then_some(Cut { kind, parts })
    })
}

/// Parts that never follow each other.
fn exclusive(follows: &Follows) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(follows.len());
    follows.pairs().for_each(|(from, to)| sets.join(from, to));
    sets.groups(0..follows.len())
}

/// Parts of which each is only ever followed by later ones.
fn sequence(follows: &Follows) -> Vec<Vec<usize>> {
    let count = follows.len();
    let reach = Reach::new(count, follows.pairs());
    let mut sets = Sets::new(count);
    for a in 0..count {
        for b in a + 1..count {
            if reach.has(a, b) == reach.has(b, a) {
                sets.join(a, b);
            }
        }
    }
    let mut parts = sets.groups(0..count);
    parts.sort_by(|a, b| reach.has(b[0], a[0]).cmp(&reach.has(a[0], b[0])));
    strict(follows, parts)
}

/// Joins parts that are only skipped together, so that they can be optional as one.
fn strict(follows: &Follows, parts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let count = parts.len();
    let mut part_of = vec![0; follows.len()];
    for (part, members) in parts.iter().enumerate() {
        members.iter().for_each(|member| part_of[*member] = part + 1);
    }
    // Parts count from one here; 0 is before all of them, `count + 1` behind.
    let mut earliest: Vec<usize> = (0..count + 2).collect();
    let mut latest = earliest.clone();
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for (part, (starts, ends)) in part_of.iter().zip(follows.starts.iter().zip(&follows.ends)) {
        steps.extend((*starts > 0).then_some((0, *part)));
        steps.extend((*ends > 0).then_some((*part, count + 1)));
    }
    steps.extend(follows.pairs().map(|(from, to)| (part_of[from], part_of[to])));
    steps.retain(|(from, to)| from < to);
    for (from, to) in &steps {
        earliest[*to] = earliest[*to].min(*from);
        latest[*from] = latest[*from].max(*to);
    }
    let mut sets = Sets::new(count + 2);
    for pivot in 1..=count {
        if !steps.iter().any(|(from, to)| *from < pivot && pivot < *to) {
            continue;
        }
        let before = (1..pivot).rev().take_while(|part| latest[*part] <= pivot);
        let behind = (pivot + 1..=count).take_while(|part| earliest[*part] >= pivot);
        before.chain(behind).for_each(|part| sets.join(part, pivot));
    }
    let joined = sets.groups(1..=count);
    if joined.len() < 2 {
        return parts;
    }
    let members = |group: Vec<usize>| {
        let mut all: Vec<usize> =
            group.into_iter().flat_map(|part| parts[part - 1].clone()).collect();
        all.sort_unstable();
        all
    };
    joined.into_iter().map(members).collect()
}

/// Parts between which everything follows everything; each can begin and end a case.
fn parallel(follows: &Follows) -> Vec<Vec<usize>> {
    let count = follows.len();
    let mut sets = Sets::new(count);
    for a in 0..count {
        for b in a + 1..count {
            if !(follows.has(a, b) && follows.has(b, a)) {
                sets.join(a, b);
            }
        }
    }
    let whole = |part: &Vec<usize>| {
        part.iter().any(|a| follows.starts[*a] > 0) && part.iter().any(|a| follows.ends[*a] > 0)
    };
    let (mut good, bad): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        sets.groups(0..count).into_iter().partition(whole);
    if let Some(smallest) = good.iter_mut().min_by_key(|part| part.len()) {
        smallest.extend(bad.into_iter().flatten());
        smallest.sort_unstable();
    }
    good
}

/// A body with every start and end, and parts that lead from all its ends to all its starts.
fn repeated(follows: &Follows) -> Vec<Vec<usize>> {
    let count = follows.len();
    let (start, end) = (|a: usize| follows.starts[a] > 0, |a: usize| follows.ends[a] > 0);
    let mut in_body: Vec<bool> = (0..count).map(|a| start(a) || end(a)).collect();
    let mut sets = Sets::new(count);
    for (from, to) in follows.pairs() {
        if !in_body[from] && !in_body[to] {
            sets.join(from, to);
        }
    }
    let rest = (0..count).filter(|a| !in_body[*a]);
    let mut redo = sets.groups(rest.collect::<Vec<_>>().into_iter());
    let outer = |kind: &dyn Fn(usize) -> bool| (0..count).filter(|a| kind(*a)).collect::<Vec<_>>();
    let (starts, ends) = (outer(&start), outer(&end));
    let leads = |a: usize, body: &[bool]| {
        let wrong = (0..count).any(|b| {
            body[b] && ((follows.has(b, a) && !end(b)) || (follows.has(a, b) && !start(b)))
        });
        let from: usize = ends.iter().filter(|b| follows.has(**b, a)).count();
        let to: usize = starts.iter().filter(|b| follows.has(a, **b)).count();
        !wrong && (from == 0 || from == ends.len()) && (to == 0 || to == starts.len())
    };
    let outside = in_body.clone();
    redo.retain(|part| {
        let good = part.iter().all(|a| leads(*a, &outside));
        part.iter().filter(|_| !good).for_each(|a| in_body[*a] = true);
        good
    });
    let body: Vec<usize> = (0..count).filter(|a| in_body[*a]).collect();
    std::iter::once(body).chain(redo).collect()
}
