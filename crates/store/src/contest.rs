//! Contests.

use kajitori_domain::access::InEngagement;
use kajitori_domain::contest::Contest;
use kajitori_domain::id::ContestId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;

use crate::db::{Row, json, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// The contests of a month, in the order in which they were raised.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, month: Month) -> Result<Vec<Versioned<Contest>>, Stop> {
    let sql = "SELECT id, month, number, run, target, side, reason, body, version FROM contest
        WHERE engagement_id = $1 AND month = $2 ORDER BY id";
    read.all(sql, values![read.scope().0, month], contest)
}

/// Every contest of the engagement, in the order in which they were raised.
///
/// # Errors
/// A fault when they cannot be read.
pub fn all(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Contest>>, Stop> {
    let sql = "SELECT id, month, number, run, target, side, reason, body, version FROM contest
        WHERE engagement_id = $1 ORDER BY id";
    read.all(sql, values![read.scope().0], contest)
}

/// One contest.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: ContestId,
) -> Result<Option<Versioned<Contest>>, Stop> {
    let sql = "SELECT id, month, number, run, target, side, reason, body, version FROM contest
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], contest)
}

/// Writes a contest: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`, `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    contest: &Contest,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO contest
        (engagement_id, id, month, number, run, target, side, reason, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    let update = "UPDATE contest SET month = $3, number = $4, run = $5, target = $6, side = $7,
        reason = $8, state = $9, body = $10, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $11";
    let Contest { id, month, number, run, target, side, reason, state } = contest;
    let (of, side, target) = (write.scope().0, word(side)?, json(target)?);
    let (word, body) = (state.word(), json(state)?);
    let values = values![of, *id, *month, *number, *run, target, side, reason, word, body];
    write.put(insert, update, values, was)
}

fn contest(row: &Row) -> Result<Versioned<Contest>, Stop> {
    let contest = Contest {
        id: row.parsed(0)?,
        month: row.month(1)?,
        number: row.small(2)?,
        run: row.parsed(3)?,
        target: row.state(4)?,
        side: row.choice(5)?,
        reason: row.text(6)?.to_owned(),
        state: row.state(7)?,
    };
    versioned(row, contest)
}
