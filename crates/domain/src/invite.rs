//! 招待: an expiring link that lets somebody in, or lets them set their sign-in anew.

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::time::{Moment, Span};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The first start of the house.
    SetUp,
    /// Joining.
    Invite,
    /// Signing in anew.
    Reset,
}

impl LinkKind {
    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Invite => "invite",
            Self::Reset => "reset",
        }
    }

    /// How long a link of the kind is good.
    pub fn lasts(self) -> Span {
        match self {
            Self::SetUp => Span::DAY,
            Self::Invite | Self::Reset => Span(3 * Span::DAY.0),
        }
    }
}

/// How a link stands. That it has expired is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Invite {
    /// Handed to whoever passes it on.
    Sent {
        /// When.
        at: Moment,
        /// The first moment at which it is good no more.
        expires: Moment,
    },
    /// Used.
    Accepted {
        /// When.
        at: Moment,
        /// By whom.
        person: PersonId,
    },
    /// Taken back.
    Revoked {
        /// When.
        at: Moment,
    },
}

impl Invite {
    /// A new link.
    pub fn send(at: Moment, kind: LinkKind) -> Self {
        Self::Sent { at, expires: Moment(at.0.saturating_add(kind.lasts().0)) }
    }

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sent { .. } => "sent",
            Self::Accepted { .. } => "accepted",
            Self::Revoked { .. } => "revoked",
        }
    }

    fn over(self) -> Refusal {
        Refusal::new(match self {
            Self::Sent { .. } => "invite-expired",
            Self::Accepted { .. } => "invite-used",
            Self::Revoked { .. } => "invite-revoked",
        })
    }

    /// Somebody uses it.
    ///
    /// # Errors
    /// `invite-expired`, `invite-used`, `invite-revoked`.
    pub fn accept(self, at: Moment, person: PersonId) -> Result<Self, Refusal> {
        match self {
            Self::Sent { expires, .. } if at < expires => Ok(Self::Accepted { at, person }),
            _ => Err(self.over()),
        }
    }

    /// Takes it back.
    ///
    /// # Errors
    /// `invite-used`, `invite-revoked`.
    pub fn revoke(self, at: Moment) -> Result<Self, Refusal> {
        match self {
            Self::Sent { .. } => Ok(Self::Revoked { at }),
            _ => Err(self.over()),
        }
    }

    /// A new link in its place, expired or not.
    ///
    /// # Errors
    /// `invite-used`, `invite-revoked`.
    pub fn renew(self, at: Moment, kind: LinkKind) -> Result<Self, Refusal> {
        match self {
            Self::Sent { .. } => Ok(Self::send(at, kind)),
            _ => Err(self.over()),
        }
    }
}
