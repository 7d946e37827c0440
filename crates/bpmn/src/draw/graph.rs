//! A directly-follows graph as a model: an exclusive gateway wherever more than one flow leaves or
//! enters.

use super::layer::{Layers, layers};
use super::place::heights;
use super::route::{Gap, Track, gaps, lanes};
use super::{EVENT, GATEWAY, MARGIN, SPACE, Sheet, label};
use crate::model::{Diagram, Kind, Model, Point};

/// Between a task and its gateways.
const NEAR: i32 = 20;

/// What followed directly on what, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// The activities, each with what is to be said about it.
    pub activities: Vec<(String, String)>,
    /// From activity, to activity, how often, and what is to be said about it.
    pub follows: Vec<(usize, usize, u64, String)>,
    /// Activities that cases begin with, how often, and what is to be said about it.
    pub starts: Vec<(usize, u64, String)>,
    /// Activities that cases end with, how often, and what is to be said about it.
    pub ends: Vec<(usize, u64, String)>,
}

/// Draws `graph`, in which every activity should lie on a way from a start to an end.
pub fn graph(graph: &Graph, name: &str, documentation: &str) -> (Model, Diagram) {
    let plan = Plan::new(graph);
    let mut sheet = Sheet::new(name, documentation);
    let cells = plan.cells(&mut sheet, graph);
    plan.flows(&mut sheet, &cells);
    (sheet.model, sheet.diagram)
}

/// An activity with the gateways before and behind it.
struct Cell {
    first: usize,
    last: usize,
}

/// Where everything stands.
struct Plan<'a> {
    /// Nodes: the start, the activities, the end.
    count: usize,
    /// Flows between different nodes.
    flows: Vec<(usize, usize, u64)>,
    said: Vec<&'a str>,
    /// What is said about a flow from a node to itself.
    own: Vec<Option<&'a str>>,
    layers: Layers,
    gaps: Vec<Gap>,
    /// Left edge and width of each layer.
    columns: Vec<(i32, i32)>,
    y: Vec<i32>,
    /// The width of each node with its gateways.
    widths: Vec<i32>,
    bottom: i32,
}

impl<'a> Plan<'a> {
    fn new(graph: &'a Graph) -> Self {
        let count = graph.activities.len() + 2;
        let mut all: Vec<(usize, usize, u64, &str)> = Vec::new();
        all.extend(graph.starts.iter().map(|(to, n, said)| (0, to + 1, *n, &**said)));
        all.extend(graph.follows.iter().map(|(a, b, n, said)| (a + 1, b + 1, *n, &**said)));
        all.extend(graph.ends.iter().map(|(from, n, said)| (from + 1, count - 1, *n, &**said)));
        let mut own = vec![None; count];
        all.iter().filter(|f| f.0 == f.1).for_each(|f| own[f.0] = Some(f.3));
        all.retain(|f| f.0 != f.1);
        let flows: Vec<(usize, usize, u64)> = all.iter().map(|f| (f.0, f.1, f.2)).collect();
        let layers = layers(count, &flows);
        let rooms: Vec<(i32, i32)> = (0..count)
            .map(|node| match graph.activities.get(node.wrapping_sub(1)) {
                Some((name, _)) => label::task(name),
                None => (EVENT, EVENT),
            })
            .collect();
        let half = |node: usize| rooms[node].1.max(GATEWAY) / 2 + SPACE / 2;
        let up: Vec<i32> = (0..count)
            .map(|node| half(node) + if own[node].is_some() { SPACE } else { 0 })
            .collect();
        let down: Vec<i32> = (0..count).map(half).collect();
        let y: Vec<i32> =
            heights(&layers, &flows, &up, &down).into_iter().map(|y| y + MARGIN).collect();
        let gaps = gaps(&layers, &flows, &y);
        let said = all.iter().map(|f| f.3).collect();
        let bottom = (0..count).map(|node| y[node] + down[node]);
        let bottom = bottom.chain(y.iter().map(|y| y + SPACE / 2)).max().unwrap_or(0);
        let (columns, widths) = (Vec::new(), Vec::new());
        let mut plan = Self { count, flows, said, own, layers, gaps, columns, y, widths, bottom };
        plan.widths = (0..count).map(|node| rooms[node].0 + plan.beside(node)).collect();
        plan.columns = plan.columns();
        plan
    }

    /// Whether a gateway stands before and behind `node`.
    fn gateways(&self, node: usize) -> (bool, bool) {
        let own = usize::from(self.own[node].is_some());
        let entering = self.flows.iter().filter(|flow| flow.1 == node).count() + own;
        let leaving = self.flows.iter().filter(|flow| flow.0 == node).count() + own;
        (entering > 1, leaving > 1)
    }

    fn beside(&self, node: usize) -> i32 {
        let (before, behind) = self.gateways(node);
        (GATEWAY + NEAR) * (i32::from(before) + i32::from(behind))
    }

    fn columns(&self) -> Vec<(i32, i32)> {
        let mut x = MARGIN;
        let mut columns = Vec::new();
        for (row, gap) in self.layers.rows.iter().zip(&self.gaps) {
            let nodes = row.iter().filter(|element| **element < self.count);
            let width = nodes.map(|node| self.widths[*node]).max().unwrap_or(0);
            columns.push((x, width));
            x += width + gap.width();
        }
        columns
    }

    /// Draws every node, with its gateways, in the middle of its layer.
    fn cells(&self, sheet: &mut Sheet, graph: &Graph) -> Vec<Cell> {
        let mut cells: Vec<Option<Cell>> = (0..self.count).map(|_| None).collect();
        for node in self.layers.rows.iter().flatten().filter(|element| **element < self.count) {
            let (left, width) = self.columns[self.layers.layer[*node]];
            let x = left + (width - self.widths[*node]) / 2;
            cells[*node] = Some(self.cell(sheet, graph, *node, x));
        }
        cells.into_iter().flatten().collect()
    }

    fn cell(&self, sheet: &mut Sheet, graph: &Graph, node: usize, x: i32) -> Cell {
        let (y, (before, behind)) = (self.y[node], self.gateways(node));
        let gateway = |sheet: &mut Sheet, x: i32| {
            sheet.node(Kind::Exclusive, "", Point { x: x + GATEWAY / 2, y })
        };
        let join = before.then(|| gateway(sheet, x));
        let x = if before { x + GATEWAY + NEAR } else { x };
        let width = self.widths[node] - self.beside(node);
        let middle = Point { x: x + width / 2, y };
        let activity = graph.activities.get(node.wrapping_sub(1));
        let inner = match activity {
            Some((name, _)) => sheet.node(Kind::Task, name, middle),
            None if node == 0 => sheet.node(Kind::Start, "", middle),
            None => sheet.node(Kind::End, "", middle),
        };
        if let Some((_, said)) = activity {
            sheet.model.nodes[inner].documentation.clone_from(said);
        }
        let split = behind.then(|| gateway(sheet, x + width + NEAR));
        let mut near = |from: usize, to: usize| {
            let line = [sheet.side(from, true, 1), sheet.side(to, true, -1)];
            sheet.flow(from, to, &line);
        };
        if let Some(join) = join {
            near(join, inner);
        }
        if let Some(split) = split {
            near(inner, split);
        }
        if let (Some(join), Some(split), Some(said)) = (join, split, self.own[node]) {
            let shape = &sheet.diagram.shapes[inner];
            let over = shape.y.min(y - GATEWAY / 2) - SPACE / 2;
            let (from, to) = (sheet.side(split, false, -1), sheet.side(join, false, -1));
            let line = [from, Point { y: over, ..from }, Point { y: over, ..to }, to];
            say(sheet, split, join, &line, said);
        }
        Cell { first: join.unwrap_or(inner), last: split.unwrap_or(inner) }
    }

    fn flows(&self, sheet: &mut Sheet, cells: &[Cell]) {
        let lanes = lanes(&self.layers, &self.flows);
        for (number, (from, to, _)) in self.flows.iter().enumerate() {
            let (first, last) = (cells[*from].last, cells[*to].first);
            let mut line = vec![sheet.side(first, true, 1)];
            match &self.layers.chains[number] {
                Some(chain) => line.extend(chain.windows(2).flat_map(|pair| {
                    let x = self.track(self.layers.layer[pair[0]], Track::From(pair[0]));
                    let bend = x.filter(|_| self.y[pair[0]] != self.y[pair[1]]);
                    let bend = bend.map(|x| [pair[0], pair[1]].map(|e| Point { x, y: self.y[e] }));
                    bend.into_iter().flatten()
                })),
                None => {
                    let y = self.bottom + lanes.get(to).copied().unwrap_or(0);
                    let out = self.track(self.layers.layer[*from], Track::From(*from));
                    let into = self.layers.layer[*to].saturating_sub(1);
                    let into = self.track(into, Track::Into(*to));
                    if let (Some(out), Some(into)) = (out, into) {
                        let corner = |x, y| Point { x, y };
                        line.extend([corner(out, self.y[*from]), corner(out, y)]);
                        line.extend([corner(into, y), corner(into, self.y[*to])]);
                    }
                }
            }
            line.push(sheet.side(last, true, -1));
            say(sheet, first, last, &line, self.said[number]);
        }
    }

    /// Where `track` behind `layer` stands.
    fn track(&self, layer: usize, track: Track) -> Option<i32> {
        let (left, width) = self.columns[layer];
        Some(left + width + self.gaps[layer].at(track)?)
    }
}

fn say(sheet: &mut Sheet, from: usize, to: usize, line: &[Point], said: &str) {
    sheet.flow(from, to, line);
    if let Some(flow) = sheet.model.flows.last_mut() {
        said.clone_into(&mut flow.documentation);
    }
}
