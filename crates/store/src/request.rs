//! Requests to the vendor's manager.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::RequestId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::request::Request;
use kajitori_domain::time::Month;

use crate::db::{Row, json, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// The engagement's requests, the last first, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, most: u32) -> Result<Vec<Versioned<Request>>, Stop> {
    let sql = "SELECT id, month, text, warnings, person, at_us, body, version FROM request
        WHERE engagement_id = $1 ORDER BY id DESC LIMIT $2";
    read.all(sql, values![read.scope().0, most], request)
}

/// One request.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: RequestId,
) -> Result<Option<Versioned<Request>>, Stop> {
    let sql = "SELECT id, month, text, warnings, person, at_us, body, version FROM request
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], request)
}

/// Writes a request: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    request: &Request,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO request
        (engagement_id, id, month, text, warnings, person, at_us, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    let update = "UPDATE request SET month = $3, text = $4, warnings = $5, person = $6, at_us = $7,
        state = $8, body = $9, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $10";
    let Request { id, month, text, warnings, by, at, state } = request;
    let (of, warnings, body) = (write.scope().0, json(warnings)?, json(state)?);
    let values = values![of, *id, *month, text, warnings, *by, *at, state.word(), body];
    write.put(insert, update, values, was)
}

fn request(row: &Row) -> Result<Versioned<Request>, Stop> {
    let month = match row.text_or_none(1)? {
        None => None,
        Some(text) => Some(Month::parse(text).ok_or_else(|| row.wrong(1, "a month"))?),
    };
    let request = Request {
        id: row.parsed(0)?,
        month,
        text: row.text(2)?.to_owned(),
        warnings: row.state(3)?,
        by: row.parsed(4)?,
        at: row.moment(5)?,
        state: row.state(6)?,
    };
    versioned(row, request)
}
