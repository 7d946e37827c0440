//! A process map: activities as boxes, what follows what as arrows. Every part is a link and has a
//! title; the list beside it says the same.

use super::Picture;
use super::layers::{Layout, Link as Way, layout};
use super::pen::{Pen, nth};
use crate::link::Link;

const NODE: (f64, f64) = (176.0, 52.0);
const END: (f64, f64) = (26.0, 26.0);
/// Width of a line of a name, in ems of its size.
const LINE: f64 = 11.4;

/// A part of a map.
#[derive(Debug, Clone)]
pub struct Part {
    /// What stands on it.
    pub label: String,
    /// What it says, whole.
    pub title: String,
    /// Where it leads.
    pub link: Link,
    /// How strong it is among its like, 0–1.
    pub weight: f64,
}

/// An activity.
#[derive(Debug, Clone)]
pub struct MapNode {
    /// Its name.
    pub name: String,
    /// The rest of it.
    pub part: Part,
}

/// Where a connection begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At an activity, by its place.
    Node(usize),
    /// Where cases begin.
    Start,
    /// Where they end.
    Stop,
}

/// A connection.
#[derive(Debug, Clone)]
pub struct MapEdge {
    /// From here …
    pub from: End,
    /// … to there.
    pub to: End,
    /// How often; the layout follows it.
    pub often: f64,
    /// The rest of it.
    pub part: Part,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub struct MapPlan {
    /// What the picture says, for those who do not see it.
    pub name: String,
    /// How much of the whole it is.
    pub said: String,
    /// The activities.
    pub nodes: Vec<MapNode>,
    /// The connections.
    pub edges: Vec<MapEdge>,
    /// What stands at the two ends.
    pub ends: (String, String),
}

impl MapPlan {
    fn place(&self, end: End) -> usize {
        match end {
            End::Node(at) => at,
            End::Start => self.nodes.len(),
            End::Stop => self.nodes.len() + 1,
        }
    }

    fn size(&self, at: usize) -> (f64, f64) {
        if at < self.nodes.len() { NODE } else { END }
    }
}

/// The map, in its own size.
pub fn map(plan: &MapPlan) -> Picture {
    let sizes: Vec<(f64, f64)> = (0..plan.nodes.len() + 2).map(|at| plan.size(at)).collect();
    let way = |edge: &MapEdge| Way {
        from: plan.place(edge.from),
        to: plan.place(edge.to),
        weight: edge.often,
    };
    let ways: Vec<Way> = plan.edges.iter().map(way).collect();
    let laid = layout(&sizes, &ways);
    let mut pen = Pen::sized("map-picture", (laid.width, laid.height), &plan.name);
    pen.described(&plan.said);
    let mut labels = Vec::new();
    let mut backs = 0;
    for ((edge, way), points) in plan.edges.iter().zip(&ways).zip(&laid.ways) {
        pen.open("map-edge", &edge.part.link, (&edge.part.title, false));
        let drawn = Stroke { plan, laid: &laid, weight: edge.part.weight };
        let spots = match points {
            Some(points) => drawn.forward(&mut pen, (way.from, way.to), points),
            None if way.from == way.to => drawn.own(&mut pen, laid.nodes[way.from]),
            None => {
                backs += 1;
                drawn.back(&mut pen, (way.from, way.to), backs)
            }
        };
        pen.close();
        labels.push((edge.part.label.as_str(), spots));
    }
    for (node, centre) in plan.nodes.iter().zip(&laid.nodes) {
        activity(&mut pen, node, *centre);
    }
    ends(&mut pen, plan, &laid);
    write_labels(&mut pen, plan, &laid, &labels);
    pen.finish()
}

/// How strong something is, as one of five classes of the style sheet.
fn class(stem: &str, weight: f64) -> String {
    let step = [0.2, 0.4, 0.6, 0.8].into_iter().filter(|least| weight > *least).count() + 1;
    format!("{stem} {stem}-{step}")
}

fn activity(pen: &mut Pen, node: &MapNode, (x, y): (f64, f64)) {
    pen.open("map-node", &node.part.link, (&node.part.title, true));
    let corner = (x - NODE.0 / 2.0, y - NODE.1 / 2.0);
    pen.rounded(&class("map-box", node.part.weight), corner, NODE);
    let lines = wrapped(&node.name, LINE, 2);
    let first = if lines.len() > 1 { y - 9.0 } else { y - 2.0 };
    for (index, line) in lines.iter().enumerate() {
        pen.text("map-name", (x, first + 15.0 * nth(index)), line);
    }
    pen.text("map-sub", (x, y + NODE.1 / 2.0 - 6.0), &node.part.label);
    pen.close();
}

fn ends(pen: &mut Pen, plan: &MapPlan, laid: &Layout) {
    let used = |end: End| plan.edges.iter().any(|edge| edge.from == end || edge.to == end);
    for (end, class, word) in
        [(End::Start, "map-start", &plan.ends.0), (End::Stop, "map-stop", &plan.ends.1)]
    {
        if used(end) {
            let (x, y) = laid.nodes[plan.place(end)];
            pen.dot(class, (x, y), END.0 / 2.0 - 2.0);
            pen.text("map-end", (x + END.0 / 2.0 + 4.0, y + 5.0), word);
        }
    }
}

struct Stroke<'a> {
    plan: &'a MapPlan,
    laid: &'a Layout,
    weight: f64,
}

type Spots = Vec<(f64, f64)>;

impl Stroke<'_> {
    fn draw(&self, pen: &mut Pen, kind: &str, data: &str) {
        pen.path("map-hit", data, 14.0);
        pen.path(&class(kind, self.weight), data, 1.0 + 5.0 * self.weight);
    }

    /// A smooth line down through the way points; answers where a label may stand.
    fn forward(&self, pen: &mut Pen, ends: (usize, usize), way: &[(f64, f64)]) -> Spots {
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
    fn own(&self, pen: &mut Pen, (x, y): (f64, f64)) -> Spots {
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
    fn back(&self, pen: &mut Pen, (from, to): (usize, usize), nth_back: usize) -> Spots {
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

/// A rectangle: corner and size.
type Area = ((f64, f64), (f64, f64));

/// Writes the labels where they cover neither a box nor one another, if there is such a place.
fn write_labels(pen: &mut Pen, plan: &MapPlan, laid: &Layout, labels: &[(&str, Spots)]) {
    let boxes = laid.nodes.iter().enumerate().map(|(at, (x, y))| {
        let (w, h) = plan.size(at);
        ((x - w / 2.0, y - h / 2.0), (w, h))
    });
    let mut taken: Vec<Area> = boxes.collect();
    for (text, spots) in labels {
        let w = ems(text) * 12.0 + 6.0;
        let area = |(x, y): &(f64, f64)| ((x - w / 2.0, y - 8.0), (w, 16.0));
        let free = spots.iter().map(area).find(|a| !taken.iter().any(|b| meet(a, b)));
        let Some(area) = free.or_else(|| spots.first().map(area)) else { continue };
        taken.push(area);
        pen.text("map-label", (area.0.0 + w / 2.0, area.0.1 + 12.0), text);
    }
}

fn meet(a: &Area, b: &Area) -> bool {
    let ((ax, ay), (aw, ah)) = *a;
    let ((bx, by), (bw, bh)) = *b;
    ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah
}

/// About how wide a text is, in ems.
fn ems(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum()
}

/// `text` in at most `lines` lines of `width` ems; what is left over ends in …
fn wrapped(text: &str, width: f64, lines: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.chars() {
        let Some(last) = out.last_mut() else { break };
        last.push(c);
        if ems(last) <= width {
            continue;
        }
        if out.len() == lines {
            let last = out.pop().unwrap_or_default();
            let kept: String = last.chars().take(last.chars().count().saturating_sub(2)).collect();
            out.push(format!("{kept}…"));
            break;
        }
        // Break at the last blank, where there is one.
        let last = out.pop().unwrap_or_default();
        let at = last.rfind(' ').filter(|at| *at > 0 && c != ' ').map(|at| at + 1);
        let at = at.unwrap_or(last.len() - c.len_utf8());
        out.push(last[..at].trim_end().to_owned());
        out.push(last[at..].to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(label: &str, weight: f64) -> Part {
        let link = crate::link::home();
        Part { label: label.to_owned(), title: format!("<{label}>"), link, weight }
    }

    fn plan() -> MapPlan {
        let node = |name: &str| MapNode { name: name.to_owned(), part: part("9", 0.5) };
        let edge = |from, to, often| MapEdge { from, to, often, part: part("3", 0.1) };
        MapPlan {
            name: "\"流れ\"".to_owned(),
            said: "2 / 2".to_owned(),
            nodes: vec![node("受付"), node("<審査>")],
            edges: vec![
                edge(End::Start, End::Node(0), 9.0),
                edge(End::Node(0), End::Node(1), 9.0),
                edge(End::Node(1), End::Node(0), 1.0),
                edge(End::Node(1), End::Node(1), 1.0),
                edge(End::Node(1), End::Stop, 8.0),
            ],
            ends: ("開始".to_owned(), "終了".to_owned()),
        }
    }

    #[test]
    fn every_part_is_a_link_with_a_title_and_nothing_is_markup_of_others() {
        let svg = map(&plan()).to_string();
        assert_eq!(svg.matches("<a ").count(), 7);
        assert_eq!(svg.matches("<title>").count(), 7);
        assert!(svg.contains("&lt;審査&gt;") && svg.contains("&quot;流れ&quot;"));
        assert!(!svg.contains("NaN") && !svg.contains("style="));
    }

    #[test]
    fn an_empty_map_is_a_picture() {
        let empty = MapPlan { nodes: vec![], edges: vec![], ..plan() };
        assert!(map(&empty).to_string().ends_with("</svg>"));
    }

    #[test]
    fn names_are_wrapped_and_cut() {
        assert_eq!(wrapped("受付", 4.0, 2), ["受付"]);
        assert_eq!(wrapped("申請内容の確認", 4.0, 2), ["申請内容", "の確認"]);
        assert_eq!(wrapped("Payment asked", 5.0, 2), ["Payment", "asked"]);
        assert_eq!(wrapped("あいうえおかきくけこ", 4.0, 2), ["あいうえ", "おかき…"]);
    }
}
