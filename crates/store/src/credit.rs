//! Credits for missed service levels.

use kajitori_domain::access::InEngagement;
use kajitori_domain::credit::Credit;
use kajitori_domain::id::CreditId;
use kajitori_domain::refusal::Stop;

use crate::db::{Row, json, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// The engagement's credits, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Credit>>, Stop> {
    let sql = "SELECT id, run, level, clause, amount_yen, calculation, measured_by, body, version
        FROM credit WHERE engagement_id = $1 ORDER BY id";
    read.all(sql, values![read.scope().0], credit)
}

/// One credit.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, InEngagement>, id: CreditId) -> Result<Option<Versioned<Credit>>, Stop> {
    let sql = "SELECT id, run, level, clause, amount_yen, calculation, measured_by, body, version
        FROM credit WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], credit)
}

/// Writes a credit: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`, `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    credit: &Credit,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO credit (engagement_id, id, run, level, clause, amount_yen,
        calculation, measured_by, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    let update = "UPDATE credit SET run = $3, level = $4, clause = $5, amount_yen = $6,
        calculation = $7, measured_by = $8, state = $9, body = $10, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $11";
    let Credit { id, run, level, clause, amount_yen, calculation, measured_by, state } = credit;
    let (of, lines, body) = (write.scope().0, json(calculation)?, json(state)?);
    let (amount, by) = (*amount_yen, *measured_by);
    let values = values![of, *id, *run, level, clause, amount, lines, by, state.word(), body];
    write.put(insert, update, values, was)
}

fn credit(row: &Row) -> Result<Versioned<Credit>, Stop> {
    let credit = Credit {
        id: row.parsed(0)?,
        run: row.parsed(1)?,
        level: row.text(2)?.to_owned(),
        clause: row.text(3)?.to_owned(),
        amount_yen: row.int_or_none(4)?,
        calculation: row.state(5)?,
        measured_by: row.parsed(6)?,
        state: row.state(7)?,
    };
    versioned(row, credit)
}
