//! Links for somebody who is there: to join at last, or to sign in anew.

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::PersonId;
use kajitori_domain::invite::LinkKind;
use kajitori_domain::membership::MembershipState;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::{Done, Read, membership, person};

use crate::call::Call;
use crate::gate::{Handed, Handing, has_joined};
use crate::house::House;
use crate::role::check_offers;
use crate::run::{Failure, ask, change, found};

/// A new link for `id`, who was invited and has not joined; earlier ones are taken back.
///
/// # Errors
/// `person-joined`, `standing-suspended`; `membership-giving` when the person is offered what the
/// asker may not give.
pub fn invite_again(house: &House, call: &Call<'_>, id: PersonId) -> Result<Handed, Failure> {
    let asked = (Company, CompanyPermission::InvitePeople);
    let offered = ask(house, call, asked, |read, leave| {
        active(read, id)?;
        let all = membership::of_person(read, id)?;
        check_offers(call, leave.today, all.iter().map(|one| &one.value))?;
        let offered =
            all.iter().find(|one| matches!(one.value.state, MembershipState::Invited { .. }));
        Ok(offered.map(|one| one.value.id))
    })?;
    if has_joined(house, id)? {
        return Err(Refusal::new("person-joined").into());
    }
    let handing = Handing::new(house, call, (LinkKind::Invite, id, offered))?;
    change(house, call, asked, |write, _| {
        active(write, id)?;
        Ok(Done::new((), Entries::one(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

/// A link by which `id` sets a password anew; the second factor goes with the use of it. Whoever
/// makes it has shown their own second factor.
///
/// # Errors
/// `access-second-factor`, `person-self`, `person-not-joined`, `standing-suspended`.
pub fn reset(house: &House, call: &Call<'_>, id: PersonId) -> Result<Handed, Failure> {
    let asked = (Company, CompanyPermission::ResetSignIn);
    ask(house, call, asked, |read, _| active(read, id))?;
    if call.actor.name().person() == Some(id) {
        return Err(Refusal::new("person-self").into());
    }
    if !has_joined(house, id)? {
        return Err(Refusal::new("person-not-joined").into());
    }
    let handing = Handing::new(house, call, (LinkKind::Reset, id, None))?;
    change(house, call, asked, |write, _| {
        active(write, id)?;
        let object = Object::new(ObjectKind::Person, &id);
        let entries = Entries::one(Entry::new(Action::SignInReset, object));
        Ok(Done::new((), entries.and(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

fn active(read: &Read<'_, Company>, id: PersonId) -> Result<(), Stop> {
    match found(person::get(read, id)?)?.value.standing.is_active() {
        true => Ok(()),
        false => Err(Refusal::new("standing-suspended").into()),
    }
}
