//! Copying files, with their hashes on the way.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use kajitori_domain::refusal::Stop;
use sha2::{Digest, Sha256};

use super::manifest::Held;
use crate::file;

/// Bytes that are copied at once.
const PIECE: usize = 1 << 18;

/// Copies `from` to the new file `to`, which only its owner may read, and brings it to the disk.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(u64, String), Stop> {
    let opened = File::open(from);
    let opened =
        opened.map_err(|error| file::fault(&format!("reading {}", from.display()), &error))?;
    write(to, |out| hashed(opened, out))
}

/// Writes the new file `to`, which only its owner may read, and brings it to the disk.
pub(super) fn write<T>(
    to: &Path,
    work: impl FnOnce(&mut dyn Write) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let unwritable = |error: io::Error| file::unwritable(to, &error);
    if let Some(folder) = to.parent() {
        file::private_folder(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = io::BufWriter::with_capacity(PIECE, options.open(to).map_err(unwritable)?);
    let value = work(&mut out)?;
    let written = out.into_inner().map_err(|error| unwritable(error.into_error()))?;
    written.sync_all().map_err(unwritable)?;
    Ok(value)
}

/// Copies what `from` gives; its length and hash.
fn hashed(mut from: impl Read, out: &mut dyn Write) -> Result<(u64, String), Stop> {
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = from.read(&mut piece).map_err(|error| file::fault("copying", &error))?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        out.write_all(&piece[..read]).map_err(|error| file::fault("copying", &error))?;
        bytes += read as u64;
    }
    Ok((bytes, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// Length and hash of a file; `None` where there is none.
pub(super) fn hash_of(path: &Path) -> Result<Option<(u64, String)>, Stop> {
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(file::fault(&format!("reading {}", path.display()), &error)),
        Ok(opened) => hashed(BufReader::new(opened), &mut io::sink()).map(Some),
    }
}

/// A file of a backup, as it was copied.
pub(super) fn held(path: String, (bytes, sha256): (u64, String)) -> Held {
    Held { path, bytes, sha256 }
}

/// Whether there is nothing in `folder`, or no such folder.
pub(super) fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
