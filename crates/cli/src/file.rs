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

/// A definition file: its bytes as they are, and their text without a byte order mark.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
}

/// Reads a definition file once, so that what is hashed, kept and used is the same.
pub(crate) fn definition(path: &Path) -> Result<Definition, Stop> {
    let (file, size) = open(path)?;
    if size > LARGEST_TEXT {
        return Err(unreadable(path, "file-too-large", &format!("{size} B")));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_TEXT)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, "file-unreadable", &error.to_string()))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| unreadable(path, "file-not-utf8", &error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    Ok(Definition { bytes, text })
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn open(path: &Path) -> Result<(File, u64), Stop> {
    let refuse = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => unreadable(path, "file-not-found", ""),
        _ => unreadable(path, "file-unreadable", &error.to_string()),
    };
    let file = File::open(path).map_err(|error| refuse(&error))?;
    let metadata = file.metadata().map_err(|error| refuse(&error))?;
    if metadata.is_dir() {
        let store = path.join("catalogue").is_dir();
        let code = if store { "file-is-store" } else { "file-is-folder" };
        return Err(unreadable(path, code, ""));
    }
    Ok((file, metadata.len()))
}

fn unreadable(path: &Path, code: &'static str, why: &str) -> Stop {
    let args = vec![("file", path.display().to_string()), ("why", why.to_owned())];
    Refusal { code, args, problems: vec![] }.into()
}

/// A folder that results are written into: they gather in a hidden folder beside their place and
/// move there together at the end, so that a run that stops half-way leaves an earlier result as it
/// was.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    new: PathBuf,
}

impl Folder {
    /// Makes the folder where it does not exist, and clears what a run that was broken off left
    /// behind.
    pub(crate) fn create(path: &Path) -> Result<Self, Stop> {
        let new = path.join(".new");
        if new.exists() {
            std::fs::remove_dir_all(&new).map_err(|error| unwritable(&new, &error))?;
        }
        std::fs::create_dir_all(&new).map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: path.to_owned(), new })
    }

    /// Writes `file` through `write`.
    pub(crate) fn put<T>(
        &self,
        file: &str,
        write: impl FnOnce(&mut std::io::BufWriter<File>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let path = self.new.join(file);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
        }
        let opened = File::create(&path).map_err(|error| unwritable(&path, &error))?;
        let mut writer = std::io::BufWriter::new(opened);
        let value = write(&mut writer)?;
        writer.flush().map_err(|error| unwritable(&path, &error))?;
        Ok(value)
    }

    /// Writes `bytes` as `file`.
    pub(crate) fn put_bytes(&self, file: &str, bytes: &[u8]) -> Result<(), Stop> {
        let path = self.new.join(file);
        self.put(file, |writer| writer.write_all(bytes).map_err(|error| unwritable(&path, &error)))
    }

    /// Removes `file` again when nothing was written into it.
    pub(crate) fn drop_if_empty(&self, file: &str) -> Result<(), Stop> {
        let path = self.new.join(file);
        if std::fs::metadata(&path).is_ok_and(|metadata| metadata.len() == 0) {
            std::fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
        }
        Ok(())
    }

    /// Moves `file` to its place now, although the rest may never come; does nothing when it was
    /// not written.
    pub(crate) fn keep(&self, file: &str) -> Result<(), Stop> {
        let (from, to) = (self.new.join(file), self.path.join(file));
        if !from.exists() {
            return Ok(());
        }
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
        }
        std::fs::rename(&from, &to).map_err(|error| unwritable(&to, &error))
    }

    /// Moves every one of `files` that was written to its place, and removes the others: what an
    /// earlier run left there does not belong to this one.
    pub(crate) fn finish(&self, files: &[&str]) -> Result<(), Stop> {
        for file in files {
            let (from, to) = (self.new.join(file), self.path.join(file));
            if from.exists() {
                self.keep(file)?;
            } else if to.exists() {
                std::fs::remove_file(&to).map_err(|error| unwritable(&to, &error))?;
            }
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Whatever is left belongs to a run that stopped; the next run clears it if this fails.
        std::fs::remove_dir_all(&self.new).ok();
    }
}

/// Writes the file `path` whole through `write`, or leaves an earlier one as it was.
pub(crate) fn replace<T>(
    path: &Path,
    write: impl FnOnce(&mut std::io::BufWriter<File>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let new = beside(path, ".new");
    let opened = File::create(&new).map_err(|error| unwritable(path, &error))?;
    let mut writer = std::io::BufWriter::new(opened);
    let written = write(&mut writer).and_then(|value| {
        writer.flush().map_err(|error| unwritable(path, &error))?;
        std::fs::rename(&new, path).map_err(|error| unwritable(path, &error))?;
        Ok(value)
    });
    if written.is_err() {
        // What is left is no result; the next run writes over it if this fails.
        std::fs::remove_file(&new).ok();
    }
    written
}

/// Writes the file `path` through `write`, also when that ends in a refusal; where nothing was
/// written there is no file, not even an earlier one.
pub(crate) fn replace_unless_empty<T>(
    path: &Path,
    write: impl FnOnce(&mut std::io::BufWriter<File>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let mut answer = None;
    replace(path, |out| {
        answer = Some(write(out));
        Ok(())
    })?;
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.len() == 0) {
        std::fs::remove_file(path).map_err(|error| unwritable(path, &error))?;
    }
    answer.unwrap_or_else(|| Err(fault("writing", &path.display())))
}

/// The hidden file that belongs to `path` while it is written.
fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!(".{}{ending}", name(path)))
}

/// Refuses when one of `inputs` would be overwritten by one of `files` in `folder`.
pub(crate) fn guard(folder: &Path, files: &[&str], inputs: &[&Path]) -> Result<(), Stop> {
    let outputs: Vec<PathBuf> =
        files.iter().filter_map(|file| folder.join(file).canonicalize().ok()).collect();
    for input in inputs {
        if input.canonicalize().is_ok_and(|input| outputs.contains(&input)) {
            let args = vec![("file", input.display().to_string())];
            return Err(Refusal { code: "input-is-output", args, problems: vec![] }.into());
        }
    }
    Ok(())
}

/// Makes the folder `path`, for its owner alone; one that exists is left as it is.
pub(crate) fn private_folder(path: &Path) -> Result<(), Stop> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| unwritable(path, &error))
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
