//! Who a browser's session belongs to.

use kajitori_domain::access::Actor;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::SessionId;
use kajitori_domain::organisation::{Organisation, Person};
use kajitori_domain::refusal::Stop;
use kajitori_domain::secret::Secret;
use kajitori_domain::session::Session;
use kajitori_domain::time::{Moment, Span};
use kajitori_store::{AtGate, Read, Versioned, membership, organisation, person, session};

use crate::house::House;
use crate::run::{Failure, found};

/// How much later than the last use a use is written down, so that reading a page writes nothing
/// most of the time.
const FINE: Span = Span::MINUTE;

/// Whose a session is.
#[derive(Debug, Clone)]
pub struct Who {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub person: Person,
    /// Where that person works.
    pub organisation: Organisation,
    /// Whether the second factor is still due.
    pub half: bool,
    /// What decides what is given; nobody's while the second factor is due.
    pub actor: Actor,
}

/// Whose the session is that a browser holds; `None` when it is nobody's any more. It counts as
/// used.
///
/// # Errors
/// A fault when the record cannot be reached.
pub fn who(house: &House, secret: &Secret) -> Result<Option<Who>, Failure> {
    let at = house.now();
    let hash = Sha256::of(secret.expose().as_bytes());
    let known = house.db.gate().read(|read| {
        let Some(signed_in) = session::by_hash(read, hash)? else { return Ok(None) };
        read_who(read, signed_in, at)
    })?;
    let Some((who, used)) = known else { return Ok(None) };
    if let Some(Versioned { value, version }) = used {
        // Another request of the same browser may have been faster; either is as good.
        house.db.quietly(|quiet| session::touch(quiet, who.session, value, version))?;
    }
    Ok(Some(who))
}

type Known = Option<(Who, Option<Versioned<Session>>)>;

fn read_who(
    read: &Read<'_, AtGate>,
    signed_in: Versioned<session::SignedIn>,
    at: Moment,
) -> Result<Known, Stop> {
    let Versioned { value: signed_in, version } = signed_in;
    let (half, used, second_factor) = match signed_in.session {
        Session::Half { expires, .. } if at < expires => (true, None, false),
        Session::Half { .. } | Session::Ended { .. } => return Ok(None),
        Session::Live { seen, second_factor, .. } => match signed_in.session.touch(at) {
            Err(_) => return Ok(None),
            Ok(now) => {
                let due = at.0.saturating_sub(seen.0) >= FINE.0;
                (false, due.then_some(Versioned { value: now, version }), second_factor)
            }
        },
    };
    let person = found(person::get(read, signed_in.person)?)?.value;
    let organisation = found(organisation::get(read, person.organisation)?)?.value;
    if !person.standing.is_active() || !organisation.standing.is_active() {
        return Ok(None);
    }
    let memberships = membership::of_person(read, person.id)?;
    let memberships = memberships.into_iter().map(|versioned| versioned.value).collect();
    let (session, who) = (signed_in.id, person.id);
    let actor = match half {
        true => Actor::Nobody,
        false => Actor::Person { person: who, session, second_factor, memberships },
    };
    Ok(Some((Who { session, person, organisation, half, actor }, used)))
}
