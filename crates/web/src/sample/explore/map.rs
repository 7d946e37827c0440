//! Sample: the process map.

use crate::pages::explore::{EdgeLine, MapControls, MapPage, NodeLine};
use crate::pages::figures::Nothing;
use crate::part::Named;
use crate::picture::{End, MapEdge, MapNode, MapPlan, Part, map as draw};
use crate::word::W;

use super::super::e;
use super::ground::{ground, names};

/// From, to, how often, and the median between in hours.
const EDGES: [(usize, usize, u32, &str); 14] = [
    (0, 1, 3_150, "2"),
    (1, 2, 2_690, "1"),
    (2, 3, 2_600, "14"),
    (3, 4, 2_560, "3"),
    (1, 6, 420, "4"),
    (6, 7, 410, "22"),
    (7, 1, 330, "2"),
    (2, 5, 270, "9"),
    (5, 1, 240, "5"),
    (7, 2, 80, "2"),
    (0, 4, 60, "6"),
    (3, 6, 30, "3"),
    (2, 2, 24, "7"),
    (5, 0, 18, "8"),
];
const CASES: [u32; 8] = [3_162, 3_158, 2_700, 2_610, 2_622, 268, 431, 421];

pub(super) fn map(w: W) -> MapPage {
    let names = names(w);
    let said = w.with(
        "explore-map-said",
        &[
            ("nodes", "8".to_owned()),
            ("all-nodes", "14".to_owned()),
            ("edges", "14".to_owned()),
            ("all-edges", "31".to_owned()),
        ],
    );
    let part = |label: String, title: String, weight: f64| Part {
        label,
        title,
        link: e().map().query("has", "x"),
        weight: weight.sqrt(),
    };
    let node = |at: usize| MapNode {
        name: names[at].clone(),
        part: part(
            w.t1("explore-node-cases", "n", CASES[at]),
            names[at].clone(),
            f64::from(CASES[at]) / 3_162.0,
        ),
    };
    let edge = |from, to, often: u32| MapEdge {
        from,
        to,
        often: f64::from(often),
        part: part(often.to_string(), often.to_string(), f64::from(often) / 3_162.0),
    };
    let mut edges: Vec<MapEdge> =
        EDGES.iter().map(|(from, to, n, _)| edge(End::Node(*from), End::Node(*to), *n)).collect();
    edges.push(edge(End::Start, End::Node(0), 3_160));
    edges.push(edge(End::Node(4), End::Stop, 2_610));
    edges.push(edge(End::Node(1), End::Stop, 130));
    MapPage {
        ground: ground(w, "explore-map", "explore-map-lead"),
        controls: controls(),
        picture: Some(draw(&MapPlan {
            name: w.t1("explore-map-alt", "said", said.clone()),
            said: said.clone(),
            nodes: (0..8).map(node).collect(),
            edges,
            all: 31,
            ends: (w.t("explore-start"), w.t("explore-end")),
        })),
        said,
        nodes: (0..8).map(|at| node_line(&names, at)).collect(),
        edges: EDGES.iter().map(|one| edge_line(w, &names, one)).collect(),
        cut: None,
    }
}

fn controls() -> MapControls {
    MapControls {
        here: e().map(),
        picture: e().map_svg(),
        beside: vec![("from".to_owned(), "2026-10-01".to_owned())],
        activities: (8, 14),
        connections: (14, 31),
        time: false,
        drop: false,
    }
}

fn node_line(names: &[String; 9], at: usize) -> NodeLine {
    NodeLine {
        name: names[at].clone(),
        events: (CASES[at] + 40).to_string(),
        cases: CASES[at].to_string(),
        starts: if at == 0 { "3160".to_owned() } else { "0".to_owned() },
        ends: if at == 4 { "2610".to_owned() } else { "0".to_owned() },
        keep: e().map().query("has", &names[at]),
        drop: e().map().query("never", &names[at]),
    }
}

fn edge_line(w: W, names: &[String; 9], one: &(usize, usize, u32, &str)) -> EdgeLine {
    let (from, to, count, median) = *one;
    let pair = format!("{} -> {}", names[from], names[to]);
    let hours = |value: &str| w.t1("pack-unit-hours", "value", value);
    EdgeLine {
        from: names[from].clone(),
        to: names[to].clone(),
        count: count.to_string(),
        median: hours(median),
        total: hours("1,240"),
        keep: e().map().query("follows", &pair),
        drop: e().map().query("not-follows", &pair),
    }
}

/// Nothing was handed in yet.
pub(super) fn nothing(w: W) -> MapPage {
    let mut page = map(w);
    page.picture = None;
    page.ground.files = None;
    page.ground.nothing = Some(Nothing {
        title: w.t("figures-lack-records"),
        text: w.t("explore-lack-records-text"),
        action: Some(Named::new(w.t("figures-lack-records-do"), e().new_delivery())),
    });
    page
}

/// What was chosen is unsound.
pub(super) fn wrong(w: W) -> MapPage {
    let mut page = map(w);
    page.picture = None;
    page.ground.files = None;
    page.ground.scope = String::new();
    page.ground.form.lasts.0 = "三日".to_owned();
    page.ground.problems =
        vec![format!("{} 三日: {}", w.t("explore-min-duration"), w.t("problem-ask-duration"))];
    page
}
