//! The command line of `kajitori store`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Commands about the log store.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori store add --store out/store --mapping mapping.toml 10月.csv
  kajitori store list --store out/store
  kajitori store verify --store out/store")]
pub(crate) enum StoreCommand {
    /// 記録を保管庫に追加する / Add records to a store
    Add(AddOptions),
    /// バッチを無効にする（消さずに、以後使わない） / Take a batch out of force; nothing is deleted
    Withdraw(WithdrawOptions),
    /// 保管庫のバッチを一覧する / List the batches of a store
    List(PlaceOptions),
    /// 保管庫の全ファイルをハッシュと照合する / Check every file of a store against its hash
    Verify(PlaceOptions),
}

/// Where a store is.
#[derive(Debug, Args)]
pub(crate) struct PlaceOptions {
    /// 保管庫：フォルダー、または s3://バケット/接頭辞 / Store: a folder, or s3://BUCKET/PREFIX
    #[arg(long, value_name = "PLACE")]
    pub(crate) store: String,
    /// S3 互換サービスの URL。認証は環境変数 AWS_ACCESS_KEY_ID などで渡す /
    /// URL of an S3-compatible service; credentials come from AWS_ACCESS_KEY_ID and the like
    #[arg(long, value_name = "URL")]
    pub(crate) s3_endpoint: Option<String>,
    /// S3 のリージョン / Region of S3
    #[arg(long, value_name = "NAME")]
    pub(crate) s3_region: Option<String>,
}

/// Options of `kajitori store withdraw`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori store withdraw --store out/store 12")]
pub(crate) struct WithdrawOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// バッチの番号か名前 / Number or name of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: String,
}

/// Options of `kajitori store add`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori store add --store out/store --mapping mapping.toml 10月1日.csv 10月2日.csv
  kajitori store add --store out/store --mapping mapping.toml --corrects 12 10月1日_訂正.csv")]
pub(crate) struct AddOptions {
    #[command(flatten)]
    pub(crate) place: PlaceOptions,
    /// 列の対応（TOML）。XES では省略可 / Mapping; optional for XES
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// 担当者名を符号にする鍵。なければ作る。省略時は対応ファイル（なければ記録）の隣の
    /// operators.key / Key that turns names into codes; created once; default: operators.key
    /// beside the mapping, or beside the records without one
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// 訂正するバッチの番号か名前。その代わりにこのファイルを使う（元のバッチも残る） /
    /// Number or name of an earlier batch that this file takes the place of; that one is kept
    #[arg(long, value_name = "BATCH")]
    pub(crate) corrects: Option<String>,
    /// 読み取れない行を残すフォルダー / Folder for rows that cannot be read
    #[arg(long, value_name = "DIR", default_value = "rejected")]
    pub(crate) rejected: PathBuf,
    /// 追加する記録 / Records to add
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}
