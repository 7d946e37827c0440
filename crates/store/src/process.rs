//! The processes of an engagement.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::ProcessId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Text;

use crate::db::{Row, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// A process that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its id.
    pub id: ProcessId,
    /// Its name.
    pub name: Text,
    /// The area of work that it belongs to, by the template's name.
    pub area: String,
    /// Its place in lists.
    pub place: u32,
}

/// The engagement's processes, in their order.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<Process>>, Stop> {
    let sql = "SELECT id, name_ja, name_en, area, place, version FROM process
        WHERE engagement_id = $1 ORDER BY place, id";
    read.all(sql, values![read.scope().0], process)
}

/// One process.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: ProcessId,
) -> Result<Option<Versioned<Process>>, Stop> {
    let sql = "SELECT id, name_ja, name_en, area, place, version FROM process
        WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], process)
}

/// Writes a process: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    process: &Process,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO process (engagement_id, id, name_ja, name_en, area, place, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    let update = "UPDATE process SET name_ja = $3, name_en = $4, area = $5, place = $6,
        version = version + 1 WHERE engagement_id = $1 AND id = $2 AND version = $7";
    let Process { id, name, area, place } = process;
    let values = values![write.scope().0, *id, &name.ja, &name.en, area, *place];
    write.put(insert, update, values, was)
}

fn process(row: &Row) -> Result<Versioned<Process>, Stop> {
    let process = Process {
        id: row.parsed(0)?,
        name: Text { ja: row.text(1)?.to_owned(), en: row.text(2)?.to_owned() },
        area: row.text(3)?.to_owned(),
        place: row.small(4)?,
    };
    versioned(row, process)
}
