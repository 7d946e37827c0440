//! What is wrong with rows of an inventory; every problem at its row and field.

use std::collections::BTreeSet;

use super::task::Task;
use crate::decimal::Decimal;
use crate::problem::{Problem, Severity};

/// Hours in a month that a task may have at most: more than 1,000 people.
const MOST_HOURS: Decimal = Decimal { units: 200_000, scale: 0 };
/// How far hours may lie from cases × standard time before somebody is told: 5 %.
const OFF: i128 = 5;

/// Checks all rows; rows count from 1. Errors: `inventory-id-missing`, `inventory-id-twice`,
/// `inventory-purpose-missing`, `inventory-hours-missing`, `inventory-rate-missing`,
/// `inventory-negative` and `inventory-large`. Warnings: `inventory-unclassified`,
/// `inventory-hours-differ` where hours are not cases × standard time within 5 %. A row with an
/// error is not taken over.
pub fn check(tasks: &[Task]) -> Vec<Problem> {
    let mut ids = BTreeSet::new();
    let mut problems = Vec::new();
    for (index, task) in tasks.iter().enumerate() {
        let row = u64::try_from(index + 1).unwrap_or(u64::MAX);
        let mut found = row_problems(task);
        if task.id.trim().is_empty() {
            found.push(Problem::field("inventory-id-missing", "id"));
        } else if !ids.insert(task.id.trim()) {
            found.push(Problem::field("inventory-id-twice", "id").with("id", task.id.trim()));
        }
        found.iter_mut().for_each(|problem| problem.place.row = Some(row));
        problems.append(&mut found);
    }
    problems
}

fn row_problems(task: &Task) -> Vec<Problem> {
    let mut problems = Vec::new();
    let figures = [
        ("cases", task.cases),
        ("standard_minutes", task.standard_minutes),
        ("hours", task.hours),
        ("people", task.people),
        ("hourly", task.hourly),
    ];
    for (field, figure) in figures {
        if let Some(figure) = figure.filter(|figure| figure.units < 0) {
            let mut problem = Problem::field("inventory-negative", field);
            problem.place.value = Some(figure.to_string());
            problems.push(problem);
        }
    }
    if task.hours.is_some_and(|hours| hours > MOST_HOURS) {
        problems.push(Problem::field("inventory-large", "hours"));
    }
    for (code, field, missing) in [
        ("inventory-purpose-missing", "purpose", task.purpose.trim().is_empty()),
        ("inventory-hours-missing", "hours", task.hours.is_none()),
        ("inventory-rate-missing", "hourly", task.hourly.is_none()),
    ] {
        if missing {
            problems.push(Problem::field(code, field));
        }
    }
    if task.core.is_none() {
        problems.push(warning(Problem::field("inventory-unclassified", "core")));
    }
    if differs(task) == Some(true) {
        problems.push(warning(Problem::field("inventory-hours-differ", "hours")));
    }
    problems
}

fn warning(problem: Problem) -> Problem {
    Problem { severity: Severity::Warning, ..problem }
}

/// Whether hours lie more than 5 % off cases × minutes ÷ 60; `None` while one of them is missing.
fn differs(task: &Task) -> Option<bool> {
    let positive = |number: Option<Decimal>| number.filter(|number| number.units >= 0);
    let (cases, minutes) = (positive(task.cases)?, positive(task.standard_minutes)?);
    let hours = positive(task.hours)?;
    let wide = |number: Decimal| i128::from(number.units);
    let scale = u32::from(cases.scale) + u32::from(minutes.scale);
    // Both sides in minutes and the same scale.
    let given = wide(hours).checked_mul(60)?.checked_mul(10_i128.checked_pow(scale)?)?;
    let made = wide(cases).checked_mul(wide(minutes))?;
    let made = made.checked_mul(10_i128.checked_pow(u32::from(hours.scale))?)?;
    Some((given - made).abs().checked_mul(100)? > made.checked_mul(OFF)?)
}
