//! The process map: activities as boxes, connections as arrows with their counts.

use std::fmt::Write;

use kajitori_domain::layers::{Layout, Link, Room, layout};
use kajitori_domain::measure::process::ProcessMap;

use super::svg::{Anchor, Area, INK, MUTE, NAVY, Pen, SHADE, Svg, Type, ems, wrapped};
use super::{WIDTH, float, nth};

/// Most activities drawn.
pub(crate) const NODES: usize = 20;
/// Most connections drawn.
pub(crate) const EDGES: usize = 40;

/// Size of a node.
const NODE: (f64, f64) = (108.0, 33.0);
const MARGIN: f64 = 34.0;
const ROOM: Room =
    Room { gap: (12.0, 19.0), way: 8.0, margin: MARGIN, edge: 4.0, least: WIDTH - 2.0 * MARGIN };

const LABEL: f64 = 6.2;

/// A drawn map, and how much of it is drawn.
pub(crate) struct Drawing {
    pub(crate) svg: String,
    pub(crate) nodes: usize,
    pub(crate) edges: usize,
    /// Height over width.
    pub(crate) ratio: f64,
}

/// The most frequent part of `map` as SVG; `number` prints a count.
pub(crate) fn draw(map: &ProcessMap, number: impl Fn(u64) -> String) -> Drawing {
    let count = map.nodes.len().min(NODES);
    let inside = map.edges.iter().filter(|e| e.from < count && e.to < count).take(EDGES);
    let (counts, links): (Vec<u64>, Vec<Link>) =
        inside.map(|e| (e.count, Link { from: e.from, to: e.to, weight: float(e.count) })).unzip();
    let plan = layout(&vec![NODE; count], &links, &ROOM);
    let mut svg = Svg::new(plan.width, plan.height);
    let most = counts.iter().max().map_or(1, |most| (*most).max(1));
    let mut labels = Vec::new();
    let mut backs = 0;
    for ((link, count), way) in links.iter().zip(counts).zip(&plan.ways) {
        let width = 0.5 + 2.2 * (link.weight / float(most)).sqrt();
        let text = number(count);
        let points = match way {
            Some(way) => forward(&mut svg, way, width),
            None if link.from == link.to => own(&mut svg, plan.nodes[link.from], width),
            None => {
                backs += 1;
                back(&mut svg, &plan, *link, width, backs)
            }
        };
        labels.push((text, points));
    }
    for (node, centre) in map.nodes.iter().zip(&plan.nodes) {
        let mut marks = String::new();
        if node.starts > 0 {
            let _ = write!(marks, "▶{} ", number(node.starts));
        }
        let _ = write!(marks, "{}", number(node.events));
        if node.ends > 0 {
            let _ = write!(marks, " ■{}", number(node.ends));
        }
        boxed(&mut svg, *centre, &node.activity, &marks);
    }
    write_labels(&mut svg, &plan, &labels);
    let ratio = plan.height / plan.width;
    Drawing { svg: svg.finish(), nodes: count, edges: links.len(), ratio }
}

fn boxed(svg: &mut Svg, (x, y): (f64, f64), name: &str, marks: &str) {
    let area = Area { x: x - NODE.0 / 2.0, y: y - NODE.1 / 2.0, w: NODE.0, h: NODE.1 };
    svg.rect(area, SHADE, Some(Pen { colour: NAVY, width: 0.8, dash: "" }));
    let style = Type { size: 7.2, colour: INK, bold: true, anchor: Anchor::Middle };
    let lines = wrapped(name, NODE.0 - 8.0, style.size, 2);
    let first = if lines.len() > 1 { y - 7.6 } else { y - 3.2 };
    for (index, line) in lines.iter().enumerate() {
        svg.text((x, first + 8.8 * nth(index)), line, style);
    }
    let style = Type { size: 6.6, colour: MUTE, bold: false, ..style };
    svg.text((x, y + NODE.1 / 2.0 - 3.6), marks, style);
}

/// A smooth line down through the way points; returns the points that a label may stand at.
fn forward(svg: &mut Svg, way: &[(f64, f64)], width: f64) -> Vec<(f64, f64)> {
    let half = NODE.1 / 2.0;
    let mut data = String::new();
    let mut spots = Vec::new();
    for (index, pair) in way.windows(2).enumerate() {
        let (mut from, mut to) = (pair[0], pair[1]);
        from.1 += half;
        to.1 -= half;
        let last = index + 2 == way.len();
        if last {
            to.1 -= 3.5;
        }
        if index == 0 {
            let _ = write!(data, "M{:.2} {:.2}", from.0, from.1);
        } else {
            let _ = write!(data, "L{:.2} {:.2}", from.0, from.1);
        }
        let bend = (from.1 + to.1) / 2.0;
        let _ =
            write!(data, "C{:.2} {bend:.2} {:.2} {bend:.2} {:.2} {:.2}", from.0, to.0, to.0, to.1);
        for t in [0.5, 0.3, 0.7] {
            spots.push((from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t));
        }
        if last {
            svg.shape(&head(to, 0.0, 1.0), NAVY);
        }
    }
    svg.path(&data, Pen { colour: NAVY, width, dash: "" });
    spots
}

/// An arrow head whose point lies 3.5 beyond `at` in the direction (`dx`, `dy`).
fn head(at: (f64, f64), dx: f64, dy: f64) -> [(f64, f64); 3] {
    let side = (-dy * 2.6, dx * 2.6);
    [
        (at.0 + dx * 3.5, at.1 + dy * 3.5),
        (at.0 - dx + side.0, at.1 - dy + side.1),
        (at.0 - dx - side.0, at.1 - dy - side.1),
    ]
}

/// A loop at the right side of a node.
fn own(svg: &mut Svg, (x, y): (f64, f64), width: f64) -> Vec<(f64, f64)> {
    let edge = x + NODE.0 / 2.0;
    let data = format!(
        "M{edge:.2} {:.2}C{:.2} {:.2} {:.2} {:.2} {:.2} {:.2}",
        y + 9.0,
        edge + 17.0,
        y + 12.0,
        edge + 17.0,
        y - 12.0,
        edge + 3.5,
        y - 8.0
    );
    svg.path(&data, Pen { colour: NAVY, width, dash: "3 2" });
    svg.shape(&head((edge + 3.5, y - 8.0), -1.0, 0.0), NAVY);
    vec![(edge + 15.0, y), (edge + 15.0, y + 9.0)]
}

/// A dashed line around the outside, back up (or along) to an earlier activity.
fn back(svg: &mut Svg, plan: &Layout, link: Link, width: f64, nth_back: usize) -> Vec<(f64, f64)> {
    let (from, to) = (plan.nodes[link.from], plan.nodes[link.to]);
    let left = leftwards(plan, link);
    let side = if left { -1.0 } else { 1.0 };
    let (a, b) = (from.0 + side * NODE.0 / 2.0, to.0 + side * NODE.0 / 2.0);
    let reach = 22.0 + 9.0 * nth(nth_back % 4) + (from.1 - to.1).abs() * 0.06;
    let out = if left { a.min(b) - reach } else { a.max(b) + reach };
    let out = out.clamp(2.0, plan.width - 2.0);
    let (start, end) = ((a, from.1 - 4.0), (b + side * 3.5, to.1 + 5.0));
    let data = format!(
        "M{:.2} {:.2}C{out:.2} {:.2} {out:.2} {:.2} {:.2} {:.2}",
        start.0, start.1, start.1, end.1, end.0, end.1
    );
    svg.path(&data, Pen { colour: MUTE, width, dash: "3 2" });
    svg.shape(&head(end, -side, 0.0), MUTE);
    let at = |t: f64| {
        let u = 1.0 - t;
        let x = u.powi(3) * start.0 + 3.0 * u * t * out + t.powi(3) * end.0;
        let y = (u.powi(3) + 3.0 * u * u * t) * start.1 + (3.0 * u * t * t + t.powi(3)) * end.1;
        (x, y)
    };
    vec![at(0.5), at(0.35), at(0.65), at(0.2), at(0.8)]
}

/// Whether a back edge runs on the left: where fewer boxes stand beside its two ends, else on the
/// nearer side.
fn leftwards(plan: &Layout, link: Link) -> bool {
    let ends = [plan.nodes[link.from], plan.nodes[link.to]];
    let beside = |left: bool| {
        let others = plan.nodes.iter();
        others
            .filter(|n| {
                ends.iter()
                    .any(|e| (n.1 - e.1).abs() < 1.0 && if left { n.0 < e.0 } else { n.0 > e.0 })
            })
            .count()
    };
    match beside(true).cmp(&beside(false)) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        std::cmp::Ordering::Equal => ends[0].0 + ends[1].0 < plan.width,
    }
}

/// Writes the counts where they cover neither a box nor one another, if there is such a place.
fn write_labels(svg: &mut Svg, plan: &Layout, labels: &[(String, Vec<(f64, f64)>)]) {
    let mut taken: Vec<Area> = plan
        .nodes
        .iter()
        .map(|(x, y)| Area { x: x - NODE.0 / 2.0, y: y - NODE.1 / 2.0, w: NODE.0, h: NODE.1 })
        .collect();
    for (text, spots) in labels {
        let w = ems(text) * LABEL + 2.0;
        let area = |(x, y): &(f64, f64)| Area { x: x - w / 2.0, y: y - 4.0, w, h: 8.0 };
        let free = spots.iter().map(area).find(|a| !taken.iter().any(|b| meet(*a, *b)));
        let Some(area) = free.or_else(|| spots.first().map(area)) else { continue };
        taken.push(area);
        svg.rect(area, "#ffffff", None);
        let style = Type { size: LABEL, colour: INK, bold: false, anchor: Anchor::Middle };
        svg.text((area.x + w / 2.0, area.y + 6.3), text, style);
    }
}

fn meet(a: Area, b: Area) -> bool {
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
