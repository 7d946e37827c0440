//! Twelve months of a level.

use kajitori_domain::chart::{Chart, ChartKind, ChartPoint};
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::Month;

use super::MONTH;

/// The month with `index` 0–11 of a series that ends in the pack's month.
fn month(index: usize) -> Month {
    MONTH.plus(i32::try_from(index).expect("small") - 11)
}

/// A series of ratios; a denominator of 0 is a month without data.
pub(crate) fn ratios(values: [(u64, u64); 12]) -> Vec<(Month, Option<Amount>)> {
    let amount = |(numerator, denominator)| {
        (denominator > 0).then_some(Amount::Ratio { numerator, denominator })
    };
    values.into_iter().enumerate().map(|(i, v)| (month(i), amount(v))).collect()
}

/// The p-chart of a series of ratios.
#[expect(clippy::cast_precision_loss, reason = "invented numbers")]
pub(crate) fn p_chart(series: &[(Month, Option<Amount>)], target: f64) -> Chart {
    let pairs: Vec<(u64, u64)> = series
        .iter()
        .map(|(_, amount)| match amount {
            Some(Amount::Ratio { numerator, denominator }) => (*numerator, *denominator),
            _ => (0, 0),
        })
        .collect();
    let hits: u64 = pairs.iter().map(|p| p.0).sum();
    let all: u64 = pairs.iter().map(|p| p.1).sum();
    let centre = hits as f64 / all as f64;
    let point = |(i, (hits, n)): (usize, &(u64, u64))| {
        let sigma = (centre * (1.0 - centre) / (*n).max(1) as f64).sqrt();
        let value = (*n > 0).then(|| *hits as f64 / *n as f64);
        let (lower, upper) = ((centre - 3.0 * sigma).max(0.0), (centre + 3.0 * sigma).min(1.0));
        ChartPoint {
            month: month(i),
            n: *n,
            value,
            lower: value.map(|_| lower),
            upper: value.map(|_| upper),
            signal: value.is_some_and(|v| v < lower || v > upper),
        }
    };
    Chart {
        kind: ChartKind::P,
        points: pairs.iter().enumerate().map(point).collect(),
        centre: Some(centre),
        target: Some(target),
        provisional: pairs.iter().any(|p| p.1 == 0),
    }
}

/// An XmR chart of hours with fixed limits.
pub(crate) fn xmr_chart(hours: [Option<f64>; 12], target: f64) -> Chart {
    let point = |(i, value): (usize, &Option<f64>)| ChartPoint {
        month: month(i),
        n: if value.is_some() { 310 } else { 0 },
        value: *value,
        lower: Some(4.1),
        upper: Some(13.9),
        signal: value.is_some_and(|v| !(4.1..=13.9).contains(&v)),
    };
    Chart {
        kind: ChartKind::Xmr,
        points: hours.iter().enumerate().map(point).collect(),
        centre: Some(9.0),
        target: Some(target),
        provisional: hours.iter().any(Option::is_none),
    }
}
