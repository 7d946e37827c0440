//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kajitori_domain::text::Lang;

use crate::admin::{AdminCommand, AuditCommand};
use crate::backup::{BackupOptions, RestoreOptions, VerifyOptions};
use crate::demo::DemoOptions;
use crate::log::ask::{AskOptions, FlowOptions};
use crate::log::options::LogOptions;
use crate::model::ModelOptions;
use crate::serve::{ConfigCommand, ServeOptions};
use crate::store::{PlaceOptions, StoreCommand};

/// 委託業務の実績を、委託先の生の記録から確かめます。
///
/// Finds out what is true about outsourced work, from the vendor's raw records.
#[derive(Debug, Parser)]
#[command(name = "kajitori", version, propagate_version = true)]
#[command(after_help = "例 / Example:
  kajitori log inspect 記録.csv
  kajitori pack --agreement agreement.toml --mapping mapping.toml --log 記録.csv \\
    --month 2026-10 --out pack")]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How answers are given.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// 言語 / Language of messages and documents
    #[arg(long, global = true, value_enum, default_value = "ja")]
    pub(crate) lang: LangArgument,
    /// 経過を表示しない / Show no progress and no summary
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// 結果を JSON で出力 / Print the result as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// A language by its code.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LangArgument {
    /// 日本語
    Ja,
    /// English
    En,
}

impl From<LangArgument> for Lang {
    fn from(argument: LangArgument) -> Self {
        match argument {
            LangArgument::Ja => Self::Ja,
            LangArgument::En => Self::En,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 見本会社を、この機械だけに公開する / Serve the demo company to this machine alone
    Demo(DemoOptions),
    /// ブラウザーで使う / Serve the house to browsers
    Serve(Box<ServeOptions>),
    /// 設定 / Settings
    #[command(subcommand)]
    Config(ConfigCommand),
    /// バックアップを作る（運用中でもよい） / Make a backup, also while the house is served
    Backup(Box<BackupOptions>),
    /// バックアップを戻し、確かめる / Put a backup back, and prove it
    Restore(Box<RestoreOptions>),
    /// データベース、ファイル、監査記録を互いに照合する / Check record, files and audit
    Verify(Box<VerifyOptions>),
    /// 運用者の操作 / For whoever runs the machine
    #[command(subcommand)]
    Admin(AdminCommand),
    /// 書き出した監査記録 / Exported records of changes
    #[command(subcommand)]
    Audit(AuditCommand),
    /// 月次パックを作る / Make the monthly pack
    Pack(Box<PackOptions>),
    /// 記録ファイルを調べる / Look into record files
    #[command(subcommand)]
    Log(LogCommand),
    /// 記録の保管庫 / The log store
    #[command(subcommand)]
    Store(StoreCommand),
    /// 例題の記録を作る / Generate the example's records
    Sample(SampleOptions),
    /// 抜取検査の方式と切替え（JIS Z 9015-1） / Sampling plans and their switching rules
    #[command(subcommand)]
    Sampling(SamplingCommand),
}

/// Commands about record files.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori log inspect 記録.csv")]
pub(crate) enum LogCommand {
    /// 列の対応を提案し、件数と問題を示す / Propose a mapping, show counts and problems
    Inspect(InspectOptions),
    /// 記録から業務の流れ（BPMN）を求める / Discover a model of the process as BPMN
    Model(Box<ModelOptions>),
    /// そろえた記録を CSV・XES・Parquet に書き出す / Write the normalised log as CSV, XES or Parquet
    Export(Box<ExportOptions>),
    /// 流れ、経路、所要時間を一度に / Connections, variants and lead times at once
    Overview(Box<AskOptions>),
    /// どの工程の次にどの工程が来るか / Which activity follows which
    Dfg(Box<AskOptions>),
    /// 案件がたどった経路 / The ways that cases take
    Variants(Box<AskOptions>),
    /// 所要時間と、どこで待つか / How long cases take and where they wait
    Durations(Box<AskOptions>),
    /// 組織の間の受け渡しと協働 / How work moves between organisations
    Handover(Box<AskOptions>),
    /// やり直しと行き戻り / What is done again
    Rework(Box<AskOptions>),
    /// 少数の担当者への偏り（符号のみ） / How strongly activities hang on few operators
    Operators(Box<AskOptions>),
    /// 到着、完了、残り / Arrivals, completions and backlog
    Flow(Box<FlowOptions>),
}

/// Options of `kajitori pack`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori pack --agreement examples/generated/agreement.toml \\
    --mapping examples/generated/mapping.toml --log out/example/events.csv \\
    --intervals out/example/intervals.csv --samples out/example/samples.csv \\
    --reported out/example/reported.csv --month 2026-10 --out out/pack")]
pub(crate) struct PackOptions {
    /// 合意ファイル（TOML） / Agreement file
    #[arg(long, value_name = "FILE")]
    pub(crate) agreement: PathBuf,
    /// イベントログ（CSV, XES など） / Event log
    #[arg(long, value_name = "FILE", required_unless_present = "store", conflicts_with = "store")]
    pub(crate) log: Option<PathBuf>,
    /// 記録の保管庫（--store）。変わった案件だけを計算し直す / Log store: measures only what changed
    #[command(flatten)]
    pub(crate) place: Option<PlaceOptions>,
    /// 保管庫のこの番号までの記録で作る / Only batches of the store up to this number
    #[arg(long, value_name = "NUMBER", requires = "store")]
    pub(crate) as_of: Option<u64>,
    /// 列の対応（TOML）。XES では省略可 / Mapping; optional for XES
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// 区間記録（例: 30分ごとの着信数・応答数） / Interval records
    #[arg(long, value_name = "FILE")]
    pub(crate) intervals: Option<PathBuf>,
    /// 抜取検証の結果 / Inspection samples
    #[arg(long, value_name = "FILE")]
    pub(crate) samples: Option<PathBuf>,
    /// 委託先の申告値 / Values that the vendor reported
    #[arg(long, value_name = "FILE")]
    pub(crate) reported: Option<PathBuf>,
    /// 担当者名を符号にする鍵。なければ作る。省略時は合意ファイルの隣の operators.key /
    /// Key that turns names into codes; created once; default: operators.key beside the agreement
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// 数値（pack.json）だけを作る / Only the figures: pack.json, no documents and no tables
    #[arg(long)]
    pub(crate) figures: bool,
    /// 対象月 YYYY-MM / Month
    #[arg(long, value_name = "YYYY-MM")]
    pub(crate) month: String,
    /// 出力先フォルダー / Folder to write to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// Options of `kajitori log inspect`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori log inspect 記録.csv --write-mapping mapping.toml
  kajitori log inspect 記録.csv --mapping mapping.toml")]
pub(crate) struct InspectOptions {
    /// 調べるファイル / File to look into
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// この対応で読む（省略時は提案する） / Read with this mapping instead of proposing one
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// 提案した対応をこのファイルに書く / Write the proposed mapping to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) write_mapping: Option<PathBuf>,
}

/// Options of `kajitori log export`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori log export 記録.csv --mapping mapping.toml --to xes --out 記録.xes
  kajitori log export --store out/store --from 2026-10-01 --until 2026-10-31 --to csv \\
    --out 10月.csv")]
pub(crate) struct ExportOptions {
    #[command(flatten)]
    pub(crate) log: LogOptions,
    /// 書式 / Format
    #[arg(long, value_enum)]
    pub(crate) to: ExportFormat,
    /// 出力先ファイル。あれば置き換える / File to write; replaced where it exists
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// A format that a log is written in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    /// CSV（UTF-8、表計算向け）
    Csv,
    /// XES（IEEE 1849-2016）
    Xes,
    /// Parquet
    Parquet,
}

/// Options of `kajitori sample`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori sample --out out/example
  kajitori sample --bench 1000000 --out target/bench/1m.csv")]
pub(crate) struct SampleOptions {
    /// 書き出すフォルダー（--bench ではファイル） / Folder (with --bench: file) to write to
    #[arg(long, value_name = "PATH")]
    pub(crate) out: PathBuf,
    /// 性能測定用のログをこの行数だけ作る / Generate a benchmark log of so many rows
    #[arg(long, value_name = "ROWS")]
    pub(crate) bench: Option<u64>,
}

/// Commands about sampling inspection.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori sampling plan --lot 5000 --aql 0.65
  kajitori sampling history lots.csv --aql 0.65")]
pub(crate) enum SamplingCommand {
    /// 一つのロットの抜取方式 / The plan for one lot
    Plan(PlanOptions),
    /// 続くロットの判定と検査の厳しさ / Verdicts and severity for a series of lots
    History(LotsOptions),
}

/// What both commands need to know.
#[derive(Debug, Args)]
pub(crate) struct SamplingTerms {
    /// 合格品質限界、不適合品パーセント（例 0.65） / Acceptance quality limit in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) aql: String,
    /// 検査水準 / Inspection level
    #[arg(long, value_enum, default_value = "II", ignore_case = true)]
    pub(crate) level: LevelArgument,
}

/// Options of `kajitori sampling plan`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori sampling plan --lot 5000 --aql 0.65
  kajitori sampling plan --lot 5000 --aql 0.65 --level I --severity tightened")]
pub(crate) struct PlanOptions {
    /// ロットの大きさ / Units in the lot
    #[arg(long, value_name = "N")]
    pub(crate) lot: u64,
    #[command(flatten)]
    pub(crate) terms: SamplingTerms,
    /// 検査の厳しさ / Severity of inspection
    #[arg(long, value_enum, default_value = "normal")]
    pub(crate) severity: SeverityArgument,
}

/// Options of `kajitori sampling history`.
#[derive(Debug, Args)]
#[command(after_help = "FILE の例 / Example of FILE:
  lot,size,nonconforming
  2026-09,5000,1
  2026-10,5200,4")]
pub(crate) struct LotsOptions {
    /// ロットの一覧（CSV：lot,size,nonconforming） / The lots in order
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) terms: SamplingTerms,
    /// 最初のロットの検査の厳しさ / Severity for the first lot
    #[arg(long, value_enum, default_value = "normal")]
    pub(crate) severity: SeverityArgument,
    /// 生産が安定し、責任者がゆるい検査を望む / Production is steady and reduced inspection wanted
    #[arg(long)]
    pub(crate) steady: bool,
}

/// An inspection level of the standard.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LevelArgument {
    /// 特別水準 / special
    #[value(name = "S-1")]
    S1,
    /// 特別水準 / special
    #[value(name = "S-2")]
    S2,
    /// 特別水準 / special
    #[value(name = "S-3")]
    S3,
    /// 特別水準 / special
    #[value(name = "S-4")]
    S4,
    /// 通常水準、少なめ / general, smaller
    #[value(name = "I")]
    First,
    /// 通常水準 / general
    #[value(name = "II")]
    Second,
    /// 通常水準、多め / general, larger
    #[value(name = "III")]
    Third,
}

/// A severity of inspection.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SeverityArgument {
    /// なみ検査
    Normal,
    /// きつい検査
    Tightened,
    /// ゆるい検査
    Reduced,
}
