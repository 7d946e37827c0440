//! Making a backup: the rows as of one moment, then the files that they name, which never change.

use std::path::Path;

use kajitori_domain::batch::Entry;
use kajitori_domain::blob::Blob;
use kajitori_domain::outside::Clock;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_store::Db;

use super::copying::{copy, hash_of, held, is_empty, write};
use super::manifest::{Held, Manifest, NAME, RECORD};
use crate::adapter::{SystemClock, backed_up};
use crate::file;
use crate::serve::{Config, existing};

/// Makes a backup of the house in `folder`.
pub(super) fn make(config: &Config, folder: &Path, watch: &dyn Watch) -> Result<Manifest, Stop> {
    if !is_empty(folder) {
        let there = Refusal::new("backup-folder").with("folder", folder.display().to_string());
        return Err(there.into());
    }
    let at = SystemClock.now();
    let shown = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default().to_string();
    let mut manifest = Manifest::new(shown, config.host.clone());
    let db = existing(config)?;
    let (blobs, catalogues) = rows(&db, folder, &mut manifest)?;
    let logs = catalogues.iter().flat_map(|(engagement, entries)| {
        entries.iter().flat_map(move |entry| {
            entry.files().map(move |named| (format!("logs/{engagement}/{}", named.name), named))
        })
    });
    let logs: Vec<_> = logs.collect();
    let bytes = blobs.iter().map(|blob| blob.bytes).chain(logs.iter().map(|(_, one)| one.bytes));
    watch.begin(Phase::Verify, Some(bytes.sum()));
    for Blob { sha256, bytes } in blobs {
        let name = sha256.to_string();
        let path = format!("blobs/{}/{name}", &name[..2]);
        manifest.files.push(one(config, folder, (path, bytes, name), watch)?);
    }
    for (path, named) in logs {
        let expected = (path, named.bytes, named.sha256.clone());
        manifest.files.push(one(config, folder, expected, watch)?);
    }
    keys(config, folder, &mut manifest)?;
    write(&folder.join(NAME), |out| {
        serde_json::to_writer_pretty(out, &manifest)
            .map_err(|error| file::fault("writing the manifest", &error))
    })?;
    backed_up(&config.data, at)?;
    Ok(manifest)
}

/// The entries of the catalogues, by engagement.
type Catalogues = Vec<(String, Vec<Entry>)>;

/// Writes the rows, and answers the files that they name: all of one moment.
fn rows(db: &Db, folder: &Path, manifest: &mut Manifest) -> Result<(Vec<Blob>, Catalogues), Stop> {
    let path = folder.join(RECORD);
    let whole = db.whole()?;
    let copied = write(&path, |out| whole.copy(out))?;
    (manifest.step, manifest.tables) = (copied.step, copied.tables);
    let blobs = whole.files()?;
    let catalogues = whole.catalogues()?.into_iter().map(|(engagement, entries)| {
        let entries = entries.into_iter().map(|committed| committed.entry);
        (engagement.to_string(), entries.collect())
    });
    let catalogues = catalogues.collect();
    drop(whole);
    let hash = hash_of(&path)?.ok_or_else(|| file::fault("reading the copy", &"it is gone"))?;
    manifest.files.push(held(RECORD.to_owned(), hash));
    Ok((blobs, catalogues))
}

/// Copies a file, which must be what the record says.
fn one(
    config: &Config,
    folder: &Path,
    (path, bytes, sha256): (String, u64, String),
    watch: &dyn Watch,
) -> Result<Held, Stop> {
    let named = |code| Refusal::new(code).with("file", path.clone());
    let from = config.data.join(&path);
    if !from.exists() {
        return Err(named("backup-file-missing").into());
    }
    let copied = copy(&from, &folder.join(&path))?;
    if copied != (bytes, sha256) {
        return Err(named("backup-file-damaged").into());
    }
    watch.advance(bytes);
    Ok(held(path, copied))
}

fn keys(config: &Config, folder: &Path, manifest: &mut Manifest) -> Result<(), Stop> {
    let mut names: Vec<String> = std::fs::read_dir(config.data.join("keys"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".key"))
        .collect();
    names.sort();
    for name in names {
        let path = format!("keys/{name}");
        let copied = copy(&config.data.join(&path), &folder.join(&path))?;
        manifest.files.push(held(path, copied));
    }
    Ok(())
}
