//! 委託案件: one vendor, its processes, contract and logs, from preparation to the end.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EngagementId, OrganisationId, PersonId};
use crate::refusal::Refusal;
use crate::text::Text;
use crate::time::Moment;

/// How confidential what the vendor handles is; a gate, not a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidentiality {
    /// 公開.
    Public,
    /// 社外秘.
    Internal,
    /// 秘.
    Confidential,
    /// 極秘, e.g. マイナンバー.
    Secret,
}

/// An engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// Its id.
    pub id: EngagementId,
    /// Its number, as people say it.
    pub number: u32,
    /// The vendor.
    pub vendor: OrganisationId,
    /// Its name.
    pub name: Text,
    /// The template that it was made from.
    pub template: String,
    /// How confidential.
    pub confidentiality: Confidentiality,
    /// The monthly fee in yen, where it is known; the client alone sees it.
    pub fee_yen: Option<i64>,
    /// How it stands.
    pub state: EngagementState,
}

/// What somebody has found out about a question of the template: whether a duty of the law
/// concerns this work, or how a fact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The warning's code, or `fact-<word>`.
    pub code: String,
    /// What was found.
    pub finding: Finding,
    /// Who looks into it, or what it rests on.
    pub note: String,
    /// Who noted it here.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Finding {
    /// Somebody is looking into it.
    Open,
    /// It holds, and is seen to.
    Yes,
    /// It does not hold here.
    No,
}

impl Finding {
    /// Its word in the record and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// The finding of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Open, Self::Yes, Self::No].into_iter().find(|finding| finding.word() == word)
    }
}

/// How an engagement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum EngagementState {
    /// Before its first day.
    Preparing {
        /// Since when.
        since: Moment,
    },
    /// The vendor works.
    Running {
        /// First day.
        since: Date,
    },
    /// Notice was given.
    Exiting {
        /// First day of the work.
        since: Date,
        /// Last day of the work.
        ends: Date,
    },
    /// Over.
    Closed {
        /// Last day.
        on: Date,
    },
}

impl EngagementState {
    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preparing { .. } => "preparing",
            Self::Running { .. } => "running",
            Self::Exiting { .. } => "exiting",
            Self::Closed { .. } => "closed",
        }
    }
}

/// What must stand before an engagement starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StartFacts {
    /// 委託元責任者.
    pub owner: Option<PersonId>,
    /// 委託元副責任者.
    pub deputy: Option<PersonId>,
    /// 委託先管理責任者.
    pub manager: Option<PersonId>,
    /// Whether the manager is the vendor's only worker.
    pub manager_sole_worker: bool,
    /// Whether a version of the agreement is agreed.
    pub agreement: bool,
    /// Whether a question about licensed work is open.
    pub licence_open: bool,
}

impl StartFacts {
    /// What does not stand in the way and should be known: codes whose words are `warning-<code>`.
    pub fn warnings(&self) -> Vec<&'static str> {
        let all = [
            (self.deputy.is_none(), "engagement-deputy-missing"),
            (self.manager_sole_worker, "engagement-manager-sole-worker"),
            (self.licence_open, "engagement-licence-open"),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, code)| code).collect()
    }
}

impl EngagementState {
    /// Starts the work on `day`.
    ///
    /// # Errors
    /// `engagement-not-preparing`, `engagement-owner-missing`, `engagement-deputy-same`,
    /// `engagement-manager-missing`, `engagement-agreement-missing`.
    pub fn start(self, day: Date, facts: &StartFacts) -> Result<Self, Refusal> {
        let code = match (self, facts) {
            (Self::Running { .. } | Self::Exiting { .. } | Self::Closed { .. }, _) => {
                "engagement-not-preparing"
            }
            (_, StartFacts { owner: None, .. }) => "engagement-owner-missing",
            (_, StartFacts { owner, deputy, .. }) if owner == deputy => "engagement-deputy-same",
            (_, StartFacts { manager: None, .. }) => "engagement-manager-missing",
            (_, StartFacts { agreement: false, .. }) => "engagement-agreement-missing",
            (Self::Preparing { .. }, _) => return Ok(Self::Running { since: day }),
        };
        Err(Refusal::new(code))
    }

    /// Gives notice: the work ends on `ends`.
    ///
    /// # Errors
    /// `engagement-not-running`; `engagement-ends-early` before its first day.
    pub fn give_notice(self, ends: Date) -> Result<Self, Refusal> {
        match self {
            Self::Running { since } if ends < since => Err(Refusal::new("engagement-ends-early")),
            Self::Running { since } => Ok(Self::Exiting { since, ends }),
            _ => Err(Refusal::new("engagement-not-running")),
        }
    }

    /// Takes the notice back.
    ///
    /// # Errors
    /// `engagement-not-exiting`.
    pub fn resume(self) -> Result<Self, Refusal> {
        match self {
            Self::Exiting { since, .. } => Ok(Self::Running { since }),
            _ => Err(Refusal::new("engagement-not-exiting")),
        }
    }

    /// Ends it on `day`.
    ///
    /// # Errors
    /// `engagement-not-exiting`; `engagement-not-over` before the last day of the work.
    pub fn close(self, day: Date) -> Result<Self, Refusal> {
        match self {
            Self::Exiting { ends, .. } if day < ends => Err(Refusal::new("engagement-not-over")),
            Self::Exiting { .. } => Ok(Self::Closed { on: day }),
            _ => Err(Refusal::new("engagement-not-exiting")),
        }
    }
}
