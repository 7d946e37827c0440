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
            let examples: Vec<&Problem> =
                data.examples.iter().filter(|p| p.code == *code).collect();
            json!({
                "code": code,
                "name": kind(&examples, show),
                "count": show.with("pack-problem-times", &[("value", show.count(*count))]),
                "hint": examples.first().map(|p| hint(p, show)),
                "examples": examples.iter().map(|p| example(p, show)).collect::<Vec<_>>(),
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
    show.with(&format!("problem-{}", problem.code), &problem.words())
}

/// What to do, in words.
pub(crate) fn hint(problem: &Problem, show: &Show<'_>) -> String {
    show.with(&format!("problem-{}-hint", problem.code), &problem.words())
}

/// What happened in all `examples` of a kind: whatever differs between them is left out. `None`
/// without examples.
fn kind(examples: &[&Problem], show: &Show<'_>) -> Option<String> {
    let first = examples.first()?;
    let others: Vec<_> = examples.iter().map(|p| p.words()).collect();
    let mut args = first.words();
    for (name, value) in &mut args {
        let same = others.iter().all(|o| o.iter().any(|(n, v)| n == name && v == value));
        let single = examples.len() == 1 && *name == "value";
        if !same || single {
            "…".clone_into(value);
        }
    }
    Some(show.with(&format!("problem-{}", first.code), &args))
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
