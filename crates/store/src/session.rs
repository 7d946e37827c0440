//! Sessions: browsers that somebody has signed in with. Only the hash of what the browser holds is
//! kept.

use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{PersonId, SessionId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::session::Session;

use crate::db::{Row, json, values};
use crate::scope::{AtGate, Quiet, Read, Versioned, Write, versioned};

/// A browser that somebody has signed in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Its id, which may be shown.
    pub id: SessionId,
    /// The hash of what the browser holds.
    pub sha256: Sha256,
    /// Who.
    pub person: PersonId,
    /// How it stands.
    pub session: Session,
    /// What the browser says it is.
    pub agent: String,
    /// The address that it came from.
    pub address: String,
}

/// The session of that hash.
///
/// # Errors
/// A fault when it cannot be read.
pub fn by_hash(
    read: &Read<'_, AtGate>,
    sha256: Sha256,
) -> Result<Option<Versioned<SignedIn>>, Stop> {
    let sql = "SELECT id, sha256, person, body, agent, address, version FROM session
        WHERE sha256 = $1";
    read.one(sql, values![sha256], session)
}

/// The sessions of a person that have not ended by anybody's doing, the oldest first.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, AtGate>, person: PersonId) -> Result<Vec<Versioned<SignedIn>>, Stop> {
    let sql = "SELECT id, sha256, person, body, agent, address, version FROM session
        WHERE person = $1 AND state <> 'ended' ORDER BY id";
    read.all(sql, values![person], session)
}

/// Writes a session: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, AtGate>,
    signed_in: &SignedIn,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO session (id, sha256, person, state, body, agent, address, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    let update = "UPDATE session SET sha256 = $2, person = $3, state = $4, body = $5, agent = $6,
        address = $7, version = version + 1 WHERE id = $1 AND version = $8";
    let SignedIn { id, sha256, person, session, agent, address } = signed_in;
    let (state, body) = (session.word(), json(session)?);
    write.put(insert, update, values![*id, *sha256, *person, state, body, agent, address], was)
}

/// Somebody has just used a session that stands, or it has ended by itself. Answers whether it
/// stood as `was` said.
///
/// # Errors
/// A fault when it cannot be written.
pub fn touch(
    quiet: &mut Quiet<'_>,
    id: SessionId,
    session: Session,
    was: u64,
) -> Result<bool, Stop> {
    let sql = "UPDATE session SET state = $2, body = $3, version = version + 1
        WHERE id = $1 AND state <> 'ended' AND version = $4";
    let was = crate::db::counted(was)?;
    Ok(quiet.change(sql, values![id, session.word(), json(&session)?, was])? == 1)
}

fn session(row: &Row) -> Result<Versioned<SignedIn>, Stop> {
    let signed_in = SignedIn {
        id: row.parsed(0)?,
        sha256: row.parsed(1)?,
        person: row.parsed(2)?,
        session: row.state(3)?,
        agent: row.text(4)?.to_owned(),
        address: row.text(5)?.to_owned(),
    };
    versioned(row, signed_in)
}
