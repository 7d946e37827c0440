//! Samples that the client drew; their units are in [`crate::unit`].

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::SampleId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::sample::DrawnSample;
use kajitori_domain::time::Month;

use crate::db::{Row, counted, json, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// The samples of a month, in the order in which they were drawn.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(
    read: &Read<'_, InEngagement>,
    month: Month,
) -> Result<Vec<Versioned<DrawnSample>>, Stop> {
    let sql = "SELECT id, level, month, size, population, seed, body, version FROM sample
        WHERE engagement_id = $1 AND month = $2 ORDER BY id";
    read.all(sql, values![read.scope().0, month], sample)
}

/// Every sample of the engagement, in the order in which they were drawn.
///
/// # Errors
/// A fault when they cannot be read.
pub fn all(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<DrawnSample>>, Stop> {
    let sql = "SELECT id, level, month, size, population, seed, body, version FROM sample
        WHERE engagement_id = $1 ORDER BY id";
    read.all(sql, values![read.scope().0], sample)
}

/// One sample.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: SampleId,
) -> Result<Option<Versioned<DrawnSample>>, Stop> {
    let sql = "SELECT id, level, month, size, population, seed, body, version FROM sample
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], sample)
}

/// Writes a sample: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    sample: &DrawnSample,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO sample
        (engagement_id, id, level, month, size, population, seed, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    let update = "UPDATE sample SET level = $3, month = $4, size = $5, population = $6, seed = $7,
        state = $8, body = $9, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $10";
    let DrawnSample { id, level, month, size, population, seed, state } = sample;
    let (size, population) = (counted(*size)?, counted(*population)?);
    let (of, word, body) = (write.scope().0, state.word(), json(state)?);
    let values = values![of, *id, level, *month, size, population, seed, word, body];
    write.put(insert, update, values, was)
}

fn sample(row: &Row) -> Result<Versioned<DrawnSample>, Stop> {
    let sample = DrawnSample {
        id: row.parsed(0)?,
        level: row.text(1)?.to_owned(),
        month: row.month(2)?,
        size: row.count(3)?,
        population: row.count(4)?,
        seed: row.text(5)?.to_owned(),
        state: row.state(6)?,
    };
    versioned(row, sample)
}
