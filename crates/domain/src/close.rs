//! 月次確定: a month goes from open over the vendor's word to fixed, and then never changes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{EngagementId, PersonId};
use crate::organisation::Side;
use crate::refusal::Refusal;
use crate::run::RunId;
use crate::time::{Moment, Month};

/// The close of one month of one engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthlyClose {
    /// The engagement.
    pub engagement: EngagementId,
    /// The month.
    pub month: Month,
    /// 1 for the first close of the month; each restatement counts on.
    pub number: u32,
    /// How it stands.
    pub state: CloseState,
}

/// Business days that the vendor has to confirm a month.
pub const CONFIRM_DAYS: i32 = 5;

/// How a close stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum CloseState {
    /// Nobody was asked yet.
    Open {
        /// Since when.
        since: Moment,
        /// The run of the fixed close that this one restates.
        restates: Option<RunId>,
    },
    /// 委託先確認: the vendor was asked.
    WithVendor {
        /// When.
        asked: Moment,
        /// The run that the vendor is shown.
        run: RunId,
        /// The day by which an answer is due.
        due: Date,
    },
    /// 異議: something is contested.
    Contested {
        /// Since when.
        since: Moment,
        /// The run that is contested.
        run: RunId,
        /// The day by which the vendor's word was due.
        due: Date,
        /// Contests that are open; 1 or more.
        open: u32,
    },
    /// 合意: the vendor has confirmed.
    Agreed {
        /// When.
        at: Moment,
        /// The run that holds.
        run: RunId,
        /// Who confirmed for the vendor.
        vendor_by: PersonId,
    },
    /// 確定: for good.
    Fixed {
        /// When.
        at: Moment,
        /// The run that holds.
        run: RunId,
        /// Who confirmed for the vendor.
        vendor_by: PersonId,
        /// Who fixed for the client.
        client_by: PersonId,
    },
}

impl CloseState {
    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::WithVendor { .. } => "with-vendor",
            Self::Contested { .. } => "contested",
            Self::Agreed { .. } => "agreed",
            Self::Fixed { .. } => "fixed",
        }
    }

    /// The run that it is about, once there is one.
    pub fn run(self) -> Option<RunId> {
        match self {
            Self::Open { .. } => None,
            Self::WithVendor { run, .. }
            | Self::Contested { run, .. }
            | Self::Agreed { run, .. }
            | Self::Fixed { run, .. } => Some(run),
        }
    }
}

/// What must be known before the vendor is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AskFacts {
    /// Whether the month is over by the agreement's calendar.
    pub month_over: bool,
    /// Whether an earlier month is not fixed yet.
    pub earlier_open: bool,
    /// Whether records came in after the run was made.
    pub newer_records: bool,
}

impl MonthlyClose {
    /// The first close of a month.
    pub fn open(engagement: EngagementId, month: Month, since: Moment) -> Self {
        Self { engagement, month, number: 1, state: CloseState::Open { since, restates: None } }
    }

    fn becomes(self, state: CloseState) -> Self {
        Self { state, ..self }
    }

    /// Why it cannot go on where only a month with the vendor can.
    fn not_with_vendor(self) -> Refusal {
        Refusal::new(match self.state {
            CloseState::Open { .. } => "close-not-asked",
            CloseState::WithVendor { .. } => "close-asked",
            CloseState::Contested { .. } => "close-contested",
            CloseState::Agreed { .. } => "close-agreed",
            CloseState::Fixed { .. } => "close-fixed",
        })
    }

    /// Asks the vendor to confirm `run` by `due`.
    ///
    /// # Errors
    /// `close-month-open`, `close-earlier-open`, `close-run-stale`, `close-restate-same-run`, or
    /// where it stands already.
    pub fn ask(self, at: Moment, run: RunId, due: Date, facts: AskFacts) -> Result<Self, Refusal> {
        let CloseState::Open { restates, .. } = self.state else {
            return Err(self.not_with_vendor());
        };
        let code = match facts {
            AskFacts { month_over: false, .. } => "close-month-open",
            AskFacts { earlier_open: true, .. } => "close-earlier-open",
            AskFacts { newer_records: true, .. } => "close-run-stale",
            _ if restates == Some(run) => "close-restate-same-run",
            _ => return Ok(self.becomes(CloseState::WithVendor { asked: at, run, due })),
        };
        Err(Refusal::new(code))
    }

    /// Puts a newer run to the vendor, e.g. after late data.
    ///
    /// # Errors
    /// Where it is not with the vendor; `close-run-same` when nothing is new.
    pub fn renew(self, at: Moment, run: RunId, due: Date) -> Result<Self, Refusal> {
        match self.state {
            CloseState::WithVendor { run: shown, .. } if shown == run => {
                Err(Refusal::new("close-run-same"))
            }
            CloseState::WithVendor { .. } => {
                Ok(self.becomes(CloseState::WithVendor { asked: at, run, due }))
            }
            _ => Err(self.not_with_vendor()),
        }
    }

    /// Puts the run that settled contests ask for in the place of the shown one, whether or not
    /// others are still open.
    ///
    /// # Errors
    /// As [`MonthlyClose::renew`].
    pub fn rerun(self, at: Moment, run: RunId, due: Date) -> Result<Self, Refusal> {
        match self.state {
            CloseState::Contested { since, due, open, .. } => {
                Ok(self.becomes(CloseState::Contested { since, run, due, open }))
            }
            _ => self.renew(at, run, due),
        }
    }

    /// One more contest is open.
    ///
    /// # Errors
    /// Where nobody was asked yet, or it is agreed or fixed already.
    pub fn contest(self, at: Moment) -> Result<Self, Refusal> {
        match self.state {
            CloseState::WithVendor { run, due, .. } => {
                Ok(self.becomes(CloseState::Contested { since: at, run, due, open: 1 }))
            }
            CloseState::Contested { since, run, due, open } => {
                let open = open.saturating_add(1);
                Ok(self.becomes(CloseState::Contested { since, run, due, open }))
            }
            _ => Err(self.not_with_vendor()),
        }
    }

    /// A contest was settled and `open` are left; `rerun` takes the place of the contested run.
    /// With none left, it is with the vendor again.
    ///
    /// # Errors
    /// Where nothing is contested.
    pub fn settled(self, at: Moment, open: u32, rerun: Option<RunId>) -> Result<Self, Refusal> {
        let CloseState::Contested { since, run, due, .. } = self.state else {
            return Err(Refusal::new("close-not-contested"));
        };
        let run = rerun.unwrap_or(run);
        Ok(self.becomes(match open {
            0 => CloseState::WithVendor { asked: at, run, due },
            open => CloseState::Contested { since, run, due, open },
        }))
    }

    /// The vendor confirms; `rerun_due` while something that was settled is not in the shown run.
    ///
    /// # Errors
    /// `close-own-confirm` for anybody of the client; `close-rerun-due`; where it is not with the
    /// vendor.
    pub fn confirm(
        self,
        at: Moment,
        by: PersonId,
        side: Side,
        rerun_due: bool,
    ) -> Result<Self, Refusal> {
        match (self.state, side) {
            (CloseState::WithVendor { .. }, Side::Client) => Err(Refusal::new("close-own-confirm")),
            (CloseState::WithVendor { .. }, Side::Vendor) if rerun_due => {
                Err(Refusal::new("close-rerun-due"))
            }
            (CloseState::WithVendor { run, .. }, Side::Vendor) => {
                Ok(self.becomes(CloseState::Agreed { at, run, vendor_by: by }))
            }
            _ => Err(self.not_with_vendor()),
        }
    }

    /// The client fixes what both have agreed.
    ///
    /// # Errors
    /// `close-not-agreed`, `close-fixed`; `close-vendor-fix` for anybody of the vendor.
    pub fn fix(self, at: Moment, by: PersonId, side: Side) -> Result<Self, Refusal> {
        match (self.state, side) {
            (CloseState::Fixed { .. }, _) => Err(Refusal::new("close-fixed")),
            (CloseState::Agreed { .. }, Side::Vendor) => Err(Refusal::new("close-vendor-fix")),
            (CloseState::Agreed { run, vendor_by, .. }, Side::Client) => {
                Ok(self.becomes(CloseState::Fixed { at, run, vendor_by, client_by: by }))
            }
            _ => Err(Refusal::new("close-not-agreed")),
        }
    }

    /// Opens a second close beside a fixed one, because `run` says something else.
    ///
    /// # Errors
    /// `close-not-fixed`; `close-restate-same-run` when nothing changed.
    pub fn restate(&self, at: Moment, run: RunId) -> Result<Self, Refusal> {
        match self.state {
            CloseState::Fixed { run: fixed, .. } if fixed == run => {
                Err(Refusal::new("close-restate-same-run"))
            }
            CloseState::Fixed { run: fixed, .. } => Ok(Self {
                number: self.number.saturating_add(1),
                state: CloseState::Open { since: at, restates: Some(fixed) },
                ..*self
            }),
            _ => Err(Refusal::new("close-not-fixed")),
        }
    }
}
