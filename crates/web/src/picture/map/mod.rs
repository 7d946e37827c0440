//! A process map: activities as boxes, what follows what as arrows. Every part is a link and has a
//! title; the list beside it says the same.

mod label;
mod stroke;

use kajitori_domain::layers::{Layout, Link as Way, Room, layout};

use super::Picture;
use super::pen::{Pen, nth};
use crate::link::Link;
use label::{wrapped, write_labels};
use stroke::Stroke;

const NODE: (f64, f64) = (176.0, 52.0);
const END: (f64, f64) = (26.0, 26.0);
const ROOM: Room = Room { gap: (28.0, 46.0), way: 18.0, margin: 96.0, edge: 10.0, least: 420.0 };
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
    /// Connections that there could be between the activities; the sliders ask for it.
    pub all: usize,
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
    let laid = layout(&sizes, &ways, &ROOM);
    let mut pen = Pen::sized("map-picture", (laid.width, laid.height), &plan.name);
    pen.described(&plan.said, plan.all);
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
            all: 2,
            ends: ("開始".to_owned(), "終了".to_owned()),
        }
    }

    #[test]
    fn every_part_is_a_link_with_a_title_and_nothing_is_markup_of_others() {
        let svg = map(&plan()).to_string();
        assert_eq!(svg.matches("<a ").count(), 7);
        assert_eq!(svg.matches("<title>").count(), 7);
        assert!(svg.contains("&lt;審査&gt;") && svg.contains("&quot;流れ&quot;"));
        // Every number on a way has its own ground, written before it.
        let grounds = svg.matches("class=\"map-ground\"").count();
        assert_eq!((grounds, svg.matches("class=\"map-label\"").count()), (5, 5));
        assert!(svg.find("map-ground") < svg.find("map-label"));
        assert!(!svg.contains("NaN") && !svg.contains("style="));
    }

    #[test]
    fn an_empty_map_is_a_picture() {
        let empty = MapPlan { nodes: vec![], edges: vec![], ..plan() };
        assert!(map(&empty).to_string().ends_with("</svg>"));
    }
}
