//! Control charts of a service level's series: p-chart for ratios, XmR for other values.

mod signal;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::agreement::level::{Bound, Direction};
use crate::measure::level::Amount;
use crate::time::Month;
use crate::verdict::Fraction;

use signal::{Found, Reading};
pub use signal::{Meaning, Rule, Side, Signal};

/// Which chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Proportions with limits `p̄ ± 3√(p̄(1−p̄)/nᵢ)`.
    P,
    /// Individual values with limits `mean ± 2.66 × mean moving range`.
    Xmr,
}

/// A series with its limits, ready to draw. Ratios are 0–1, durations hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Which chart.
    pub kind: ChartKind,
    /// One point per month, oldest first.
    pub points: Vec<ChartPoint>,
    /// Centre line; `None` with fewer than two values.
    pub centre: Option<f64>,
    /// The promised bound.
    pub target: Option<f64>,
    /// Fewer than twelve values: the limits, and the signals by them, are provisional.
    pub provisional: bool,
    /// The signals, those of one rule in order of time.
    pub signals: Vec<ChartSignal>,
}

impl Chart {
    /// Whether the last month that has a value carries a signal of this meaning.
    pub fn ends_in(&self, meaning: Meaning) -> bool {
        let last = self.points.iter().rev().find(|p| p.value.is_some());
        last.is_some_and(|p| p.signals.iter().any(|s| s.meaning == meaning))
    }
}

/// A signal and the months that carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartSignal {
    /// The signal.
    #[serde(flatten)]
    pub signal: Signal,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub until: Month,
    /// Months that carry it; months without a value between them are passed over.
    pub points: u64,
}

/// A month of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The signals that it carries, each once; empty where the usual variation explains it.
    pub signals: Vec<Signal>,
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
    let sigma = |centre: f64, n: u64| match kind {
        ChartKind::P => proportion_sigma(centre, n),
        ChartKind::Xmr => 2.66 / 3.0 * range,
    };
    let ceiling = if kind == ChartKind::P { 1.0 } else { f64::INFINITY };
    let (mut points, mut readings) = (Vec::new(), Vec::new());
    for (month, amount) in series {
        let amount = amount.filter(|a| a.n() > 0);
        let value = amount.as_ref().and_then(Fraction::of).map(Fraction::to_f64);
        let n = amount.map_or(0, |a| a.n());
        let reading = value.zip(centre).map(|(value, centre)| {
            readings.push(Reading { value, centre, sigma: sigma(centre, n) });
            (centre, 3.0 * sigma(centre, n))
        });
        let limits = reading.map(|(c, far)| ((c - far).max(floor), (c + far).min(ceiling)));
        let (lower, upper) = limits.unzip();
        points.push(ChartPoint { month: *month, n, value, lower, upper, signals: Vec::new() });
    }
    let signals = carry(&mut points, &readings, target.direction);
    Some(Chart {
        kind,
        points,
        centre,
        target: Some(Fraction::quantity(target.value).to_f64()),
        provisional: valued.len() < SETTLED,
        signals,
    })
}

/// Finds the signals and writes them on their points; months without a value are passed over, as
/// the moving range does.
fn carry(points: &mut [ChartPoint], readings: &[Reading], promised: Direction) -> Vec<ChartSignal> {
    let found = signal::find(readings, promised);
    let mut valued: Vec<&mut ChartPoint> =
        points.iter_mut().filter(|p| p.lower.is_some()).collect();
    for (at, (point, reading)) in valued.iter_mut().zip(readings).enumerate() {
        let carried = found.iter().filter(|f| f.marks(at, *reading)).map(|f| f.signal);
        point.signals = carried.collect();
        point.signals.sort_unstable();
        point.signals.dedup();
    }
    let month = |at: usize| valued.get(at).map(|p| p.month);
    let told = |f: &Found| {
        Some(ChartSignal {
            signal: f.signal,
            from: month(f.first)?,
            until: month(f.last)?,
            points: f.points(),
        })
    };
    found.iter().filter_map(told).collect()
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

/// `√(p̄(1−p̄)/n)`.
fn proportion_sigma(centre: f64, n: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "for drawing")]
    let sigma = (centre * (1.0 - centre) / n as f64).sqrt();
    sigma
}
