//! 異議: one side says that an event, a pause, a sample item or an exclusion is wrong.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::amendment::Amendment;
use crate::id::ContestId;
use crate::organisation::Side;
use crate::refusal::Refusal;
use crate::run::RunId;
use crate::time::{Moment, Month};

/// Business days that the other side has to answer.
pub const ANSWER_DAYS: i32 = 5;

/// Business days that those higher up have to decide.
pub const DECISION_DAYS: i32 = 10;

/// What is contested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "target", rename_all = "kebab-case")]
pub enum Target {
    /// An event: missing, wrong, or held by another.
    Event {
        /// The case.
        case: String,
        /// The row of the event, where there is one.
        row: Option<u64>,
    },
    /// A pause of one case.
    Pause {
        /// The case.
        case: String,
    },
    /// An inspected unit.
    Unit {
        /// The service level.
        level: String,
        /// The unit.
        unit: String,
    },
    /// Whether a case counts.
    Exclusion {
        /// The service level.
        level: String,
        /// The case.
        case: String,
    },
}

impl Target {
    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Event { .. } => "event",
            Self::Pause { .. } => "pause",
            Self::Unit { .. } => "unit",
            Self::Exclusion { .. } => "exclusion",
        }
    }

    /// The case that it is about, where it is about one.
    pub fn case(&self) -> Option<&str> {
        match self {
            Self::Event { case, .. } | Self::Pause { case } | Self::Exclusion { case, .. } => {
                Some(case)
            }
            Self::Unit { .. } => None,
        }
    }

    /// The service level that it is about, where it is about one.
    pub fn level(&self) -> Option<&str> {
        match self {
            Self::Unit { level, .. } | Self::Exclusion { level, .. } => Some(level),
            Self::Event { .. } | Self::Pause { .. } => None,
        }
    }

    /// Whether `change` is about the same thing. What is wrong with an event may be mended by its
    /// holder, or by a pause where the event is missing.
    fn is_mended_by(&self, change: &Amendment) -> bool {
        match (self, change) {
            (Self::Event { case, row }, Amendment::Holder { case: of, row: at, .. }) => {
                case == of && row.is_none_or(|row| row == *at)
            }
            (
                Self::Event { case, .. } | Self::Pause { case },
                Amendment::Pause { case: of, .. },
            ) => case == of,
            (Self::Unit { level, unit }, Amendment::Unit { level: of, unit: changed, .. }) => {
                level == of && unit == changed
            }
            (Self::Exclusion { level, case }, Amendment::Case { level: of, case: changed, .. }) => {
                level == of && case == changed
            }
            _ => false,
        }
    }
}

/// A contest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// Its id.
    pub id: ContestId,
    /// The month.
    pub month: Month,
    /// The number of the month's close that it holds up.
    pub number: u32,
    /// The run that is contested.
    pub run: RunId,
    /// What of it.
    pub target: Target,
    /// The side that raised it.
    pub side: Side,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: ContestState,
}

/// How a contest stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum ContestState {
    /// Waiting for the other side.
    Raised {
        /// When.
        at: Moment,
        /// The day by which an answer is due.
        due: Date,
    },
    /// The other side has answered.
    Answered {
        /// When.
        at: Moment,
        /// Whether it sees it the same way.
        accepted: bool,
        /// What it says.
        text: String,
    },
    /// Both agree on what changes.
    Agreed {
        /// When.
        at: Moment,
        /// What.
        amendment: Amendment,
    },
    /// Nothing changes.
    Rejected {
        /// When.
        at: Moment,
        /// Why.
        reason: String,
    },
    /// Before those higher up.
    Escalated {
        /// When.
        at: Moment,
        /// The day by which they decide.
        due: Date,
    },
    /// They have decided.
    Decided {
        /// When.
        at: Moment,
        /// What changes, if anything.
        amendment: Option<Amendment>,
        /// Why.
        reason: String,
    },
    /// Whoever raised it thinks better of it.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

impl ContestState {
    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "raised",
            Self::Answered { .. } => "answered",
            Self::Agreed { .. } => "agreed",
            Self::Rejected { .. } => "rejected",
            Self::Escalated { .. } => "escalated",
            Self::Decided { .. } => "decided",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Whether it holds up the month, and every credit of its run.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Raised { .. } | Self::Answered { .. } | Self::Escalated { .. })
    }

    /// What it changes, once that is settled.
    pub fn amendment(&self) -> Option<&Amendment> {
        match self {
            Self::Agreed { amendment, .. } => Some(amendment),
            Self::Decided { amendment, .. } => amendment.as_ref(),
            _ => None,
        }
    }
}

fn worded(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::new("contest-reason-missing")) } else { Ok(()) }
}

impl Contest {
    /// Whether `change` is one that can follow from this contest.
    fn fits(&self, change: &Amendment) -> Result<(), Refusal> {
        match change {
            Amendment::Pause { from, until, .. } if from >= until => {
                Err(Refusal::new("contest-pause-empty"))
            }
            change if self.target.is_mended_by(change) => Ok(()),
            _ => Err(Refusal::new("contest-amendment-other")),
        }
    }

    fn becomes(self, state: ContestState) -> Self {
        Self { state, ..self }
    }

    /// Whether it may be raised as it stands: with a reason, about something that the run knows, in
    /// a month that is not fixed.
    ///
    /// # Errors
    /// `contest-reason-missing`, `contest-target-unknown`, `contest-close-fixed`;
    /// `contest-not-open` for one that was raised and answered.
    pub fn raise(self, target_known: bool, fixed: bool) -> Result<Self, Refusal> {
        worded(&self.reason)?;
        match (target_known, fixed) {
            _ if !matches!(self.state, ContestState::Raised { .. }) => {
                Err(Refusal::new("contest-not-open"))
            }
            (false, _) => Err(Refusal::new("contest-target-unknown")),
            (true, true) => Err(Refusal::new("contest-close-fixed")),
            (true, false) => Ok(self),
        }
    }

    /// The other side answers.
    ///
    /// # Errors
    /// `contest-own-answer`, `contest-not-open`; `contest-reason-missing` for a bare no.
    pub fn answer(
        self,
        at: Moment,
        side: Side,
        accepted: bool,
        text: String,
    ) -> Result<Self, Refusal> {
        match self.state {
            ContestState::Raised { .. } if side == self.side => {
                Err(Refusal::new("contest-own-answer"))
            }
            ContestState::Raised { .. } => {
                if !accepted {
                    worded(&text)?;
                }
                Ok(self.becomes(ContestState::Answered { at, accepted, text }))
            }
            _ => Err(Refusal::new("contest-not-open")),
        }
    }

    /// Both agree on what changes: the other side has accepted, and now either names it.
    ///
    /// # Errors
    /// `contest-not-accepted`, `contest-not-open`; `contest-amendment-other` for a change of
    /// something else, `contest-pause-empty`.
    pub fn agree(self, at: Moment, amendment: Amendment) -> Result<Self, Refusal> {
        match self.state {
            ContestState::Answered { accepted: true, .. } => {
                self.fits(&amendment)?;
                Ok(self.becomes(ContestState::Agreed { at, amendment }))
            }
            ContestState::Answered { .. } | ContestState::Raised { .. } => {
                Err(Refusal::new("contest-not-accepted"))
            }
            _ => Err(Refusal::new("contest-not-open")),
        }
    }

    /// Whoever raised it accepts that nothing changes.
    ///
    /// # Errors
    /// `contest-not-answered`, `contest-not-open`, `contest-reason-missing`; `contest-own-answer`
    /// for the side that said no.
    pub fn reject(self, at: Moment, side: Side, reason: String) -> Result<Self, Refusal> {
        match self.state {
            ContestState::Answered { .. } if side != self.side => {
                Err(Refusal::new("contest-own-answer"))
            }
            ContestState::Answered { .. } => {
                worded(&reason)?;
                Ok(self.becomes(ContestState::Rejected { at, reason }))
            }
            ContestState::Raised { .. } => Err(Refusal::new("contest-not-answered")),
            _ => Err(Refusal::new("contest-not-open")),
        }
    }

    /// Brings it before those higher up.
    ///
    /// # Errors
    /// `contest-not-answered`, `contest-not-open`.
    pub fn escalate(self, at: Moment, due: Date) -> Result<Self, Refusal> {
        match self.state {
            ContestState::Answered { .. } => Ok(self.becomes(ContestState::Escalated { at, due })),
            ContestState::Raised { .. } => Err(Refusal::new("contest-not-answered")),
            _ => Err(Refusal::new("contest-not-open")),
        }
    }

    /// Those higher up have decided.
    ///
    /// # Errors
    /// `contest-not-escalated`, `contest-reason-missing`; of the change as [`Contest::agree`].
    pub fn decide(
        self,
        at: Moment,
        amendment: Option<Amendment>,
        reason: String,
    ) -> Result<Self, Refusal> {
        match self.state {
            ContestState::Escalated { .. } => {
                worded(&reason)?;
                amendment.iter().try_for_each(|change| self.fits(change))?;
                Ok(self.becomes(ContestState::Decided { at, amendment, reason }))
            }
            _ => Err(Refusal::new("contest-not-escalated")),
        }
    }

    /// Whoever raised it thinks better of it.
    ///
    /// # Errors
    /// `contest-not-own`, `contest-not-open`.
    pub fn withdraw(self, at: Moment, side: Side) -> Result<Self, Refusal> {
        match self.state.is_open() {
            true if side != self.side => Err(Refusal::new("contest-not-own")),
            true => Ok(self.becomes(ContestState::Withdrawn { at })),
            false => Err(Refusal::new("contest-not-open")),
        }
    }
}
