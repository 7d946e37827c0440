//! Leave to do things, as the rule gives it to people of a test.

use jiff::civil::{Date, date};
use kajitori_domain::access::{Actor, Grant, Log, Role, Scope, admit};
use kajitori_domain::id::{MembershipId, OrganisationId, PersonId, SessionId};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::time::Moment;

/// The day of every test: 2026-11-22.
pub const TODAY: Date = date(2026, 11, 22);

/// Whoever is `role` in `scope`, with a second factor.
pub fn actor(person: PersonId, role: Role, scope: Log) -> Actor {
    let membership = Membership {
        id: MembershipId::new(Moment(0), [1; 10]),
        person,
        organisation: OrganisationId::new(Moment(0), [1; 10]),
        role,
        scope,
        from: date(2026, 4, 1),
        until: None,
        state: MembershipState::Active { since: Moment(0) },
        suspended: false,
    };
    let session = SessionId::new(Moment(0), [1; 10]);
    Actor::Person { person, session, second_factor: true, memberships: vec![membership] }
}

/// Leave for `person` as `role` to do `wanted` in `scope`.
///
/// # Panics
/// When the rule gives none.
pub fn leave<S: Scope>(person: PersonId, role: Role, scope: S, wanted: S::Permission) -> Grant<S> {
    let denied = |denial| panic!("{role:?} is not given that in {scope:?}: {denial:?}");
    admit(&actor(person, role, scope.log()), scope, wanted, TODAY).unwrap_or_else(denied)
}
