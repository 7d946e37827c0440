//! Criteria, their weights and the texts that anchor their points.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::share::Share;

/// How a criterion gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionKind {
    /// By raters, 0–4 points.
    Rubric,
    /// By total cost.
    Price,
}

/// A criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its key, unique.
    pub key: String,
    /// Its weight.
    pub weight: Share,
    /// How it gets its value.
    pub kind: CriterionKind,
    /// What 0, 1, 2, 3 and 4 points mean, in this order; none for the price.
    pub anchors: Vec<String>,
}

/// The most that the price may weigh (R079), as policy: 0.40.
pub const PRICE_CAP: Share = Share::percent(40);

/// Sees that criteria can be used: weights that sum to one exactly, a price that weighs no more
/// than `cap`, keys that are unique, and for each rubric a text for each of its five points.
///
/// # Errors
/// `evaluation-criteria` with `evaluation-criterion-key`, `evaluation-criterion-twice`,
/// `evaluation-anchor-missing`, `evaluation-price-twice` at their fields; `evaluation-weights`;
/// `evaluation-price-cap`.
pub fn check_criteria(criteria: &[Criterion], cap: Share) -> Result<(), Refusal> {
    let problems = problems(criteria);
    if !problems.is_empty() {
        return Err(Refusal { problems, ..Refusal::new("evaluation-criteria") });
    }
    if !Share::whole(criteria.iter().map(|criterion| criterion.weight)) {
        let sum: u64 = criteria.iter().map(|c| u64::from(c.weight.millionths())).sum();
        let sum = crate::decimal::Decimal { units: i64::try_from(sum).unwrap_or(0), scale: 6 };
        return Err(Refusal::new("evaluation-weights").with("sum", sum.to_string()));
    }
    let dear = |c: &Criterion| c.kind == CriterionKind::Price && c.weight > cap;
    match criteria.iter().any(dear) {
        true => Err(Refusal::new("evaluation-price-cap").with("cap", cap.decimal().to_string())),
        false => Ok(()),
    }
}

fn problems(criteria: &[Criterion]) -> Vec<Problem> {
    let (mut problems, mut keys, mut prices) = (Vec::new(), BTreeSet::new(), 0);
    for (index, criterion) in criteria.iter().enumerate() {
        let at = |name: &str| format!("criteria[{}].{name}", index + 1);
        if criterion.key.trim().is_empty() {
            problems.push(Problem::field("evaluation-criterion-key", at("key")));
        } else if !keys.insert(criterion.key.as_str()) {
            problems.push(Problem::field("evaluation-criterion-twice", at("key")));
        }
        if criterion.kind == CriterionKind::Price {
            prices += 1;
            if prices > 1 {
                problems.push(Problem::field("evaluation-price-twice", at("kind")));
            }
            continue;
        }
        for points in 0..5 {
            let text = criterion.anchors.get(points).map(|text| text.trim());
            if text.is_none_or(str::is_empty) {
                let field = at(&format!("anchors[{points}]"));
                problems.push(Problem::field("evaluation-anchor-missing", field));
            }
        }
    }
    problems
}
