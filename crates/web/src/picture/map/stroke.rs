//! The ways of connections: down through the layers, around a box, back along the outside.

use kajitori_domain::layers::Layout;

use super::{MapPlan, NODE, class};
use crate::picture::pen::{Pen, nth};

/// A connection in the making.
pub(super) struct Stroke<'a> {
    pub(super) plan: &'a MapPlan,
    pub(super) laid: &'a Layout,
    pub(super) weight: f64,
}

/// Where a label may stand, the best first.
pub(super) type Spots = Vec<(f64, f64)>;

impl Stroke<'_> {
    fn draw(&self, pen: &mut Pen, kind: &str, data: &str) {
        pen.path("map-hit", data, 14.0);
        pen.path(&class(kind, self.weight), data, 1.0 + 5.0 * self.weight);
    }

    /// A smooth line down through the way points; answers where a label may stand.
    pub(super) fn forward(&self, pen: &mut Pen, ends: (usize, usize), way: &[(f64, f64)]) -> Spots {
        let (above, below) = (self.plan.size(ends.0).1 / 2.0, self.plan.size(ends.1).1 / 2.0);
        let (mut data, mut spots, mut tip) = (String::new(), Vec::new(), (0.0, 0.0));
        for (index, pair) in way.windows(2).enumerate() {
            let (mut from, mut to) = (pair[0], pair[1]);
            if index == 0 {
                from.1 += above;
                data.push_str(&format!("M{:.1} {:.1}", from.0, from.1));
            }
            if index + 2 == way.len() {
                to.1 -= below + 7.0;
                tip = to;
            }
            let bend = f64::midpoint(from.1, to.1);
            data.push_str(&format!(
                "C{:.1} {bend:.1} {:.1} {bend:.1} {:.1} {:.1}",
                from.0, to.0, to.0, to.1
            ));
            for t in [0.5, 0.32, 0.68] {
                spots.push((from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t));
            }
        }
        self.draw(pen, "map-way", &data);
        pen.shape("map-head", &head(tip, 0.0, 1.0));
        spots
    }

    /// A loop at the right side of a node.
    pub(super) fn own(&self, pen: &mut Pen, (x, y): (f64, f64)) -> Spots {
        let edge = x + NODE.0 / 2.0;
        let (low, high, far) = (y + 14.0, y - 12.0, edge + 30.0);
        let data = format!(
            "M{edge:.1} {low:.1}C{far:.1} {:.1} {far:.1} {:.1} {:.1} {high:.1}",
            y + 20.0,
            y - 20.0,
            edge + 7.0
        );
        self.draw(pen, "map-back", &data);
        pen.shape("map-head", &head((edge + 7.0, high), -1.0, 0.0));
        vec![(edge + 30.0, y + 3.0), (edge + 34.0, y + 16.0)]
    }

    /// A line around the outside, back up to an earlier activity.
    pub(super) fn back(&self, pen: &mut Pen, (from, to): (usize, usize), nth_back: usize) -> Spots {
        let left = self.leftwards(from, to);
        let side = if left { -1.0 } else { 1.0 };
        let (from_at, to_at) = (self.laid.nodes[from], self.laid.nodes[to]);
        let a = from_at.0 + side * self.plan.size(from).0 / 2.0;
        let b = to_at.0 + side * self.plan.size(to).0 / 2.0;
        let reach = 44.0 + 16.0 * nth(nth_back % 4) + (from_at.1 - to_at.1).abs() * 0.06;
        let out = if left { a.min(b) - reach } else { a.max(b) + reach };
        let out = out.clamp(4.0, self.laid.width - 4.0);
        let (start, end) = ((a, from_at.1 - 6.0), (b + side * 7.0, to_at.1 + 8.0));
        let data = format!(
            "M{:.1} {:.1}C{out:.1} {:.1} {out:.1} {:.1} {:.1} {:.1}",
            start.0, start.1, start.1, end.1, end.0, end.1
        );
        self.draw(pen, "map-back", &data);
        pen.shape("map-head", &head(end, -side, 0.0));
        let at = |t: f64| {
            let u = 1.0 - t;
            let x = u.powi(3) * start.0 + 3.0 * u * t * out + t.powi(3) * end.0;
            let y = (u.powi(3) + 3.0 * u * u * t) * start.1 + (3.0 * u * t * t + t.powi(3)) * end.1;
            (x, y)
        };
        vec![at(0.5), at(0.35), at(0.65), at(0.2), at(0.8)]
    }

    /// Whether a line back runs on the left: where fewer boxes stand beside its two ends.
    fn leftwards(&self, from: usize, to: usize) -> bool {
        let ends = [self.laid.nodes[from], self.laid.nodes[to]];
        let beside = |left: bool| {
            let others = self.laid.nodes.iter().take(self.plan.nodes.len());
            let level = |n: &&(f64, f64)| {
                let out = |e: &(f64, f64)| if left { n.0 < e.0 } else { n.0 > e.0 };
                ends.iter().any(|e| (n.1 - e.1).abs() < 1.0 && out(e))
            };
            others.filter(level).count()
        };
        match beside(true).cmp(&beside(false)) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Equal => ends[0].0 + ends[1].0 < self.laid.width,
        }
    }
}

/// An arrow head whose point lies 7 beyond `at` in the direction (`dx`, `dy`).
fn head(at: (f64, f64), dx: f64, dy: f64) -> [(f64, f64); 3] {
    let side = (-dy * 5.0, dx * 5.0);
    [
        (at.0 + dx * 7.0, at.1 + dy * 7.0),
        (at.0 - dx * 2.0 + side.0, at.1 - dy * 2.0 + side.1),
        (at.0 - dx * 2.0 - side.0, at.1 - dy * 2.0 - side.1),
    ]
}
