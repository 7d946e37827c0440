//! Putting a backup back, or only looking whether it is whole.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use kajitori_domain::outside::Clock;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_store::Db;
use kajitori_store::whole::put_back;

use super::check;
use super::copying::{copy, hash_of, is_empty};
use super::manifest::{Held, Manifest, RECORD};
use crate::adapter::SystemClock;
use crate::file;
use crate::serve::Config;

/// Puts the backup in `folder` into the empty data folder and the empty database of `config`, and
/// proves what stands there then.
pub(super) fn restore(config: &Config, folder: &Path, watch: &dyn Watch) -> Result<Manifest, Stop> {
    let manifest = whole(folder, watch)?;
    if !is_empty(&config.data) {
        let shown = config.data.display().to_string();
        return Err(Refusal::new("restore-folder").with("folder", shown).into());
    }
    if manifest.host != config.host {
        let other = Refusal::new("restore-host").with("host", manifest.host.clone());
        return Err(other.with("own", config.host.clone()).into());
    }
    for held in manifest.files.iter().filter(|held| held.path != RECORD) {
        let copied = copy(&folder.join(&held.path), &config.data.join(&held.path))?;
        if copied != (held.bytes, held.sha256.clone()) {
            return Err(damaged(held));
        }
    }
    file::private_folder(&config.data)?;
    let path = folder.join(RECORD);
    let copy = File::open(&path).map_err(|error| file::fault("reading a backup", &error))?;
    let db = Db::open(&config.database, &config.options)?;
    let copied = put_back(&db, &mut BufReader::new(copy), SystemClock.now())?;
    if copied.tables != manifest.tables {
        let file = path.display().to_string();
        return Err(Refusal::new("backup-damaged").with("file", file).into());
    }
    check::check(config, &db, watch)?;
    Ok(manifest)
}

/// Sees that every file of the backup in `folder` is as the manifest says.
pub(super) fn whole(folder: &Path, watch: &dyn Watch) -> Result<Manifest, Stop> {
    let manifest = Manifest::read(folder)?;
    watch.begin(Phase::Verify, Some(manifest.files.iter().map(|held| held.bytes).sum()));
    for held in &manifest.files {
        if hash_of(&folder.join(&held.path))? != Some((held.bytes, held.sha256.clone())) {
            return Err(damaged(held));
        }
        watch.advance(held.bytes);
    }
    Ok(manifest)
}

fn damaged(held: &Held) -> Stop {
    Refusal::new("backup-damaged").with("file", held.path.clone()).into()
}
