//! What is known of the machine, and when the last backup was finished.

use std::path::{Path, PathBuf};

use kajitori_domain::outside::{Condition, Machine};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::file;

/// Files that are looked at before their number is held to be unknown.
const FILES: u64 = 200_000;

/// The file below the data folder that says when the last backup was finished.
const BACKUP: &str = "last-backup";

/// The machine on which the data folder lies.
#[derive(Debug)]
pub(crate) struct ThisMachine {
    data: PathBuf,
}

impl ThisMachine {
    /// The machine of the data folder `data`.
    pub(crate) fn new(data: PathBuf) -> Self {
        Self { data }
    }
}

impl Machine for ThisMachine {
    fn condition(&self) -> Condition {
        let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        Condition {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            host: name.trim().to_owned(),
            data_bytes: bytes_of(&self.data),
            free_bytes: free(&self.data),
            backup: last_backup(&self.data),
        }
    }
}

/// Notes that a backup was finished at `at`.
pub(crate) fn backed_up(data: &Path, at: Moment) -> Result<(), Stop> {
    let path = data.join(BACKUP);
    std::fs::write(&path, at.0.to_string()).map_err(|error| file::unwritable(&path, &error))
}

fn last_backup(data: &Path) -> Option<Moment> {
    std::fs::read_to_string(data.join(BACKUP)).ok()?.trim().parse().ok().map(Moment)
}

/// Bytes below `folder`; `None` when there are too many files to look at.
fn bytes_of(folder: &Path) -> Option<u64> {
    let (mut left, mut bytes, mut folders) = (FILES, 0, vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            left = left.checked_sub(1)?;
            let Ok(metadata) = entry.metadata() else { continue };
            match metadata.is_dir() {
                true => folders.push(entry.path()),
                false => bytes += metadata.len(),
            }
        }
    }
    Some(bytes)
}

/// Bytes that whoever runs the house may still write where `folder` lies.
#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}
