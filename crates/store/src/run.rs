//! Measurements of months: what went in, and the files that came out.

use kajitori_domain::access::InEngagement;
use kajitori_domain::blob::Blob;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{AgreementId, ContestId, PersonId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::time::{Moment, Month};
use serde::{Deserialize, Serialize};

use crate::db::{Row, counted, json, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// How a run stands. Nothing else of it ever changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunState {
    /// Made, and shown to nobody.
    Draft,
    /// Put before both sides.
    Published,
    /// A later run took its place.
    Superseded,
}

/// A measurement of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The hash of all that went in, by which the pack is called.
    pub id: RunId,
    /// The month.
    pub month: Month,
    /// The version of the agreement.
    pub agreement: AgreementId,
    /// The last entry of the log store's catalogue that counted.
    pub log_number: u64,
    /// The engine's version.
    pub engine: String,
    /// The contests whose amendments counted, in their order.
    pub amendments: Vec<ContestId>,
    /// The hash of the result.
    pub result: Sha256,
    /// The pack as JSON.
    pub pack: Blob,
    /// Its cases.
    pub cases: Blob,
    /// When it was made.
    pub made: Moment,
    /// Who had it made.
    pub by: PersonId,
    /// How it stands.
    pub state: RunState,
}

/// The runs of a month, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, month: Month) -> Result<Vec<Versioned<Run>>, Stop> {
    let sql = "SELECT id, month, agreement, log_number, engine, amendments, result_sha256, pack,
        pack_bytes, cases, cases_bytes, made_us, person, state, version FROM run
        WHERE engagement_id = $1 AND month = $2 ORDER BY made_us, id";
    read.all(sql, values![read.scope().0, month], run)
}

/// One run.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, InEngagement>, id: RunId) -> Result<Option<Versioned<Run>>, Stop> {
    let sql = "SELECT id, month, agreement, log_number, engine, amendments, result_sha256, pack,
        pack_bytes, cases, cases_bytes, made_us, person, state, version FROM run
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], run)
}

/// Adds a run, unless there is one of that id: the same inputs make the same run. Answers whether
/// there was none.
///
/// # Errors
/// `record-parent-unknown`; a fault when it cannot be written.
pub fn add(write: &mut Write<'_, InEngagement>, run: &Run) -> Result<bool, Stop> {
    let insert = "INSERT INTO run (engagement_id, id, month, agreement, log_number, engine,
        amendments, result_sha256, pack, pack_bytes, cases, cases_bytes, made_us, person, state,
        version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
        ON CONFLICT (engagement_id, id) DO NOTHING";
    let Run { id, month, agreement, engine, result, pack, cases, made, by, .. } = run;
    let (number, amendments) = (counted(run.log_number)?, json(&run.amendments)?);
    let (pack_bytes, cases_bytes) = (counted(pack.bytes)?, counted(cases.bytes)?);
    let (engagement, state) = (write.scope().0, word(&run.state)?);
    let values = values![
        engagement,
        *id,
        *month,
        *agreement,
        number,
        engine,
        amendments,
        *result,
        pack.sha256,
        pack_bytes,
        cases.sha256,
        cases_bytes,
        *made,
        *by,
        state,
    ];
    Ok(write.change(insert, values)? == 1)
}

/// Says how a run stands from now on, over version `was`.
///
/// # Errors
/// `stale`; a fault when it cannot be written.
pub fn put_state(
    write: &mut Write<'_, InEngagement>,
    id: RunId,
    state: RunState,
    was: u64,
) -> Result<u64, Stop> {
    let update = "UPDATE run SET state = $3, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $4";
    let values = values![write.scope().0, id, word(&state)?];
    write.put(update, update, values, Some(was))
}

fn run(row: &Row) -> Result<Versioned<Run>, Stop> {
    let run = Run {
        id: row.parsed(0)?,
        month: row.month(1)?,
        agreement: row.parsed(2)?,
        log_number: row.count(3)?,
        engine: row.text(4)?.to_owned(),
        amendments: row.state(5)?,
        result: row.parsed(6)?,
        pack: Blob { sha256: row.parsed(7)?, bytes: row.count(8)? },
        cases: Blob { sha256: row.parsed(9)?, bytes: row.count(10)? },
        made: row.moment(11)?,
        by: row.parsed(12)?,
        state: row.choice(13)?,
    };
    versioned(row, run)
}
