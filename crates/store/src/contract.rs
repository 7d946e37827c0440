//! Contracts.

use kajitori_domain::access::InEngagement;
use kajitori_domain::contract::Contract;
use kajitori_domain::id::ContractId;
use kajitori_domain::refusal::Stop;

use crate::db::{Row, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// The engagement's contracts, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Contract>>, Stop> {
    let sql = "SELECT id, title, kind, from_day, until_day, notice_months, renewal, version
        FROM contract WHERE engagement_id = $1 ORDER BY id";
    read.all(sql, values![read.scope().0], contract)
}

/// One contract.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: ContractId,
) -> Result<Option<Versioned<Contract>>, Stop> {
    let sql = "SELECT id, title, kind, from_day, until_day, notice_months, renewal, version
        FROM contract WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], contract)
}

/// Writes a contract: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    contract: &Contract,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO contract (engagement_id, id, title, kind, from_day, until_day,
        notice_months, renewal, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let update = "UPDATE contract SET title = $3, kind = $4, from_day = $5, until_day = $6,
        notice_months = $7, renewal = $8, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $9";
    let Contract { id, title, kind, from, until, notice_months, renewal } = contract;
    let (of, renewal) = (write.scope().0, word(renewal)?);
    let values = values![of, *id, title, kind, *from, *until, *notice_months, renewal];
    write.put(insert, update, values, was)
}

fn contract(row: &Row) -> Result<Versioned<Contract>, Stop> {
    let contract = Contract {
        id: row.parsed(0)?,
        title: row.text(1)?.to_owned(),
        kind: row.text(2)?.to_owned(),
        from: row.parsed(3)?,
        until: row.parsed_or_none(4)?,
        notice_months: row.small(5)?,
        renewal: row.choice(6)?,
    };
    versioned(row, contract)
}
