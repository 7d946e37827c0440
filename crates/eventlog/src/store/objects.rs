//! Where a store's files lie: names and bytes, each written once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use kajitori_domain::refusal::Stop;

use crate::source::refusal;

/// What became of a file that was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was written.
    Created,
    /// There is a file of that name already; it stays as it was.
    Existed,
}

/// Files by name. A name is made of ASCII letters, digits, `-`, `.` and `/`; a file is whole or not
/// there, and is never changed.
pub trait Objects: Send + Sync {
    /// Writes a file that does not exist yet, at once or not at all, and for good: when this
    /// answers, it outlives a failure of power.
    ///
    /// # Errors
    /// A refusal or fault when it cannot be written.
    fn put_new(&self, name: &str, bytes: Bytes) -> Result<Put, Stop>;

    /// As [`Objects::put_new`], for what can be made again: after a failure of power the file may
    /// be gone or hold anything.
    ///
    /// # Errors
    /// As [`Objects::put_new`].
    fn put_passing(&self, name: &str, bytes: Bytes) -> Result<Put, Stop> {
        self.put_new(name, bytes)
    }

    /// The whole file.
    ///
    /// # Errors
    /// `store-file-missing` when there is none, a fault when it cannot be read.
    fn get(&self, name: &str) -> Result<Bytes, Stop>;

    /// The bytes of `range`, which lies inside the file.
    ///
    /// # Errors
    /// As [`Objects::get`]; `store-file-damaged` when the file ends before.
    fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes, Stop>;

    /// Names that begin with `prefix`, sorted; also of files that were never finished, where such
    /// are left behind.
    ///
    /// # Errors
    /// A fault when they cannot be listed.
    fn list(&self, prefix: &str) -> Result<Vec<String>, Stop>;

    /// Removes a file; one that is not there is no error.
    ///
    /// # Errors
    /// A fault when it cannot be removed.
    fn delete(&self, name: &str) -> Result<(), Stop>;
}

/// Files in memory, for tests and for measuring what need not outlive the process.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<BTreeMap<String, Bytes>>);

impl InMemory {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Objects for InMemory {
    fn put_new(&self, name: &str, bytes: Bytes) -> Result<Put, Stop> {
        let mut files = self.files();
        if files.contains_key(name) {
            return Ok(Put::Existed);
        }
        files.insert(name.to_owned(), bytes);
        Ok(Put::Created)
    }

    fn get(&self, name: &str) -> Result<Bytes, Stop> {
        let found = self.files().get(name).cloned();
        found.ok_or_else(|| refusal("store-file-missing", name).into())
    }

    fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes, Stop> {
        let all = self.get(name)?;
        let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
        let (from, until) = (at(range.start), at(range.end));
        if from > until || until > all.len() {
            return Err(refusal("store-file-damaged", name).into());
        }
        Ok(all.slice(from..until))
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, Stop> {
        Ok(self.files().keys().filter(|name| name.starts_with(prefix)).cloned().collect())
    }

    fn delete(&self, name: &str) -> Result<(), Stop> {
        self.files().remove(name);
        Ok(())
    }
}
