//! Options of `kajitori log model`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kajitori_measures::model::Permille;

use crate::log::options::LogOptions;

/// Options of the discovery of models.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori log model 記録.csv --mapping mapping.toml --out 流れ.bpmn
  kajitori log model 記録.xes.gz --noise 5% --activities 90% --out 流れ.bpmn
  kajitori log model 記録.xes.gz --method dfg --paths 60% --out 直接後続.bpmn --json
  kajitori log model --store out/store --from 2026-10-01 --has 差戻し --out 差戻し.bpmn")]
pub(crate) struct ModelOptions {
    #[command(flatten)]
    pub(crate) log: LogOptions,
    /// 求め方 / How the model is found
    #[arg(long, value_enum, default_value = "inductive")]
    pub(crate) method: Method,
    /// この割合より稀な動きを除く（inductive。既定 20%、0 で全件を再現） /
    /// Leave out what is rarer than this share of its alternatives; 0 allows every case
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(crate) noise: Option<Permille>,
    /// 多い順にこの割合の工程だけを使う / Only the most frequent activities
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "100%")]
    pub(crate) activities: Permille,
    /// 多い順にこの割合のつながりだけを示す（dfg。既定 80%） /
    /// Only the most frequent connections, and those that keep everything reachable
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(crate) paths: Option<Permille>,
    /// 書き出す BPMN ファイル / BPMN file to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// How a model is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// 直接後続グラフ / Directly-follows graph
    Dfg,
    /// 帰納的マイナー。必ず終わりに達する / Inductive miner, always sound
    Inductive,
}

/// `80%`, `0.8` or `12.5%`.
fn share(text: &str) -> Result<Permille, String> {
    let (digits, scale) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), 1),
        None => (text, 3),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let part = part.trim_end_matches('0');
    let thousandths = (!whole.is_empty() && plain(whole) && plain(part) && part.len() <= scale)
        .then(|| format!("{whole}{part:0<scale$}").parse::<u16>().ok())
        .flatten();
    let wrong = "0%〜100%（0.1% 刻み） / 0% to 100% in steps of 0.1%";
    thousandths.and_then(Permille::new).ok_or_else(|| wrong.to_owned())
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_read_exactly() {
        let read = |text: &str| share(text).ok().map(|share| share.get());
        let good =
            [("80%", 800), ("0.8", 800), ("1", 1_000), ("0", 0), ("12.5%", 125), ("0.125", 125)];
        for (text, expected) in good {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in ["", "%", "101%", "1.5", "-1%", "0.0001", "12.55%", "a", ".5", "1e1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
