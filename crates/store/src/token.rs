//! Keys of programs, each for one engagement and purpose; only their hashes are kept.

use kajitori_domain::access::InEngagement;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{EngagementId, TokenId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_domain::token::Purpose;

use crate::db::{Row, values, word};
use crate::scope::{AtGate, Quiet, Read, Versioned, Write, versioned};

/// A program's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What the client calls it.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The hash of the key.
    pub sha256: Sha256,
    /// The key's first characters, by which a person knows it again.
    pub prefix: String,
    /// When it was issued.
    pub made: Moment,
    /// From when on it is worth nothing.
    pub expires: Moment,
    /// When it was last used, to the minute or so.
    pub used: Option<Moment>,
    /// When it was revoked.
    pub revoked: Option<Moment>,
}

/// The engagement's keys, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Token>>, Stop> {
    let sql = "SELECT id, name, purpose, sha256, prefix, made_us, expires_us, used_us, revoked_us,
        version FROM token WHERE engagement_id = $1 ORDER BY id";
    read.all(sql, values![read.scope().0], token)
}

/// One key.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, InEngagement>, id: TokenId) -> Result<Option<Versioned<Token>>, Stop> {
    let sql = "SELECT id, name, purpose, sha256, prefix, made_us, expires_us, used_us, revoked_us,
        version FROM token WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], token)
}

/// The key of that hash and its engagement.
///
/// # Errors
/// A fault when it cannot be read.
pub fn by_hash(
    read: &Read<'_, AtGate>,
    sha256: Sha256,
) -> Result<Option<(EngagementId, Token)>, Stop> {
    let sql = "SELECT id, name, purpose, sha256, prefix, made_us, expires_us, used_us, revoked_us,
        engagement_id, version FROM token WHERE sha256 = $1";
    read.one(sql, values![sha256], |row| Ok((row.parsed(9)?, token(row)?.value)))
}

/// Writes a key: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    token: &Token,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO token (engagement_id, id, name, purpose, sha256, prefix, made_us,
        expires_us, used_us, revoked_us, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    let update = "UPDATE token SET name = $3, purpose = $4, sha256 = $5, prefix = $6, made_us = $7,
        expires_us = $8, used_us = $9, revoked_us = $10, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $11";
    let Token { id, name, purpose, sha256, prefix, made, expires, used, revoked } = token;
    let (engagement, purpose) = (write.scope().0, word(purpose)?);
    let values =
        values![engagement, *id, name, purpose, *sha256, prefix, *made, *expires, *used, *revoked,];
    write.put(insert, update, values, was)
}

/// A key was used.
///
/// # Errors
/// A fault when it cannot be written.
pub fn used(
    quiet: &mut Quiet<'_>,
    engagement: EngagementId,
    id: TokenId,
    at: Moment,
) -> Result<(), Stop> {
    let sql = "UPDATE token SET used_us = $3 WHERE engagement_id = $1 AND id = $2";
    quiet.change(sql, values![engagement, id, at]).map(|_| ())
}

fn token(row: &Row) -> Result<Versioned<Token>, Stop> {
    let token = Token {
        id: row.parsed(0)?,
        name: row.text(1)?.to_owned(),
        purpose: row.choice(2)?,
        sha256: row.parsed(3)?,
        prefix: row.text(4)?.to_owned(),
        made: row.moment(5)?,
        expires: row.moment(6)?,
        used: row.int_or_none(7)?.map(Moment),
        revoked: row.int_or_none(8)?.map(Moment),
    };
    versioned(row, token)
}
