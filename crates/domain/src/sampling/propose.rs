//! How many units to draw where nothing is agreed: a plan for the size of the lot, and beside it
//! what it would take to demonstrate the target.

use super::{Aql, Level, Plan, Severity, Tables};
use crate::agreement::level::{Direction, Quantity, ServiceLevel};
use crate::decimal::Decimal;
use crate::statistics;
use crate::verdict::CONFIDENCE;

/// A proposed size, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// Units to draw, never more than there are.
    pub size: u64,
    /// What it follows from.
    pub why: Why,
    /// Units that demonstrate the target when all are right; `None` where none do.
    pub demonstrates: Option<u64>,
}

/// What a proposed size follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Both sides have agreed on it.
    Agreed,
    /// The plan of the standard for a lot of that size, under general level II and the limit
    /// nearest below the share of errors that the target leaves.
    Plan(Plan),
    /// The smallest sample that can demonstrate the target.
    Demonstrates,
    /// Every unit.
    Whole,
}

impl Why {
    /// Its word in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Plan(_) => "plan",
            Self::Demonstrates => "demonstrates",
            Self::Whole => "whole",
        }
    }
}

/// How many of `population` units to draw for `level`.
pub fn propose(level: &ServiceLevel, population: u64) -> Proposed {
    let target = match (level.target.value, level.target.direction) {
        (Quantity::Ratio(target), Direction::AtLeast) => Some(target),
        _ => None,
    };
    let shown = |target| statistics::zero_error_sample_size(target, CONFIDENCE);
    let demonstrates = target.and_then(shown);
    let agreed = level.verification.as_ref().map(|verification| verification.size);
    let (size, why) = match (agreed, plan(target, population), demonstrates) {
        (Some(size), _, _) => (size, Why::Agreed),
        (None, Some(plan), _) if plan.whole => (population, Why::Whole),
        (None, Some(plan), _) => (plan.sample, Why::Plan(plan)),
        (None, None, Some(size)) => (size, Why::Demonstrates),
        (None, None, None) => (population, Why::Whole),
    };
    Proposed { size: size.min(population), why, demonstrates }
}

fn plan(target: Option<Decimal>, population: u64) -> Option<Plan> {
    let tables = Tables::standard();
    let errors = 100.0 * (1.0 - target?.to_f64());
    let mut near = tables.aqls().iter().filter(|aql| aql.to_f64() <= errors + 1e-9);
    let aql: Aql = tables.aql(*near.next_back()?)?;
    tables.plan(population, Level::II, aql, Severity::Normal)
}
