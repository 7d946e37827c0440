//! The catalogue of an engagement's log store: a batch exists when its row stands.

use kajitori_domain::access::{Grant, InEngagement, Scope};
use kajitori_domain::audit::Entries;
use kajitori_domain::batch::{Batches, Committed, Entry};
use kajitori_domain::refusal::{Fault, Refusal, Stop};

use crate::audit::{self, Stamp};
use crate::db::{Mode, counted, values};
use crate::record::Db;
use crate::scope::Read;

/// What is said of an entry in the audit tree.
pub type Say<'a> = &'a (dyn Fn(&Entry) -> Entries + Send + Sync);

/// The catalogue of one engagement.
#[derive(Clone, Copy)]
pub struct Catalogue<'a> {
    db: &'a Db,
    grant: &'a Grant<InEngagement>,
    adding: Option<(Stamp<'a>, Say<'a>)>,
}

impl std::fmt::Debug for Catalogue<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("grant", &self.grant).finish_non_exhaustive()
    }
}

impl Db {
    /// The catalogue of the engagement of `grant`, to read.
    pub fn batches<'a>(&'a self, grant: &'a Grant<InEngagement>) -> Catalogue<'a> {
        Catalogue { db: self, grant, adding: None }
    }
}

impl<'a> Catalogue<'a> {
    /// The same, to add to: with an entry goes what `say` says of it.
    #[must_use]
    pub fn adding(self, stamp: Stamp<'a>, say: Say<'a>) -> Self {
        Self { adding: Some((stamp, say)), ..self }
    }
}

impl Batches for Catalogue<'_> {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        let transaction = self.db.engine.begin(Mode::Read)?;
        list(&Read::new(&transaction, self.grant.scope()))
    }

    fn commit(&self, entry: &Entry) -> Result<bool, Stop> {
        let Some((stamp, say)) = self.adding else {
            return Err(Fault { chain: "adding to a catalogue to read".to_owned() }.into());
        };
        let bytes = entry.to_bytes();
        let text = std::str::from_utf8(&bytes);
        let text = text.map_err(|e| Stop::from(Fault { chain: format!("an entry: {e}") }))?;
        let sha256 = kajitori_domain::batch::sha256(&bytes);
        let (scope, number) = (self.grant.scope(), counted(entry.number)?);
        let insert = "INSERT INTO batch (engagement_id, number, batch, previous, sha256, entry)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (engagement_id, number) DO NOTHING";
        let previous = entry.previous.clone();
        let values = values![scope.0, number, &entry.batch, previous, sha256, text];
        self.db.engine.write(|transaction| {
            let tree = audit::hold(transaction, scope.log())?;
            if transaction.change(insert, values)? == 0 {
                return Ok(false);
            }
            let said = (&say(entry), false);
            let whose = (scope.log(), self.grant.actor());
            audit::append(transaction, whose, &stamp, tree, said)?;
            Ok(true)
        })
    }
}

/// Every entry of the engagement's catalogue, each checked against the one before.
///
/// # Errors
/// `store-entry-damaged`, `store-entry-missing`; a fault when it cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Committed>, Stop> {
    let sql = "SELECT number, entry FROM batch WHERE engagement_id = $1 ORDER BY number";
    let rows =
        read.all(sql, values![read.scope().0], |row| Ok((row.count(0)?, row.text(1)?.to_owned())))?;
    let mut entries: Vec<Committed> = Vec::with_capacity(rows.len());
    for ((number, text), expected) in rows.into_iter().zip(1_u64..) {
        if number != expected {
            let missing = Refusal::new("store-entry-missing");
            return Err(missing.with("number", expected.to_string()).into());
        }
        entries.push(Committed::read(text.as_bytes(), number, entries.last())?);
    }
    Ok(entries)
}
