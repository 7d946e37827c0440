//! One-time links: what one is for, before anybody uses it.

use kajitori_domain::access::{Log, Role};
use kajitori_domain::id::PersonId;
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::organisation::{Organisation, Person};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Moment;
use kajitori_store::link::{self, Link};
use kajitori_store::{AtGate, Read, Versioned, membership, organisation, person};

use super::limit::{self, Came};
use super::pass;
use crate::house::House;
use crate::run::{Failure, found};

/// What a link is for.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What kind of link.
    pub kind: LinkKind,
    /// The first moment at which it is good no more.
    pub expires: Moment,
    /// For whom; nobody yet at the first start.
    pub person: Option<Person>,
    /// Where that person works.
    pub organisation: Option<Organisation>,
    /// As what one joins, and whether in the company or an engagement.
    pub role: Option<(Role, Log)>,
}

/// What the link of `secret` is for.
///
/// # Errors
/// [`Failure::Hidden`] when it is none; `invite-expired`, `invite-used`, `invite-revoked`;
/// `sign-in-limit`.
pub fn offer(house: &House, secret: &Secret, came: Came<'_>) -> Result<Offer, Failure> {
    let at = house.now();
    limit::may(house, came, at)?;
    let asked = house.db.gate().read(|read| {
        let link = found(link::by_hash(read, pass::hashed(secret))?)?;
        open(read, &link, at)
    });
    let asked = asked.map_err(Failure::from);
    if matches!(asked, Err(Failure::Hidden)) {
        limit::wrong(house, came, at)?;
    }
    asked
}

/// What `link` is for, if it can be used at `at`.
pub(super) fn open(
    read: &Read<'_, AtGate>,
    link: &Versioned<Link>,
    at: Moment,
) -> Result<Offer, Stop> {
    let Link { kind, invite, .. } = link.value;
    let person = read_person(read, link.value.person)?;
    let anybody = person.as_ref().map_or(PersonId::new(at, [0; 10]), |person| person.id);
    invite.accept(at, anybody)?;
    let Invite::Sent { expires, .. } = invite else { return Err(revoked()) };
    if kind == LinkKind::SetUp && !person::list(read)?.is_empty() {
        return Err(Refusal::new("invite-used").into());
    }
    let organisation = match &person {
        Some(person) => organisation::get(read, person.organisation)?,
        None => None,
    };
    let organisation = organisation.map(|organisation| organisation.value);
    let shut = |standing: kajitori_domain::organisation::Standing| !standing.is_active();
    if person.as_ref().is_some_and(|one| shut(one.standing))
        || organisation.as_ref().is_some_and(|one| shut(one.standing))
    {
        return Err(revoked());
    }
    let role = match (&person, link.value.membership) {
        (Some(person), Some(id)) => {
            let all = membership::of_person(read, person.id)?;
            let one = all.into_iter().find(|one| one.value.id == id);
            one.map(|one| (one.value.role, one.value.scope))
        }
        _ => None,
    };
    Ok(Offer { kind, expires, person, organisation, role })
}

fn read_person(read: &Read<'_, AtGate>, id: Option<PersonId>) -> Result<Option<Person>, Stop> {
    let Some(id) = id else { return Ok(None) };
    Ok(Some(found(person::get(read, id)?)?.value))
}

fn revoked() -> Stop {
    Refusal::new("invite-revoked").into()
}
