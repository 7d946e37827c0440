//! Whether a process can always end, leaves nothing behind when it does, and has no part that can
//! never happen.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Kind, Model};

/// What is known about a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soundness {
    /// It can always end, properly, and every flow can be taken.
    Sound,
    /// One start and one end, and every node on a way between them, does not hold.
    Malformed,
    /// Some course of events cannot end, or ends while something is still going on.
    Stuck,
    /// A flow can be taken a second time before it was used up.
    Unsafe,
    /// A flow can never be taken.
    Dead,
    /// More states than were granted.
    Undecided,
}

/// Checks `model`. First it takes away blocks that are sound whatever they contain; a model of
/// blocks vanishes that way. Of what remains, a model without parallel gateways is sound when every
/// node lies on a way from start to end; any other is played through, up to `states` states.
pub fn check(model: &Model, states: usize) -> Soundness {
    let Some(net) = Net::new(model) else { return Soundness::Malformed };
    let net = net.reduced();
    if net.only_choices() { Soundness::Sound } else { net.play(states) }
}

/// Plays the token game on `model` as it is, without taking blocks away first.
pub fn play(model: &Model, states: usize) -> Soundness {
    Net::new(model).map_or(Soundness::Malformed, |net| net.play(states))
}

/// The flows of a model, and what joins and splits them.
#[derive(Debug, Clone)]
struct Net {
    kinds: Vec<Kind>,
    /// `None`: taken away.
    flows: Vec<Option<(usize, usize)>>,
    entering: Vec<BTreeSet<usize>>,
    leaving: Vec<BTreeSet<usize>>,
    start: usize,
    end: usize,
}

impl Net {
    fn new(model: &Model) -> Option<Self> {
        let kinds: Vec<Kind> = model.nodes.iter().map(|node| node.kind).collect();
        let only = |kind| {
            let mut found = (0..kinds.len()).filter(|node| kinds[*node] == kind);
            found.next().filter(|_| found.next().is_none())
        };
        let (start, end) = (only(Kind::Start)?, only(Kind::End)?);
        let (entering, leaving) = model.ends();
        let sets = |ends: Vec<Vec<usize>>| ends.into_iter().map(BTreeSet::from_iter).collect();
        let flows = model.flows.iter().map(|flow| Some((flow.from, flow.to))).collect();
        let (entering, leaving) = (sets(entering), sets(leaving));
        let net = Self { kinds, flows, entering, leaving, start, end };
        (net.connected() && net.shaped()).then_some(net)
    }

    /// Whether only gateways have several flows on a side, and only start and end have none.
    fn shaped(&self) -> bool {
        (0..self.kinds.len()).all(|node| {
            let (before, after) = (self.entering[node].len(), self.leaving[node].len());
            match self.kinds[node] {
                Kind::Start => before == 0 && after == 1,
                Kind::End => before == 1 && after == 0,
                Kind::Task => before == 1 && after == 1,
                Kind::Exclusive | Kind::Parallel => before >= 1 && after >= 1,
            }
        })
    }

    /// Whether every node lies on a way from the start to the end.
    fn connected(&self) -> bool {
        let reach = |from: usize, ends: &[BTreeSet<usize>], forwards: bool| {
            let mut seen = vec![false; self.kinds.len()];
            let mut open = vec![from];
            while let Some(node) = open.pop() {
                if std::mem::replace(&mut seen[node], true) {
                    continue;
                }
                let flows = ends[node].iter().filter_map(|flow| self.flows[*flow]);
                open.extend(flows.map(|(from, to)| if forwards { to } else { from }));
            }
            seen
        };
        let (down, up) =
            (reach(self.start, &self.leaving, true), reach(self.end, &self.entering, false));
        down.into_iter().zip(up).all(|(down, up)| down && up)
    }

    /// Takes away, as long as there is any: a node with one flow in and one out; a second flow
    /// between the same two gateways of one kind; a choice's flow back to the gateway before it.
    fn reduced(mut self) -> Self {
        let mut open: VecDeque<usize> = (0..self.kinds.len()).collect();
        while let Some(node) = open.pop_front() {
            let inner = node != self.start && node != self.end;
            if inner && self.entering[node].len() == 1 && self.leaving[node].len() == 1 {
                open.extend(self.bypass(node));
                continue;
            }
            open.extend(self.thin(node));
        }
        self
    }

    /// Joins the two flows of `node`; answers the neighbours.
    fn bypass(&mut self, node: usize) -> Vec<usize> {
        let (before, after) = (self.entering[node].pop_first(), self.leaving[node].pop_first());
        let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
        let (Some((from, _)), Some((_, to))) = (self.flows[before], self.flows[after].take())
        else {
            return Vec::new();
        };
        if from == node {
            return Vec::new();
        }
        self.flows[before] = Some((from, to));
        self.entering[to].remove(&after);
        self.entering[to].insert(before);
        vec![from, to]
    }

    /// Removes flows out of `node` that a sound block does not need; answers whose shape changed.
    fn thin(&mut self, node: usize) -> Vec<usize> {
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        let mut changed = Vec::new();
        for flow in self.leaving[node].clone() {
            let Some((_, to)) = self.flows[flow] else { continue };
            let split = self.kinds[node];
            let gateways = matches!(split, Kind::Exclusive | Kind::Parallel);
            let again = gateways && !kept.insert(to) && self.kinds[to] == split;
            let back = split == Kind::Exclusive
                && self.kinds[to] == Kind::Exclusive
                && self.leaving[to].len() == 1
                && self.entering[node].len() == 1
                && self.entering[to].len() > 1
                && self.leaving[node].len() > 1
                && self.leaving[to].first() == self.entering[node].first();
            if again || back {
                self.flows[flow] = None;
                self.leaving[node].remove(&flow);
                self.entering[to].remove(&flow);
                changed.extend([node, to]);
            }
        }
        changed
    }

    /// Whether no parallel gateway with several flows is left.
    fn only_choices(&self) -> bool {
        (0..self.kinds.len()).all(|node| {
            self.kinds[node] != Kind::Parallel
                || (self.entering[node].len() <= 1 && self.leaving[node].len() <= 1)
        })
    }

    /// Plays every course of events.
    fn play(&self, states: usize) -> Soundness {
        let last = BTreeSet::from_iter(self.entering[self.end].iter().copied());
        let mut known: Vec<BTreeSet<usize>> = Vec::new();
        let mut index = std::collections::BTreeMap::new();
        let mut before: Vec<Vec<usize>> = Vec::new();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut open = VecDeque::from([(self.leaving[self.start].clone(), None)]);
        while let Some((state, from)) = open.pop_front() {
            let next = known.len();
            let at = *index.entry(state.clone()).or_insert(next);
            if at == next {
                if at == states {
                    return Soundness::Undecided;
                }
                taken.extend(&state);
                let Some(following) = self.following(&state) else { return Soundness::Unsafe };
                open.extend(following.into_iter().map(|state| (state, Some(at))));
                known.push(state);
                before.push(Vec::new());
            }
            before[at].extend(from);
        }
        // Everything must still be able to reach the state in which only the last flow is taken.
        let Some(end) = index.get(&last) else { return Soundness::Stuck };
        let mut ends = vec![false; known.len()];
        let mut back = vec![*end];
        while let Some(state) = back.pop() {
            if !std::mem::replace(&mut ends[state], true) {
                back.extend(&before[state]);
            }
        }
        match (ends.contains(&false), self.flows.iter().flatten().count() == taken.len()) {
            (true, _) => Soundness::Stuck,
            (false, false) => Soundness::Dead,
            (false, true) => Soundness::Sound,
        }
    }

    /// The states that can follow; `None` when a flow would be taken twice.
    fn following(&self, state: &BTreeSet<usize>) -> Option<Vec<BTreeSet<usize>>> {
        let mut found = Vec::new();
        for node in 0..self.kinds.len() {
            let (before, after) = (&self.entering[node], &self.leaving[node]);
            if node == self.end {
                continue;
            }
            if self.kinds[node] == Kind::Parallel {
                if before.is_subset(state) {
                    found.push(moved(state, before.iter(), after.iter())?);
                }
                continue;
            }
            for from in before.intersection(state) {
                for to in after {
                    found.push(moved(state, std::iter::once(from), std::iter::once(to))?);
                }
            }
        }
        Some(found)
    }
}

fn moved<'a>(
    state: &BTreeSet<usize>,
    from: impl Iterator<Item = &'a usize>,
    to: impl Iterator<Item = &'a usize>,
) -> Option<BTreeSet<usize>> {
    let mut next = state.clone();
    from.for_each(|flow| {
        next.remove(flow);
    });
    for flow in to {
        if !next.insert(*flow) {
            return None;
        }
    }
    Some(next)
}
