//! What a set of cases shows: the directly-follows map, variants, rework, hand-overs,
//! concentration.
//!
//! A *trace* is the events of one case in order, as row numbers of the log. All results are sorted
//! by count, ties by name, so neither the number of threads nor the order of the file shows in
//! them.

use std::cmp::Reverse;

use kajitori_domain::measure::process::{Concentration, Edge, Node, ProcessMap, Rework};
use kajitori_domain::statistics::herfindahl;
use kajitori_domain::time::Span;
use rayon::prelude::*;

use crate::edges::Edges;
use crate::rank::{MEDIAN, nearest};
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

struct Tally {
    activities: Vec<Activity>,
    edges: Edges,
}

impl Tally {
    fn of(events: &Events<'_>, traces: &[&[u32]]) -> Self {
        let width = events.activity.len();
        let mut tally =
            Self { activities: vec![Activity::default(); width], edges: Edges::new(width) };
        for (number, trace) in (1..).zip(traces) {
            tally.add(events, number, trace);
        }
        tally
    }

    fn add(&mut self, events: &Events<'_>, number: usize, trace: &[u32]) {
        let (codes, time) = (&events.activity.of, events.time);
        let mut before: Option<(u32, i64)> = None;
        for row in trace {
            let (code, at) = (codes[index(*row)], time[index(*row)]);
            let activity = &mut self.activities[index(code)];
            activity.events += 1;
            if activity.seen != number {
                (activity.seen, activity.again) = (number, false);
                activity.cases += 1;
            } else if !activity.again {
                activity.again = true;
                activity.repeated += 1;
            }
            match before {
                Some((from, since)) => self.edges.add(from, code, at - since),
                None => activity.starts += 1,
            }
            before = Some((code, at));
        }
        if let Some((code, _)) = before {
            self.activities[index(code)].ends += 1;
        }
    }

    fn merge(mut self, other: Self) -> Self {
        for (mine, theirs) in self.activities.iter_mut().zip(other.activities) {
            mine.events += theirs.events;
            mine.cases += theirs.cases;
            mine.starts += theirs.starts;
            mine.ends += theirs.ends;
            mine.repeated += theirs.repeated;
        }
        self.edges = self.edges.merge(other.edges);
        self
    }
}

/// The directly-follows map of `traces` and the activities that were repeated in them.
pub fn map(events: &Events<'_>, traces: &[&[u32]]) -> (ProcessMap, Vec<Rework>) {
    let Some(tally) = traces
        .par_chunks(share(traces.len()))
        .map(|traces| Tally::of(events, traces))
        .reduce_with(Tally::merge)
    else {
        return Default::default();
    };
    let name = |code: usize| events.activity.texts.value(code);
    let mut codes: Vec<usize> =
        (0..tally.activities.len()).filter(|code| tally.activities[*code].events > 0).collect();
    codes.sort_by_key(|code| (Reverse(tally.activities[*code].events), name(*code)));
    let mut place = vec![0; tally.activities.len()];
    for (index, code) in codes.iter().enumerate() {
        place[*code] = index;
    }
    let edges = edges(tally.edges, &place);
    let node = |code: &usize| {
        let Activity { events, cases, starts, ends, .. } = tally.activities[*code];
        Node { activity: name(*code).to_owned(), events, cases, starts, ends }
    };
    let map = ProcessMap { nodes: codes.iter().map(node).collect(), edges };
    let mut rework: Vec<Rework> = codes
        .iter()
        .filter(|code| tally.activities[**code].repeated > 0)
        .map(|code| {
            let Activity { events, cases, repeated, .. } = tally.activities[*code];
            let activity = name(*code).to_owned();
            Rework { activity, cases: repeated, repeats: events - cases }
        })
        .collect();
    rework.sort_by(|a, b| (b.repeats, &a.activity).cmp(&(a.repeats, &b.activity)));
    (map, rework)
}

fn edges(edges: Edges, place: &[usize]) -> Vec<Edge> {
    let edge = |((from, to), mut gaps): ((u32, u32), Vec<i64>)| Edge {
        from: place[index(from)],
        to: place[index(to)],
        count: count(gaps.len()),
        total: total(gaps.iter().copied()),
        median: Span(nearest(&mut gaps, MEDIAN).unwrap_or(0)),
    };
    let pairs: Vec<_> = edges.into_pairs().collect();
    let mut edges: Vec<Edge> = pairs.into_par_iter().map(edge).collect();
    edges.sort_by_key(|edge| (Reverse(edge.count), edge.from, edge.to));
    edges
}

/// How often each code followed each other code (or itself) in a trace; events without a code are
/// passed over. With organisations these are hand-offs, with operators the hand-overs of work.
/// Sorted by the two codes.
pub fn handovers(codes: &Codes<'_>, traces: &[&[u32]]) -> Vec<((u32, u32), u64)> {
    let gather = |traces: &[&[u32]]| {
        let mut edges = Edges::new(codes.len());
        for trace in traces {
            let known = trace.iter().map(|row| codes.of[index(*row)]).filter(|code| *code != NONE);
            let mut before = None;
            for code in known {
                if let Some(from) = before {
                    edges.add(from, code, 0);
                }
                before = Some(code);
            }
        }
        edges
    };
    let edges = traces.par_chunks(share(traces.len())).map(gather).reduce_with(Edges::merge);
    let pairs = edges.into_iter().flat_map(Edges::into_pairs);
    let mut counts: Vec<_> = pairs.map(|(pair, gaps)| (pair, count(gaps.len()))).collect();
    counts.sort_unstable();
    counts
}

/// How strongly each activity hangs on few operators; activities without a known operator are left
/// out.
pub fn concentration(events: &Events<'_>, traces: &[&[u32]]) -> Vec<Concentration> {
    let (activity, operator) = (&events.activity, &events.operator);
    let gather = |traces: &[&[u32]]| {
        // Activities and operators as one alphabet, so that the table of pairs serves here too.
        let mut pairs = Edges::new(activity.len().max(operator.len()));
        for row in traces.iter().copied().flatten() {
            let code = operator.of[index(*row)];
            if code != NONE {
                pairs.add(activity.of[index(*row)], code, 0);
            }
        }
        pairs
    };
    let pairs = traces.par_chunks(share(traces.len())).map(gather).reduce_with(Edges::merge);
    let mut by_activity: Vec<Vec<u64>> = vec![Vec::new(); activity.len()];
    for ((code, _), gaps) in pairs.into_iter().flat_map(Edges::into_pairs) {
        by_activity[index(code)].push(count(gaps.len()));
    }
    let all = by_activity.iter().enumerate();
    let mut found: Vec<Concentration> = all
        .filter_map(|(code, shares)| {
            Some(Concentration {
                activity: activity.texts.value(code).to_owned(),
                events: shares.iter().sum(),
                operators: count(shares.len()),
                top: shares.iter().copied().max()?,
                herfindahl: herfindahl(shares)?,
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

/// How many of `length` things one thread should take at a time.
pub(crate) fn share(length: usize) -> usize {
    length.div_ceil(rayon::current_num_threads() * 2).max(1)
}
