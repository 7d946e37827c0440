//! How the work really runs: the map, the variants, rework, hand-offs, concentration.

use serde_json::{Value, json};

use kajitori_domain::display;
use kajitori_domain::measure::process::{Concentration, ProcessMap, Variant};
use kajitori_domain::pack::{Pack, ProcessReport};

use crate::draw::map;
use crate::show::Show;
use crate::view::Pictures;

/// Most rows of any list in this section; the workbook has the rest.
const ROWS: usize = 20;

/// One entry per process.
pub(crate) fn processes(pack: &Pack, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    pack.processes.iter().map(|p| section(p, show, pictures)).collect()
}

fn section(process: &ProcessReport, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let facts = &process.facts;
    let handoffs = &facts.handoffs;
    let variants: Vec<_> = facts.variants.iter().map(|v| variant(v, facts.closed, show)).collect();
    let concentration: Vec<_> =
        facts.concentration.iter().take(ROWS).map(|c| concentration(c, show)).collect();
    json!({
        "name": show.text(&process.name),
        "lead": show.with("pack-process-lead", &[
            ("arrived", show.count(facts.arrived)),
            ("closed", show.count(facts.closed)),
            ("open", show.count(facts.open)),
        ]),
        "map": (!facts.map.nodes.is_empty()).then(|| drawing(process, show, pictures)),
        "variants": variants,
        "variants_total":
            show.with("pack-variants-total", &[("count", show.count(facts.variants_total))]),
        "rework": facts.rework.iter().take(ROWS).map(|r| {
            [r.activity.clone(), show.count(r.cases), show.count(r.repeats)]
        }).collect::<Vec<_>>(),
        "handoffs": show.with("pack-handoffs-lead", &[
            ("total", show.count(handoffs.total)),
            ("cases", show.count(handoffs.ping_pong_cases)),
        ]),
        "pairs": handoffs.pairs.iter().take(ROWS).map(|(from, to, count)| {
            [from.clone(), to.clone(), show.count(*count)]
        }).collect::<Vec<_>>(),
        "concentration": concentration,
    })
}

fn drawing(process: &ProcessReport, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let whole = &process.facts.map;
    let drawing = map::draw(whole, |n| show.count(n));
    let cut = (drawing.nodes < whole.nodes.len() || drawing.edges < whole.edges.len()).then(|| {
        show.with(
            "pack-map-cut",
            &[
                ("nodes", drawing.nodes.to_string()),
                ("all_nodes", whole.nodes.len().to_string()),
                ("edges", drawing.edges.to_string()),
                ("all_edges", whole.edges.len().to_string()),
            ],
        )
    });
    let name = show.text(&process.name).to_owned();
    json!({
        "picture": pictures.add(&drawing.svg),
        "ratio": drawing.ratio,
        "alt": show.with("pack-map-alt", &[("name", name)]),
        "cut": cut,
        "edges": edges(whole, show),
    })
}

/// The connections as a list: from, to, how often, median time between.
fn edges(map: &ProcessMap, show: &Show<'_>) -> Vec<[String; 4]> {
    let name = |index: usize| map.nodes.get(index).map_or("?", |n| n.activity.as_str()).to_owned();
    let row = |edge: &kajitori_domain::measure::process::Edge| {
        [name(edge.from), name(edge.to), show.count(edge.count), show.hours(edge.median)]
    };
    map.edges.iter().take(map::EDGES).map(row).collect()
}

fn variant(variant: &Variant, closed: u64, show: &Show<'_>) -> [String; 4] {
    let share = display::percent(variant.cases, closed, 1);
    [
        path(&variant.activities),
        show.count(variant.cases),
        share.map_or("–".to_owned(), |s| format!("{s} %")),
        show.hours(variant.median),
    ]
}

/// Activities in order; the same one several times in a row is counted.
pub(crate) fn path(activities: &[String]) -> String {
    let mut out: Vec<String> = Vec::new();
    for run in activities.chunk_by(|a, b| a == b) {
        out.push(match run.len() {
            1 => run[0].clone(),
            count => format!("{} ×{count}", run[0]),
        });
    }
    out.join(" → ")
}

fn concentration(row: &Concentration, show: &Show<'_>) -> [String; 5] {
    let top = display::percent(row.top, row.events, 1);
    [
        row.activity.clone(),
        show.count(row.events),
        show.count(row.operators),
        top.map_or("–".to_owned(), |t| format!("{t} %")),
        display::quotient(i128::from(row.herfindahl), 1_000_000, 3),
    ]
}
