//! An audit tree as one file that verifies by itself: who signed, the signed notes, every row.

use std::io::{BufRead, Read as _, Write};

use serde::{Deserialize, Serialize};

use crate::audit::row::Row;
use crate::audit::verify::{Broken, Verified, verify};

/// Bytes of the first line at most; notes are some hundred bytes each, one for each closed month.
const FIRST_MOST: u64 = 4 << 20;

/// The first line of an export: what its rows are checked against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The signed notes, smallest first; the last covers every row.
    pub notes: Vec<String>,
    /// Whose signature they bear. It proves nothing by standing here: compare it with the key in
    /// the month's pack.
    pub verifier: String,
}

/// What the file proved to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    /// The rows and checkpoints.
    pub verified: Verified,
    /// The key that the file names.
    pub verifier: String,
}

impl Bundle {
    /// Writes the first line.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let line = serde_json::to_string(self).unwrap_or_default();
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")
    }

    /// Writes a row, without its detail where the reader may not see it.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_row(out: &mut dyn Write, row: &Row, with_detail: bool) -> std::io::Result<()> {
        out.write_all(row.export(with_detail).to_line().as_bytes())
    }

    /// Checks a whole file against its own notes and further ones, by `verifier`, or by the key
    /// that the file names.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(
        file: &mut dyn BufRead,
        more: &[&str],
        verifier: Option<&str>,
    ) -> Result<Wrapped, Broken> {
        let mut line = Vec::new();
        let read = (&mut *file).take(FIRST_MOST).read_until(b'\n', &mut line);
        read.map_err(|error| Broken::Unreadable { why: error.to_string() })?;
        let first: Self = serde_json::from_slice(&line).map_err(|_| Broken::Line { line: 1 })?;
        let key = verifier.unwrap_or(&first.verifier);
        let notes: Vec<&str> =
            first.notes.iter().map(String::as_str).chain(more.iter().copied()).collect();
        let verified = verify(file, &notes, key)?;
        Ok(Wrapped { verified, verifier: key.to_owned() })
    }
}
