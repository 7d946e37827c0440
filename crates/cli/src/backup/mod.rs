//! `kajitori backup`, `restore` and `verify`.
//!
//! ```text
//! DIR/record.jsonl        every row, as of one moment, for either engine
//! DIR/blobs/ DIR/logs/    the files that those rows name
//! DIR/keys/               the keys; keep the folder as you would keep them
//! DIR/manifest.json       every file with its hash; written last: without it there is no backup
//! ```

mod check;
mod copying;
mod make;
mod manifest;
mod options;
mod restore;

use kajitori_domain::refusal::Stop;

use crate::console::Console;
use crate::progress::Progress;
use crate::serve::{Config, existing};

pub(crate) use options::{BackupOptions, RestoreOptions, VerifyOptions};

/// Makes a backup, while the house is served or not.
pub(crate) fn backup(options: &BackupOptions, console: &Console) -> Result<(), Stop> {
    let config = Config::of(&options.settings)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let made = make::make(&config, &options.folder, &progress)?;
    progress.finish();
    told("backup-made", &made, &options.folder, console);
    Ok(())
}

/// Puts a backup back where there is nothing yet.
pub(crate) fn restore(options: &RestoreOptions, console: &Console) -> Result<(), Stop> {
    let config = Config::of(&options.settings)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let made = restore::restore(&config, &options.folder, &progress)?;
    progress.finish();
    told("backup-restored", &made, &options.folder, console);
    Ok(())
}

/// Proves that record, files and trees are as they say of each other; or that a backup is whole.
pub(crate) fn verify(options: &VerifyOptions, console: &Console) -> Result<(), Stop> {
    let progress = Progress::new(&console.words, console.quiet || console.json);
    if let Some(folder) = &options.backup {
        let made = restore::whole(folder, &progress)?;
        progress.finish();
        told("backup-whole", &made, folder, console);
        return Ok(());
    }
    let config = Config::of(&options.settings)?;
    let db = existing(&config)?;
    let proved = check::check(&config, &db, &progress)?;
    progress.finish();
    check::tell(&proved, console);
    Ok(())
}

fn told(id: &str, made: &manifest::Manifest, folder: &std::path::Path, console: &Console) {
    if console.json {
        console.say(&made.short().to_string());
        return;
    }
    let rows: u64 = made.tables.iter().map(|table| table.rows).sum();
    let bytes: u64 = made.files.iter().map(|file| file.bytes).sum();
    let number = |count: u64| kajitori_domain::display::thousands(count.into());
    let args = [
        ("folder", folder.display().to_string()),
        ("rows", number(rows)),
        ("files", number(made.files.len() as u64)),
        ("bytes", number(bytes)),
    ];
    console.tell(id, &args);
}
