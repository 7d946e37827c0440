//! Files that were handed in, and the rows of them that were kept aside.

use kajitori_domain::access::{ActorName, InEngagement};
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::Delivery;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{DeliveryId, MappingId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::{Row, Value, counted, json, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// A delivery as it is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The delivery.
    pub delivery: Delivery,
    /// Bytes of the whole file.
    pub bytes: u64,
    /// What the whole file hashes to, once it is whole; its bytes are kept for good.
    pub source: Option<Sha256>,
    /// How it is read, once somebody has said so.
    pub mapping: Option<MappingId>,
    /// What was found in it, as whoever looked has it.
    pub findings: Option<Blob>,
    /// The rows kept aside, once there are any.
    pub rejects: Option<Blob>,
    /// The batch whose place it takes.
    pub corrects: Option<String>,
    /// When it was taken out of force; of events the catalogue says so.
    pub withdrawn: Option<Moment>,
    /// Who handed it in.
    pub by: ActorName,
}

/// The engagement's deliveries, the last first, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, most: u32) -> Result<Vec<Versioned<Filed>>, Stop> {
    let sql =
        "SELECT id, role, file, side, bytes, rejects, rejects_bytes, actor, body, source, mapping,
        findings, findings_bytes, corrects, withdrawn_us, version
        FROM delivery WHERE engagement_id = $1 ORDER BY id DESC LIMIT $2";
    read.all(sql, values![read.scope().0, most], filed)
}

/// One delivery.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: DeliveryId,
) -> Result<Option<Versioned<Filed>>, Stop> {
    let sql =
        "SELECT id, role, file, side, bytes, rejects, rejects_bytes, actor, body, source, mapping,
        findings, findings_bytes, corrects, withdrawn_us, version
        FROM delivery WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], filed)
}

/// Writes a delivery: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`, `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    filed: &Filed,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO delivery (engagement_id, id, role, file, side, bytes, mapping,
        rejects, rejects_bytes, actor, state, body, source, findings, findings_bytes, corrects,
        withdrawn_us, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
    let update = "UPDATE delivery SET role = $3, file = $4, side = $5, bytes = $6, mapping = $7,
        rejects = $8, rejects_bytes = $9, actor = $10, state = $11, body = $12, source = $13,
        findings = $14, findings_bytes = $15, corrects = $16, withdrawn_us = $17,
        version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $18";
    write.put(insert, update, &columns(write.scope(), filed)?, was)
}

fn columns(of: InEngagement, filed: &Filed) -> Result<Vec<Value>, Stop> {
    let Delivery { id, role, file, side, state } = &filed.delivery;
    let of = of.0;
    let bytes_of = |blob: Option<Blob>| blob.map(|blob| counted(blob.bytes)).transpose();
    let hash_of = |blob: Option<Blob>| blob.map(|blob| blob.sha256);
    let (aside, aside_bytes) = (hash_of(filed.rejects), bytes_of(filed.rejects)?);
    let (found, found_bytes) = (hash_of(filed.findings), bytes_of(filed.findings)?);
    let (role, side, by) = (word(role)?, word(side)?, json(&filed.by)?);
    let (bytes, body) = (counted(filed.bytes)?, json(state)?);
    let values = values![
        of,
        *id,
        role,
        file,
        side,
        bytes,
        filed.mapping,
        aside,
        aside_bytes,
        by,
        state.word(),
        body,
        filed.source,
        found,
        found_bytes,
        filed.corrects.clone(),
        filed.withdrawn,
    ];
    Ok(values.to_vec())
}

fn filed(row: &Row) -> Result<Versioned<Filed>, Stop> {
    let delivery = Delivery {
        id: row.parsed(0)?,
        role: row.choice(1)?,
        file: row.text(2)?.to_owned(),
        side: row.choice(3)?,
        state: row.state(8)?,
    };
    let blob = |at: usize| match row.parsed_or_none(at)? {
        Some(sha256) => Ok::<_, Stop>(Some(Blob { sha256, bytes: row.count(at + 1)? })),
        None => Ok(None),
    };
    let filed = Filed {
        delivery,
        bytes: row.count(4)?,
        source: row.parsed_or_none(9)?,
        mapping: row.parsed_or_none(10)?,
        findings: blob(11)?,
        rejects: blob(5)?,
        corrects: row.text_or_none(13)?.map(str::to_owned),
        withdrawn: row.int_or_none(14)?.map(Moment),
        by: row.state(7)?,
    };
    versioned(row, filed)
}
