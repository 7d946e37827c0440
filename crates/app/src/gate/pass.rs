//! What a browser is given to hold: 256 bits, of which the record keeps the hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kajitori_domain::access::ActorName;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{PersonId, SessionId};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::session::{Session, Why};
use kajitori_domain::time::Moment;
use kajitori_store::session::SignedIn;
use kajitori_store::{AtGate, Read, Versioned, Write, session};

use super::limit::Came;
use crate::house::House;

/// What somebody holds after one step of signing in.
#[derive(Debug, Clone)]
pub struct Pass {
    /// For the browser.
    pub secret: Secret,
    /// Whether the second factor is still due.
    pub half: bool,
}

/// 256 bits that nobody can foresee, as 43 characters that stand in an address as they are.
pub(crate) fn draw(house: &House) -> Secret {
    let mut bytes = [0; 32];
    house.chance().fill(&mut bytes);
    Secret::new(URL_SAFE_NO_PAD.encode(bytes))
}

/// What the record keeps of a secret.
pub(crate) fn hashed(secret: &Secret) -> Sha256 {
    Sha256::of(secret.expose().as_bytes())
}

/// A session that begins.
pub(super) fn begin(
    house: &House,
    (person, session): (PersonId, Session),
    secret: &Secret,
    came: Came<'_>,
) -> SignedIn {
    SignedIn {
        id: SessionId::draw(house.now(), house.chance()),
        sha256: hashed(secret),
        person,
        session,
        agent: came.agent.to_owned(),
        address: came.address.to_owned(),
    }
}

/// The session of `person` by the id that pages show.
pub(super) fn of(
    read: &Read<'_, AtGate>,
    person: PersonId,
    id: SessionId,
) -> Result<Versioned<SignedIn>, Stop> {
    let all = session::list(read, person)?;
    let own = all.into_iter().find(|one| one.value.id == id);
    own.ok_or_else(|| Refusal::new("session-ended").into())
}

/// Ends a session.
pub(super) fn end(
    write: &mut Write<'_, AtGate>,
    one: Versioned<SignedIn>,
    (at, why): (Moment, Why),
) -> Result<(), Stop> {
    let session = one.value.session.end(at, why)?;
    session::put(write, &SignedIn { session, ..one.value }, Some(one.version)).map(|_| ())
}

/// Ends every session of `person` but `own`; answers how many that were.
pub(super) fn end_others(
    write: &mut Write<'_, AtGate>,
    (person, own): (PersonId, Option<SessionId>),
    at: Moment,
) -> Result<usize, Stop> {
    let all = session::list(write, person)?;
    let others: Vec<_> = all.into_iter().filter(|one| Some(one.value.id) != own).collect();
    let count = others.len();
    others.into_iter().try_for_each(|one| end(write, one, (at, Why::Revoked)))?;
    Ok(count)
}

/// Gives the holder of a session a new secret and a session that knows whether the second factor
/// was shown; the one before ends.
pub(super) fn replace(
    write: &mut Write<'_, AtGate>,
    old: Versioned<SignedIn>,
    new: &SignedIn,
    at: Moment,
) -> Result<(), Stop> {
    end(write, old, (at, Why::RoleChanged))?;
    session::put(write, new, None).map(|_| ())
}

/// A session that is whole from its first moment.
pub(super) fn whole(at: Moment, second_factor: bool) -> Result<Session, Stop> {
    let begun = Session::begin(at, second_factor);
    match second_factor {
        true => Ok(begun.second(at)?),
        false => Ok(begun),
    }
}

/// What a change of somebody's own sign-in says of itself.
pub(super) fn said(action: Action, person: PersonId) -> Entries {
    Entries::one(Entry::new(action, Object::new(ObjectKind::Person, &person)))
}

/// That somebody signed in, and by what.
pub(super) fn signed_in(session: SessionId, by: &'static str) -> Entry {
    let mut entry = Entry::new(Action::SignedIn, Object::new(ObjectKind::Session, &session));
    entry.detail = entry.detail.with("by", &by);
    entry
}

/// What the record calls `person`.
pub(super) fn named(person: PersonId) -> ActorName {
    ActorName::Person { person }
}
