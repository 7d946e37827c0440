//! Files beside contests, credits and engagements.

use kajitori_domain::access::InEngagement;
use kajitori_domain::blob::Blob;
use kajitori_domain::id::{AttachmentId, PersonId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::{Row, counted, values};
use crate::scope::{Read, Write};

/// A file beside something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Beside what: the kind of thing, and its id.
    pub owner: (String, String),
    /// Whether only the client may see it.
    pub internal: bool,
    /// Its name, as it was given.
    pub file: String,
    /// Its media type.
    pub mime: String,
    /// Its bytes.
    pub blob: Blob,
    /// Who added it.
    pub person: PersonId,
    /// When.
    pub at: Moment,
}

/// The files beside one thing, in the order in which they came.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(
    read: &Read<'_, InEngagement>,
    kind: &str,
    owner: &str,
) -> Result<Vec<Attachment>, Stop> {
    let sql = "SELECT id, owner_kind, owner, shown, file, mime, blob, bytes, person, at_us
        FROM attachment WHERE engagement_id = $1 AND owner_kind = $2 AND owner = $3 ORDER BY id";
    read.all(sql, values![read.scope().0, kind, owner], attachment)
}

/// One file.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, InEngagement>, id: AttachmentId) -> Result<Option<Attachment>, Stop> {
    let sql = "SELECT id, owner_kind, owner, shown, file, mime, blob, bytes, person, at_us
        FROM attachment WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], attachment)
}

/// Adds a file; it is never changed.
///
/// # Errors
/// `record-taken`; a fault when it cannot be written.
pub fn add(write: &mut Write<'_, InEngagement>, attachment: &Attachment) -> Result<(), Stop> {
    let insert = "INSERT INTO attachment (engagement_id, id, owner_kind, owner, shown, file, mime,
        blob, bytes, person, at_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let Attachment { id, owner: (kind, owner), internal, file, mime, blob, person, at } =
        attachment;
    let shown = if *internal { "client" } else { "both" };
    let (engagement, bytes) = (write.scope().0, counted(blob.bytes)?);
    let values =
        values![engagement, *id, kind, owner, shown, file, mime, blob.sha256, bytes, *person, *at];
    write.change(insert, values).map(|_| ())
}

fn attachment(row: &Row) -> Result<Attachment, Stop> {
    Ok(Attachment {
        id: row.parsed(0)?,
        owner: (row.text(1)?.to_owned(), row.text(2)?.to_owned()),
        internal: row.text(3)? == "client",
        file: row.text(4)?.to_owned(),
        mime: row.text(5)?.to_owned(),
        blob: Blob { sha256: row.parsed(6)?, bytes: row.count(7)? },
        person: row.parsed(8)?,
        at: row.moment(9)?,
    })
}
