//! What a set of cases shows: the directly-follows map, variants, rework, hand-overs,
//! concentration.
//!
//! A *trace* is the events of one case in order, as row numbers of the log. All results are sorted
//! by count, ties by name, so neither the number of threads nor the order of the file shows in
//! them.

use std::cmp::Reverse;

use arrow::array::StringArray;
use kajitori_domain::measure::process::{Concentration, Edge, Node, ProcessMap, Rework};
use kajitori_domain::statistics::herfindahl;
use kajitori_domain::time::Span;
use rayon::prelude::*;

use crate::edges::Edges;
use crate::kept::kept;
use crate::pairs::{Counted, Pairs};
use crate::rank::{MEDIAN, nearest};
use crate::sorted;
use crate::view::{Codes, Events, NONE, index};

/// What is counted for each activity.
#[derive(Debug, Clone, Copy, Default)]
struct Activity {
    events: u64,
    cases: u64,
    starts: u64,
    ends: u64,
    repeated: u64,
    /// The last trace that had it, counting from one, and whether it was repeated there.
    seen: usize,
    again: bool,
}

/// What a set of traces shows; sets add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// By activity: events, cases, starts, ends, cases in which it was repeated.
    pub(crate) activities: Vec<(u32, [u64; 5])>,
    /// By pair of activities: the stretches of time between.
    pub(crate) edges: Vec<((u32, u32), Vec<i64>)>,
}

impl Tally {
    /// Looks at `traces`.
    pub(crate) fn of(events: &Events<'_>, traces: &[&[u32]]) -> Self {
        let width = events.activity.len();
        let (mut activities, mut edges) = (vec![Activity::default(); width], Edges::new(width));
        for (number, trace) in (1..).zip(traces) {
            add(events, number, trace, &mut activities, &mut edges);
        }
        let used = (0..).zip(activities).filter(|(_, activity)| activity.events > 0);
        let counts = |a: Activity| [a.events, a.cases, a.starts, a.ends, a.repeated];
        let mut edges: Vec<_> = edges.into_pairs().collect();
        edges.sort_unstable_by_key(|(pair, _)| *pair);
        Self { activities: used.map(|(code, a)| (code, counts(a))).collect(), edges }
    }

    /// Takes over what other traces show.
    pub(crate) fn merge(&mut self, other: Self) {
        sorted::merge(&mut self.activities, other.activities, |mine, theirs| {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        });
        sorted::merge(&mut self.edges, other.edges, |mine, mut gaps| mine.append(&mut gaps));
    }

    /// The map and the repeated activities, with the names of `texts`.
    pub(crate) fn told(self, texts: &StringArray) -> (ProcessMap, Vec<Rework>) {
        let name = |code: u32| texts.value(index(code));
        let mut activities = self.activities;
        activities.sort_by_key(|(code, counts)| (Reverse(counts[0]), name(*code)));
        let mut places: Vec<(u32, usize)> =
            activities.iter().enumerate().map(|(place, (code, _))| (*code, place)).collect();
        places.sort_unstable();
        let place = |code: u32| {
            let known = places.binary_search_by_key(&code, |(code, _)| *code);
            known.map_or(0, |at| places[at].1)
        };
        let edge = |((from, to), mut gaps): ((u32, u32), Vec<i64>)| Edge {
            from: place(from),
            to: place(to),
            count: count(gaps.len()),
            total: total(gaps.iter().copied()),
            median: Span(nearest(&mut gaps, MEDIAN).unwrap_or(0)),
        };
        let mut edges: Vec<Edge> = self.edges.into_par_iter().map(edge).collect();
        edges.sort_by_key(|edge| (Reverse(edge.count), edge.from, edge.to));
        let node = |(code, [events, cases, starts, ends, _]): &(u32, [u64; 5])| Node {
            activity: name(*code).to_owned(),
            events: *events,
            cases: *cases,
            starts: *starts,
            ends: *ends,
        };
        let map = ProcessMap { nodes: activities.iter().map(node).collect(), edges };
        let repeated = activities.iter().filter(|(_, counts)| counts[4] > 0);
        let mut rework: Vec<Rework> = repeated
            .map(|(code, [events, cases, _, _, repeated])| Rework {
                activity: name(*code).to_owned(),
                cases: *repeated,
                repeats: events - cases,
            })
            .collect();
        rework.sort_by(|a, b| (b.repeats, &a.activity).cmp(&(a.repeats, &b.activity)));
        (map, rework)
    }
}

fn add(
    events: &Events<'_>,
    number: usize,
    trace: &[u32],
    activities: &mut [Activity],
    edges: &mut Edges,
) {
    let (codes, time) = (&events.activity.of, events.time);
    let mut before: Option<(u32, i64)> = None;
    for row in trace {
        let (code, at) = (codes[index(*row)], time[index(*row)]);
        let activity = &mut activities[index(code)];
        activity.events += 1;
        if activity.seen != number {
            (activity.seen, activity.again) = (number, false);
            activity.cases += 1;
        } else if !activity.again {
            activity.again = true;
            activity.repeated += 1;
        }
        match before {
            Some((from, since)) => edges.add(from, code, at - since),
            None => activity.starts += 1,
        }
        before = Some((code, at));
    }
    if let Some((code, _)) = before {
        activities[index(code)].ends += 1;
    }
}

/// The directly-follows map of `traces` and the activities that were repeated in them.
pub fn map(events: &Events<'_>, traces: &[&[u32]]) -> (ProcessMap, Vec<Rework>) {
    Tally::of(events, traces).told(events.activity.texts)
}

/// How often each code followed each other code (or itself) in a trace; events without a code are
/// passed over. With organisations these are hand-offs, with operators the hand-overs of work.
/// Sorted by the two codes.
pub fn handovers(codes: &Codes<'_>, traces: &[&[u32]]) -> Vec<((u32, u32), u64)> {
    let mut pairs = Pairs::new(codes.len(), codes.len());
    for trace in traces {
        let mut before = NONE;
        for row in *trace {
            let code = codes.of[index(*row)];
            if code != NONE {
                if before != NONE {
                    pairs.add(before, code);
                }
                before = code;
            }
        }
    }
    pairs.counted()
}

/// How often each operator did each activity; events without a known operator are left out.
pub(crate) fn operated(events: &Events<'_>, traces: &[&[u32]]) -> Counted {
    let (activity, operator) = (&events.activity, &events.operator);
    let mut pairs = Pairs::new(activity.len(), operator.len());
    for row in traces.iter().copied().flatten() {
        let code = operator.of[index(*row)];
        if code != NONE {
            pairs.add(activity.of[index(*row)], code);
        }
    }
    pairs.counted()
}

/// How strongly each activity hangs on few operators, of what [`operated`] counted.
pub(crate) fn concentration(operated: &Counted, activities: &StringArray) -> Vec<Concentration> {
    let by_activity = operated.chunk_by(|a, b| a.0.0 == b.0.0);
    let mut found: Vec<Concentration> = by_activity
        .filter_map(|pairs| {
            let shares: Vec<u64> = pairs.iter().map(|(_, count)| *count).collect();
            Some(Concentration {
                activity: activities.value(index(pairs[0].0.0)).to_owned(),
                events: shares.iter().sum(),
                operators: count(shares.len()),
                top: shares.iter().copied().max()?,
                herfindahl: herfindahl(&shares)?,
            })
        })
        .collect();
    found.sort_by(|a, b| (b.events, &a.activity).cmp(&(a.events, &b.activity)));
    found
}

/// A sum of microseconds. It is exact up to 292,000 years of work and stays there beyond, so that
/// absurd times in a log stop nothing.
pub(crate) fn total(microseconds: impl Iterator<Item = i64>) -> Span {
    Span(microseconds.fold(0, i64::saturating_add))
}

/// A length as a count.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

kept!(Tally { activities, edges });
