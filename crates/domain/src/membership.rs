//! Memberships: what a person is, where, and for how long.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::{Log, Role};
use crate::id::{MembershipId, OrganisationId, PersonId};
use crate::refusal::Refusal;
use crate::time::Moment;

/// What a person is in one scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// Where.
    pub scope: Log,
    /// First day.
    pub from: Date,
    /// Last day, if there is one.
    pub until: Option<Date>,
    /// How it stands.
    pub state: MembershipState,
    /// Whether the person or the organisation is suspended; known when a membership is read, and
    /// no part of it.
    pub suspended: bool,
}

/// How a membership stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum MembershipState {
    /// Offered and not yet taken up.
    Invited {
        /// When.
        at: Moment,
    },
    /// In force.
    Active {
        /// Since when.
        since: Moment,
    },
    /// Out of force for now.
    Suspended {
        /// Since when.
        at: Moment,
        /// Who decided so.
        by: PersonId,
    },
    /// Out of force for good.
    Revoked {
        /// Since when.
        at: Moment,
        /// Who decided so.
        by: PersonId,
    },
}

impl MembershipState {
    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Active { .. } => "active",
            Self::Suspended { .. } => "suspended",
            Self::Revoked { .. } => "revoked",
        }
    }
}

impl Membership {
    /// Whether it gives anything on `today`: taken up, inside its period, nobody suspended, and a
    /// role that exists in its scope.
    pub fn counts(&self, today: Date) -> bool {
        let active = matches!(self.state, MembershipState::Active { .. });
        let inside = self.from <= today && self.until.is_none_or(|until| today <= until);
        active && inside && !self.suspended && self.role.exists_in(self.scope)
    }

    /// The person takes it up.
    ///
    /// # Errors
    /// `membership-not-invited`.
    pub fn accept(self, at: Moment) -> Result<Self, Refusal> {
        match self.state {
            MembershipState::Invited { .. } => {
                Ok(Self { state: MembershipState::Active { since: at }, ..self })
            }
            _ => Err(Refusal::new("membership-not-invited")),
        }
    }

    /// Takes it out of force for now.
    ///
    /// # Errors
    /// `membership-not-active`.
    pub fn suspend(self, at: Moment, by: PersonId) -> Result<Self, Refusal> {
        match self.state {
            MembershipState::Active { .. } => {
                Ok(Self { state: MembershipState::Suspended { at, by }, ..self })
            }
            _ => Err(Refusal::new("membership-not-active")),
        }
    }

    /// Puts it into force again.
    ///
    /// # Errors
    /// `membership-not-suspended`.
    pub fn resume(self, at: Moment) -> Result<Self, Refusal> {
        match self.state {
            MembershipState::Suspended { .. } => {
                Ok(Self { state: MembershipState::Active { since: at }, ..self })
            }
            _ => Err(Refusal::new("membership-not-suspended")),
        }
    }

    /// Gives it another period.
    ///
    /// # Errors
    /// `membership-revoked`, `membership-period` when the last day is before the first.
    pub fn period(self, from: Date, until: Option<Date>) -> Result<Self, Refusal> {
        if matches!(self.state, MembershipState::Revoked { .. }) {
            return Err(Refusal::new("membership-revoked"));
        }
        if until.is_some_and(|until| until < from) {
            return Err(Refusal::new("membership-period"));
        }
        Ok(Self { from, until, ..self })
    }

    /// Takes it out of force for good.
    ///
    /// # Errors
    /// `membership-revoked`.
    pub fn revoke(self, at: Moment, by: PersonId) -> Result<Self, Refusal> {
        match self.state {
            MembershipState::Revoked { .. } => Err(Refusal::new("membership-revoked")),
            _ => Ok(Self { state: MembershipState::Revoked { at, by }, ..self }),
        }
    }
}

/// Whether the client may read the name of a vendor's person who is or was all of `memberships`: of
/// those who answer for the vendor, never of one who only works there (偽装請負).
pub fn named(memberships: &[Membership]) -> bool {
    let role = |role| memberships.iter().any(|membership| membership.role == role);
    let answers = [Role::VendorManager, Role::VendorDeputy, Role::VendorExecutive];
    answers.into_iter().any(role) || !role(Role::VendorStaff)
}

/// Whether nobody else of `all` is in force as what `one` is, in the same place, so that it has to
/// stay: a house or an engagement without its responsible person cannot be mended from inside.
pub fn last(one: &Membership, all: &[Membership], today: Date) -> bool {
    let kept = matches!(one.role, Role::ClientOwner | Role::VendorManager | Role::SystemAdmin);
    let alike = |other: &&Membership| {
        other.id != one.id && other.role == one.role && other.scope == one.scope
    };
    kept && one.counts(today) && !all.iter().filter(alike).any(|other| other.counts(today))
}
