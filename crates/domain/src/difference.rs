//! The difference between a reported and a recomputed value, and which declared causes reproduce
//! it.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::agreement::level::{Alternative, Change, RoundingMode, ServiceLevel};
use crate::code::Code;
use crate::decimal::Decimal;
use crate::measure::level::{Amount, LevelFacts};
use crate::pack::ReportedFigure;
use crate::text::Text;
use crate::verdict::Fraction;

/// Why a reported value differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Explanation {
    /// It does not differ.
    Agrees,
    /// Each of these smallest sets of declared causes reproduces the reported numerator and
    /// denominator.
    Reproduced(Vec<Vec<Cause>>),
    /// 原因未特定: no set of declared causes reproduces them.
    Unknown,
    /// 原因未特定: the vendor reported no numerator and denominator, so nothing can be reproduced.
    NotComparable,
    /// The reported value is not the quotient of the reported numerator and denominator, even
    /// rounded as agreed.
    Inconsistent,
}

/// A declared alternative that takes part in an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// Id of the alternative.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// `clock`, `pause`, `exclusion` or `rounding`.
    #[serde(deserialize_with = "crate::code::one")]
    pub kind: Code,
}

impl Cause {
    fn of(alternative: &Alternative) -> Self {
        let kind = match alternative.change {
            Change::Calendar(_) => "clock",
            Change::Pause(_) => "pause",
            Change::Exclude(_) | Change::Ignore(_) | Change::Deduct(_) => "exclusion",
            Change::RoundClock(..) => "rounding",
        };
        Self { id: alternative.id.clone(), name: alternative.name.clone(), kind }
    }
}

/// Explains `reported` against the recomputed amounts of `facts`. Only declared alternatives that
/// reproduce the reported figures exactly count; among them the smallest sets. `None` where there
/// is nothing to compare.
pub fn explain(
    reported: &ReportedFigure,
    facts: &LevelFacts,
    level: &ServiceLevel,
) -> Option<Explanation> {
    let alternatives = &level.alternatives;
    let recomputed = facts.adjusted.filter(|a| a.n() > 0)?;
    let reproduces = |amount: &Amount| reproduces(amount, reported, level.rounding.mode);
    if !consistent(reported, level.rounding.mode) {
        return Some(Explanation::Inconsistent);
    }
    if reproduces(&recomputed) {
        return Some(Explanation::Agrees);
    }
    if matches!(recomputed, Amount::Ratio { .. }) && reported.amount.is_none() {
        return Some(Explanation::NotComparable);
    }
    let mut sets: Vec<&[String]> = Vec::new();
    for (ids, amount) in &facts.alternatives {
        let smaller = sets.iter().any(|set| set.iter().all(|id| ids.contains(id)));
        if !smaller && amount.is_some_and(|a| a.n() > 0 && reproduces(&a)) {
            sets.push(ids);
        }
    }
    if sets.is_empty() {
        return Some(Explanation::Unknown);
    }
    let causes = |ids: &[String]| -> Vec<Cause> {
        alternatives.iter().filter(|a| ids.contains(&a.id)).map(Cause::of).collect()
    };
    Some(Explanation::Reproduced(sets.into_iter().map(causes).collect()))
}

/// Whether the reported value is the quotient of the reported counts, to its own digits: rounded as
/// agreed, half up, or cut. Rounding up to a better value is what the check is there to find.
fn consistent(reported: &ReportedFigure, agreed: RoundingMode) -> bool {
    match (reported.value, reported.amount.as_ref().and_then(Fraction::of)) {
        (Some(value), Some(quotient)) => [agreed, RoundingMode::HalfUp, RoundingMode::Down]
            .into_iter()
            .any(|mode| rounds_to(quotient, value, mode)),
        _ => true,
    }
}

fn rounds_to(exact: Fraction, value: Decimal, mode: RoundingMode) -> bool {
    let rounded = exact.rounded(mode, value.scale);
    rounded.and_then(|r| r.partial_cmp(&Fraction::decimal(value))) == Some(Ordering::Equal)
}

/// Whether `amount` is what was reported: for reported counts, both exactly; for a value alone, to
/// the digits that were reported, rounded as agreed (half up where nothing is agreed).
fn reproduces(amount: &Amount, reported: &ReportedFigure, agreed: RoundingMode) -> bool {
    if let Some(counts) = &reported.amount {
        return counts == amount;
    }
    let mode = if agreed == RoundingMode::None { RoundingMode::HalfUp } else { agreed };
    match (reported.value, Fraction::of(amount)) {
        (Some(value), Some(exact)) => rounds_to(exact, value, mode),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
