//! The first start of a house: a link for the first person, who founds the company in it.

use kajitori_domain::access::{Log, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Via};
use kajitori_domain::id::{LinkId, MembershipId, OrganisationId, PersonId};
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Organisation, Person, Side, Standing};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::text::{Lang, Text};
use kajitori_store::link::{self, Link};
use kajitori_store::{AtGate, Done, Write, membership, organisation, person};

use super::join::{Joining, house_itself};
use super::pass;
use crate::call::Call;
use crate::house::House;
use crate::mail::mail;
use crate::run::Failure;

/// The one-time link by which the first person comes in, while there is nobody; `None` from then
/// on. It takes the place of those from earlier starts.
///
/// # Errors
/// A fault when the record cannot be reached.
pub fn first_link(house: &House) -> Result<Option<Secret>, Failure> {
    let (at, by) = (house.now(), house_itself());
    let (empty, old) =
        house.db.gate().read(|read| Ok((person::list(read)?.is_empty(), link::list(read)?)))?;
    if !empty {
        return Ok(None);
    }
    let secret = pass::draw(house);
    let new = Link {
        id: LinkId::draw(at, house.chance()),
        sha256: pass::hashed(&secret),
        kind: LinkKind::SetUp,
        person: None,
        membership: None,
        by: None,
        invite: Invite::send(at, LinkKind::SetUp),
    };
    let nobody = kajitori_domain::access::Actor::Nobody;
    let call = Call { actor: &nobody, via: Via::Cli, request: "first-start" };
    house.db.gate().change((Log::Company, &by), &house.stamp(&call, at), |write| {
        for one in &old {
            let revoked = Link { invite: one.value.invite.revoke(at)?, ..one.value.clone() };
            link::put(write, &revoked, Some(one.version))?;
        }
        link::put(write, &new, None)?;
        let object = Object::new(ObjectKind::Link, &new.id);
        Ok(Done::new((), Entries::one(Entry::new(Action::LinkIssued, object))))
    })?;
    Ok(Some(secret))
}

/// The first person, as they say they are.
pub(super) fn person(house: &House, said: &Joining) -> Result<Person, Stop> {
    let at = house.now();
    Ok(Person {
        id: PersonId::draw(at, house.chance()),
        organisation: OrganisationId::draw(at, house.chance()),
        name: said.name.trim().to_owned(),
        kana: said.kana.trim().to_owned(),
        mail: mail(&said.mail)?,
        lang: Lang::Ja,
        standing: Standing::Active,
    })
}

/// What the first person brings along: the company, and what they are in it.
pub(super) struct Founding {
    company: Organisation,
    memberships: [Membership; 2],
}

impl Founding {
    /// The company of `person`, whose owner and administrator they are at first. These are two
    /// roles, and either can be given to somebody else.
    pub(super) fn new(house: &House, person: &Person, said: &Joining) -> Result<Self, Failure> {
        let (at, name) = (house.now(), said.company.trim());
        if name.is_empty() {
            return Err(Refusal::new("organisation-name-missing").into());
        }
        let company = Organisation {
            id: person.organisation,
            side: Side::Client,
            name: Text::same(name),
            kana: String::new(),
            standing: Standing::Active,
        };
        let membership = |role| Membership {
            id: MembershipId::draw(at, house.chance()),
            person: person.id,
            organisation: company.id,
            role,
            scope: Log::Company,
            from: house.day(at),
            until: None,
            state: MembershipState::Active { since: at },
            suspended: false,
        };
        let memberships = [Role::ClientOwner, Role::SystemAdmin].map(membership);
        Ok(Self { company, memberships })
    }

    pub(super) fn write(
        &self,
        write: &mut Write<'_, AtGate>,
        person: &Person,
    ) -> Result<Entries, Stop> {
        organisation::put(write, &self.company, None)?;
        person::put(write, person, None)?;
        let said = |action, object| Entry::new(action, object);
        let company = Object::new(ObjectKind::Organisation, &self.company.id);
        let mut entries = Entries::one(said(
            Action::HouseSetUp,
            Object::new(ObjectKind::Company, &self.company.id),
        ))
        .and(said(Action::OrganisationAdded, company))
        .and(said(Action::PersonAdded, Object::new(ObjectKind::Person, &person.id)));
        for one in &self.memberships {
            membership::put_at_gate(write, one, None)?;
            let object = Object::new(ObjectKind::Membership, &one.id);
            let mut entry = said(Action::MemberJoined, object);
            entry.detail = entry.detail.with("role", &one.role.word());
            entries = entries.and(entry);
        }
        Ok(entries)
    }
}
