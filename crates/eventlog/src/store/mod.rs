//! The log store: batches of events that are added and never changed, kept as sorted Parquet files
//! in a folder or an object store, and read by buckets.
//!
//! ```text
//! catalogue/00000001.json            what batch 1 is made of; names the hash of the entry before
//! batch/00000001/<sha256>.parquet    its events, its new texts, the names of its new cases
//! ```
//!
//! A batch exists when its entry does. Cases are numbered at their first appearance in the store,
//! so that a bucket is a range of numbers: numbers are dense, buckets are equally large, and a
//! day's records touch only the buckets of the cases that were open on that day.

mod adding;
mod align;
mod catalogue;
mod feed;
mod file;
mod folder;
mod mixed;
mod names;
mod objects;
mod order;
mod segment;
mod shape;
mod step;
mod stored;
mod sweep;
mod texts;
mod twice;
mod verify;

use std::sync::Arc;

use arrow::array::{AsArray, StringArray};
use kajitori_domain::batch::{self, Batches, Committed};
use kajitori_domain::refusal::{Refusal, Stop};
use rayon::prelude::*;

use self::file::Part;
use crate::chunk::Dictionary;
use crate::columns::NAMES;
use crate::source::refusal;

pub use adding::{Added, Adding, EVENTS, Told};
pub use catalogue::Catalogue;
pub use feed::feed;
pub use folder::Folder;
pub use objects::{InMemory, Objects, Put};
pub use step::{Step, Steps, Untold};
pub use stored::{Stored, short};
pub use verify::Verified;

/// A store as its catalogue was when it was opened.
pub struct Store<'b> {
    objects: Arc<dyn Objects>,
    batches: Box<dyn Batches + Send + Sync + 'b>,
    entries: Vec<Committed>,
    /// Texts by code, for adding.
    known: Vec<Dictionary>,
}

impl std::fmt::Debug for Store<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

impl<'b> Store<'b> {
    /// Opens the store in `objects`, whose catalogue lies among them. One without any file is an
    /// empty store.
    ///
    /// # Errors
    /// A refusal when the catalogue is damaged, a fault when it cannot be read.
    pub fn open(objects: Arc<dyn Objects>) -> Result<Self, Stop> {
        let catalogue = Catalogue::new(Arc::clone(&objects));
        Self::with(objects, Box::new(catalogue))
    }

    /// Opens the store whose catalogue is `batches` and whose files lie in `objects`.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn with(
        objects: Arc<dyn Objects>,
        batches: Box<dyn Batches + Send + Sync + 'b>,
    ) -> Result<Self, Stop> {
        let entries = batches.list()?;
        Ok(Self { objects, batches, entries, known: Vec::new() })
    }

    /// Every entry of the catalogue, in order.
    pub fn entries(&self) -> &[Committed] {
        &self.entries
    }

    /// The batch that `name` means: its number, or at least the first six digits of its name.
    ///
    /// # Errors
    /// `store-batch-unknown` when it means none or several.
    pub fn find(&self, name: &str) -> Result<&Committed, Stop> {
        let name = name.trim();
        let fits = |known: &&Committed| {
            let entry = &known.entry;
            name.parse() == Ok(entry.number) || name.len() >= 6 && entry.batch.starts_with(name)
        };
        let mut found = self.entries.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(found), None) => Ok(found),
            _ => {
                let args = vec![("batch", name.to_owned())];
                Err(Refusal { code: "store-batch-unknown", args, problems: vec![] }.into())
            }
        }
    }

    /// Begins to add a batch; `steps` is told what has been done.
    ///
    /// # Errors
    /// A refusal or fault when the texts of earlier batches cannot be read.
    pub fn add<'s>(&'s mut self, steps: &'s dyn Steps) -> Result<Adding<'s>, Stop> {
        if self.known.is_empty() {
            let mut known = shape::dictionaries(self.objects(), &self.entries)?;
            known.insert(0, Dictionary { column: NAMES[0].to_owned(), texts: self.names()? });
            self.known = known;
        }
        Ok(Adding::new(self, steps))
    }

    /// The events of all batches in force, as of entry `as_of` or of the last.
    ///
    /// # Errors
    /// `store-empty` when there is no batch, `store-batch-unknown` when there is no entry `as_of`;
    /// a refusal or fault when the texts cannot be read.
    pub fn read(&self, as_of: Option<u64>) -> Result<Stored, Stop> {
        if let Some(number) = as_of {
            self.find(&number.to_string())?;
        }
        let until = as_of.and_then(|number| usize::try_from(number).ok());
        let known = &self.entries[..until.unwrap_or(self.entries.len())];
        if batch::in_force(known, None).is_empty() {
            return Err(Refusal { code: "store-empty", args: vec![], problems: vec![] }.into());
        }
        Stored::new(&self.objects, known)
    }

    fn objects(&self) -> &dyn Objects {
        self.objects.as_ref()
    }

    fn batches(&self) -> &dyn Batches {
        self.batches.as_ref()
    }

    fn known(&self) -> &[Dictionary] {
        &self.known
    }

    /// The names of all cases, by number.
    fn names(&self) -> Result<StringArray, Stop> {
        let parts = self.entries.par_iter().filter_map(|entry| entry.entry.names.as_ref());
        let read = parts.map(|names| {
            let part = Part::new(&self.objects, &names.file);
            let damaged = || refusal("store-file-damaged", &names.file.name);
            let columns = part.all(&[0])?;
            let texts = columns.iter().map(|batch| batch.column(0).as_string_opt::<i32>().cloned());
            let texts: Option<Vec<StringArray>> = texts.collect();
            shape::join(&texts.ok_or_else(damaged)?)
        });
        shape::join(&read.collect::<Result<Vec<_>, Stop>>()?)
    }
}
