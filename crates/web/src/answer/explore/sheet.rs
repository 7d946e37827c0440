//! What was seen, as a table: every line, times in hours.

use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::Times;
use kajitori_domain::report::{Cell, Sheet};
use kajitori_domain::time::Span;
use kajitori_domain::verdict::Fraction;

use crate::word::W;

/// The table of what was seen.
pub(super) fn sheet(w: W, seen: &Explored) -> Sheet {
    let (name, head, rows) = match seen {
        Explored::Map(_, follows) => {
            let name = |at: usize| follows.nodes[at].activity.as_str();
            let rows = follows.edges.iter().map(|edge| {
                let ends = [text(name(edge.from)), text(name(edge.to)), whole(edge.count)];
                [ends.to_vec(), times(&edge.business), times(&edge.clock)].concat()
            });
            let head = [
                &["pack-edge-from", "pack-edge-to", "ask-column-count"],
                &BUSINESS[..],
                &CLOCK[..],
            ];
            ("ask-table-edges", head.concat(), rows.collect())
        }
        Explored::Variants(_, all) => {
            let rows = all.variants.iter().map(|one| {
                let way = one.activities.join(" → ");
                let counts = [whole(one.number), whole(one.cases), whole(one.covered), text(&way)];
                [counts.to_vec(), times(&one.lead)].concat()
            });
            ("ask-table-variants", [&VARIANTS[..], &CLOCK[..]].concat(), rows.collect())
        }
        Explored::Durations(_, durations) => {
            let rows = durations.waiting.iter().map(|one| {
                let ends = [text(&one.from), text(&one.to), whole(one.count)];
                [ends.to_vec(), times(&one.business), times(&one.clock)].concat()
            });
            let head = [
                &["pack-edge-from", "pack-edge-to", "ask-column-count"],
                &BUSINESS[..],
                &CLOCK[..],
            ];
            ("ask-table-waiting", head.concat(), rows.collect())
        }
        Explored::Handovers(_, handover) => {
            let name = |at: usize| handover.orgs[at].org.as_str();
            let rows = handover.pairs.iter().map(|pair| {
                let ends = [text(name(pair.from)), text(name(pair.to)), whole(pair.count)];
                [ends.to_vec(), times(&pair.business), times(&pair.clock)].concat()
            });
            let head = [
                &["ask-column-from-org", "ask-column-to-org", "ask-column-count"],
                &BUSINESS[..],
                &CLOCK[..],
            ];
            ("ask-table-pairs", head.concat(), rows.collect())
        }
        other => work(other),
    };
    let head = head.iter().map(|id| hours_head(w, id)).collect();
    Sheet { name: w.t(name), head, rows }
}

type Table = (&'static str, Vec<&'static str>, Vec<Vec<Cell>>);

const BUSINESS: [&str; 3] =
    ["ask-column-total-business", "ask-column-median-business", "ask-column-p90-business"];
const CLOCK: [&str; 3] =
    ["ask-column-total-clock", "ask-column-median-clock", "ask-column-p90-clock"];
const VARIANTS: [&str; 4] =
    ["ask-column-number", "ask-column-cases", "ask-column-coverage", "ask-column-variant"];

fn work(seen: &Explored) -> Table {
    match seen {
        Explored::Rework(_, rework) => {
            let rows = rework.activities.iter().map(|one| {
                let counts = [one.events, one.cases, one.repeated, one.repeats, one.self_loops];
                [vec![text(&one.activity)], counts.map(whole).to_vec()].concat()
            });
            let head = [
                "figures-activity",
                "ask-column-events",
                "ask-column-cases",
                "ask-column-repeated",
                "ask-column-repeats",
                "ask-column-self-loops",
            ];
            ("ask-table-repeats", head.to_vec(), rows.collect())
        }
        Explored::Operators(_, operators) => {
            let rows = operators.activities.iter().map(|one| {
                let counts = [one.events, one.operators, one.practised, one.top].map(whole);
                let code = one.top_code.as_deref().map_or(Cell::Empty, text);
                [vec![text(&one.activity)], counts.to_vec(), vec![code]].concat()
            });
            let head = [
                "figures-activity",
                "ask-column-events",
                "explore-codes",
                "explore-practised",
                "explore-top-events",
                "explore-code",
            ];
            ("explore-hang", head.to_vec(), rows.collect())
        }
        Explored::Flow(_, flow) => {
            let rows = flow.periods.iter().map(|one| {
                let counts = [one.arrived, one.closed, one.open].map(whole);
                [vec![text(&one.from.to_string())], counts.to_vec()].concat()
            });
            let head =
                ["ask-column-period", "ask-column-arrived", "ask-column-closed", "ask-column-open"];
            ("ask-table-periods", head.to_vec(), rows.collect())
        }
        _ => ("ask-table-edges", Vec::new(), Vec::new()),
    }
}

/// The head of a column; times say that they are hours.
fn hours_head(w: W, id: &str) -> String {
    let name = w.t(id);
    if BUSINESS.contains(&id) || CLOCK.contains(&id) {
        return w.t1("figures-column-hours", "column", name);
    }
    name
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn whole(number: u64) -> Cell {
    i64::try_from(number).map_or(Cell::Empty, Cell::Integer)
}

fn times(times: &Times) -> Vec<Cell> {
    let hours = |span: Option<Span>| {
        span.map_or(Cell::Empty, |span| {
            let hour = i128::from(Span::HOUR.0);
            Cell::Number(Fraction { numerator: span.0.into(), denominator: hour }.to_f64())
        })
    };
    vec![hours(Some(times.total)), hours(times.median), hours(times.p90)]
}
