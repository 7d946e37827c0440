//! Options of the questions to a log.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kajitori_domain::measure::explore::Period;

use crate::log::options::LogOptions;

/// Options of every question.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori log dfg --store out/store --from 2026-10-01
  kajitori log dfg 記録.csv --calendar japan-office
  kajitori log variants 記録.xes.gz --top 20 --from 2026-10-01 --until 2026-10-31
  kajitori log durations 記録.csv --where \"events > 5 AND 区分 = '職域'\" --csv --out d.csv")]
pub(crate) struct AskOptions {
    #[command(flatten)]
    pub(crate) log: LogOptions,
    /// 上位だけを示す / Show so many rows
    #[arg(long, value_name = "N", default_value = "20",
        value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) top: u64,
    /// この表だけを出す / Only this table
    #[arg(long, value_name = "NAME")]
    pub(crate) table: Option<String>,
    /// CSV で出力（全行。表は --table で選ぶ） / As CSV, all rows
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
    /// このファイルに書く / Write to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// 待ち時間の中央値と90%を求めない（速くなる） / Find no medians of waiting times; faster
    #[arg(long)]
    pub(crate) no_median: bool,
}

/// Options of `kajitori log flow`.
#[derive(Debug, Args)]
pub(crate) struct FlowOptions {
    /// 期間の長さ / Length of a period
    #[arg(long, value_enum, default_value = "month")]
    every: PeriodArgument,
    #[command(flatten)]
    pub(crate) ask: AskOptions,
}

/// Length of a period.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum PeriodArgument {
    /// 日
    Day,
    /// 週（月曜から）
    Week,
    /// 月
    Month,
}

impl FlowOptions {
    /// Length of a period.
    pub(crate) fn every(&self) -> Period {
        match self.every {
            PeriodArgument::Day => Period::Day,
            PeriodArgument::Week => Period::Week,
            PeriodArgument::Month => Period::Month,
        }
    }
}
