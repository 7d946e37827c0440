//! The process map: what is drawn, what every part leads to, and the same as a list.

use kajitori_app::explore::{Drawn, Most, drawn};
use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::{Edge, Follows};

use super::Scene;
use super::chosen::Chosen;
use super::ground::ground;
use super::tell::{bare, count, median, median_told};
use crate::link::Link;
use crate::pages::explore::{EdgeLine, MapControls, MapPage, NodeLine};
use crate::picture::{End, MapEdge, MapNode, MapPlan, Part, Picture, map};
use crate::site::{Site, Visit};
use crate::word::W;

/// Lines of each list, at most; the file has all.
const LINES: usize = 100;

/// How the map is wanted.
struct Wish {
    most: Most,
    time: bool,
    drop: bool,
}

impl Wish {
    fn read(visit: &Visit) -> Self {
        let number = |name: &str| visit.query.raw(name).parse().ok();
        Self {
            most: Most { activities: number("activities"), connections: number("connections") },
            time: visit.query.raw("shows") == "time",
            drop: visit.query.raw("click") == "drop",
        }
    }

    /// What goes with a link, so that the map stays as it is wanted.
    fn on(&self, link: Link) -> Link {
        let number = |number: Option<usize>| number.map_or_else(String::new, |n| n.to_string());
        let link = link.query("activities", &number(self.most.activities));
        let link = link.query("connections", &number(self.most.connections));
        let link = link.query("shows", if self.time { "time" } else { "" });
        link.query("click", if self.drop { "drop" } else { "" })
    }
}

/// What a map is made from.
struct Table<'a> {
    w: W,
    scene: &'a Scene,
    follows: &'a Follows,
    wish: Wish,
}

impl<'a> Table<'a> {
    fn of(visit: &Visit, scene: &'a Scene) -> Option<Self> {
        let look = scene.look.as_ref().ok()?;
        match look.seen.as_deref()? {
            Explored::Map(scope, follows) if scope.cases > 0 => {
                Some(Self { w: visit.w, scene, follows, wish: Wish::read(visit) })
            }
            _ => None,
        }
    }

    /// The map of the cases that are left with one filter more.
    fn with(&self, name: &str, value: &str) -> Link {
        let chosen: Chosen = self.scene.chosen.with(name, value);
        self.wish.on(chosen.on(self.scene.place.map()))
    }

    fn name(&self, at: usize) -> &'a str {
        &self.follows.nodes[at].activity
    }

    fn pair(&self, edge: &Edge) -> String {
        format!("{} -> {}", self.name(edge.from), self.name(edge.to))
    }
}

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> MapPage {
    let ground = ground(site, visit, scene, &[]);
    let (here, picture) = (scene.place.map(), scene.place.map_svg());
    let table = Table::of(visit, scene);
    let part = table.as_ref().map(|table| drawn(table.follows, table.wish.most));
    let wish = Wish::read(visit);
    let (drawn, w) = (part.as_ref(), visit.w);
    MapPage {
        ground,
        controls: MapControls {
            here,
            picture,
            beside: scene.chosen.pairs(),
            activities: drawn.map_or((0, 0), |part| (part.activities, part.all_activities)),
            connections: drawn.map_or((0, 0), |part| {
                let wanted = wish.most.connections.unwrap_or(part.connections.len());
                (wanted.min(part.all_connections), part.all_connections)
            }),
            time: wish.time,
            drop: wish.drop,
        },
        picture: table.as_ref().zip(drawn).map(|(table, part)| draw(table, part)),
        said: drawn.map_or_else(String::new, |part| said(w, part)),
        nodes: table.as_ref().map_or_else(Vec::new, nodes),
        edges: table.as_ref().map_or_else(Vec::new, edges),
        cut: table.as_ref().and_then(cut),
    }
}

/// The picture alone.
pub(super) fn picture(visit: &Visit, scene: &Scene) -> Option<Picture> {
    let table = Table::of(visit, scene)?;
    let part = drawn(table.follows, table.wish.most);
    Some(draw(&table, &part))
}

fn said(w: W, part: &Drawn) -> String {
    let args = [
        ("nodes", part.activities.to_string()),
        ("all-nodes", part.all_activities.to_string()),
        ("edges", part.connections.len().to_string()),
        ("all-edges", part.all_connections.to_string()),
    ];
    w.with("explore-map-said", &args)
}

fn draw(table: &Table<'_>, part: &Drawn) -> Picture {
    let (w, follows) = (table.w, table.follows);
    let shown = || part.connections.iter().map(|at| &follows.edges[*at]);
    let most = follows.nodes.iter().map(|node| node.cases).max().unwrap_or(1);
    let nodes = follows.nodes.iter().take(part.activities).map(|node| MapNode {
        name: node.activity.clone(),
        part: Part {
            label: w.t1("explore-node-cases", "n", count(node.cases)),
            title: node_title(w, node),
            link: table.with(if table.wish.drop { "never" } else { "has" }, &node.activity),
            weight: weight(node.cases, most),
        },
    });
    let strongest = shown().map(|edge| strength(table, edge)).max().unwrap_or(1);
    let edge = |edge: &Edge| MapEdge {
        from: End::Node(edge.from),
        to: End::Node(edge.to),
        often: often(edge.count),
        part: Part {
            label: match table.wish.time {
                true => median_told(w, &edge.business),
                false => count(edge.count),
            },
            title: edge_title(table, edge),
            link: table
                .with(if table.wish.drop { "not-follows" } else { "follows" }, &table.pair(edge)),
            weight: weight(strength(table, edge), strongest),
        },
    };
    let mut edges: Vec<MapEdge> = shown().map(edge).collect();
    edges.extend(ends(table, part));
    let name = w.t1("explore-map-alt", "said", said(w, part));
    let ends = (w.t("explore-start"), w.t("explore-end"));
    let (said, all) = (said(w, part), part.all_connections);
    map(&MapPlan { name, said, nodes: nodes.collect(), edges, all, ends })
}

fn node_title(w: W, node: &kajitori_domain::measure::process::Node) -> String {
    let args = [
        ("name", node.activity.clone()),
        ("cases", count(node.cases)),
        ("events", count(node.events)),
        ("starts", count(node.starts)),
        ("ends", count(node.ends)),
    ];
    w.with("explore-node-title", &args)
}

fn edge_title(table: &Table<'_>, edge: &Edge) -> String {
    let w = table.w;
    let args = [
        ("from", table.name(edge.from).to_owned()),
        ("to", table.name(edge.to).to_owned()),
        ("count", count(edge.count)),
        ("business", median_told(w, &edge.business)),
        ("clock", median_told(w, &edge.clock)),
    ];
    w.with("explore-edge-title", &args)
}

/// What a connection's width shows.
fn strength(table: &Table<'_>, edge: &Edge) -> u64 {
    match table.wish.time {
        true => edge.business.median.map_or(0, |median| median.0.unsigned_abs()),
        false => edge.count,
    }
}

/// Square root of the share: what is rare is still seen.
fn weight(part: u64, most: u64) -> f64 {
    (f64::from(super::tell::thousandths(part, most)) / 1000.0).sqrt()
}

fn often(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Where cases begin and end: what at least one case in fifty does, and the most frequent of all.
fn ends(table: &Table<'_>, part: &Drawn) -> Vec<MapEdge> {
    let nodes = &table.follows.nodes[..part.activities];
    let mut out = Vec::new();
    for begins in [true, false] {
        let number = |at: usize| if begins { nodes[at].starts } else { nodes[at].ends };
        let all: u64 = (0..nodes.len()).map(number).fold(0, u64::saturating_add);
        let most = (0..nodes.len()).map(number).max().unwrap_or(0);
        let (name, id) = match begins {
            true => ("starts", "explore-start-title"),
            false => ("ends", "explore-end-title"),
        };
        for at in (0..nodes.len()).filter(|at| number(*at) > 0) {
            if number(at) < most && number(at).saturating_mul(50) < all {
                continue;
            }
            let activity = nodes[at].activity.as_str();
            let (from, to) = match begins {
                true => (End::Start, End::Node(at)),
                false => (End::Node(at), End::Stop),
            };
            let part = Part {
                label: count(number(at)),
                title: table.w.t2(id, "name", activity, "count", count(number(at))),
                link: table.with(name, activity),
                weight: weight(number(at), all.max(1)),
            };
            out.push(MapEdge { from, to, often: often(number(at)), part });
        }
    }
    out
}

fn nodes(table: &Table<'_>) -> Vec<NodeLine> {
    let line = |node: &kajitori_domain::measure::process::Node| NodeLine {
        name: node.activity.clone(),
        events: count(node.events),
        cases: count(node.cases),
        starts: count(node.starts),
        ends: count(node.ends),
        keep: table.with("has", &node.activity),
        drop: table.with("never", &node.activity),
    };
    table.follows.nodes.iter().take(LINES).map(line).collect()
}

fn edges(table: &Table<'_>) -> Vec<EdgeLine> {
    let line = |edge: &Edge| EdgeLine {
        from: table.name(edge.from).to_owned(),
        to: table.name(edge.to).to_owned(),
        count: count(edge.count),
        median: median(&edge.business),
        total: bare(edge.business.total),
        keep: table.with("follows", &table.pair(edge)),
        drop: table.with("not-follows", &table.pair(edge)),
    };
    table.follows.edges.iter().take(LINES).map(line).collect()
}

fn cut(table: &Table<'_>) -> Option<String> {
    let (nodes, edges) = (table.follows.nodes.len(), table.follows.edges.len());
    if nodes <= LINES && edges <= LINES {
        return None;
    }
    let args =
        [("lines", LINES.to_string()), ("nodes", nodes.to_string()), ("edges", edges.to_string())];
    Some(table.w.with("explore-map-cut", &args))
}
