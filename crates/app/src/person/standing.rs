//! People and organisations out of force, and back.

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{OrganisationId, PersonId};
use kajitori_domain::membership::last;
use kajitori_domain::organisation::{Organisation, Person};
use kajitori_domain::refusal::Refusal;
use kajitori_store::{Done, membership, organisation, person};

use super::organisation::{said, vendor};
use crate::call::Call;
use crate::gate::cut_off;
use crate::house::House;
use crate::run::{Failure, change, found};

/// What becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Out of force for now.
    Suspended,
    /// Into force again.
    Resumed,
}

/// Suspends a person or puts them back, over version `was`. Whoever is suspended is cut off at
/// once.
///
/// # Errors
/// `person-self`, `membership-last`, `standing-suspended`, `standing-active`, `stale`.
pub fn set_person(
    house: &House,
    call: &Call<'_>,
    (id, was, standing): (PersonId, u64, Standing),
) -> Result<(), Failure> {
    change(house, call, (Company, CompanyPermission::SuspendPeople), |write, leave| {
        let one = found(person::get(write, id)?)?.value;
        let by = call.actor.name().person().filter(|by| *by != id);
        let by = by.ok_or_else(|| Refusal::new("person-self"))?;
        let (next, action) = match standing {
            Standing::Suspended => (one.standing.suspend(leave.at, by)?, Action::PersonSuspended),
            Standing::Resumed => (one.standing.resume()?, Action::PersonResumed),
        };
        let all: Vec<_> = membership::list(write)?.into_iter().map(|one| one.value).collect();
        let needed = all.iter().any(|own| own.person == id && last(own, &all, leave.today));
        if standing == Standing::Suspended && needed {
            return Err(Refusal::new("membership-last").into());
        }
        person::put(write, &Person { standing: next, ..one }, Some(was))?;
        let entry = Entry::new(action, Object::new(ObjectKind::Person, &id));
        Ok(Done::new((), Entries::one(entry)))
    })?;
    match standing {
        Standing::Suspended => cut_off(house, call, id),
        Standing::Resumed => Ok(()),
    }
}

/// Suspends a vendor with all its people, or puts it back, over version `was`.
///
/// # Errors
/// `organisation-own`, `standing-suspended`, `standing-active`, `stale`.
pub fn set_organisation(
    house: &House,
    call: &Call<'_>,
    (id, was, standing): (OrganisationId, u64, Standing),
) -> Result<(), Failure> {
    let people =
        change(house, call, (Company, CompanyPermission::SuspendPeople), |write, leave| {
            let one = vendor(found(organisation::get(write, id)?)?.value)?;
            let by = found(call.actor.name().person())?;
            let (next, action) = match standing {
                Standing::Suspended => {
                    (one.standing.suspend(leave.at, by)?, Action::OrganisationSuspended)
                }
                Standing::Resumed => (one.standing.resume()?, Action::OrganisationResumed),
            };
            organisation::put(write, &Organisation { standing: next, ..one }, Some(was))?;
            let people = person::list(write)?.into_iter().map(|one| one.value);
            let people: Vec<_> =
                people.filter(|one| one.organisation == id).map(|one| one.id).collect();
            Ok(Done::new(people, said(action, id)))
        })?;
    match standing {
        Standing::Suspended => people.into_iter().try_for_each(|id| cut_off(house, call, id)),
        Standing::Resumed => Ok(()),
    }
}
