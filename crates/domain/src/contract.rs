//! Contracts, and the versions of the agreement that both sides have put their word to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{AgreementId, ContractId};
use crate::notice::{Counting, Period, last_day};
use crate::organisation::Side;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::time::Moment;

/// How a contract goes on after its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Renewal {
    /// It ends.
    None,
    /// It goes on unless somebody gives notice.
    Automatic,
    /// It goes on when both agree.
    ByAgreement,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Its title.
    pub title: String,
    /// 請負, 準委任 and the like, by word.
    pub kind: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// Months of notice.
    pub notice_months: u32,
    /// How it goes on.
    pub renewal: Renewal,
}

/// The kinds of contract that are offered; their words are `contract-kind-<word>`.
pub const KINDS: [&str; 3] = ["quasi-mandate", "work", "mixed"];

impl Renewal {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::ByAgreement, Self::None];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Automatic => "automatic",
            Self::ByAgreement => "by-agreement",
        }
    }
}

impl Contract {
    /// Sees that its days and its notice make sense.
    ///
    /// # Errors
    /// `contract-title-missing`, `contract-ends-early`, `contract-notice-long`.
    pub fn checked(self) -> Result<Self, Refusal> {
        let code = match &self {
            Self { title, .. } if title.trim().is_empty() => "contract-title-missing",
            Self { from, until: Some(until), .. } if until < from => "contract-ends-early",
            Self { notice_months: 61.., .. } => "contract-notice-long",
            _ => return Ok(self),
        };
        Err(Refusal::new(code))
    }

    /// The last day of the term that holds on `today`: of the first, or of the one into which the
    /// contract has gone on by itself, each as long as the first in whole months.
    pub fn ends(&self, today: Date) -> Option<Date> {
        let until = self.until?;
        if self.renewal != Renewal::Automatic || today <= until {
            return Some(until);
        }
        let next = until.tomorrow().ok()?;
        let months = |from: Date, to: Date| {
            let years = i32::from(to.year()) - i32::from(from.year());
            years * 12 + i32::from(to.month()) - i32::from(from.month())
        };
        // A term that is no whole number of months goes on by years, as contracts usually do.
        let whole = self.from.day() == next.day();
        let term = if whole { months(self.from, next).max(1) } else { 12 };
        let passed = months(next, today) / term;
        let end = |terms: i32| {
            let later = jiff::Span::new().try_months(terms.checked_mul(term)?).ok()?;
            next.checked_add(later).ok()?.yesterday().ok()
        };
        (passed..=passed.saturating_add(1)).filter_map(end).find(|end| today <= *end)
    }

    /// The last day on which notice can be given for the end of the term that holds on `today`, by
    /// the rule that the whole period lies after it (`domain.md` T28).
    pub fn last_notice(&self, today: Date) -> Option<Date> {
        if self.renewal == Renewal::None {
            return None;
        }
        last_day(self.ends(today)?, Period::Months(self.notice_months), Counting::default())
    }
}

/// A version of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementVersion {
    /// Its id.
    pub id: AgreementId,
    /// 1 for the first.
    pub number: u32,
    /// The agreement file, as it was written.
    pub text: String,
    /// First day on which it holds.
    pub from: Date,
    /// How it stands.
    pub state: AgreementState,
}

impl AgreementVersion {
    /// Whether both sides have put their word to it, so that it counts from its first day on until
    /// a later one does.
    pub fn holds(&self) -> bool {
        matches!(self.state, AgreementState::Agreed { .. } | AgreementState::Superseded { .. })
    }
}

/// The version that counts for what begins on `day`: the last that both agreed to whose first day
/// is not after it.
pub fn in_force(versions: &[AgreementVersion], day: Date) -> Option<&AgreementVersion> {
    let counting = versions.iter().filter(|version| version.holds() && version.from <= day);
    counting.max_by_key(|version| (version.from, version.number))
}

/// How a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum AgreementState {
    /// Being written.
    Draft {
        /// Last change.
        edited: Moment,
    },
    /// One side has put its word to it.
    Proposed {
        /// When.
        at: Moment,
        /// The side that proposed, which has agreed thereby.
        by: Side,
    },
    /// Both sides have.
    Agreed {
        /// When the client did.
        client_at: Moment,
        /// When the vendor did.
        vendor_at: Moment,
    },
    /// A later version took its place.
    Superseded {
        /// First day on which the later one holds.
        from: Date,
        /// The later one.
        by: AgreementId,
    },
    /// Taken back before both had agreed.
    Withdrawn {
        /// When.
        at: Moment,
    },
}

impl AgreementState {
    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Proposed { .. } => "proposed",
            Self::Agreed { .. } => "agreed",
            Self::Superseded { .. } => "superseded",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Writes at a draft.
    ///
    /// # Errors
    /// `agreement-not-draft`.
    pub fn edit(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Draft { .. } => Ok(Self::Draft { edited: at }),
            _ => Err(Refusal::new("agreement-not-draft")),
        }
    }

    /// Proposes a draft to the other side; `problems` are those of its text.
    ///
    /// # Errors
    /// `agreement-not-draft`; `agreement-draft-unsound` with the problems; `agreement-backdated`
    /// when it would hold on days of a fixed month.
    pub fn propose(
        self,
        at: Moment,
        by: Side,
        problems: Vec<Problem>,
        days: (Date, Option<Date>),
    ) -> Result<Self, Refusal> {
        let Self::Draft { .. } = self else { return Err(Refusal::new("agreement-not-draft")) };
        if problems.iter().any(|p| p.severity == crate::problem::Severity::Error) {
            return Err(Refusal { problems, ..Refusal::new("agreement-draft-unsound") });
        }
        not_backdated(days)?;
        Ok(Self::Proposed { at, by })
    }

    /// The other side agrees. `days` are the first day on which the version holds and the last day
    /// of the last fixed month.
    ///
    /// # Errors
    /// `agreement-not-proposed`, `agreement-own-ack`, `agreement-backdated`.
    pub fn agree(
        self,
        at: Moment,
        side: Side,
        days: (Date, Option<Date>),
    ) -> Result<Self, Refusal> {
        match self {
            Self::Proposed { by, .. } if by == side => Err(Refusal::new("agreement-own-ack")),
            Self::Proposed { at: proposed, by } => {
                not_backdated(days)?;
                Ok(match by {
                    Side::Client => Self::Agreed { client_at: proposed, vendor_at: at },
                    Side::Vendor => Self::Agreed { client_at: at, vendor_at: proposed },
                })
            }
            _ => Err(Refusal::new("agreement-not-proposed")),
        }
    }

    /// Takes it back.
    ///
    /// # Errors
    /// `agreement-final` once both have agreed, or when it was withdrawn before.
    pub fn withdraw(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Draft { .. } | Self::Proposed { .. } => Ok(Self::Withdrawn { at }),
            _ => Err(Refusal::new("agreement-final")),
        }
    }

    /// A later version takes its place.
    ///
    /// # Errors
    /// `agreement-not-agreed`.
    pub fn supersede(self, from: Date, by: AgreementId) -> Result<Self, Refusal> {
        match self {
            Self::Agreed { .. } => Ok(Self::Superseded { from, by }),
            _ => Err(Refusal::new("agreement-not-agreed")),
        }
    }
}

fn not_backdated((from, fixed_until): (Date, Option<Date>)) -> Result<(), Refusal> {
    match fixed_until {
        Some(fixed) if from <= fixed => Err(Refusal::new("agreement-backdated")),
        _ => Ok(()),
    }
}
