//! Admission: the only way to a [`Grant`], without which nothing of the record is read or written.

use jiff::civil::Date;

use crate::access::actor::{Actor, ActorName};
use crate::access::permission::{CompanyPermission, Permission};
use crate::access::role::Role;
use crate::access::rule::{self, DISGUISED_CONTRACTING, Ruling};
use crate::access::scope::{Log, Scope};
use crate::membership::Membership;
use crate::organisation::Side;
use crate::refusal::Refusal;

/// Leave to do one thing in one scope. It cannot be made outside this module:
///
/// ```compile_fail
/// use kajitori_domain::access::{ActorName, Company, CompanyPermission, Grant};
/// let grant = Grant {
///     actor: ActorName::Nobody,
///     scope: Company,
///     permission: CompanyPermission::SeePeople.into(),
///     role: None,
/// };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant<S: Scope> {
    actor: ActorName,
    scope: S,
    permission: Permission,
    role: Option<Role>,
}

impl<S: Scope> Grant<S> {
    /// Where.
    pub fn scope(&self) -> S {
        self.scope
    }

    /// Who.
    pub fn actor(&self) -> &ActorName {
        &self.actor
    }

    /// What.
    pub fn permission(&self) -> Permission {
        self.permission
    }

    /// The role by which it was given; `None` for programs, jobs and the house itself.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// The side of that role.
    pub fn side(&self) -> Option<Side> {
        self.role.and_then(Role::side)
    }
}

/// Why something is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// There is no such thing, as far as the asker may know.
    Hidden,
    /// The asker may know of it and may not do that.
    Refused {
        /// The reason.
        refusal: Refusal,
        /// Whether the attempt goes into the audit tree.
        recorded: bool,
    },
}

/// Whether `actor` is given `wanted` in `scope` on `today`.
///
/// # Errors
/// [`Denial::Hidden`] or [`Denial::Refused`], as the rule says; hidden wherever it says nothing.
pub fn admit<S: Scope>(
    actor: &Actor,
    scope: S,
    wanted: S::Permission,
    today: Date,
) -> Result<Grant<S>, Denial> {
    let permission: Permission = wanted.into();
    let role = match actor {
        Actor::Nobody => Err(Denial::Hidden),
        Actor::Person { second_factor, memberships, .. } => {
            person(memberships, scope.log(), permission, today)
                .and_then(|role| proven(permission, *second_factor).map(|()| Some(role)))
        }
        Actor::Token { engagement, purpose, .. } => match permission {
            Permission::Engagement(wanted)
                if scope.log() == Log::Engagement(*engagement)
                    && rule::token_may(*purpose, wanted) =>
            {
                Ok(None)
            }
            _ => Err(Denial::Hidden),
        },
        Actor::Job { kind, scope: own, .. } => match permission {
            Permission::Engagement(wanted)
                if scope.log() == *own && rule::job_may(*kind, wanted) =>
            {
                Ok(None)
            }
            _ => Err(Denial::Hidden),
        },
        Actor::System { .. } => match rule::system_may(permission) {
            true => Ok(None),
            false => Err(Denial::Hidden),
        },
    }?;
    Ok(Grant { actor: actor.name(), scope, permission, role })
}

/// The role by which a person is given `wanted`; where several roles speak, the kindest is heard.
fn person(
    memberships: &[Membership],
    scope: Log,
    wanted: Permission,
    today: Date,
) -> Result<Role, Denial> {
    let mut denial = Denial::Hidden;
    for membership in memberships.iter().filter(|membership| membership.counts(today)) {
        match hear(membership, scope, wanted) {
            Ruling::Allow => return Ok(membership.role),
            Ruling::Hide => {}
            Ruling::Refuse(code) => {
                let recorded = code == DISGUISED_CONTRACTING;
                denial = Denial::Refused { refusal: Refusal::new(code), recorded };
            }
        }
    }
    Err(denial)
}

/// What a membership says of `wanted` in `scope`: what its role says there; with a role of the
/// company that reaches engagements, the same for what is only seen; nothing anywhere else.
fn hear(membership: &Membership, scope: Log, wanted: Permission) -> Ruling {
    let Membership { role, scope: held, .. } = *membership;
    if held == scope {
        return rule::rule(role, wanted);
    }
    let reaches = held == Log::Company
        && role.reaches_engagements()
        && matches!(wanted, Permission::Engagement(_));
    match rule::rule(role, wanted) {
        _ if !reaches => Ruling::Hide,
        Ruling::Allow if rule::changes(wanted) => Ruling::Refuse(rule::OTHER_ROLE),
        ruling => ruling,
    }
}

/// What takes over somebody's sign-in wants the second factor of whoever does it.
fn proven(wanted: Permission, second_factor: bool) -> Result<(), Denial> {
    match wanted {
        Permission::Company(CompanyPermission::ResetSignIn) if !second_factor => {
            let refusal = Refusal::new("access-second-factor");
            Err(Denial::Refused { refusal, recorded: false })
        }
        _ => Ok(()),
    }
}
