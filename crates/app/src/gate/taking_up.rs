//! Whoever gets in takes up what they were offered.

use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::PersonId;
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::{AtGate, Done, Versioned, Write, membership};

use super::pass;
use crate::call::Call;
use crate::house::House;
use crate::run::Failure;

/// Takes up everything that `person` was offered and has not taken up, each in the tree of its own
/// scope.
pub(super) fn take_up(house: &House, call: &Call<'_>, person: PersonId) -> Result<(), Failure> {
    let all = house.db.gate().read(|read| membership::of_person(read, person))?;
    let offered =
        |one: &Versioned<Membership>| matches!(one.value.state, MembershipState::Invited { .. });
    for one in all.into_iter().filter(offered) {
        let (at, by) = (house.now(), pass::named(person));
        let log = one.value.scope;
        house.db.gate().change((log, &by), &house.stamp(call, at), |write| {
            let entry = accept(write, one.clone(), at)?;
            Ok(Done::new((), Entries::one(entry)))
        })?;
    }
    Ok(())
}

/// Takes up one.
pub(super) fn accept(
    write: &mut Write<'_, AtGate>,
    one: Versioned<Membership>,
    at: Moment,
) -> Result<Entry, Stop> {
    let Versioned { value, version } = one;
    let (id, role) = (value.id, value.role.word());
    membership::put_at_gate(write, &value.accept(at)?, Some(version))?;
    let mut entry = Entry::new(Action::MemberJoined, Object::new(ObjectKind::Membership, &id));
    entry.detail = entry.detail.with("role", &role);
    Ok(entry)
}
