//! How work moves between organisations, as tables.

use kajitori_domain::measure::explore::Handover;

use super::super::table::{Cell, Table};
use super::{BUSINESS, CLOCK, both};

/// Hand-overs, who works together, and the organisations.
pub(super) fn tables(facts: &Handover) -> Vec<Table> {
    let mut tables = vec![pairs(facts)];
    tables.extend(together(facts));
    tables.push(orgs(facts));
    tables
}

fn name(facts: &Handover, at: usize) -> Cell {
    Cell::Text(facts.orgs[at].org.clone())
}

fn pairs(facts: &Handover) -> Table {
    let all = facts.pairs.iter().map(|pair| pair.count).sum();
    let rows = facts.pairs.iter().map(|pair| {
        let names = [name(facts, pair.from), name(facts, pair.to)];
        let counts = [Cell::Count(pair.count), Cell::Share(pair.count, all)];
        let times = both(pair.clock, pair.business, pair.count);
        names.into_iter().chain(counts).chain(times).collect()
    });
    let columns = [&["from-org", "to-org", "count", "share"][..], &CLOCK, &BUSINESS].concat();
    Table { name: "pairs", columns, rows: rows.collect() }
}

fn together(facts: &Handover) -> Option<Table> {
    let rows =
        facts.together.as_ref()?.iter().map(|pair| {
            vec![name(facts, pair.one), name(facts, pair.other), Cell::Count(pair.cases)]
        });
    let columns = vec!["one-org", "other-org", "cases"];
    Some(Table { name: "together", columns, rows: rows.collect() })
}

fn orgs(facts: &Handover) -> Table {
    let rows = facts.orgs.iter().map(|org| {
        vec![Cell::Text(org.org.clone()), Cell::Count(org.events), Cell::Count(org.cases)]
    });
    Table { name: "orgs", columns: vec!["org", "events", "cases"], rows: rows.collect() }
}
