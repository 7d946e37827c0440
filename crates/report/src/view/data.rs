//! What was read, and what could not be.

use serde_json::{Value, json};

use kajitori_domain::pack::{InputReport, Pack};
use kajitori_domain::problem::{Problem, Severity};

use crate::show::Show;

/// Inputs, problems by kind, and examples.
pub(crate) fn data(pack: &Pack, show: &Show<'_>) -> Value {
    let data = &pack.data;
    let kinds: Vec<Value> = data
        .problems
        .iter()
        .map(|(code, count)| {
            let examples: Vec<Value> = data
                .examples
                .iter()
                .filter(|p| p.code == *code)
                .map(|p| example(p, show))
                .collect();
            let first = data.examples.iter().find(|p| p.code == *code);
            json!({
                "code": code,
                "count": show.count(*count),
                "hint": first.map(|p| hint(p, show)),
                "examples": examples,
            })
        })
        .collect();
    json!({
        "inputs": data.inputs.iter().map(|i| input(i, show)).collect::<Vec<_>>(),
        "kinds": kinds,
    })
}

fn input(input: &InputReport, show: &Show<'_>) -> [String; 4] {
    let count = |n: Option<u64>| n.map_or("–".to_owned(), |n| show.count(n));
    [
        show.word(&format!("pack-role-{}", input.role)),
        input.file.clone(),
        count(input.accepted),
        count(input.rejected),
    ]
}

fn example(problem: &Problem, show: &Show<'_>) -> Value {
    let severity = match problem.severity {
        Severity::Warning => "pack-severity-warning",
        Severity::Error => "pack-severity-error",
    };
    json!({
        "severity": show.word(severity),
        "place": place(problem, show),
        "message": message(problem, show),
    })
}

/// What happened, in words.
pub(crate) fn message(problem: &Problem, show: &Show<'_>) -> String {
    show.with(&format!("problem-{}", problem.code), &args(problem))
}

/// What to do, in words.
pub(crate) fn hint(problem: &Problem, show: &Show<'_>) -> String {
    show.with(&format!("problem-{}-hint", problem.code), &args(problem))
}

fn args(problem: &Problem) -> Vec<(&str, String)> {
    problem.args.iter().map(|(k, v)| (*k, v.clone())).collect()
}

/// File, row, line, column and value, as far as known.
pub(crate) fn place(problem: &Problem, show: &Show<'_>) -> String {
    let place = &problem.place;
    let mut parts = vec![place.file.clone()];
    let mut part = |id: &str, value: Option<String>| {
        parts.extend(value.map(|v| show.with(id, &[("value", v)])));
    };
    part("pack-place-row", place.row.map(|r| show.count(r)));
    part("pack-place-line", place.line.map(|l| show.count(l)));
    part("pack-place-column", place.column.clone());
    part("pack-place-value", place.value.clone());
    parts.join("　")
}
