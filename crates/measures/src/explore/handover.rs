//! How work moves between organisations, and which work on the same cases.

use std::cmp::Reverse;

use arrow::array::Array;
use kajitori_domain::measure::explore::{Handover, Method, Organisation, Pair, Together};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;
use rayon::prelude::*;

use super::edges::{Edges, Found};
use super::part::{Part, Seen};
use super::pass::{Kernel, pass};
use super::spread::times;
use super::{Answer, Question};
use crate::view::{NONE, index};

/// More organisations than this are not told by pairs that work together: there are too many.
const SQUARE: usize = 1 << 10;

/// The moves of some cases.
struct Moves {
    edges: Edges,
    /// Events and cases of each organisation.
    orgs: Vec<(u64, u64)>,
    /// Cases of each pair, the smaller code first; empty where there are too many.
    together: Vec<u64>,
    seen: Seen,
    /// Organisations of the case in hand.
    members: Vec<u32>,
    ping_pong: u64,
    unknown: u64,
}

impl Moves {
    fn new(orgs: usize, percentiles: Method) -> Self {
        Self {
            edges: Edges::new(orgs, percentiles),
            orgs: vec![(0, 0); orgs],
            together: if orgs <= SQUARE { vec![0; orgs * orgs] } else { Vec::new() },
            seen: Seen::new(orgs),
            members: Vec::new(),
            ping_pong: 0,
            unknown: 0,
        }
    }

    fn meet(&mut self) {
        if self.together.is_empty() {
            return;
        }
        self.members.sort_unstable();
        for (at, one) in self.members.iter().enumerate() {
            for other in &self.members[at + 1..] {
                self.together[index(*one) * self.orgs.len() + index(*other)] += 1;
            }
        }
    }
}

impl Kernel for Moves {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        let orgs = part.orgs();
        for rows in &part.cases {
            self.seen.next();
            self.members.clear();
            let mut before: Option<usize> = None;
            let mut returned = false;
            for row in rows.clone() {
                let org = orgs[row];
                if org == NONE {
                    self.unknown += 1;
                    continue;
                }
                let first = self.seen.first(org);
                if first {
                    self.members.push(org);
                }
                let counts = &mut self.orgs[index(org)];
                *counts = (counts.0 + 1, counts.1 + u64::from(first));
                if let Some(before) = before {
                    let clock = part.time[row] - part.time[before];
                    let business = part.business[row] - part.business[before];
                    self.edges.add(orgs[before], org, clock, business);
                    returned |= orgs[before] != org && !first;
                }
                before = Some(row);
            }
            self.ping_pong += u64::from(returned);
            self.meet();
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.edges.merge(other.edges);
        for (mine, theirs) in self.orgs.iter_mut().zip(other.orgs) {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
        for (mine, theirs) in self.together.iter_mut().zip(other.together) {
            *mine += theirs;
        }
        self.ping_pong += other.ping_pong;
        self.unknown += other.unknown;
    }
}

/// See [`super::handover`].
pub(super) fn answer(question: &Question<'_>) -> Answer<Handover> {
    let names = texts(question.log.shape().org());
    let wanted = Wanted { org: true, ..Wanted::trace() };
    let percentiles = question.method();
    let fresh = || Moves::new(names.len(), percentiles);
    let (moves, scope) = pass(question, wanted, fresh)?;
    let mut codes: Vec<usize> = (0..names.len()).filter(|code| moves.orgs[*code].0 > 0).collect();
    codes.sort_by_key(|code| (Reverse(moves.orgs[*code].0), names.value(*code)));
    let mut place = vec![0; names.len()];
    for (at, code) in codes.iter().enumerate() {
        place[*code] = at;
    }
    let org = |code: &usize| {
        let (events, cases) = moves.orgs[*code];
        Organisation { org: names.value(*code).to_owned(), events, cases }
    };
    let orgs: Vec<Organisation> = codes.iter().map(org).collect();
    let together = together(&moves.together, &codes);
    let pair = |mut found: Found| Pair {
        from: place[index(found.from)],
        to: place[index(found.to)],
        count: found.cell.count,
        clock: times(found.cell.clock, &mut found.clock),
        business: times(found.cell.business, &mut found.business),
    };
    let mut pairs: Vec<Pair> = moves.edges.found().into_par_iter().map(pair).collect();
    pairs.sort_by_key(|pair| (Reverse(pair.count), pair.from, pair.to));
    let total = pairs.iter().filter(|pair| pair.from != pair.to).map(|pair| pair.count).sum();
    let (ping_pong_cases, unknown) = (moves.ping_pong, moves.unknown);
    Ok((Handover { orgs, pairs, together, total, ping_pong_cases, unknown, percentiles }, scope))
}

/// The pairs that met, by the places of `codes`; `None` where they were not counted.
fn together(counts: &[u64], codes: &[usize]) -> Option<Vec<Together>> {
    if counts.is_empty() && !codes.is_empty() {
        return None;
    }
    let width = counts.len().isqrt();
    let mut met = Vec::new();
    for (one, a) in codes.iter().enumerate() {
        for (other, b) in codes.iter().enumerate().skip(one + 1) {
            let cases = counts[a.min(b) * width + a.max(b)];
            if cases > 0 {
                met.push(Together { one, other, cases });
            }
        }
    }
    met.sort_by_key(|pair| (Reverse(pair.cases), pair.one, pair.other));
    Some(met)
}
