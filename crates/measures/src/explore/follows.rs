//! Which activity follows which: counts, and the times between.

use std::cmp::Reverse;

use kajitori_domain::measure::explore::{Edge, Follows, Method};
use kajitori_domain::measure::process::Node;
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use rayon::prelude::*;

use super::edges::{Edges, Found};
use super::part::{Part, Seen};
use super::pass::{Kernel, pass};
use super::spread::times;
use super::{Answer, Question};
use crate::view::index;

/// What is counted for each activity.
#[derive(Debug, Clone, Copy, Default)]
struct Activity {
    events: u64,
    cases: u64,
    starts: u64,
    ends: u64,
}

/// The directly-follows counts of some cases.
pub(crate) struct Tally {
    activities: Vec<Activity>,
    seen: Seen,
    pub(crate) edges: Edges,
}

impl Tally {
    pub(crate) fn new(activities: usize, percentiles: Method) -> Self {
        Self {
            activities: vec![Activity::default(); activities],
            seen: Seen::new(activities),
            edges: Edges::new(activities, percentiles),
        }
    }
}

impl Kernel for Tally {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        for rows in &part.cases {
            let codes = &part.activity[rows.clone()];
            let (time, business) = (&part.time[rows.clone()], &part.business[rows.clone()]);
            self.seen.next();
            let (Some(first), Some(last)) = (codes.first(), codes.last()) else { continue };
            self.activities[index(*first)].starts += 1;
            self.activities[index(*last)].ends += 1;
            for code in codes {
                let activity = &mut self.activities[index(*code)];
                activity.events += 1;
                activity.cases += u64::from(self.seen.first(*code));
            }
            for at in 1..codes.len().min(time.len()).min(business.len()) {
                let gap = time[at] - time[at - 1];
                self.edges.add(codes[at - 1], codes[at], gap, business[at] - business[at - 1]);
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.activities.iter_mut().zip(other.activities) {
            mine.events += theirs.events;
            mine.cases += theirs.cases;
            mine.starts += theirs.starts;
            mine.ends += theirs.ends;
        }
        self.edges.merge(other.edges);
    }
}

/// See [`super::follows`].
pub(super) fn answer(question: &Question<'_>) -> Answer<Follows> {
    let width = question.log.shape().activity().values().len();
    let method = question.method();
    let (tally, scope) = pass(question, Wanted::trace(), || Tally::new(width, method))?;
    Ok((told(question, tally), scope))
}

/// The answer from what was gathered.
pub(super) fn told(question: &Question<'_>, tally: Tally) -> Follows {
    let names = kajitori_eventlog::log::texts(question.log.shape().activity());
    let name = |code: usize| names.value(code);
    let mut codes: Vec<usize> =
        (0..tally.activities.len()).filter(|code| tally.activities[*code].events > 0).collect();
    codes.sort_by_key(|code| (Reverse(tally.activities[*code].events), name(*code)));
    let mut place = vec![0; tally.activities.len()];
    for (at, code) in codes.iter().enumerate() {
        place[*code] = at;
    }
    let node = |code: &usize| {
        let Activity { events, cases, starts, ends } = tally.activities[*code];
        Node { activity: name(*code).to_owned(), events, cases, starts, ends }
    };
    let edge = |mut found: Found| Edge {
        from: place[index(found.from)],
        to: place[index(found.to)],
        count: found.cell.count,
        clock: times(found.cell.clock, &mut found.clock),
        business: times(found.cell.business, &mut found.business),
    };
    let nodes = codes.iter().map(node).collect();
    let mut edges: Vec<Edge> = tally.edges.found().into_par_iter().map(edge).collect();
    edges.sort_by_key(|edge| (Reverse(edge.count), edge.from, edge.to));
    Follows { nodes, edges, percentiles: question.method() }
}
