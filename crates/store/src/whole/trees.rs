//! The trees of the audit, built anew.

use std::collections::BTreeMap;
use std::io::Write;

use kajitori_domain::access::Log;
use kajitori_domain::audit::{Broken, Bundle, Checkpoint, Exported, Frontier, leaf_hash};
use kajitori_domain::refusal::{Fault, Refusal, Stop};

use crate::db::{Row, Transaction, counted, values};

/// A tree that is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Whose it is.
    pub scope: String,
    /// Its rows.
    pub rows: u64,
    /// How often it was signed.
    pub signed: u64,
}

/// A tree, and what was signed of it and is still to be met, smallest last.
#[derive(Default)]
struct Growing {
    frontier: Frontier,
    waiting: Vec<Checkpoint>,
    signed: u64,
}

/// Builds every tree from its rows.
pub(super) fn prove(transaction: &Transaction, verifier: &str) -> Result<Vec<Tree>, Stop> {
    let mut trees = signed(transaction, verifier)?;
    let select = "SELECT scope, sequence, leaf, leaf_sha256, detail, nonce FROM audit
        ORDER BY scope, sequence";
    transaction.each(select, &[], &mut |row| {
        let tree = trees.entry(row.text(0)?.to_owned()).or_default();
        grow(tree, &row)
    })?;
    transaction.each("SELECT scope, frontier FROM audit_head", &[], &mut |row| {
        let (scope, frontier) = (row.text(0)?.to_owned(), Frontier::parse(row.text(1)?));
        let found = trees.entry(scope).or_default();
        let size = frontier.as_ref().map_or(0, Frontier::size);
        let same = frontier.as_ref() == Some(&found.frontier);
        if same { Ok(()) } else { Err(Refusal::from(Broken::Root { size }).into()) }
    })?;
    let told = trees.into_iter().map(|(scope, tree)| {
        let rows = tree.frontier.size();
        match tree.waiting.last() {
            None => Ok(Tree { scope, rows, signed: tree.signed }),
            Some(unmet) => Err(Refusal::from(Broken::Short { rows, size: unmet.size }).into()),
        }
    });
    told.collect()
}

/// What was signed, by scope.
fn signed(transaction: &Transaction, verifier: &str) -> Result<BTreeMap<String, Growing>, Stop> {
    let mut trees: BTreeMap<String, Growing> = BTreeMap::new();
    let mut number = 0;
    let select = "SELECT scope, size, note FROM checkpoint ORDER BY scope, size DESC";
    transaction.each(select, &[], &mut |row| {
        number += 1;
        let opened = Checkpoint::open(row.text(2)?, verifier);
        let size = row.count(1)?;
        let scope = row.text(0)?;
        let own = |opened: &Checkpoint| opened.size == size && opened.origin.ends_with(scope);
        let sound = opened.filter(own);
        let sound = sound.ok_or_else(|| Refusal::from(Broken::Note { number }))?;
        let tree = trees.entry(scope.to_owned()).or_default();
        tree.waiting.push(sound);
        tree.signed += 1;
        Ok(())
    })?;
    Ok(trees)
}

fn grow(tree: &mut Growing, row: &Row) -> Result<(), Stop> {
    let line = tree.frontier.size() + 1;
    let broken = |broken: Broken| Stop::from(Refusal::from(broken));
    let leaf = row.text(2)?.to_owned();
    let hash = leaf_hash(leaf.as_bytes());
    let exported = Exported {
        detail: Some(row.text(4)?.to_owned()),
        leaf,
        nonce: Some(row.text(5)?.to_owned()),
    };
    let known = exported.leaf().ok_or_else(|| broken(Broken::Line { line }))?;
    let placed = row.count(1)? == tree.frontier.size() && known.seq == tree.frontier.size();
    if !placed || known.log != row.text(0)? {
        return Err(broken(Broken::Place { line }));
    }
    if hash != row.parsed(3)? || !exported.detail_fits(&known) {
        return Err(broken(Broken::Detail { line }));
    }
    tree.frontier.append(hash);
    while let Some(reached) = tree.waiting.pop_if(|next| next.size <= tree.frontier.size()) {
        if reached.size != tree.frontier.size() || reached.root != tree.frontier.root() {
            return Err(broken(Broken::Root { size: reached.size }));
        }
    }
    Ok(())
}

/// Writes a tree as it was last signed.
pub(super) fn export(
    transaction: &Transaction,
    log: Log,
    verifier: String,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let unwritten = |why: std::io::Error| Stop::from(Fault { chain: format!("exporting: {why}") });
    let (mut notes, mut size) = (Vec::new(), 0);
    let select = "SELECT size, note FROM checkpoint WHERE scope = $1 ORDER BY size";
    transaction.each(select, values![log], &mut |row| {
        size = row.count(0)?;
        notes.push(row.text(1)?.to_owned());
        Ok(())
    })?;
    if notes.is_empty() {
        return Err(Refusal::from(Broken::NoNote).into());
    }
    Bundle { notes, verifier }.write(out).map_err(unwritten)?;
    let select = "SELECT leaf, detail, nonce FROM audit WHERE scope = $1 AND sequence < $2
        ORDER BY sequence";
    transaction.each(select, values![log, counted(size)?], &mut |row| {
        let text = |at: usize| row.text(at).map(str::to_owned);
        let row = Exported { leaf: text(0)?, detail: Some(text(1)?), nonce: Some(text(2)?) };
        out.write_all(row.to_line().as_bytes()).map_err(unwritten)
    })
}
