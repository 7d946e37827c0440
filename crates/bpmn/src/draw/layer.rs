//! A graph in layers from left to right: which flows run backwards, which layer each element stands
//! in, and its place there.

use std::cmp::Reverse;

/// Rounds in which the order inside the layers is improved.
const ROUNDS: usize = 24;

/// A graph in layers. Elements are the graph's nodes and, behind them, the places where a long flow
/// passes a layer.
#[derive(Debug, Clone)]
pub(super) struct Layers {
    /// The elements of each layer from top to bottom.
    pub(super) rows: Vec<Vec<usize>>,
    /// The layer of each element.
    pub(super) layer: Vec<usize>,
    /// For each flow, the elements that it passes from its first to its last; `None` backwards.
    pub(super) chains: Vec<Option<Vec<usize>>>,
}

/// Puts `nodes` nodes into layers. Node 0 is the start and the last one the end; a flow has a
/// weight, and heavy flows run forwards where they can.
pub(super) fn layers(nodes: usize, flows: &[(usize, usize, u64)]) -> Layers {
    let (back, order) = backwards(nodes, flows);
    let mut layer = vec![0; nodes];
    for node in order.iter().rev() {
        for (number, (from, to, _)) in flows.iter().enumerate() {
            if from == node && !back[number] {
                layer[*to] = layer[*to].max(layer[*from] + 1);
            }
        }
    }
    layer[nodes - 1] = layer.iter().copied().max().unwrap_or(0).max(1);
    if (0..nodes - 1).any(|node| layer[node] == layer[nodes - 1]) {
        layer[nodes - 1] += 1;
    }
    let mut rows = vec![Vec::new(); layer[nodes - 1] + 1];
    order.iter().rev().for_each(|node| rows[layer[*node]].push(*node));
    let mut chains = Vec::new();
    for (number, (from, to, _)) in flows.iter().enumerate() {
        let mut chain = vec![*from];
        for row in rows.iter_mut().take(layer[*to]).skip(layer[*from] + 1) {
            row.push(layer.len());
            chain.push(layer.len());
            layer.push(layer[*from] + chain.len() - 1);
        }
        chain.push(*to);
        chains.push((!back[number]).then_some(chain));
    }
    let mut layers = Layers { rows, layer, chains };
    layers.sort();
    layers
}

/// Which flows close a circle when heavy flows are followed first, and the nodes in the order in
/// which they were left.
fn backwards(nodes: usize, flows: &[(usize, usize, u64)]) -> (Vec<bool>, Vec<usize>) {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    let mut heavy: Vec<usize> = (0..flows.len()).collect();
    heavy.sort_by_key(|flow| (flows[*flow].2, Reverse(*flow)));
    for flow in heavy {
        leaving[flows[flow].0].push(flow);
    }
    let mut back = vec![false; flows.len()];
    let mut left = Vec::new();
    // 0: not yet seen, 1: on the way, 2: left.
    let mut state = vec![0; nodes];
    for root in 0..nodes {
        if state[root] != 0 {
            continue;
        }
        state[root] = 1;
        let mut path = vec![root];
        while let Some(node) = path.last().copied() {
            let Some(flow) = leaving[node].pop() else {
                state[node] = 2;
                left.push(node);
                path.pop();
                continue;
            };
            let to = flows[flow].1;
            match state[to] {
                0 => {
                    state[to] = 1;
                    path.push(to);
                }
                1 => back[flow] = true,
                _ => {}
            }
        }
    }
    (back, left)
}

impl Layers {
    /// Neighbours of each element in the layer before and in the layer behind it.
    pub(super) fn neighbours(&self) -> [Vec<Vec<usize>>; 2] {
        let mut before = vec![Vec::new(); self.layer.len()];
        let mut behind = before.clone();
        for chain in self.chains.iter().flatten() {
            for pair in chain.windows(2) {
                behind[pair[0]].push(pair[1]);
                before[pair[1]].push(pair[0]);
            }
        }
        [before, behind]
    }

    /// Puts the elements of each layer at the mean place of their neighbours, to and fro, and keeps
    /// the order with the fewest crossings.
    fn sort(&mut self) {
        let neighbours = self.neighbours();
        let mut place = vec![0; self.layer.len()];
        let number = |rows: &[Vec<usize>], place: &mut Vec<usize>| {
            for row in rows {
                (0..).zip(row).for_each(|(number, element)| place[*element] = number);
            }
        };
        number(&self.rows, &mut place);
        let mut best = (self.crossings(&neighbours[1], &place), self.rows.clone());
        for round in 0..ROUNDS {
            let forwards = round % 2 == 0;
            let near = &neighbours[usize::from(!forwards)];
            let count = self.rows.len();
            for step in 1..count {
                let row = if forwards { step } else { count - 1 - step };
                self.rows[row].sort_by_key(|element| mean(&near[*element], &place, *element));
                (0..).zip(&self.rows[row]).for_each(|(number, e)| place[*e] = number);
            }
            let crossings = self.crossings(&neighbours[1], &place);
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    /// How often flows between neighbouring layers cross.
    fn crossings(&self, behind: &[Vec<usize>], place: &[usize]) -> u64 {
        let mut total = 0;
        for pair in self.rows.windows(2) {
            // Seen so far by the place where they end, as a binary indexed tree.
            let mut seen = vec![0_u64; pair[1].len() + 1];
            let mut all = 0;
            for element in &pair[0] {
                let mut ends: Vec<usize> = behind[*element].iter().map(|e| place[*e]).collect();
                ends.sort_unstable();
                for end in &ends {
                    let (mut at, mut above) = (end + 1, 0);
                    while at > 0 {
                        above += seen[at];
                        at &= at - 1;
                    }
                    total += all - above;
                }
                for end in ends {
                    let mut at = end + 1;
                    while at < seen.len() {
                        seen[at] += 1;
                        at += at & at.wrapping_neg();
                    }
                    all += 1;
                }
            }
        }
        total
    }
}

/// The mean place of `near` in thousandths; an element without neighbours stays where it is.
fn mean(near: &[usize], place: &[usize], element: usize) -> usize {
    let sum: usize = near.iter().map(|other| place[*other] * 1_000).sum();
    sum.checked_div(near.len()).unwrap_or(place[element] * 1_000)
}
