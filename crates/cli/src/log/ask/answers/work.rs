//! Repetition, dependence on few operators, arrivals and backlog, as tables.

use kajitori_domain::dependency::Absence;
use kajitori_domain::measure::explore::{Flow, Operators, Rework};

use super::super::table::{Cell, Table};

/// Repeated activities, and loops of two.
pub(super) fn rework(facts: &Rework) -> Vec<Table> {
    let activities = facts.activities.iter().map(|activity| {
        vec![
            Cell::Text(activity.activity.clone()),
            Cell::Count(activity.events),
            Cell::Count(activity.cases),
            Cell::Count(activity.repeated),
            Cell::Share(activity.repeated, activity.cases),
            Cell::Count(activity.repeats),
            Cell::Count(activity.self_loops),
            Cell::Count(activity.self_loop_cases),
        ]
    });
    let loops = facts.loops.iter().map(|there| {
        let names = [&there.activity, &there.via].map(|name| Cell::Text(name.clone()));
        names.into_iter().chain([there.count, there.cases].map(Cell::Count)).collect()
    });
    let columns = vec![
        "activity",
        "events",
        "cases",
        "repeated",
        "share",
        "repeats",
        "self-loops",
        "self-loop-cases",
    ];
    let loop_columns = vec!["activity", "via", "count", "cases"];
    vec![
        Table { name: "repeats", columns, rows: activities.collect() },
        Table { name: "loops", columns: loop_columns, rows: loops.collect() },
    ]
}

/// Who does each activity, and what an absence leaves undone.
pub(super) fn operators(facts: &Operators) -> Vec<Table> {
    let activities = facts.activities.iter().map(|activity| {
        let code = activity.top_code.clone();
        vec![
            Cell::Text(activity.activity.clone()),
            Cell::Count(activity.events),
            Cell::Count(activity.operators),
            Cell::Count(activity.practised),
            Cell::Share(activity.top, activity.events),
            code.map_or(Cell::Empty, Cell::Text),
            Cell::Millionths(activity.herfindahl),
        ]
    });
    let absent = |(count, absence): (u64, &Absence)| {
        vec![
            Cell::Count(count),
            Cell::Count(absence.handled),
            Cell::Count(absence.orphaned),
            Cell::Share(absence.orphaned, absence.cases),
            Cell::Text(absence.tasks.join("、")),
        ]
    };
    let columns =
        vec!["activity", "events", "operators", "practised", "top-share", "top-code", "hhi"];
    let absences = vec!["absent", "handled", "orphaned", "share", "orphans"];
    vec![
        Table { name: "operators", columns, rows: activities.collect() },
        Table {
            name: "absences",
            columns: absences,
            rows: (1..).zip(&facts.absences).map(absent).collect(),
        },
        dependency(facts),
    ]
}

/// The index of person dependency and what it is made of.
fn dependency(facts: &Operators) -> Table {
    let rows = facts.dependency.iter().map(|found| {
        let factor = found.bus_factor.and_then(|factor| u64::try_from(factor.codes).ok());
        vec![
            Cell::Number(found.index),
            Cell::Number(found.herfindahl),
            Cell::Number(found.normalised),
            Cell::Number(found.thin),
            Cell::Share(found.impact.orphaned, found.impact.cases),
            factor.map_or(Cell::Empty, Cell::Count),
            Cell::Count(found.operators),
        ]
    });
    let columns =
        vec!["index", "hhi", "hhi-normalised", "thin", "impact", "bus-factor", "operators"];
    Table { name: "dependency", columns, rows: rows.collect() }
}

/// Arrivals, completions and backlog.
pub(super) fn flow(facts: &Flow) -> Table {
    let rows = facts.periods.iter().map(|period| {
        let counts = [period.arrived, period.closed, period.open].map(Cell::Count);
        std::iter::once(Cell::Text(period.from.to_string())).chain(counts).collect()
    });
    let columns = vec!["period", "arrived", "closed", "open"];
    Table { name: "periods", columns, rows: rows.collect() }
}
