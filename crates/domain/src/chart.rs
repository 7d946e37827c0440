//! Control charts of a service level's series: p-chart for ratios, XmR for other values.

use serde::Serialize;

use crate::agreement::level::Bound;
use crate::measure::level::Amount;
use crate::time::Month;
use crate::verdict::Fraction;

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

/// Values below this number give provisional limits.
const SETTLED: usize = 12;

/// Draws up the chart of a series; `None` where no month has a value.
pub fn chart(series: &[(Month, Option<Amount>)], target: Bound) -> Option<Chart> {
    let valued: Vec<Amount> = series.iter().filter_map(|(_, a)| *a).filter(|a| a.n() > 0).collect();
    let kind = match valued.first()? {
        Amount::Ratio { .. } => ChartKind::P,
        _ => ChartKind::Xmr,
    };
    // Times and counts are never negative; other numbers may be.
    let numbers = valued.iter().any(|a| matches!(a, Amount::MeanNumber { .. }));
    let floor = if numbers { f64::NEG_INFINITY } else { 0.0 };
    let centre = (valued.len() >= 2).then(|| centre(&valued));
    let range = mean_moving_range(&valued);
    let points = series
        .iter()
        .map(|(month, amount)| {
            let amount = amount.filter(|a| a.n() > 0);
            let value = amount.as_ref().and_then(Fraction::of).map(Fraction::to_f64);
            let n = amount.map_or(0, |a| a.n());
            let limits = centre.filter(|_| value.is_some()).map(|centre| match kind {
                ChartKind::P => proportion_limits(centre, n),
                ChartKind::Xmr => ((centre - 2.66 * range).max(floor), centre + 2.66 * range),
            });
            let signal =
                value.zip(limits).is_some_and(|(v, (lower, upper))| v < lower || v > upper);
            let (lower, upper) = limits.unzip();
            ChartPoint { month: *month, n, value, lower, upper, signal }
        })
        .collect();
    Some(Chart {
        kind,
        points,
        centre,
        target: Some(Fraction::quantity(target.value).to_f64()),
        provisional: valued.len() < SETTLED,
    })
}

/// p̄ pools the counts (never an average of percentages); other values have their mean.
fn centre(valued: &[Amount]) -> f64 {
    let (mut numerator, mut denominator, mut sum) = (0_u128, 0_u128, 0.0);
    for amount in valued {
        if let Amount::Ratio { numerator: hits, denominator: all } = amount {
            numerator += u128::from(*hits);
            denominator += u128::from(*all);
        }
        sum += Fraction::of(amount).map_or(0.0, Fraction::to_f64);
    }
    #[expect(clippy::cast_precision_loss, reason = "for drawing")]
    let quotient = if denominator > 0 {
        numerator as f64 / denominator as f64
    } else {
        sum / valued.len() as f64
    };
    quotient
}

/// Mean of the absolute differences of neighbouring values (missing months are skipped).
fn mean_moving_range(valued: &[Amount]) -> f64 {
    let values: Vec<f64> = valued.iter().filter_map(Fraction::of).map(Fraction::to_f64).collect();
    if values.len() < 2 {
        return 0.0;
    }
    let sum: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of months")]
    let steps = (values.len() - 1) as f64;
    sum / steps
}

/// `p̄ ± 3√(p̄(1−p̄)/n)`, cut to 0–1.
fn proportion_limits(centre: f64, n: u64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "for drawing")]
    let sigma = (centre * (1.0 - centre) / n as f64).sqrt();
    ((centre - 3.0 * sigma).max(0.0), (centre + 3.0 * sigma).min(1.0))
}

#[cfg(test)]
mod tests;
