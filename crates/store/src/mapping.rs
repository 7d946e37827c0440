//! How files were read, remembered by kind of file and header.

use kajitori_domain::access::InEngagement;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{MappingId, PersonId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::{Row, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// How a kind of file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// Its id.
    pub id: MappingId,
    /// What the file is to the measurement, e.g. `log`.
    pub role: String,
    /// SHA-256 of the names of the file's columns.
    pub header: Sha256,
    /// The mapping as TOML.
    pub text: String,
    /// When it was last used.
    pub used: Moment,
    /// Who said so; whoever sends alike files by a program does it in that person's name.
    pub by: Option<PersonId>,
}

/// The mappings of files of `role`, the last used first.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, role: &str) -> Result<Vec<Versioned<Remembered>>, Stop> {
    let sql = "SELECT id, role, header_sha256, text, used_us, person, version FROM mapping
        WHERE engagement_id = $1 AND role = $2 ORDER BY used_us DESC, id DESC";
    read.all(sql, values![read.scope().0, role], mapping)
}

/// One mapping.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: MappingId,
) -> Result<Option<Versioned<Remembered>>, Stop> {
    let sql = "SELECT id, role, header_sha256, text, used_us, person, version FROM mapping
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], mapping)
}

/// Writes a mapping: a new one, or over version `was`.
///
/// # Errors
/// `stale`; `record-taken` when the same is remembered already; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    mapping: &Remembered,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO mapping
        (engagement_id, id, role, header_sha256, text, sha256, used_us, person, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    let update = "UPDATE mapping SET role = $3, header_sha256 = $4, text = $5, sha256 = $6,
        used_us = $7, person = $8, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $9";
    let Remembered { id, role, header, text, used, by } = mapping;
    let hash = Sha256::of(text.as_bytes());
    let values = values![write.scope().0, *id, role, *header, text, hash, *used, *by];
    write.put(insert, update, values, was)
}

fn mapping(row: &Row) -> Result<Versioned<Remembered>, Stop> {
    let mapping = Remembered {
        id: row.parsed(0)?,
        role: row.text(1)?.to_owned(),
        header: row.parsed(2)?,
        text: row.text(3)?.to_owned(),
        used: row.moment(4)?,
        by: row.parsed_or_none(5)?,
    };
    versioned(row, mapping)
}
