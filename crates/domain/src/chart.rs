//! Control charts of a service level's series: p-chart for ratios, XmR for other values.

use serde::Serialize;

use crate::time::Month;

/// Which chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Proportions with limits `p̄ ± 3√(p̄(1−p̄)/nᵢ)`.
    P,
    /// Individual values with limits `mean ± 2.66 × mean moving range`.
    Xmr,
}

/// A series with its limits, ready to draw. Ratios are 0–1, durations hours.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Which chart.
    pub kind: ChartKind,
    /// One point per month, oldest first.
    pub points: Vec<ChartPoint>,
    /// Centre line; `None` with fewer than two values.
    pub centre: Option<f64>,
    /// The promised bound.
    pub target: Option<f64>,
    /// Fewer than twelve values: the limits are provisional.
    pub provisional: bool,
}

/// A month of a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartPoint {
    /// The month.
    pub month: Month,
    /// Cases behind the value.
    pub n: u64,
    /// The value; `None` where there is none (never drawn as zero).
    pub value: Option<f64>,
    /// Lower limit.
    pub lower: Option<f64>,
    /// Upper limit.
    pub upper: Option<f64>,
    /// The value lies outside its limits.
    pub signal: bool,
}
