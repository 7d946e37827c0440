//! The files that rows name.

use std::collections::BTreeMap;

use kajitori_domain::batch::Committed;
use kajitori_domain::blob::Blob;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::{Refusal, Stop};

use crate::db::Transaction;

/// Where a row names a file: its hash and its length.
pub(super) const NAMED: &[(&str, &str, &str)] = &[
    ("attachment", "blob", "bytes"),
    ("delivery", "source", "bytes"),
    ("delivery", "findings", "findings_bytes"),
    ("delivery", "rejects", "rejects_bytes"),
    ("document", "blob", "bytes"),
    ("run", "cases", "cases_bytes"),
    ("run", "pack", "pack_bytes"),
];

/// Every file that a row names, each once.
pub(super) fn named(transaction: &Transaction) -> Result<Vec<Blob>, Stop> {
    let mut all: BTreeMap<Sha256, u64> = BTreeMap::new();
    for (table, hash, bytes) in NAMED {
        let select = format!("SELECT {hash}, {bytes} FROM {table} WHERE {hash} IS NOT NULL");
        transaction.each(&select, &[], &mut |row| {
            all.insert(row.parsed(0)?, row.count(1)?);
            Ok(())
        })?;
    }
    Ok(all.into_iter().map(|(sha256, bytes)| Blob { sha256, bytes }).collect())
}

/// The catalogue of every engagement that has one.
pub(super) fn catalogues(
    transaction: &Transaction,
) -> Result<Vec<(EngagementId, Vec<Committed>)>, Stop> {
    let mut all: Vec<(EngagementId, Vec<Committed>)> = Vec::new();
    let select = "SELECT engagement_id, number, entry FROM batch ORDER BY engagement_id, number";
    transaction.each(select, &[], &mut |row| {
        let (engagement, number): (EngagementId, u64) = (row.parsed(0)?, row.count(1)?);
        if all.last().is_none_or(|(last, _)| *last != engagement) {
            all.push((engagement, Vec::new()));
        }
        let Some((_, entries)) = all.last_mut() else { return Ok(()) };
        let expected = entries.last().map_or(0, |last| last.entry.number) + 1;
        if number != expected {
            let missing = Refusal::new("store-entry-missing");
            return Err(missing.with("number", expected.to_string()).into());
        }
        let entry = Committed::read(row.text(2)?.as_bytes(), number, entries.last())?;
        entries.push(entry);
        Ok(())
    })?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate;

    /// A column of bytes that nobody looks at would be a file that no backup is checked for.
    #[test]
    fn every_column_that_counts_bytes_belongs_to_a_file() {
        let schema = migrate::text();
        let counts = schema.lines().map(str::trim).filter_map(|line| {
            let line = line.strip_prefix("ALTER TABLE").map_or(line, |rest| {
                rest.split_once("ADD COLUMN").map_or(rest, |(_, column)| column).trim()
            });
            line.split(' ').next().filter(|name| *name == "bytes" || name.ends_with("_bytes"))
        });
        let counts: Vec<&str> = counts.collect();
        assert!(counts.len() >= 6, "{counts:?}");
        for column in counts {
            assert!(NAMED.iter().any(|(_, _, bytes)| *bytes == column), "{column}");
        }
    }
}
