//! Who answers for what on either side.

use std::collections::BTreeMap;

use kajitori_domain::access::{EngagementPermission, InEngagement, Log, Role, may_change};
use kajitori_domain::id::{EngagementId, MembershipId, PersonId};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::refusal::Stop;
use kajitori_store::{Read, Versioned, membership, person};

use crate::call::Call;
use crate::house::House;
use crate::role::roles;
use crate::run::{Failure, ask, found, leave};

/// A member.
#[derive(Debug, Clone)]
pub struct Member {
    /// What they are, and the number of its edit.
    pub membership: Versioned<Membership>,
    /// Who.
    pub person: Person,
    /// Whether whoever asks may change it.
    pub may_change: bool,
}

/// The members of both sides, by role, those who are no longer any at the end.
#[derive(Debug, Clone, Default)]
pub struct Members {
    /// The client's.
    pub client: Vec<Member>,
    /// The vendor's; without its workers where the client looks.
    pub vendor: Vec<Member>,
    /// How many workers were left out.
    pub workers: usize,
}

/// The members of the engagement `e`.
///
/// # Errors
/// [`Failure::Hidden`] or [`Failure::Refused`] as the rule says.
pub fn list(house: &House, call: &Call<'_>, e: EngagementId) -> Result<Members, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeMembers), |read, leave| {
        let side = leave.grant.side().ok_or_else(crate::run::hidden)?;
        let own = roles(call.actor, Log::Engagement(e), leave.today);
        let all = everybody(read, &own)?;
        let mut members = Members::default();
        for one in all {
            let worker = one.membership.value.role == Role::VendorStaff;
            match (one.membership.value.role.side(), side) {
                (Some(Side::Client), _) => members.client.push(one),
                (_, Side::Client) if worker => members.workers += usize::from(!over(&one)),
                _ => members.vendor.push(one),
            }
        }
        Ok(members)
    })
}

/// Everybody who is or was a member, by role.
fn everybody(read: &Read<'_, InEngagement>, own: &[Role]) -> Result<Vec<Member>, Stop> {
    let people = person::known(read)?.into_iter().map(|one| one.value);
    let people: BTreeMap<PersonId, Person> = people.map(|one| (one.id, one)).collect();
    let mut all = Vec::new();
    for membership in membership::list(read)? {
        let Some(person) = people.get(&membership.value.person).cloned() else { continue };
        let role = membership.value.role;
        let may = own.iter().any(|giver| may_change(*giver, role, membership.value.scope));
        all.push(Member { may_change: may, person, membership });
    }
    all.sort_by_key(|one| (over(one), one.membership.value.role, one.membership.value.id));
    Ok(all)
}

fn over(one: &Member) -> bool {
    matches!(one.membership.value.state, MembershipState::Revoked { .. })
}

/// One member. That one is a vendor's worker, the client's people are not shown.
///
/// # Errors
/// [`Failure::Hidden`] when there is none; `disguised-contracting` for the client's people who ask
/// for a worker, which is recorded.
pub fn show(
    house: &House,
    call: &Call<'_>,
    (e, id): (EngagementId, MembershipId),
) -> Result<Member, Failure> {
    let scope = InEngagement(e);
    let (one, side) =
        ask(house, call, (scope, EngagementPermission::SeeMembers), |read, leave| {
            let own = roles(call.actor, Log::Engagement(e), leave.today);
            let all = everybody(read, &own)?;
            let one = found(all.into_iter().find(|one| one.membership.value.id == id))?;
            Ok((one, leave.grant.side()))
        })?;
    if side == Some(Side::Client) && one.membership.value.role == Role::VendorStaff {
        leave(house, call, (scope, EngagementPermission::SeeWorkerName))?;
        return Err(Failure::Hidden);
    }
    Ok(one)
}
