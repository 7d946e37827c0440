//! What somebody is in the company.

use kajitori_domain::access::{Company, CompanyPermission, Log, Role};
use kajitori_domain::audit::Entries;
use kajitori_domain::id::{MembershipId, PersonId};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Refusal;
use kajitori_store::{Done, organisation, person};

use crate::call::Call;
use crate::gate::{has_joined, links_to};
use crate::house::House;
use crate::role::{self, Change, Period, check_giving, give, given};
use crate::run::{self, Failure, ask, found};

/// The roles that whoever asks may give in the company.
pub fn givable_roles(house: &House, call: &Call<'_>) -> Vec<Role> {
    match run::may(house, call, Company, CompanyPermission::InvitePeople) {
        true => role::givable(house, call, Log::Company),
        false => Vec::new(),
    }
}

/// Gives a person of the client's company a role in it; in force at once if they have joined.
///
/// # Errors
/// `membership-own`, `membership-giving`, `membership-period`, `membership-taken`,
/// `membership-vendor`.
pub fn give_role(
    house: &House,
    call: &Call<'_>,
    (id, role, period): (PersonId, Role, Period),
) -> Result<(), Failure> {
    let asked = (Company, CompanyPermission::InvitePeople);
    let own = ask(house, call, asked, |read, _| {
        let person = found(person::get(read, id)?)?.value;
        Ok(found(organisation::get(read, person.organisation)?)?.value)
    })?;
    if own.side != Side::Client {
        return Err(Refusal::new("membership-vendor").into());
    }
    let joined = has_joined(house, id)?;
    let new = given(house, (id, own.id, role, Log::Company), (period, joined));
    run::change(house, call, asked, |write, leave| {
        check_giving(call, (Log::Company, leave.today), (id, role, period))?;
        let mut entries = give(write, &new)?.into_iter();
        let first = entries.next().ok_or_else(run::hidden)?;
        Ok(Done::new((), entries.fold(Entries::one(first), Entries::and)))
    })
}

/// Changes something that somebody is in the company, over version `was`.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such thing; `membership-own`, `membership-giving`,
/// `membership-last`, `stale`; what its state says.
pub fn change_role(
    house: &House,
    call: &Call<'_>,
    (id, was, change): (MembershipId, u64, Change),
) -> Result<(), Failure> {
    let wanted = match change {
        Change::Suspend | Change::Resume => CompanyPermission::SuspendPeople,
        Change::Period(_) | Change::Revoke => CompanyPermission::InvitePeople,
    };
    let links = links_to(house, id)?;
    run::change(house, call, (Company, wanted), |write, leave| {
        let entry = role::change(write, (call, leave), (id, was, change), &links)?;
        Ok(Done::new((), Entries::one(entry)))
    })
}
