//! A member changed: another period, out of force and back, a new link.

use kajitori_domain::access::{Actor, EngagementPermission, InEngagement, Log, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, MembershipId};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Refusal;
use kajitori_store::{Done, membership};

use super::list::{Member, show};
use crate::call::Call;
use crate::gate::{Handed, Handing, has_joined, links_to};
use crate::house::House;
use crate::role::{self, Change, check_offers};
use crate::run::{self, Failure};

/// What it takes to change what `one` is.
fn wanted(one: &Member) -> EngagementPermission {
    match one.membership.value.role.side() {
        Some(Side::Vendor) => EngagementPermission::EditVendorMembers,
        _ => EngagementPermission::EditClientMembers,
    }
}

/// Changes a member over version `was`.
///
/// # Errors
/// [`Failure::Hidden`] when there is none; `membership-own`, `membership-giving`,
/// `membership-last`, `stale`; what its state says.
pub fn change(
    house: &House,
    call: &Call<'_>,
    (e, id): (EngagementId, MembershipId),
    (was, change): (u64, Change),
) -> Result<(), Failure> {
    let one = show(house, call, (e, id))?;
    let links = links_to(house, id)?;
    run::change(house, call, (InEngagement(e), wanted(&one)), |write, leave| {
        let entry = role::change(write, (call, leave), (id, was, change), &links)?;
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// A new link for a member who was invited and has not joined; earlier ones are taken back.
///
/// # Errors
/// As [`change`]; `person-joined`, `membership-not-invited`.
pub fn invite_again(
    house: &House,
    call: &Call<'_>,
    (e, id): (EngagementId, MembershipId),
) -> Result<Handed, Failure> {
    let one = show(house, call, (e, id))?;
    let asked = (InEngagement(e), wanted_to_hand(call, &one));
    run::leave(house, call, asked)?;
    let own = everything(house, &one)?;
    if !matches!(one.membership.value.state, MembershipState::Invited { .. }) {
        return Err(Refusal::new("membership-not-invited").into());
    }
    if has_joined(house, one.person.id)? {
        return Err(Refusal::new("person-joined").into());
    }
    let handing = Handing::new(house, call, (LinkKind::Invite, one.person.id, Some(id)))?;
    run::change(house, call, asked, |write, leave| {
        check_offers(call, leave.today, &own)?;
        Ok(Done::new((), Entries::one(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

/// The client hands a new link to the manager whom it has invited, and to nobody else of the
/// vendor.
fn wanted_to_hand(call: &Call<'_>, one: &Member) -> EngagementPermission {
    let client = match call.actor {
        Actor::Person { memberships, .. } => memberships.iter().any(|own| {
            own.scope == one.membership.value.scope && own.role.side() == Some(Side::Client)
        }),
        _ => false,
    };
    match one.membership.value.role {
        Role::VendorManager if client => EngagementPermission::InviteManager,
        _ => wanted(one),
    }
}

/// A link by which a worker of the vendor signs in anew, made by the vendor's manager or deputy
/// with their own second factor. Whoever is anything else anywhere turns to the system
/// administrator.
///
/// # Errors
/// As [`change`]; `access-second-factor`, `membership-not-active`, `member-reset-elsewhere`,
/// `person-not-joined`.
pub fn reset(
    house: &House,
    call: &Call<'_>,
    (e, id): (EngagementId, MembershipId),
) -> Result<Handed, Failure> {
    let one = show(house, call, (e, id))?;
    let asked = (InEngagement(e), EngagementPermission::EditVendorMembers);
    run::leave(house, call, asked)?;
    if !matches!(call.actor, Actor::Person { second_factor: true, .. }) {
        return Err(Refusal::new("access-second-factor").into());
    }
    let worker = |own: &Membership| {
        own.role == Role::VendorStaff && own.scope == Log::Engagement(e)
            || matches!(own.state, MembershipState::Revoked { .. })
    };
    if !one.membership.value.counts(house.day(house.now())) {
        return Err(Refusal::new("membership-not-active").into());
    }
    if !everything(house, &one)?.iter().all(worker) {
        return Err(Refusal::new("member-reset-elsewhere").into());
    }
    if !has_joined(house, one.person.id)? {
        return Err(Refusal::new("person-not-joined").into());
    }
    let handing = Handing::new(house, call, (LinkKind::Reset, one.person.id, None))?;
    run::change(house, call, asked, |write, _| {
        let object = Object::new(ObjectKind::Membership, &id);
        let entries = Entries::one(Entry::new(Action::SignInReset, object));
        Ok(Done::new((), entries.and(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

/// Everything that the person of `one` is, anywhere; for deciding, never for showing.
fn everything(house: &House, one: &Member) -> Result<Vec<Membership>, Failure> {
    let person = one.person.id;
    let all = house.db.gate().read(|read| membership::of_person(read, person))?;
    Ok(all.into_iter().map(|own| own.value).collect())
}
