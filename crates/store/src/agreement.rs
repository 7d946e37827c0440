//! Versions of the agreement, with the text that both sides put their word to.

use kajitori_domain::access::InEngagement;
use kajitori_domain::contract::AgreementVersion;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::AgreementId;
use kajitori_domain::refusal::Stop;

use crate::db::{Row, json, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// The versions, by number.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<AgreementVersion>>, Stop> {
    let sql = "SELECT id, number, text, from_day, body, version FROM agreement
        WHERE engagement_id = $1 ORDER BY number";
    read.all(sql, values![read.scope().0], agreement)
}

/// One version.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: AgreementId,
) -> Result<Option<Versioned<AgreementVersion>>, Stop> {
    let sql = "SELECT id, number, text, from_day, body, version FROM agreement
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], agreement)
}

/// Writes a version: a new one, or over edit `was`.
///
/// # Errors
/// `stale`; `record-taken` when there is one of its number; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    agreement: &AgreementVersion,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO agreement
        (engagement_id, id, number, text, sha256, from_day, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let update = "UPDATE agreement SET number = $3, text = $4, sha256 = $5, from_day = $6,
        state = $7, body = $8, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $9";
    let AgreementVersion { id, number, text, from, state } = agreement;
    let (of, hash) = (write.scope().0, Sha256::of(text.as_bytes()));
    let values = values![of, *id, *number, text, hash, *from, state.word(), json(state)?];
    write.put(insert, update, values, was)
}

fn agreement(row: &Row) -> Result<Versioned<AgreementVersion>, Stop> {
    let agreement = AgreementVersion {
        id: row.parsed(0)?,
        number: row.small(1)?,
        text: row.text(2)?.to_owned(),
        from: row.parsed(3)?,
        state: row.state(4)?,
    };
    versioned(row, agreement)
}
