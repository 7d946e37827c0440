//! The command line of backups.

use std::path::PathBuf;

use clap::Args;

use crate::serve::Settings;

/// Options of `kajitori backup`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori backup --config /etc/kajitori/kajitori.toml /backup/2026-11-01")]
pub(crate) struct BackupOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// まだないフォルダー / Folder that does not exist yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// Options of `kajitori restore`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori restore --data /var/lib/kajitori /backup/2026-11-01
  kajitori restore --data /var/lib/kajitori --database-url postgres://… /backup/2026-11-01")]
pub(crate) struct RestoreOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// バックアップのフォルダー / Folder of the backup
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// Options of `kajitori verify`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori verify --config /etc/kajitori/kajitori.toml
  kajitori verify --backup /backup/2026-11-01")]
pub(crate) struct VerifyOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// 運用中のデータではなく、このバックアップを確かめる / Check this backup instead
    #[arg(long, value_name = "DIR")]
    pub(crate) backup: Option<PathBuf>,
}
