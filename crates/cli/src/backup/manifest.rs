//! What a backup holds.

use std::path::Path;

use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::whole::TableSum;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::file;

/// The manifest's name.
pub(super) const NAME: &str = "manifest.json";
/// The rows.
pub(super) const RECORD: &str = "record.jsonl";

/// What the first line says.
const FORMAT: &str = "kajitori backup 1";

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    /// Its path below the folder, with slashes.
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    /// When it was begun.
    pub(super) at: String,
    /// The program that made it.
    pub(super) program: String,
    /// The house's name; what was signed bears it.
    pub(super) host: String,
    /// The schema's step.
    pub(super) step: u64,
    /// The rows.
    pub(super) tables: Vec<TableSum>,
    pub(super) files: Vec<Held>,
}

impl Manifest {
    /// The manifest of a backup that was begun at `at`.
    pub(super) fn new(at: String, host: String) -> Self {
        let program = format!("kajitori {}", env!("CARGO_PKG_VERSION"));
        let (tables, files) = (Vec::new(), Vec::new());
        Self { format: FORMAT.to_owned(), at, program, host, step: 0, tables, files }
    }

    /// Reads the manifest of the backup in `folder`.
    ///
    /// # Errors
    /// `backup-none` when there is none, `backup-damaged` when it is no manifest of ours or names a
    /// path outside its folder.
    pub(super) fn read(folder: &Path) -> Result<Self, Stop> {
        let named = |code| Refusal::new(code).with("file", folder.join(NAME).display().to_string());
        let bytes = match std::fs::read(folder.join(NAME)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(named("backup-none").into());
            }
            other => other.map_err(|error| file::fault("reading a backup", &error))?,
        };
        let read: Option<Self> = serde_json::from_slice(&bytes).ok();
        let sound = |read: &Self| read.format == FORMAT && read.files.iter().all(Held::is_inside);
        Ok(read.filter(sound).ok_or_else(|| named("backup-damaged"))?)
    }

    /// The manifest without its files, for programs.
    pub(super) fn short(&self) -> serde_json::Value {
        let bytes: u64 = self.files.iter().map(|file| file.bytes).sum();
        json!({
            "at": self.at, "program": self.program, "host": self.host, "step": self.step,
            "tables": self.tables, "files": self.files.len(), "bytes": bytes,
        })
    }
}

impl Held {
    /// Whether it lies where backups have files.
    fn is_inside(&self) -> bool {
        let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
        let begins = ["blobs/", "logs/", "keys/"].iter().any(|name| self.path.starts_with(name));
        (begins || self.path == RECORD)
            && self.path.split('/').all(plain)
            && !self.path.contains(['\\', ':', '\0'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_lies_outside() {
        let held = |path: &str| Held { path: path.to_owned(), bytes: 0, sha256: String::new() };
        for inside in ["record.jsonl", "blobs/ab/abcd", "logs/e-1/batch/00000001/x.parquet"] {
            assert!(held(inside).is_inside(), "{inside}");
        }
        for outside in
            ["/etc/passwd", "blobs/../../x", "blobs//x", "manifest.json", "blobs/", "C:\\x", "keys"]
        {
            assert!(!held(outside).is_inside(), "{outside}");
        }
    }
}
