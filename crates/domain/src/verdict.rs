//! Verdicts: the contractual one by the formula alone, and beside it what a sample can prove.

use serde::Serialize;

/// 契約判定: by the agreed formula alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Contractual {
    /// 達成.
    Met,
    /// 未達.
    Missed,
    /// データなし: never the same as fulfilled.
    NoData,
}

/// 統計判定: what the client's sample proves at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistical {
    /// 達成: the one-sided lower bound reaches the target.
    Met,
    /// 未達: the one-sided upper bound stays below the target.
    Missed,
    /// 実証不足: the sample decides neither.
    NotDemonstrated,
    /// データなし: a sample is agreed, but none was drawn for the month.
    NoData,
    /// 対象外, with the reason.
    NotApplicable(NotApplicable),
}

/// Why a statistical verdict makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    /// Every case was measured; there is nothing to infer.
    Census,
    /// A sample can never prove 100 %.
    FullTarget,
    /// The level is no ratio.
    NotARatio,
}
