//! Opening, hashing and replacing files; every failure names the file and the way on.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_eventlog::source::Source;
use sha2::{Digest, Sha256};

/// The largest definition file that is read.
const LARGEST_TEXT: u64 = 4 << 20;

/// The file's name without its folders.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Opens a file for reading as a stream.
pub(crate) fn source(path: &Path) -> Result<Source, Stop> {
    let (file, size) = open(path)?;
    Ok(Source { name: name(path), reader: Box::new(BufReader::new(file)), size: Some(size) })
}

/// Reads a definition file as text.
pub(crate) fn text(path: &Path) -> Result<String, Stop> {
    let (file, size) = open(path)?;
    if size > LARGEST_TEXT {
        return Err(unreadable(path, "file-too-large", &format!("{size} B")));
    }
    let mut text = String::new();
    file.take(LARGEST_TEXT)
        .read_to_string(&mut text)
        .map_err(|error| unreadable(path, "file-not-utf8", &error.to_string()))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// SHA-256 of a file's bytes, in hexadecimal.
pub(crate) fn sha256(path: &Path) -> Result<String, Stop> {
    let (mut file, _) = open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file
            .read(&mut buffer)
            .map_err(|error| unreadable(path, "file-unreadable", &error.to_string()))?;
        if count == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&buffer[..count]);
    }
}

fn open(path: &Path) -> Result<(File, u64), Stop> {
    let refuse = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => unreadable(path, "file-not-found", ""),
        _ => unreadable(path, "file-unreadable", &error.to_string()),
    };
    let file = File::open(path).map_err(|error| refuse(&error))?;
    let metadata = file.metadata().map_err(|error| refuse(&error))?;
    if metadata.is_dir() {
        return Err(unreadable(path, "file-is-folder", ""));
    }
    Ok((file, metadata.len()))
}

fn unreadable(path: &Path, code: &'static str, why: &str) -> Stop {
    let args = vec![("file", path.display().to_string()), ("why", why.to_owned())];
    Refusal { code, args, problems: vec![] }.into()
}

/// A folder that results are written into; each file appears whole or not at all.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder where it does not exist.
    pub(crate) fn create(path: &Path) -> Result<Self, Stop> {
        std::fs::create_dir_all(path).map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: path.to_owned() })
    }

    /// Where `file` lies in it.
    pub(crate) fn at(&self, file: &str) -> PathBuf {
        self.path.join(file)
    }

    /// Writes `file` through `write` under a temporary name, then gives it its own.
    pub(crate) fn put<T>(
        &self,
        file: &str,
        write: impl FnOnce(&mut std::io::BufWriter<File>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let (path, partial) = (self.at(file), self.at(&format!(".{file}.partial")));
        let opened = File::create(&partial).map_err(|error| unwritable(&partial, &error))?;
        let mut writer = std::io::BufWriter::new(opened);
        let outcome = write(&mut writer).and_then(|value| {
            writer.flush().map_err(|error| unwritable(&path, &error))?;
            std::fs::rename(&partial, &path).map_err(|error| unwritable(&path, &error))?;
            Ok(value)
        });
        if outcome.is_err() {
            // The half-written file is of no use; the error above is what matters.
            std::fs::remove_file(&partial).ok();
        }
        outcome
    }

    /// Writes `bytes` as `file`.
    pub(crate) fn put_bytes(&self, file: &str, bytes: &[u8]) -> Result<(), Stop> {
        let path = self.at(file);
        self.put(file, |writer| writer.write_all(bytes).map_err(|error| unwritable(&path, &error)))
    }

    /// Removes `file` when nothing was written into it.
    pub(crate) fn remove_if_empty(&self, file: &str) -> Result<(), Stop> {
        let empty = std::fs::metadata(self.at(file)).is_ok_and(|m| m.len() == 0);
        if empty { self.remove(file) } else { Ok(()) }
    }

    /// Removes `file` where an earlier run left it.
    pub(crate) fn remove(&self, file: &str) -> Result<(), Stop> {
        match std::fs::remove_file(self.at(file)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(unwritable(&self.at(file), &error))
            }
            _ => Ok(()),
        }
    }
}

/// A file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Stop {
    let args = vec![("file", path.display().to_string()), ("why", error.to_string())];
    Refusal { code: "file-unwritable", args, problems: vec![] }.into()
}

/// A fault that carries what was being done.
pub(crate) fn fault(doing: &str, error: &dyn std::fmt::Display) -> Stop {
    Fault { chain: format!("{doing}: {error}") }.into()
}
