//! Links for somebody: whoever makes one passes it on, and it is shown to them once.

use kajitori_domain::access::Log;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{LinkId, MembershipId, PersonId};
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::refusal::Stop;
use kajitori_domain::secret::Secret;
use kajitori_domain::session::Why;
use kajitori_domain::time::Moment;
use kajitori_store::link::{self, Link};
use kajitori_store::{Done, Versioned, Write, credential, session};

use super::pass;
use crate::call::Call;
use crate::house::House;
use crate::run::Failure;

/// A link that was made, in the one moment in which it can be read.
#[derive(Debug, Clone)]
pub struct Handed {
    /// For whom.
    pub person: PersonId,
    /// What for.
    pub kind: LinkKind,
    /// Its secret part.
    pub secret: Secret,
    /// The first moment at which it is good no more.
    pub expires: Moment,
}

/// A link that is about to be made, and the earlier ones of the same person, whose place it takes.
pub(crate) struct Handing {
    link: Link,
    old: Vec<Versioned<Link>>,
    secret: Secret,
    at: Moment,
}

impl Handing {
    /// A link of `kind` for `person`, by which they take up `membership` if that is given.
    pub(crate) fn new(
        house: &House,
        call: &Call<'_>,
        (kind, person, membership): (LinkKind, PersonId, Option<MembershipId>),
    ) -> Result<Self, Failure> {
        let sent = house.db.gate().read(link::list)?;
        let old = sent.into_iter().filter(|one| one.value.person == Some(person)).collect();
        let (at, secret) = (house.now(), pass::draw(house));
        let link = Link {
            id: LinkId::draw(at, house.chance()),
            sha256: pass::hashed(&secret),
            kind,
            person: Some(person),
            membership,
            by: call.actor.name().person(),
            invite: Invite::send(at, kind),
        };
        Ok(Self { link, old, secret, at })
    }

    /// Writes it, and takes the earlier ones back.
    pub(crate) fn write<S: Copy>(&self, write: &mut Write<'_, S>) -> Result<Entry, Stop> {
        revoke(write, &self.old, self.at)?;
        link::put(write, &self.link, None)?;
        let mut entry =
            Entry::new(Action::LinkIssued, Object::new(ObjectKind::Link, &self.link.id));
        entry.detail = entry.detail.with("kind", &self.link.kind.word());
        Ok(entry)
    }

    /// What whoever makes it is shown.
    pub(crate) fn handed(&self) -> Handed {
        let Self { link, secret, at, .. } = self;
        let expires = Moment(at.0.saturating_add(link.kind.lasts().0));
        let person = link.person.unwrap_or(PersonId::new(*at, [0; 10]));
        Handed { person, kind: link.kind, secret: secret.clone(), expires }
    }
}

/// The links by which `membership` can still be taken up.
pub(crate) fn links_to(
    house: &House,
    membership: MembershipId,
) -> Result<Vec<Versioned<Link>>, Failure> {
    let sent = house.db.gate().read(link::list)?;
    Ok(sent.into_iter().filter(|one| one.value.membership == Some(membership)).collect())
}

/// Takes links back.
pub(crate) fn revoke<S: Copy>(
    write: &mut Write<'_, S>,
    links: &[Versioned<Link>],
    at: Moment,
) -> Result<(), Stop> {
    links.iter().try_for_each(|one| {
        let invite = one.value.invite.revoke(at)?;
        link::put(write, &Link { invite, ..one.value.clone() }, Some(one.version)).map(|_| ())
    })
}

/// Whether `person` has a password already, and needs no link to come in.
pub(crate) fn has_joined(house: &House, person: PersonId) -> Result<bool, Failure> {
    let own = house.db.gate().read(|read| credential::get(read, person))?;
    Ok(own.is_some_and(|own| own.value.password.is_some()))
}

/// Ends every session of `person`, who may not come in any more.
pub(crate) fn cut_off(house: &House, call: &Call<'_>, person: PersonId) -> Result<(), Failure> {
    let open = house.db.gate().read(|read| session::list(read, person))?;
    let Some(first) = open.first() else { return Ok(()) };
    let (at, by) = (house.now(), call.actor.name());
    let object = Object::new(ObjectKind::Session, &first.value.id);
    let ended = house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        for one in session::list(write, person)? {
            pass::end(write, one, (at, Why::Revoked))?;
        }
        let entry = Entry::new(Action::SessionRevoked, object.clone());
        Ok(Done::new((), Entries::one(entry)))
    });
    ended.map_err(Failure::from)
}
