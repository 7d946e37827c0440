//! Files in the data folder: whole ones below `blobs/`, named by their hash, and those that are
//! still arriving below `incoming/`. A file is on the disk before a row can name it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::refusal::{Fault, Refusal, Stop};

use crate::hashing::{Hashing, hash_of};

/// Files below a folder.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    attempts: AtomicU64,
}

impl Folder {
    /// The files below `root`, which is made where it is absent.
    ///
    /// # Errors
    /// `blob-unwritable` when it cannot be made.
    pub fn open(root: &Path) -> Result<Self, Stop> {
        for folder in ["blobs", "incoming"] {
            let folder = root.join(folder);
            std::fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
        }
        sync(root).map_err(|e| unwritable(root, &e))?;
        Ok(Self { root: root.to_owned(), attempts: AtomicU64::new(0) })
    }

    /// Where a whole file lies: `blobs/ab/<sha256>`.
    fn place(&self, blob: &Blob) -> PathBuf {
        let name = blob.sha256.to_string();
        self.root.join("blobs").join(name.get(..2).unwrap_or_default()).join(name)
    }

    fn incoming(&self, delivery: DeliveryId) -> PathBuf {
        self.root.join("incoming").join(format!("{delivery}.part"))
    }

    /// A name in `incoming/` that nobody else has.
    fn attempt(&self) -> PathBuf {
        let number = self.attempts.fetch_add(1, Ordering::Relaxed);
        self.root.join("incoming").join(format!("{}-{number}.tmp", std::process::id()))
    }

    /// Brings a file that is written to its place: file, name and folder reach the disk in this
    /// order.
    fn keep(&self, from: &Path, file: &File, blob: &Blob) -> io::Result<()> {
        file.sync_all()?;
        let place = self.place(blob);
        let folder = place.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            std::fs::create_dir_all(folder)?;
            sync(&self.root.join("blobs"))?;
        }
        std::fs::rename(from, &place)?;
        sync(folder)
    }
}

impl Blobs for Folder {
    fn put(
        &self,
        write: &mut dyn FnMut(&mut (dyn Write + Send)) -> Result<(), Stop>,
    ) -> Result<Blob, Stop> {
        let path = self.attempt();
        let file = File::create(&path).map_err(|e| unwritable(&path, &e))?;
        let mut out = Hashing::new(BufWriter::new(file));
        let written = write(&mut out).and_then(|()| {
            let (buffer, blob) = out.done();
            let file = buffer.into_inner().map_err(|e| unwritable(&path, e.error()))?;
            self.keep(&path, &file, &blob).map_err(|e| unwritable(&path, &e))?;
            Ok(blob)
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&path);
        }
        written
    }

    fn open(&self, blob: &Blob) -> Result<Box<dyn Read + Send>, Stop> {
        let named = |code| Refusal::new(code).with("sha256", blob.sha256.to_string());
        let place = self.place(blob);
        let file = File::open(&place).map_err(|error| match error.kind() {
            ErrorKind::NotFound => named("blob-missing").into(),
            _ => fault("opening", &place, &error),
        })?;
        let length = file.metadata().map_err(|e| fault("opening", &place, &e))?.len();
        if length != blob.bytes {
            return Err(named("blob-damaged").into());
        }
        Ok(Box::new(BufReader::new(file)))
    }

    fn append(
        &self,
        delivery: DeliveryId,
        offset: u64,
        from: &mut dyn Read,
        most: u64,
    ) -> Result<u64, Stop> {
        let path = self.incoming(delivery);
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let mut file = opened.map_err(|e| unwritable(&path, &e))?;
        let here = file.metadata().map_err(|e| unwritable(&path, &e))?.len();
        if here != offset {
            return Err(Refusal::new("blob-offset").with("offset", here.to_string()).into());
        }
        let room = most.saturating_sub(offset);
        let copied = (|| {
            file.seek(SeekFrom::Start(offset))?;
            let copied = io::copy(&mut from.take(room.saturating_add(1)), &mut file)?;
            if copied > room {
                file.set_len(offset)?;
            }
            file.sync_all()?;
            sync(&self.root.join("incoming")).map(|()| copied)
        })();
        match copied.map_err(|e: io::Error| unwritable(&path, &e))? {
            copied if copied > room => {
                Err(Refusal::new("blob-too-large").with("most", most.to_string()).into())
            }
            copied => Ok(offset + copied),
        }
    }

    fn arrived(&self, delivery: DeliveryId) -> Result<u64, Stop> {
        let path = self.incoming(delivery);
        match std::fs::metadata(&path) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
            Err(error) => Err(fault("looking at", &path, &error)),
        }
    }

    fn seal(&self, delivery: DeliveryId) -> Result<Blob, Stop> {
        let path = self.incoming(delivery);
        let file = File::open(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                Refusal::new("blob-missing").with("sha256", delivery.to_string()).into()
            }
            _ => fault("opening", &path, &error),
        })?;
        let blob = hash_of(&file).map_err(|e| fault("reading", &path, &e))?;
        let second = self.attempt();
        let kept = twice(&path, &second).and_then(|()| {
            let file = OpenOptions::new().write(true).open(&second)?;
            self.keep(&second, &file, &blob)
        });
        // A name that replaces another of the same file is left behind.
        let _ = std::fs::remove_file(&second);
        kept.map_err(|e| unwritable(&path, &e))?;
        Ok(blob)
    }

    fn forget(&self, delivery: DeliveryId) -> Result<(), Stop> {
        let path = self.incoming(delivery);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(fault("removing", &path, &error))
            }
            _ => Ok(()),
        }
    }
}

/// A second name of a file; a copy where the file system knows no such names.
fn twice(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::hard_link(from, to).or_else(|_| std::fs::copy(from, to).map(drop))
}

fn unwritable(path: &Path, error: &io::Error) -> Stop {
    let file = path.display().to_string();
    Refusal::new("blob-unwritable").with("file", file).with("why", error.to_string()).into()
}

fn fault(doing: &str, path: &Path, error: &io::Error) -> Stop {
    Fault { chain: format!("{doing} {}: {error}", path.display()) }.into()
}

/// Other systems bring names to the disk with their files.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
