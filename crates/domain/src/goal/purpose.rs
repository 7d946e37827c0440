//! The purpose, its issues and their goals (R069, R070).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::id::PersonId;
use crate::problem::Problem;
use crate::refusal::Refusal;

/// What a goal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aim {
    /// 費用の削減, as a share of the baseline (0.20 is 20 %); its baseline is 0 by definition.
    CostReduction,
    /// 時間, by hours that were logged (R071).
    Hours,
    /// 率, e.g. of standardisation (R072).
    Rate,
    /// Another figure with a unit.
    Figure,
    /// 定性的: 0–4 points by a rubric (R073).
    Rubric,
}

/// A goal. What is not said yet is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What is wanted, in a sentence.
    pub statement: String,
    /// What it is about.
    pub aim: Aim,
    /// 現状値: what it is before.
    pub baseline: Option<Decimal>,
    /// 目標値.
    pub target: Option<Decimal>,
    /// The unit, e.g. `時間/年`; blank is missing.
    pub unit: String,
    /// The day by which it is reached.
    pub due: Option<Date>,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// 測り方: from which data, how; blank is missing. For a rubric the texts of its points.
    pub measured: String,
    /// 範囲: which tasks and places it is about; blank is missing.
    pub scope: String,
}

/// 経営課題 and the goals that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The issue.
    pub statement: String,
    /// Its goals.
    pub goals: Vec<Goal>,
}

/// 目的.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    /// Why one outsources.
    pub statement: String,
    /// The issues that it answers.
    pub issues: Vec<Issue>,
}

impl Goal {
    /// Whether more is better: the target lies above the baseline. `None` while one is missing or
    /// both are equal.
    pub fn rises(&self) -> Option<bool> {
        let (baseline, target) = (self.baseline?, self.target?);
        (baseline != target).then_some(target > baseline)
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        let blank = |text: &str| text.trim().is_empty();
        let scaled = self.aim != Aim::CostReduction && self.aim != Aim::Rubric;
        let missing = [
            ("goal-statement-missing", "statement", blank(&self.statement)),
            ("goal-baseline-missing", "baseline", self.baseline.is_none()),
            ("goal-target-missing", "target", self.target.is_none()),
            ("goal-unit-missing", "unit", scaled && blank(&self.unit)),
            ("goal-due-missing", "due", self.due.is_none()),
            ("goal-owner-missing", "owner", self.owner.is_none()),
            ("goal-measure-missing", "measured", blank(&self.measured)),
            ("goal-scope-missing", "scope", blank(&self.scope)),
        ];
        let lacks = missing.into_iter().filter(|(_, _, lacks)| *lacks);
        let mut problems: Vec<Problem> =
            lacks.map(|(code, field, _)| at_field(code, at, field)).collect();
        if self.baseline.is_some() && self.baseline == self.target {
            problems.push(at_field("goal-target-same", at, "target"));
        }
        let four = Decimal { units: 4, scale: 0 };
        let zero = Decimal { units: 0, scale: 0 };
        let rubric = |value: Option<Decimal>| value.is_some_and(|v| v < zero || v > four);
        if self.aim == Aim::Rubric && (rubric(self.baseline) || rubric(self.target)) {
            problems.push(at_field("goal-rubric-range", at, "target"));
        }
        let one = Decimal { units: 1, scale: 0 };
        let reduction = self.target.is_some_and(|target| target <= zero || target > one);
        if self.aim == Aim::CostReduction && reduction {
            problems.push(at_field("goal-reduction-range", at, "target"));
        }
        problems
    }
}

fn at_field(code: &'static str, at: &str, field: &str) -> Problem {
    Problem::field(code, format!("{at}.{field}"))
}

impl Purpose {
    /// What is missing or wrong, each at its field: a purpose without an issue, an issue without a
    /// goal, a goal that lacks any of baseline, target, unit, day, owner, scope or the way in
    /// which it is measured.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.statement.trim().is_empty() {
            problems.push(Problem::field("goal-purpose-missing", "statement"));
        }
        if self.issues.is_empty() {
            problems.push(Problem::field("goal-issue-missing", "issues"));
        }
        for (index, issue) in self.issues.iter().enumerate() {
            let at = format!("issues[{}]", index + 1);
            if issue.statement.trim().is_empty() {
                problems.push(Problem::field("goal-issue-blank", format!("{at}.statement")));
            }
            if issue.goals.is_empty() {
                problems.push(Problem::field("goal-none", format!("{at}.goals")));
            }
            for (index, goal) in issue.goals.iter().enumerate() {
                problems.extend(goal.problems(&format!("{at}.goals[{}]", index + 1)));
            }
        }
        problems
    }

    /// Sees that it can be put before the executives.
    ///
    /// # Errors
    /// `goal-incomplete` with [`Purpose::problems`].
    pub fn approvable(&self) -> Result<(), Refusal> {
        let problems = self.problems();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Refusal { problems, ..Refusal::new("goal-incomplete") }),
        }
    }
}
