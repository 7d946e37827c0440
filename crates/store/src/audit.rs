//! The trees of what was done: a change's rows are added in its own transaction, so that neither
//! stands without the other.

use kajitori_domain::access::{ActorName, Log, Scope};
use kajitori_domain::audit::{
    Checkpoint, Entries, Frontier, Happening, Object, Row as Leaf, Shown, Signer, Via, origin,
};
use kajitori_domain::outside::Chance;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Moment;

use crate::db::{Row, Transaction, counted, values, word};
use crate::scope::Read;

/// What a change cannot know of itself: when and by which way it came, and who signs for the house.
#[derive(Clone, Copy)]
pub struct Stamp<'a> {
    /// When.
    pub at: Moment,
    /// By which way.
    pub via: Via,
    /// The request's id.
    pub request: &'a str,
    /// Draws the nonces.
    pub chance: &'a dyn Chance,
    /// Signs checkpoints.
    pub signer: &'a dyn Signer,
    /// The house's public name, which begins the names of its trees.
    pub host: &'a str,
}

impl std::fmt::Debug for Stamp<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stamp").field("at", &self.at).finish_non_exhaustive()
    }
}

/// What a change ends with: its value, and what it says of itself, which is never nothing.
#[derive(Debug)]
pub struct Done<T> {
    /// What the caller gets once everything stands.
    pub value: T,
    /// What was done.
    pub entries: Entries,
    /// Whether the tree is signed as it stands with these entries.
    pub sealed: bool,
}

impl<T> Done<T> {
    /// A change that said `entries` of itself.
    pub fn new(value: T, entries: Entries) -> Self {
        Self { value, entries, sealed: false }
    }

    /// The same, with a checkpoint over the tree that holds its entries.
    #[must_use]
    pub fn sealed(self) -> Self {
        Self { sealed: true, ..self }
    }
}

/// A row of a tree, as the record keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its place, from 0.
    pub sequence: u64,
    /// When it was added.
    pub at: Moment,
    /// What it says.
    pub row: Leaf,
}

/// Rows of this scope's tree from place `from` on, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Scope>(read: &Read<'_, S>, from: u64, most: u32) -> Result<Vec<Kept>, Stop> {
    let sql = "SELECT sequence, at_us, leaf, leaf_sha256, detail, nonce, shown FROM audit
        WHERE scope = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3";
    read.all(sql, values![read.log(), counted(from)?, most], kept)
}

/// Rows of this scope's tree about one thing, in their order.
///
/// # Errors
/// A fault when they cannot be read.
pub fn about<S: Scope>(read: &Read<'_, S>, object: &Object) -> Result<Vec<Kept>, Stop> {
    let sql = "SELECT sequence, at_us, leaf, leaf_sha256, detail, nonce, shown FROM audit
        WHERE scope = $1 AND leaf LIKE $2 ESCAPE '!' ORDER BY sequence";
    let plain = |text: &str| text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let (kind, id) = (plain(object.kind.word()), plain(&object.id));
    let like = format!("%\"object\":\"{kind}\",\"object!_id\":\"{id}\"%");
    read.all(sql, values![read.log(), like], kept)
}

/// The tree of this scope as it stands.
///
/// # Errors
/// A fault when it cannot be read.
pub fn head<S: Scope>(read: &Read<'_, S>) -> Result<Frontier, Stop> {
    let sql = "SELECT frontier FROM audit_head WHERE scope = $1";
    let found = read.one(sql, values![read.log()], frontier)?;
    Ok(found.unwrap_or_default())
}

/// Takes hold of a tree until the transaction ends. Whoever changes anything in a scope does this
/// first, so changes come one after the other on either engine, and none decides on what another
/// is about to change.
pub(crate) fn hold(transaction: &Transaction, log: Log) -> Result<Frontier, Stop> {
    let take = "UPDATE audit_head SET size = size WHERE scope = $1 RETURNING frontier";
    if let Some(row) = transaction.row(take, values![log])? {
        return frontier(&row);
    }
    let start = "INSERT INTO audit_head (scope, size, frontier) VALUES ($1, 0, $2)
        ON CONFLICT (scope) DO NOTHING";
    transaction.change(start, values![log, Frontier::default().to_text()])?;
    match transaction.row(take, values![log])? {
        Some(row) => frontier(&row),
        None => Err(Fault { chain: format!("the tree of {log} has no head") }.into()),
    }
}

/// Adds a row for each of `entries`, and signs the tree if `sealed`.
pub(crate) fn append(
    transaction: &Transaction,
    (log, actor): (Log, &ActorName),
    stamp: &Stamp<'_>,
    mut tree: Frontier,
    (entries, sealed): (&Entries, bool),
) -> Result<(), Stop> {
    let insert = "INSERT INTO audit
        (scope, sequence, at_us, leaf, leaf_sha256, detail, nonce, shown)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Stamp { at, via, request, chance, signer, host } = *stamp;
    for entry in entries.iter() {
        let mut nonce = [0; 16];
        chance.fill(&mut nonce);
        let seq = tree.size();
        let row = Leaf::of(entry, &Happening { log, seq, at, via, request, actor, nonce });
        tree.append(row.leaf_sha256);
        let Leaf { leaf, leaf_sha256, detail, nonce, shown } = row;
        let (seq, shown) = (counted(seq)?, word(&shown)?);
        let values = values![log, seq, at, leaf, leaf_sha256, detail, nonce, shown];
        transaction.change(insert, values)?;
    }
    let head = "UPDATE audit_head SET size = $2, frontier = $3 WHERE scope = $1";
    transaction.change(head, values![log, counted(tree.size())?, tree.to_text()])?;
    if sealed {
        let checkpoint = Checkpoint::sign(&origin(host, log), &tree, signer);
        let insert = "INSERT INTO checkpoint (scope, size, note, at_us) VALUES ($1, $2, $3, $4)";
        let size = counted(checkpoint.size)?;
        transaction.change(insert, values![log, size, checkpoint.note, at])?;
    }
    Ok(())
}

fn frontier(row: &Row) -> Result<Frontier, Stop> {
    Frontier::parse(row.text(0)?).ok_or_else(|| row.wrong(0, "a tree's edge"))
}

fn kept(row: &Row) -> Result<Kept, Stop> {
    let shown: Shown = row.choice(6)?;
    let leaf = Leaf {
        leaf: row.text(2)?.to_owned(),
        leaf_sha256: row.parsed(3)?,
        detail: row.text(4)?.to_owned(),
        nonce: row.text(5)?.to_owned(),
        shown,
    };
    Ok(Kept { sequence: row.count(0)?, at: row.moment(1)?, row: leaf })
}
