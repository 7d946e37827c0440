//! One-time links, used: somebody joins, or signs in anew.

use kajitori_domain::access::{ActorName, Log};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::organisation::Person;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Moment;
use kajitori_store::credential::{self, Credential};
use kajitori_store::link::{self, Link};
use kajitori_store::{AtGate, Done, Versioned, Write, person, session};

use super::first::{self, Founding};
use super::limit::Came;
use super::offer::{Offer, offer, open};
use super::pass::{self, Pass};
use super::password::fresh;
use super::taking_up::take_up;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, found};

/// What somebody says who uses a link.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The name; ignored where one signs in anew.
    pub name: String,
    /// How it is read; likewise.
    pub kana: String,
    /// The address of mail; taken at the first start alone.
    pub mail: String,
    /// The company's name; likewise.
    pub company: String,
    /// The password from now on.
    pub password: Secret,
}

/// Uses the link of `secret`, and signs in whoever did.
///
/// # Errors
/// As [`offer`]; `person-name-missing`, `person-mail-wrong`, `organisation-name-missing`, and what
/// a password must not be.
pub fn join(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (link, said): (&Secret, &Joining),
) -> Result<Pass, Failure> {
    let offer = offer(house, link, came)?;
    let person = whoever(house, &offer, said)?;
    let own = [person.name.as_str(), &person.kana, &person.mail, &said.company];
    let hash = fresh(house, &said.password, &own)?;
    let (at, secret) = (house.now(), pass::draw(house));
    let begun = pass::begin(house, (person.id, pass::whole(at, false)?), &secret, came);
    let founding = match offer.kind {
        LinkKind::SetUp => Some(Founding::new(house, &person, said)?),
        LinkKind::Invite | LinkKind::Reset => None,
    };
    let by = pass::named(person.id);
    house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let used = found(link::by_hash(write, pass::hashed(link))?)?;
        open(write, &used, at)?;
        let entries = match &founding {
            Some(founding) => founding.write(write, &person)?,
            None => enter(write, &used, (&offer, &person), at)?,
        };
        put_password(write, (&person, &hash), (offer.kind, at))?;
        use_up(write, used, &person, at)?;
        session::put(write, &begun, None)?;
        Ok(Done::new((), entries.and(pass::signed_in(begun.id, "link"))))
    })?;
    take_up(house, call, person.id)?;
    Ok(Pass { secret, half: false })
}

/// Who it is that joins, with what they say of themselves.
fn whoever(house: &House, offer: &Offer, said: &Joining) -> Result<Person, Failure> {
    let (name, kana) = (said.name.trim().to_owned(), said.kana.trim().to_owned());
    if name.is_empty() && offer.kind != LinkKind::Reset {
        return Err(Refusal::new("person-name-missing").into());
    }
    match (&offer.person, offer.kind) {
        (None, _) => Ok(first::person(house, said)?),
        (Some(person), LinkKind::Reset) => Ok(person.clone()),
        (Some(person), _) => Ok(Person { name, kana, ..person.clone() }),
    }
}

/// Whoever was there already comes in: by an invitation with the name that they give themselves, by
/// a reset with all their sessions ended.
fn enter(
    write: &mut Write<'_, AtGate>,
    used: &Versioned<Link>,
    (offer, person): (&Offer, &Person),
    at: Moment,
) -> Result<Entries, Stop> {
    let own = credential::get(write, person.id)?;
    match offer.kind {
        LinkKind::Invite if own.is_some_and(|own| own.value.password.is_some()) => {
            // They have a password: whoever found the link must not get by without it.
            Err(Refusal::new("invite-used").into())
        }
        LinkKind::Reset => {
            pass::end_others(write, (person.id, None), at)?;
            Ok(pass::said(Action::PasswordChanged, person.id))
        }
        LinkKind::Invite | LinkKind::SetUp => {
            let before = found(person::get(write, person.id)?)?;
            person::put(write, person, Some(before.version))?;
            let mut entry =
                Entry::new(Action::PersonEdited, Object::new(ObjectKind::Person, &person.id));
            entry.detail = entry.detail.with("link", &used.value.id);
            Ok(Entries::one(entry))
        }
    }
}

/// What they sign in with from now on. A reset takes the second factor away, which was lost.
fn put_password(
    write: &mut Write<'_, AtGate>,
    (person, hash): (&Person, &str),
    (kind, at): (LinkKind, Moment),
) -> Result<(), Stop> {
    let own = credential::get(write, person.id)?;
    let value = Credential {
        person: person.id,
        password: Some(hash.to_owned()),
        changed: at,
        totp: None,
        totp_step: None,
    };
    credential::put(write, &value, own.map(|own| own.version))?;
    match kind {
        LinkKind::Reset => credential::put_codes(write, person.id, &[]),
        LinkKind::SetUp | LinkKind::Invite => Ok(()),
    }
}

fn use_up(
    write: &mut Write<'_, AtGate>,
    used: Versioned<Link>,
    person: &Person,
    at: Moment,
) -> Result<(), Stop> {
    let Versioned { value, version } = used;
    let invite = value.invite.accept(at, person.id)?;
    let accepted = Link { invite, person: Some(person.id), ..value };
    link::put(write, &accepted, Some(version)).map(|_| ())
}

/// The house itself.
pub(super) fn house_itself() -> ActorName {
    ActorName::System { cause: "first start".to_owned() }
}
