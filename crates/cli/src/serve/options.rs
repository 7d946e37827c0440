//! The command line of `kajitori serve` and `kajitori config`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Options of `kajitori serve`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori serve --data /var/lib/kajitori
  kajitori serve --config /etc/kajitori/kajitori.toml
  KAJITORI_DATABASE_URL=postgres://… kajitori serve --config kajitori.toml")]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// Commands about settings.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori config check --config /etc/kajitori/kajitori.toml
  kajitori config dump")]
pub(crate) enum ConfigCommand {
    /// 設定を確かめる / Check the settings
    Check(Settings),
    /// 有効な設定を、由来とともに示す（秘密は伏せる） / Show the settings in force, secrets masked
    Dump(Settings),
}

/// What is set, and where: a flag goes before the environment (`KAJITORI_…`), that before the file.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Settings {
    /// 設定ファイル（TOML） / Settings file
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// データのフォルダー / Folder of the data
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<String>,
    /// 待ち受けるアドレス / Address to listen at
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
    /// データベース / Database: sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// 公開するホスト名 / Name under which the house is reached
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Option<String>,
    /// HTTPS で公開する（前段のプロキシーが受ける） / Reached by https, through a proxy
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub(crate) secure: Option<String>,
    /// 作業を並行して行う数 / Jobs that are done at a time
    #[arg(long, value_name = "COUNT")]
    pub(crate) workers: Option<String>,
    /// 計測値を公開するアドレス（off で無効） / Address of the metrics, or off
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) metrics: Option<String>,
    /// 起動時にデータベースの形を新しくする / Bring the schema up to date at the start
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub(crate) migrate: Option<String>,
    /// ログの形（json か text） / Form of the log: json or text
    #[arg(long, value_name = "FORM")]
    pub(crate) log: Option<String>,
}
