//! Documents that were made of a run: once for each kind and language.

use kajitori_domain::access::InEngagement;
use kajitori_domain::blob::Blob;
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;

use crate::db::{Row, counted, values};
use crate::scope::{Read, Write};

/// A document of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The run.
    pub run: RunId,
    /// What it is, e.g. `pdf`.
    pub kind: String,
    /// Its language, e.g. `ja`.
    pub lang: String,
    /// Its bytes.
    pub blob: Blob,
}

/// The documents of a run.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, run: RunId) -> Result<Vec<Document>, Stop> {
    let sql = "SELECT run, kind, lang, blob, bytes FROM document
        WHERE engagement_id = $1 AND run = $2";
    let mut documents = read.all(sql, values![read.scope().0, run], document)?;
    documents.sort_by(|a, b| (&a.kind, &a.lang).cmp(&(&b.kind, &b.lang)));
    Ok(documents)
}

/// Adds a document, unless the run has one of that kind and language. Answers whether it had none.
///
/// # Errors
/// `record-parent-unknown`; a fault when it cannot be written.
pub fn add(write: &mut Write<'_, InEngagement>, document: &Document) -> Result<bool, Stop> {
    let insert = "INSERT INTO document (engagement_id, run, kind, lang, blob, bytes)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (engagement_id, run, kind, lang) DO NOTHING";
    let Document { run, kind, lang, blob } = document;
    let (engagement, bytes) = (write.scope().0, counted(blob.bytes)?);
    let values = values![engagement, *run, kind, lang, blob.sha256, bytes];
    Ok(write.change(insert, values)? == 1)
}

fn document(row: &Row) -> Result<Document, Stop> {
    Ok(Document {
        run: row.parsed(0)?,
        kind: row.text(1)?.to_owned(),
        lang: row.text(2)?.to_owned(),
        blob: Blob { sha256: row.parsed(3)?, bytes: row.count(4)? },
    })
}
