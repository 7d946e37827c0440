//! The rows of one file that could not be read, in a file beside its place until it is complete.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use kajitori_domain::refusal::Stop;

use crate::file::{name, unwritable};

/// A file of rejected rows on its way.
pub(super) struct Rejects {
    folder: PathBuf,
    place: PathBuf,
    new: PathBuf,
    pub(super) out: BufWriter<File>,
}

impl Rejects {
    /// Begins the file for the rows of `source` in `folder`.
    pub(super) fn create(folder: &Path, source: &Path) -> Result<Self, Stop> {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let place = folder.join(format!("{}.csv", name(source)));
        let new = folder.join(format!(".{}.{}.new", name(source), std::process::id()));
        let out = File::create(&new).map_err(|error| unwritable(&new, &error))?;
        Ok(Self { folder: folder.to_owned(), place, new, out: BufWriter::new(out) })
    }

    /// Moves the file to its place and answers where; `None` when no row was rejected.
    pub(super) fn keep(mut self) -> Result<Option<PathBuf>, Stop> {
        self.out.flush().map_err(|error| unwritable(&self.new, &error))?;
        if std::fs::metadata(&self.new).is_ok_and(|metadata| metadata.len() == 0) {
            return Ok(None);
        }
        std::fs::rename(&self.new, &self.place).map_err(|e| unwritable(&self.place, &e))?;
        Ok(Some(self.place.clone()))
    }
}

impl Drop for Rejects {
    fn drop(&mut self) {
        // Nothing is left of a file without rows, nor of a folder without files.
        std::fs::remove_file(&self.new).ok();
        std::fs::remove_dir(&self.folder).ok();
    }
}
