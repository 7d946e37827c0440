//! The key that turns people's names into codes: made once, then kept.

use std::io::Write;
use std::path::Path;

use kajitori_domain::refusal::Stop;
use kajitori_eventlog::key::Key;

use crate::console::Console;
use crate::file;

/// Reads the key at `path`, or makes one there and says so; answers it with its file's hash. An
/// existing file is never overwritten.
pub(crate) fn load_or_create(path: &Path, console: &Console) -> Result<(Key, String), Stop> {
    if !path.exists() {
        create(path)?;
        console.tell("cli-key-created", &[("file", path.display().to_string())]);
    }
    let definition = file::definition(path)?;
    Ok((Key::from_text(&definition.text)?, file::sha256(&definition.bytes)))
}

/// A key that is forgotten after this run.
pub(crate) fn passing() -> Result<Key, Stop> {
    Ok(Key::new(drawn()?))
}

pub(crate) fn drawn() -> Result<[u8; 32], Stop> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| file::fault("drawing a key", &error))?;
    Ok(bytes)
}

fn create(path: &Path) -> Result<(), Stop> {
    secret(path, &Key::to_text(drawn()?))
}

/// Writes `text` as the file `path`, which only its owner may read, whole or not at all; one that
/// exists is left as it is.
pub(crate) fn secret(path: &Path, text: &str) -> Result<(), Stop> {
    let unwritable = |e: std::io::Error| file::unwritable(path, &e);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| file::unwritable(folder, &e))?;
    }
    let new = path.with_extension(format!("{}.new", std::process::id()));
    std::fs::remove_file(&new).ok();
    let mut opened = std::fs::File::create_new(&new).map_err(unwritable)?;
    restrict(&opened, &new)?;
    let written = opened.write_all(text.as_bytes()).and_then(|()| opened.sync_all());
    // Linking fails where somebody was faster; then theirs is the key.
    let placed = written.and_then(|()| match std::fs::hard_link(&new, path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    });
    std::fs::remove_file(&new).ok();
    placed.map_err(unwritable)
}

/// Only the owner may read the key: whoever holds it can find out which name a code stands for.
#[cfg(unix)]
fn restrict(key: &std::fs::File, path: &Path) -> Result<(), Stop> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::Permissions::from_mode(0o600);
    key.set_permissions(mode).map_err(|e| file::unwritable(path, &e))
}

#[cfg(not(unix))]
fn restrict(_key: &std::fs::File, _path: &Path) -> Result<(), Stop> {
    Ok(())
}
