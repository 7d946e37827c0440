//! Credits: what a missed service level costs. Guarded: never while contested, never without
//! clause, calculation and the vendor's answer (取適法, fair dealing).

mod propose;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{CreditId, PersonId};
use crate::refusal::Refusal;
use crate::run::RunId;
use crate::time::Moment;

pub use propose::{Calculation, Proposal, propose};

/// Business days that the vendor has to answer.
pub const ANSWER_DAYS: i32 = 10;

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Its id.
    pub id: CreditId,
    /// The run that it rests on.
    pub run: RunId,
    /// The service level.
    pub level: String,
    /// The clause that allows it.
    pub clause: String,
    /// The amount in yen; `None` where a person must name it.
    pub amount_yen: Option<i64>,
    /// How the amount comes about.
    pub calculation: Option<Calculation>,
    /// Who measured the run.
    pub measured_by: PersonId,
    /// How it stands.
    pub state: CreditState,
}

/// How a credit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum CreditState {
    /// 提案: the client alone sees it.
    Proposed {
        /// When.
        at: Moment,
    },
    /// The vendor was told.
    Notified {
        /// When.
        at: Moment,
        /// The day by which an answer is due.
        due: Date,
    },
    /// The vendor has answered.
    Answered {
        /// When.
        at: Moment,
        /// Whether it agrees.
        accepted: bool,
        /// What it says.
        text: String,
    },
    /// 請求.
    Claimed {
        /// When.
        at: Moment,
        /// Who claimed.
        by: PersonId,
        /// What the client says to the vendor's no; `None` where the vendor agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        response: Option<Response>,
    },
    /// 精算.
    Settled {
        /// When.
        at: Moment,
        /// Where it was settled, e.g. the number of an invoice.
        reference: String,
    },
    /// 免除.
    Waived {
        /// When.
        at: Moment,
        /// Why.
        reason: String,
    },
}

/// What the client says to a vendor that did not agree. A no is an answer, not a veto; but nobody
/// claims over it without having talked, and without a reason that meets the vendor's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The day on which both have talked.
    pub talked: Date,
    /// The reason, which the vendor reads.
    pub text: String,
}

impl CreditState {
    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => "proposed",
            Self::Notified { .. } => "notified",
            Self::Answered { .. } => "answered",
            Self::Claimed { .. } => "claimed",
            Self::Settled { .. } => "settled",
            Self::Waived { .. } => "waived",
        }
    }
}

/// What must be known before a credit is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimFacts {
    /// Contests of the run that are open.
    pub open_contests: u32,
    /// Whether the month is fixed.
    pub month_fixed: bool,
    /// The day of the claim.
    pub today: Date,
}

impl Credit {
    fn becomes(self, state: CreditState) -> Self {
        Self { state, ..self }
    }

    fn complete(&self) -> Result<(), Refusal> {
        let code = match self {
            Self { clause, .. } if clause.trim().is_empty() => "credit-clause-missing",
            Self { amount_yen: None, .. } => "credit-amount-missing",
            Self { amount_yen: Some(..=0), .. } => "credit-amount-missing",
            Self { calculation: None, .. } => "credit-calculation-missing",
            _ => return Ok(()),
        };
        Err(Refusal::new(code))
    }

    /// A person says how much, and how that comes about by the words of the clause.
    ///
    /// # Errors
    /// `credit-not-proposed`, `credit-amount-missing`, `credit-calculation-missing`.
    pub fn compute(self, yen: i64, text: String) -> Result<Self, Refusal> {
        match self.state {
            CreditState::Proposed { .. } if yen <= 0 => Err(Refusal::new("credit-amount-missing")),
            CreditState::Proposed { .. } if text.trim().is_empty() => {
                Err(Refusal::new("credit-calculation-missing"))
            }
            CreditState::Proposed { .. } => {
                let calculation = Some(Calculation::ByHand { text });
                Ok(Self { amount_yen: Some(yen), calculation, ..self })
            }
            _ => Err(Refusal::new("credit-not-proposed")),
        }
    }

    /// Tells the vendor.
    ///
    /// # Errors
    /// `credit-not-proposed`, `credit-clause-missing`, `credit-amount-missing`,
    /// `credit-calculation-missing`, `credit-contested` while the run is contested.
    pub fn notify(self, at: Moment, due: Date, open_contests: u32) -> Result<Self, Refusal> {
        match self.state {
            CreditState::Proposed { .. } => {
                self.complete()?;
                match open_contests {
                    0 => Ok(self.becomes(CreditState::Notified { at, due })),
                    _ => Err(Refusal::new("credit-contested")),
                }
            }
            _ => Err(Refusal::new("credit-not-proposed")),
        }
    }

    /// The vendor answers.
    ///
    /// # Errors
    /// `credit-not-notified`; `credit-reason-missing` for a bare no.
    pub fn answer(self, at: Moment, accepted: bool, text: String) -> Result<Self, Refusal> {
        match self.state {
            CreditState::Notified { .. } if !accepted && text.trim().is_empty() => {
                Err(Refusal::new("credit-reason-missing"))
            }
            CreditState::Notified { .. } => {
                Ok(self.becomes(CreditState::Answered { at, accepted, text }))
            }
            _ => Err(Refusal::new("credit-not-notified")),
        }
    }

    /// Claims it; over the vendor's no only with a `response`.
    ///
    /// # Errors
    /// `credit-answer-missing` before the vendor's answer, `credit-contested`, `credit-month-open`,
    /// `credit-same-person` for whoever measured; after a no `credit-response-missing` without a
    /// reason, `credit-talk-missing` where nobody has talked yet.
    pub fn claim(
        self,
        at: Moment,
        by: PersonId,
        facts: ClaimFacts,
        response: Option<Response>,
    ) -> Result<Self, Refusal> {
        let refused = match self.state {
            CreditState::Proposed { .. } | CreditState::Notified { .. } => {
                return Err(Refusal::new("credit-answer-missing"));
            }
            CreditState::Answered { accepted, .. } => !accepted,
            _ => return Err(Refusal::new("credit-done")),
        };
        let code = match facts {
            ClaimFacts { open_contests: 1.., .. } => "credit-contested",
            ClaimFacts { month_fixed: false, .. } => "credit-month-open",
            _ if by == self.measured_by => "credit-same-person",
            _ => {
                self.complete()?;
                let response = match refused {
                    true => Some(responded(response, facts.today)?),
                    false => None,
                };
                return Ok(self.becomes(CreditState::Claimed { at, by, response }));
            }
        };
        Err(Refusal::new(code))
    }

    /// Settles what was claimed.
    ///
    /// # Errors
    /// `credit-not-claimed`, `credit-reference-missing`.
    pub fn settle(self, at: Moment, reference: String) -> Result<Self, Refusal> {
        match self.state {
            CreditState::Claimed { .. } if reference.trim().is_empty() => {
                Err(Refusal::new("credit-reference-missing"))
            }
            CreditState::Claimed { .. } => Ok(self.becomes(CreditState::Settled { at, reference })),
            _ => Err(Refusal::new("credit-not-claimed")),
        }
    }

    /// Lets it go.
    ///
    /// # Errors
    /// `credit-done` once settled or waived, `credit-reason-missing`.
    pub fn waive(self, at: Moment, reason: String) -> Result<Self, Refusal> {
        match self.state {
            CreditState::Settled { .. } | CreditState::Waived { .. } => {
                Err(Refusal::new("credit-done"))
            }
            _ if reason.trim().is_empty() => Err(Refusal::new("credit-reason-missing")),
            _ => Ok(self.becomes(CreditState::Waived { at, reason })),
        }
    }
}

/// The response to a no, as far as it is one.
fn responded(response: Option<Response>, today: Date) -> Result<Response, Refusal> {
    let worded = response.filter(|response| !response.text.trim().is_empty());
    let response = worded.ok_or_else(|| Refusal::new("credit-response-missing"))?;
    match response.talked <= today {
        true => Ok(response),
        false => Err(Refusal::new("credit-talk-missing")),
    }
}
