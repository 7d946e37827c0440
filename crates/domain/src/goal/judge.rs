//! Whether a goal is reached.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::purpose::{Aim, Goal};
use crate::cost::{Comparison, Rate};
use crate::decimal::Decimal;
use crate::evaluation::DISCUSS;
use crate::id::PersonId;
use crate::refusal::Refusal;

/// How a goal stands; its words are `goal-progress-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// 達成.
    Reached,
    /// 未達（期日前）.
    NotYet,
    /// 未達.
    Missed,
    /// データなし: nobody has measured.
    NotMeasured,
    /// 判定できない: what is missing could decide it.
    Undecided,
}

impl Progress {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NotYet => "not-yet",
            Self::Missed => "missed",
            Self::NotMeasured => "not-measured",
            Self::Undecided => "undecided",
        }
    }

    fn of(reached: bool, due: Date, today: Date) -> Self {
        match (reached, today <= due) {
            (true, _) => Self::Reached,
            (false, true) => Self::NotYet,
            (false, false) => Self::Missed,
        }
    }
}

/// A goal of cost, with what the fee alone would say beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostJudged {
    /// 見かけ削減率; it decides nothing.
    pub apparent: Option<Rate>,
    /// 実質削減率.
    pub real: Option<Rate>,
    /// How the goal stands, by the real rate alone.
    pub progress: Progress,
}

fn complete(goal: &Goal) -> Result<(Decimal, Date), Refusal> {
    goal.target.zip(goal.due).ok_or_else(|| Refusal::new("goal-not-complete"))
}

/// Judges a goal of cost on the total cost.
///
/// # Errors
/// `goal-not-cost` for another aim, `goal-not-complete` without target or day.
pub fn judge_cost(
    goal: &Goal,
    comparison: &Comparison,
    today: Date,
) -> Result<CostJudged, Refusal> {
    if goal.aim != Aim::CostReduction {
        return Err(Refusal::new("goal-not-cost"));
    }
    let (target, due) = complete(goal)?;
    let (apparent, real) = (comparison.apparent_rate(), comparison.real_rate());
    let progress = match real {
        None => Progress::NotMeasured,
        Some(rate) => match rate.reaches(target) {
            None => Progress::Undecided,
            Some(reached) => Progress::of(reached, due, today),
        },
    };
    Ok(CostJudged { apparent, real, progress })
}

/// Judges any other goal by the measured value; for [`Aim::Hours`] by the hours logged.
///
/// # Errors
/// `goal-cost-needs-total` for a goal of cost: the fee alone never judges it. `goal-not-complete`
/// without baseline, target or day.
pub fn judge(goal: &Goal, measured: Option<Decimal>, today: Date) -> Result<Progress, Refusal> {
    if goal.aim == Aim::CostReduction {
        return Err(Refusal::new("goal-cost-needs-total"));
    }
    let (target, due) = complete(goal)?;
    let rises = goal.rises().ok_or_else(|| Refusal::new("goal-not-complete"))?;
    let Some(measured) = measured else { return Ok(Progress::NotMeasured) };
    let missed = if rises { Ordering::Less } else { Ordering::Greater };
    Ok(Progress::of(measured.cmp(&target) != missed, due, today))
}

/// What two or more reviewers make of a qualitative goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reviewed {
    /// Fewer than two reviewers: there is no value.
    TooFew,
    /// 協議が必要: the points lie two or more apart.
    Discuss {
        /// The lowest.
        low: u8,
        /// The highest.
        high: u8,
    },
    /// The points that all of them grant: the lowest.
    Points(u8),
}

/// Joins the points of reviewers (R073).
///
/// # Errors
/// `evaluation-points` above 4; `evaluation-rater-twice`.
pub fn reviewed(points: &[(PersonId, u8)]) -> Result<Reviewed, Refusal> {
    crate::evaluation::panel(points)?;
    let given = || points.iter().map(|(_, points)| *points);
    Ok(match (given().min(), given().max()) {
        (Some(low), Some(high)) if points.len() > 1 && high - low >= DISCUSS => {
            Reviewed::Discuss { low, high }
        }
        (Some(low), Some(_)) if points.len() > 1 => Reviewed::Points(low),
        _ => Reviewed::TooFew,
    })
}
