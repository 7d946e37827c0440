//! The answers as tables.

mod network;
mod work;

use kajitori_domain::measure::explore::{
    Durations, Edge, Follows, Period, Scope, Spread, Times, Variants, Waiting,
};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Span;
use kajitori_measures::explore::{self, Question};
use serde::Serialize;
use serde_json::{Value, json};

use super::arguments::AskOptions;
use super::table::{Cell, Table};
use crate::file;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The three that follow, in one pass.
    Overview,
    /// Which activity follows which.
    Dfg,
    /// The ways that cases take.
    Variants,
    /// How long they take, and where they wait.
    Durations,
    /// How work moves between organisations.
    Handover,
    /// What is done again.
    Rework,
    /// How strongly activities hang on few operators.
    Operators,
    /// Arrivals, completions and backlog.
    Flow(Period),
}

/// What an answer hangs on beside the question.
pub(super) struct Ways<'a> {
    pub(super) options: &'a AskOptions,
    /// Zone of days.
    pub(super) zone: &'a str,
    /// Whether operator codes mean anything beyond this run.
    pub(super) coded: bool,
}

/// An answer in every form.
pub(super) struct Answered {
    pub(super) tables: Vec<Table>,
    pub(super) facts: Value,
    pub(super) scope: Scope,
}

/// Asks `kind`.
pub(super) fn answer(
    kind: Kind,
    question: &Question<'_>,
    ways: &Ways<'_>,
) -> Result<Answered, Stop> {
    let options = ways.options;
    // All rows go into a file; a screen takes as many as were asked for.
    let whole = options.csv || options.out.is_some();
    let top = if whole { usize::MAX } else { usize::try_from(options.top).unwrap_or(usize::MAX) };
    match kind {
        Kind::Overview => {
            let ((follows, ways, times), scope) = explore::overview(question, top)?;
            let tables =
                vec![leads(&times), activities(&follows), edges(&follows), variants(&ways)];
            let facts = json!({ "follows": follows, "variants": ways, "durations": times });
            answered(tables, &facts, scope)
        }
        Kind::Dfg => {
            let (facts, scope) = explore::follows(question)?;
            answered(vec![edges(&facts), activities(&facts)], &facts, scope)
        }
        Kind::Variants => {
            let (facts, scope) = explore::variants(question, top)?;
            answered(vec![variants(&facts)], &facts, scope)
        }
        Kind::Durations => {
            let (facts, scope) = explore::durations(question)?;
            let mut tables = vec![leads(&facts), waiting(&facts)];
            tables.extend(holders(&facts));
            answered(tables, &facts, scope)
        }
        Kind::Handover => {
            let (facts, scope) = explore::handover(question)?;
            answered(network::tables(&facts), &facts, scope)
        }
        Kind::Rework => {
            let (facts, scope) = explore::rework(question)?;
            answered(work::rework(&facts), &facts, scope)
        }
        Kind::Operators => {
            let (facts, scope) = explore::operators(question, ways.coded)?;
            answered(work::operators(&facts), &facts, scope)
        }
        Kind::Flow(every) => {
            let (facts, scope) = explore::flow(question, every, ways.zone)?;
            answered(vec![work::flow(&facts)], &facts, scope)
        }
    }
}

fn answered(tables: Vec<Table>, facts: &impl Serialize, scope: Scope) -> Result<Answered, Stop> {
    let facts = serde_json::to_value(facts).map_err(|e| file::fault("writing JSON", &e))?;
    Ok(Answered { tables, facts, scope })
}

/// Total, mean, median and ninth decile, each by `cell`.
fn times(times: Times, count: u64, cell: fn(Span) -> Cell) -> [Cell; 4] {
    let mean = times.total.0.checked_div(i64::try_from(count).unwrap_or(i64::MAX)).map(Span);
    let cell = |span: Option<Span>| span.map_or(Cell::Empty, cell);
    [cell(Some(times.total)), cell(mean), cell(times.median), cell(times.p90)]
}

/// Times by the clock, then inside the calendar.
fn both(clock: Times, business: Times, count: u64) -> impl Iterator<Item = Cell> {
    let clock = times(clock, count, Cell::Time);
    clock.into_iter().chain(times(business, count, Cell::Work))
}

fn edges(facts: &Follows) -> Table {
    let name = |at: usize| Cell::Text(facts.nodes[at].activity.clone());
    let row = |edge: &Edge| {
        let mut row = vec![name(edge.from), name(edge.to), Cell::Count(edge.count)];
        row.extend(both(edge.clock, edge.business, edge.count));
        row
    };
    let columns = [&["from", "to", "count"][..], &CLOCK, &BUSINESS].concat();
    Table { name: "edges", columns, rows: facts.edges.iter().map(row).collect() }
}

const CLOCK: [&str; 4] = ["total-clock", "mean-clock", "median-clock", "p90-clock"];
const BUSINESS: [&str; 4] = ["total-business", "mean-business", "median-business", "p90-business"];

fn activities(facts: &Follows) -> Table {
    let rows = facts.nodes.iter().map(|node| {
        let name = Cell::Text(node.activity.clone());
        let counts = [node.events, node.cases, node.starts, node.ends].map(Cell::Count);
        std::iter::once(name).chain(counts).collect()
    });
    let columns = vec!["activity", "events", "cases", "starts", "ends"];
    Table { name: "activities", columns, rows: rows.collect() }
}

fn variants(facts: &Variants) -> Table {
    let rows = facts.variants.iter().map(|variant| {
        let [_, mean, median, p90] = times(variant.lead, variant.cases, Cell::Time);
        vec![
            Cell::Count(variant.number),
            Cell::Count(variant.cases),
            Cell::Share(variant.cases, facts.cases),
            Cell::Share(variant.covered, facts.cases),
            mean,
            median,
            p90,
            Cell::Text(variant.activities.join(" → ")),
        ]
    });
    let columns = vec![
        "number",
        "cases",
        "share",
        "coverage",
        "mean-lead",
        "median-lead",
        "p90-lead",
        "variant",
    ];
    Table { name: "variants", columns, rows: rows.collect() }
}

fn leads(facts: &Durations) -> Table {
    let row = |kind: &str, spread: &Spread, cell: fn(Span) -> Cell| {
        let sum = Times { total: spread.total, ..Times::default() };
        let [total, mean, ..] = times(sum, spread.count, cell);
        let mut row = vec![Cell::Text(kind.to_owned()), Cell::Count(spread.count), total, mean];
        let Spread { least, p10, p25, median, p75, p90, p95, p99, most, .. } = *spread;
        row.extend([least, p10, p25, median, p75, p90, p95, p99, most].map(cell));
        row
    };
    let clock = facts.clock.iter().map(|spread| row("clock", spread, Cell::Time));
    let business = facts.business.iter().map(|spread| row("business", spread, Cell::Work));
    let rows = clock.chain(business);
    let columns = vec![
        "time", "cases", "total", "mean", "least", "p10", "p25", "median", "p75", "p90", "p95",
        "p99", "most",
    ];
    Table { name: "leads", columns, rows: rows.collect() }
}

/// Columns of the time by holder.
const HELD: [&str; 5] =
    ["held-client", "held-vendor", "held-third", "held-pause", "held-unattributed"];

fn waiting(facts: &Durations) -> Table {
    let row = |waiting: &Waiting| {
        let (from, to) = (waiting.from.clone(), waiting.to.clone());
        let mut row = vec![Cell::Text(from), Cell::Text(to), Cell::Count(waiting.count)];
        row.extend(both(waiting.clock, waiting.business, waiting.count));
        row.extend(waiting.holders.into_iter().flat_map(|[_, business]| business.map(Cell::Work)));
        row
    };
    let mut columns = [&["from", "to", "count"][..], &CLOCK, &BUSINESS].concat();
    if facts.holders.is_some() {
        columns.extend(HELD);
    }
    Table { name: "waiting", columns, rows: facts.waiting.iter().map(row).collect() }
}

fn holders(facts: &Durations) -> Option<Table> {
    use kajitori_domain::holder::Holder;
    let [clock, business] = facts.holders?;
    let row = |holder: &Holder| {
        let name = Cell::Text(holder.word().to_owned());
        vec![name, Cell::Time(clock[holder.index()]), Cell::Work(business[holder.index()])]
    };
    let rows = Holder::ALL.iter().map(row).collect();
    Some(Table { name: "holders", columns: vec!["holder", "total-clock", "total-business"], rows })
}
