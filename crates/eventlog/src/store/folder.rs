//! A store's files in a folder.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use kajitori_domain::refusal::{Fault, Stop};

use super::objects::{Objects, Put};
use crate::source::refusal;

/// What stands between the name of a file and the number of an attempt to write it.
const ATTEMPT: &str = ".part-";

/// A folder, which is made when the first file is written.
///
/// A file is written under another name, brought to the disk, and then linked to its own name,
/// which fails when that exists. The folder needs a file system with hard links.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a new file beside its place and answers where; `lasting` brings it to the disk.
    fn attempt(&self, name: &str, bytes: &[u8], lasting: bool) -> io::Result<PathBuf> {
        let process = std::process::id();
        for number in 0_u32.. {
            let path = self.path(&format!("{name}{ATTEMPT}{process}-{number}"));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(mut file) => {
                    file.write_all(bytes)?;
                    if lasting {
                        file.sync_all()?;
                    }
                    return Ok(path);
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn write(&self, name: &str, bytes: &[u8], lasting: bool) -> io::Result<Put> {
        let place = self.path(name);
        let parent = place.parent().unwrap_or(&self.root);
        if place.exists() {
            if lasting {
                File::open(&place)?.sync_all()?;
                self.settle(parent)?;
            }
            return Ok(Put::Existed);
        }
        std::fs::create_dir_all(parent)?;
        let attempt = self.attempt(name, bytes, lasting)?;
        let linked = std::fs::hard_link(&attempt, &place);
        let removed = std::fs::remove_file(&attempt);
        let put = match linked {
            Ok(()) => Put::Created,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Put::Existed,
            Err(error) => return Err(error),
        };
        removed.or_else(absent)?;
        if lasting {
            self.settle(parent)?;
        }
        Ok(put)
    }

    /// Brings the names in `folder`, and its own and those of the folders above up to the root's,
    /// to the disk.
    fn settle(&self, folder: &Path) -> io::Result<()> {
        let above = self.root.parent().filter(|path| !path.as_os_str().is_empty());
        let mut next = Some(folder);
        while let Some(folder) = next {
            sync(folder)?;
            next = folder.parent().filter(|_| folder != self.root);
        }
        above.map_or(Ok(()), sync)
    }

    fn unwritable(&self, name: &str, error: &io::Error) -> Stop {
        let args = vec![("why", error.to_string())];
        let shown = self.path(name).display().to_string();
        crate::source::refusal_with("store-unwritable", &shown, args, vec![]).into()
    }

    fn fault(&self, doing: &str, name: &str, error: &io::Error) -> Stop {
        let path = self.path(name);
        Fault { chain: format!("{doing} {}: {error}", path.display()) }.into()
    }

    fn unreadable(&self, name: &str, error: &io::Error) -> Stop {
        match error.kind() {
            ErrorKind::NotFound => refusal("store-file-missing", name).into(),
            ErrorKind::UnexpectedEof => refusal("store-file-damaged", name).into(),
            _ => self.fault("reading", name, error),
        }
    }

    fn part(&self, name: &str, range: Range<u64>) -> io::Result<Vec<u8>> {
        let mut file = File::open(self.path(name))?;
        file.seek(SeekFrom::Start(range.start))?;
        let length = range.end.saturating_sub(range.start);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        if file.take(length).read_to_end(&mut bytes)? as u64 == length {
            return Ok(bytes);
        }
        Err(ErrorKind::UnexpectedEof.into())
    }

    /// Names of all files in `folder` and below, with `/` between their parts.
    fn walk(&self, folder: &Path, found: &mut Vec<String>) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                self.walk(&path, found)?;
            } else if let Ok(name) = path.strip_prefix(&self.root) {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
        Ok(())
    }
}

impl Objects for Folder {
    fn put_new(&self, name: &str, bytes: Bytes) -> Result<Put, Stop> {
        self.write(name, &bytes, true).map_err(|error| self.unwritable(name, &error))
    }

    fn put_passing(&self, name: &str, bytes: Bytes) -> Result<Put, Stop> {
        self.write(name, &bytes, false).map_err(|error| self.unwritable(name, &error))
    }

    fn get(&self, name: &str) -> Result<Bytes, Stop> {
        let read = std::fs::read(self.path(name));
        read.map(Bytes::from).map_err(|error| self.unreadable(name, &error))
    }

    fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes, Stop> {
        let read = self.part(name, range);
        read.map(Bytes::from).map_err(|error| self.unreadable(name, &error))
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, Stop> {
        let folder = prefix.rfind('/').map_or("", |end| &prefix[..end]);
        let mut found = Vec::new();
        let walked = self.walk(&self.path(folder), &mut found);
        walked.or_else(absent).map_err(|error| self.fault("listing", folder, &error))?;
        found.retain(|name| name.starts_with(prefix));
        found.sort_unstable();
        Ok(found)
    }

    fn delete(&self, name: &str) -> Result<(), Stop> {
        let removed = std::fs::remove_file(self.path(name)).or_else(absent);
        removed.map_err(|error| self.fault("removing", name, &error))
    }
}

fn absent(error: io::Error) -> io::Result<()> {
    if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Other systems bring names to the disk with their files.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
