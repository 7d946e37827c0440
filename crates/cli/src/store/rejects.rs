//! The rows of one file that could not be read, in a file beside its place until it is complete.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use kajitori_domain::refusal::Stop;

use crate::file::{name, unwritable};

/// A file of rejected rows on its way; it is made with the first row.
pub(super) struct Rejects {
    place: PathBuf,
    new: PathBuf,
    out: Option<BufWriter<File>>,
    failed: Option<io::Error>,
    kept: bool,
}

impl Rejects {
    /// The file for the rows of `source` in `folder`.
    pub(super) fn new(folder: &Path, source: &Path) -> Self {
        let place = folder.join(format!("{}.csv", name(source)));
        let new = folder.join(format!(".{}.{}.new", name(source), std::process::id()));
        Self { place, new, out: None, failed: None, kept: false }
    }

    /// Where the rows were kept; `None` when none was rejected.
    pub(super) fn kept(&self) -> Option<PathBuf> {
        self.kept.then(|| self.place.clone())
    }

    fn open(&mut self) -> io::Result<&mut BufWriter<File>> {
        if self.out.is_none() {
            if let Some(folder) = self.new.parent() {
                std::fs::create_dir_all(folder)?;
            }
            self.out = Some(BufWriter::new(File::create(&self.new)?));
        }
        self.out.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl crate::batch::Rejects for Rejects {
    /// Moves the file to its place.
    fn keep(&mut self) -> Result<(), Stop> {
        let failed = self.failed.take().or_else(|| self.flush().err());
        if let Some(error) = failed {
            return Err(unwritable(&self.place, &error));
        }
        if self.out.take().is_some() {
            std::fs::rename(&self.new, &self.place).map_err(|e| unwritable(&self.place, &e))?;
            self.kept = true;
        }
        Ok(())
    }
}

impl Write for Rejects {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.open().and_then(|out| out.write(bytes));
        written.map_err(|error| {
            let kind = error.kind();
            self.failed = Some(error);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Rejects {
    fn drop(&mut self) {
        // What is not complete is of no use; where it was moved or never made, there is nothing.
        std::fs::remove_file(&self.new).ok();
    }
}
