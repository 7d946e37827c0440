//! Links by which somebody sets up, joins or signs in anew. Only their hashes are kept.

use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{LinkId, MembershipId, PersonId};
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::refusal::Stop;

use crate::db::{Row, json, values, word};
use crate::scope::{AtGate, Read, Versioned, Write, versioned};

/// A link that was handed to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id, which may be shown.
    pub id: LinkId,
    /// The hash of its secret part.
    pub sha256: Sha256,
    /// What it is for.
    pub kind: LinkKind,
    /// For whom, where that is known.
    pub person: Option<PersonId>,
    /// What is taken up by it.
    pub membership: Option<MembershipId>,
    /// Who made it; nobody at the first start.
    pub by: Option<PersonId>,
    /// How it stands.
    pub invite: Invite,
}

/// The link of that hash.
///
/// # Errors
/// A fault when it cannot be read.
pub fn by_hash(read: &Read<'_, AtGate>, sha256: Sha256) -> Result<Option<Versioned<Link>>, Stop> {
    let sql = "SELECT id, sha256, kind, person, membership, made_by, body, version FROM link
        WHERE sha256 = $1";
    read.one(sql, values![sha256], link)
}

/// The links that were sent and neither taken up nor revoked, the oldest first.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, AtGate>) -> Result<Vec<Versioned<Link>>, Stop> {
    let sql = "SELECT id, sha256, kind, person, membership, made_by, body, version FROM link
        WHERE state = 'sent' ORDER BY id";
    read.all(sql, &[], link)
}

/// Writes a link: a new one, or over version `was`. Whoever may write anything may hand out a link
/// to it, and its use is decided at the gate.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put<S: Copy>(write: &mut Write<'_, S>, link: &Link, was: Option<u64>) -> Result<u64, Stop> {
    let insert = "INSERT INTO link
        (id, sha256, kind, person, membership, made_by, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let update = "UPDATE link SET sha256 = $2, kind = $3, person = $4, membership = $5,
        made_by = $6, state = $7, body = $8, version = version + 1 WHERE id = $1 AND version = $9";
    let Link { id, sha256, kind, person, membership, by, invite } = link;
    let (kind, state, body) = (word(kind)?, invite.word(), json(invite)?);
    write.put(
        insert,
        update,
        values![*id, *sha256, kind, *person, *membership, *by, state, body],
        was,
    )
}

fn link(row: &Row) -> Result<Versioned<Link>, Stop> {
    let link = Link {
        id: row.parsed(0)?,
        sha256: row.parsed(1)?,
        kind: row.choice(2)?,
        person: row.parsed_or_none(3)?,
        membership: row.parsed_or_none(4)?,
        by: row.parsed_or_none(5)?,
        invite: row.state(6)?,
    };
    versioned(row, link)
}
