//! 範囲の決定: what was decided about a task, by whom, why and until when (R074, R075).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::verdict::Verdict;
use crate::id::PersonId;
use crate::refusal::Refusal;

/// Where a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// 委託する.
    Entrust,
    /// 部分委託.
    Part,
    /// 社内に残す.
    Keep,
}

/// A decision on one task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Where it is done.
    pub place: Place,
    /// Why.
    pub reason: String,
    /// Who has approved.
    pub approver: PersonId,
    /// When.
    pub decided: Date,
    /// The day by which it must be looked at again.
    pub review_by: Date,
}

impl Decision {
    /// Sees that the decision is one and that the verdict leaves room for it. What is kept needs no
    /// score; what is entrusted does. A gate knows no exception.
    ///
    /// # Errors
    /// `suitability-reason-missing`, `suitability-review-early`; for work that would go out:
    /// `suitability-gate`, `suitability-core`, `suitability-data-missing`,
    /// `suitability-not-standardised`.
    pub fn checked(self, verdict: &Verdict) -> Result<Self, Refusal> {
        let goes_out = self.place != Place::Keep;
        let code = match verdict {
            _ if self.reason.trim().is_empty() => "suitability-reason-missing",
            _ if self.review_by <= self.decided => "suitability-review-early",
            Verdict::Gate if goes_out => "suitability-gate",
            Verdict::Core if goes_out => "suitability-core",
            Verdict::Insufficient(_) if goes_out => "suitability-data-missing",
            Verdict::Standardise { .. } if goes_out => "suitability-not-standardised",
            _ => return Ok(self),
        };
        Err(Refusal::new(code))
    }

    /// Whether it has expired and must be made again.
    pub fn expired(&self, today: Date) -> bool {
        today > self.review_by
    }
}

/// Sees that several tasks may be decided in one step: each must have its own score. One task alone
/// is no bulk.
///
/// # Errors
/// `suitability-bulk-unscored` with how many have none.
pub fn bulk(verdicts: &[Verdict]) -> Result<(), Refusal> {
    let unscored = verdicts.iter().filter(|verdict| !verdict.is_scored()).count();
    match unscored > 0 && verdicts.len() > 1 {
        true => Err(Refusal::new("suitability-bulk-unscored").with("count", unscored.to_string())),
        false => Ok(()),
    }
}
