//! Which log, under which agreement, and which of its cases: what every command about a log's
//! cases has in common.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use kajitori_domain::selection::{Asked, Within};

use crate::store::PlaceOptions;

/// A log and the choice of its cases.
#[derive(Debug, Args)]
pub(crate) struct LogOptions {
    /// イベントログ / Event log
    #[arg(value_name = "FILE", required_unless_present = "store", conflicts_with = "store")]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Option<PlaceOptions>,
    /// 列の対応（TOML）。省略時は提案に疑問がなければそれで読む /
    /// Mapping; by default the proposed one, if nothing about it is in question
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// 担当者名を符号にする鍵。省略時は合意ファイルの隣の operators.key（export では列の対応か記録の
    /// 隣。なければ作る） / Key that turns names into codes; default: operators.key beside the
    /// agreement (export: beside the mapping or the log; created once)
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// 合意ファイル（暦、ボールの保有、完了、案件の列） / Agreement file
    #[arg(long, value_name = "FILE")]
    pub(crate) agreement: Option<PathBuf>,
    /// 営業時間の暦：always、japan-office、または合意ファイルの暦の名 /
    /// Calendar of business time; by default the agreement's, else always
    #[arg(long, value_name = "NAME")]
    pub(crate) calendar: Option<String>,
    /// 日付の時間帯。省略時は合意、対応、Asia/Tokyo の順 /
    /// Time zone of days; default: the agreement's, the mapping's, Asia/Tokyo
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[command(flatten)]
    pub(crate) filters: FilterOptions,
}

impl LogOptions {
    /// The files that are read, which nothing may be written over.
    pub(crate) fn inputs(&self) -> Vec<&Path> {
        let files = [&self.file, &self.mapping, &self.agreement, &self.key];
        files.into_iter().flatten().map(PathBuf::as_path).collect()
    }
}

/// Filters; a case must pass all of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "絞り込み（すべてを満たす案件） / Filters (cases that pass all)")]
pub(crate) struct FilterOptions {
    /// 始まりの日または時刻 / First day or moment
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// 終わりの日（その日を含む）または時刻（含まない） / Last day (included), or moment (not)
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// 期間に何が入るか / What must lie in that time
    #[arg(long, value_enum, default_value = "intersecting")]
    within: WithinArgument,
    /// 案件の列への条件（SQL の WHERE と同じ書き方） / Condition on the case's columns
    #[arg(long = "where", value_name = "CONDITION")]
    condition: Option<String>,
    /// この工程がある（複数ならすべて） / Has this activity (all of several)
    #[arg(long, value_name = "ACTIVITY")]
    has: Vec<String>,
    /// この工程で始まる（複数ならどれか） / Starts with it (any of several)
    #[arg(long, value_name = "ACTIVITY")]
    starts: Vec<String>,
    /// この工程で終わる（複数ならどれか） / Ends with it (any of several)
    #[arg(long, value_name = "ACTIVITY")]
    ends: Vec<String>,
    /// この工程がない / Does not have it
    #[arg(long, value_name = "ACTIVITY")]
    never: Vec<String>,
    /// 'A -> B'：B が A の直後に来る / B comes directly after A
    #[arg(long, value_name = "A -> B")]
    follows: Vec<String>,
    /// 'A -> B'：直後に来ることがない / B never comes directly after A
    #[arg(long, value_name = "A -> B")]
    not_follows: Vec<String>,
    /// 多い順に K 通りの経路だけ / Only the K most frequent variants
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u64).range(1..))]
    variants_top: Option<u64>,
    /// 多い経路から、案件のこの割合に届くまで / The most frequent variants up to this share
    #[arg(long, value_name = "SHARE")]
    coverage: Option<String>,
    /// 所要時間がこれ以上（40h、1h30m） / Lead time at least
    #[arg(long, value_name = "TIME")]
    min_duration: Option<String>,
    /// 所要時間がこれ以下 / Lead time at most
    #[arg(long, value_name = "TIME")]
    max_duration: Option<String>,
    /// 'client >= 50%'：ボールを持った時間の割合 / Share of time that a side held the case
    #[arg(long, value_name = "SHARE")]
    holder: Vec<String>,
    /// この符号の担当者が関わった（複数ならどれか） / An operator of this code had a part in it
    #[arg(long, value_name = "CODE")]
    operator: Vec<String>,
    /// 同じ工程の2回目以降がこの件数以上 / Events beyond the first of each activity, at least
    #[arg(long, value_name = "N")]
    min_rework: Option<u64>,
}

/// What must lie inside a stretch of time.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum WithinArgument {
    /// 一部でも重なる / Any part
    Intersecting,
    /// 最初と最後のイベント / First and last event
    Whole,
    /// 最初のイベント / First event
    Started,
    /// 最後のイベント / Last event
    Ended,
    /// 期間外のイベントを除く / Leave out events outside
    Events,
}

impl FilterOptions {
    /// The filters as they were typed.
    pub(crate) fn asked(&self) -> Asked {
        Asked {
            from: self.from.clone(),
            until: self.until.clone(),
            within: match self.within {
                WithinArgument::Intersecting => Within::Intersecting,
                WithinArgument::Whole => Within::Whole,
                WithinArgument::Started => Within::Started,
                WithinArgument::Ended => Within::Ended,
                WithinArgument::Events => Within::Events,
            },
            condition: self.condition.clone(),
            has: self.has.clone(),
            starts: self.starts.clone(),
            ends: self.ends.clone(),
            never: self.never.clone(),
            follows: self.follows.clone(),
            not_follows: self.not_follows.clone(),
            operators: self.operator.clone(),
            min_rework: self.min_rework,
            min_duration: self.min_duration.clone(),
            max_duration: self.max_duration.clone(),
            holders: self.holder.clone(),
            variants_top: self.variants_top,
            coverage: self.coverage.clone(),
        }
    }
}
