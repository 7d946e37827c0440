//! Sessions: a browser that somebody has signed in with, and how often one may try.

mod limit;

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::time::{Moment, Span};

pub use limit::{Attempts, Limit};

/// How long one may show the second factor after the password.
pub const HALF: Span = Span(10 * Span::MINUTE.0);
/// How long a session may rest.
pub const IDLE: Span = Span(30 * Span::MINUTE.0);
/// How long a session lasts at most.
pub const MOST: Span = Span(12 * Span::HOUR.0);

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Its owner signed out.
    SignedOut,
    /// Its owner, or whoever may, cut it off.
    Revoked,
    /// It rested too long.
    Idle,
    /// It lasted too long.
    Aged,
    /// What the person is has changed: a new session begins.
    RoleChanged,
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Session {
    /// The password was right, the second factor is due.
    Half {
        /// Since when.
        since: Moment,
        /// The first moment at which it is good no more.
        expires: Moment,
    },
    /// Signed in.
    Live {
        /// Since when.
        since: Moment,
        /// When it was last used.
        seen: Moment,
        /// The first moment at which it is good no more.
        ends: Moment,
        /// Whether the second factor was shown.
        second_factor: bool,
    },
    /// Over.
    Ended {
        /// When.
        at: Moment,
        /// Why.
        why: Why,
    },
}

fn after(at: Moment, span: Span) -> Moment {
    Moment(at.0.saturating_add(span.0))
}

impl Session {
    /// The password was right; `second_due` where the person has a second factor.
    pub fn begin(at: Moment, second_due: bool) -> Self {
        if second_due {
            Self::Half { since: at, expires: after(at, HALF) }
        } else {
            Self::Live { since: at, seen: at, ends: after(at, MOST), second_factor: false }
        }
    }

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Half { .. } => "half",
            Self::Live { .. } => "live",
            Self::Ended { .. } => "ended",
        }
    }

    /// The second factor was right.
    ///
    /// # Errors
    /// `session-aged` when it came too late, `session-not-half`, `session-ended`.
    pub fn second(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Half { expires, .. } if at >= expires => Err(Refusal::new("session-aged")),
            Self::Half { .. } => {
                let ends = after(at, MOST);
                Ok(Self::Live { since: at, seen: at, ends, second_factor: true })
            }
            Self::Live { .. } => Err(Refusal::new("session-not-half")),
            Self::Ended { .. } => Err(Refusal::new("session-ended")),
        }
    }

    /// It is used.
    ///
    /// # Errors
    /// `session-idle`, `session-aged`, `session-half`, `session-ended`.
    pub fn touch(self, at: Moment) -> Result<Self, Refusal> {
        let code = match self {
            Self::Live { ends, .. } if at >= ends => "session-aged",
            Self::Live { seen, .. } if at >= after(seen, IDLE) => "session-idle",
            Self::Live { since, seen, ends, second_factor } => {
                return Ok(Self::Live { since, seen: seen.max(at), ends, second_factor });
            }
            Self::Half { .. } => "session-half",
            Self::Ended { .. } => "session-ended",
        };
        Err(Refusal::new(code))
    }

    /// Ends it.
    ///
    /// # Errors
    /// `session-ended`.
    pub fn end(self, at: Moment, why: Why) -> Result<Self, Refusal> {
        match self {
            Self::Half { .. } | Self::Live { .. } => Ok(Self::Ended { at, why }),
            Self::Ended { .. } => Err(Refusal::new("session-ended")),
        }
    }
}
