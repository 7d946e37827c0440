//! What a miss is in a level, so that a reader of the written table can tell its rows.

use std::collections::BTreeMap;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::agreement::level::{Direction, Kind, Quantity, ServiceLevel};
use serde::{Deserialize, Serialize};

/// Where the written table says what a miss is in each level.
pub const MISSES: &str = "kajitori.misses";

/// Which counted cases of a level are misses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Misses {
    /// Those that are no hit.
    NoHit,
    /// Those that are one: a share or a number that must stay small.
    Hit,
    /// Those whose clock reads more than so many microseconds.
    ClockOver(i64),
    /// No single case is one.
    None,
}

impl Misses {
    /// What a miss is in `level`.
    pub fn of(level: &ServiceLevel) -> Self {
        let at_most = level.target.direction == Direction::AtMost;
        match (&level.kind, level.target.value) {
            (Kind::ClockPercentile { .. } | Kind::MeanClock { .. }, Quantity::Duration(most))
                if at_most =>
            {
                Self::ClockOver(most.0)
            }
            (Kind::CountLimit { .. } | Kind::CaseRatio { .. }, _) if at_most => Self::Hit,
            (Kind::CaseRatio { .. } | Kind::ClockRatio { .. }, _) => Self::NoHit,
            _ => Self::None,
        }
    }
}

/// What a miss is in each level of `agreement`, as the written table says it.
pub(super) fn told(agreement: &Agreement) -> String {
    let levels = agreement.levels.iter();
    let misses: BTreeMap<&str, Misses> =
        levels.map(|level| (level.id.as_str(), Misses::of(level))).collect();
    serde_json::to_string(&misses).unwrap_or_default()
}
