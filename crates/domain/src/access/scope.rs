//! The three scopes: a query carries exactly one.

use crate::access::permission::{
    CompanyPermission, EngagementPermission, InvitationPermission, Permission,
};
use crate::id::{EngagementId, InvitationId};

mod sealed {
    /// Keeps scopes to the three.
    pub trait Sealed {}
    impl Sealed for super::Company {}
    impl Sealed for super::InEngagement {}
    impl Sealed for super::InInvitation {}
}

/// The client's company: its people, its engagements as a list, the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Company;

/// One engagement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InEngagement(pub EngagementId);

/// One bidder's window on one request for proposals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InInvitation(pub InvitationId);

/// A scope as a type, so that what belongs to one is not asked of another.
pub trait Scope: Copy + Eq + std::fmt::Debug + sealed::Sealed + Send + Sync + 'static {
    /// What may be wanted in it.
    type Permission: Copy + Into<Permission>;

    /// The scope as a value; also which audit tree its changes go to.
    fn log(self) -> Log;
}

impl Scope for Company {
    type Permission = CompanyPermission;

    fn log(self) -> Log {
        Log::Company
    }
}

impl Scope for InEngagement {
    type Permission = EngagementPermission;

    fn log(self) -> Log {
        Log::Engagement(self.0)
    }
}

impl Scope for InInvitation {
    type Permission = InvitationPermission;

    fn log(self) -> Log {
        Log::Invitation(self.0)
    }
}

/// A scope as a value, and its audit tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Log {
    /// [`Company`].
    Company,
    /// [`InEngagement`].
    Engagement(EngagementId),
    /// [`InInvitation`].
    Invitation(InvitationId),
}

impl Log {
    /// The kind of scope, as the record has it: `company`, `engagement` or `invitation`.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Engagement(_) => "engagement",
            Self::Invitation(_) => "invitation",
        }
    }
}

impl std::fmt::Display for Log {
    /// `company`, or `engagement/<id>`, `invitation/<id>`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Company => f.write_str("company"),
            Self::Engagement(id) => write!(f, "engagement/{id}"),
            Self::Invitation(id) => write!(f, "invitation/{id}"),
        }
    }
}

/// What is no scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLog;

impl std::str::FromStr for Log {
    type Err = NoLog;

    fn from_str(text: &str) -> Result<Self, NoLog> {
        match text.split_once('/') {
            None if text == "company" => Ok(Self::Company),
            Some(("engagement", id)) => id.parse().map(Self::Engagement).map_err(|_| NoLog),
            Some(("invitation", id)) => id.parse().map(Self::Invitation).map_err(|_| NoLog),
            _ => Err(NoLog),
        }
    }
}
