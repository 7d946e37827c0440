//! What was found out about the questions that a template asks (要確認).

use kajitori_domain::access::InEngagement;
use kajitori_domain::engagement::Confirmation;
use kajitori_domain::refusal::Stop;

use crate::db::{Row, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// Everything that was found out, by code.
///
/// # Errors
/// A fault when it cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Confirmation>>, Stop> {
    let sql = "SELECT code, finding, note, person, at_us, version FROM confirmation
        WHERE engagement_id = $1";
    let mut all = read.all(sql, values![read.scope().0], confirmation)?;
    all.sort_by(|one, other| one.value.code.cmp(&other.value.code));
    Ok(all)
}

/// Writes a finding: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    confirmation: &Confirmation,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO confirmation
        (engagement_id, code, finding, note, person, at_us, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    let update = "UPDATE confirmation SET finding = $3, note = $4, person = $5, at_us = $6,
        version = version + 1 WHERE engagement_id = $1 AND code = $2 AND version = $7";
    let Confirmation { code, finding, note, by, at } = confirmation;
    let values = values![write.scope().0, code, word(finding)?, note, *by, *at];
    write.put(insert, update, values, was)
}

fn confirmation(row: &Row) -> Result<Versioned<Confirmation>, Stop> {
    let confirmation = Confirmation {
        code: row.text(0)?.to_owned(),
        finding: row.choice(1)?,
        note: row.text(2)?.to_owned(),
        by: row.parsed(3)?,
        at: row.moment(4)?,
    };
    versioned(row, confirmation)
}
