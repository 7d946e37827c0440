//! Limits of control charts against hand-computed values.

use super::*;
use crate::agreement::level::{Direction, Quantity};
use crate::decimal::Decimal;
use crate::time::Span;

fn target() -> Bound {
    let value = Quantity::Ratio(Decimal::parse("0.95").expect("a decimal number"));
    Bound { direction: Direction::AtLeast, value }
}

fn months(amounts: &[Option<Amount>]) -> Vec<(Month, Option<Amount>)> {
    let first = Month { year: 2025, month: 11 };
    (0..).zip(amounts).map(|(i, amount)| (first.plus(i), *amount)).collect()
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

#[test]
fn p_chart_pools_counts_and_widens_for_small_months() {
    let series = months(&[ratio(90, 100), ratio(950, 1000), None, ratio(0, 0)]);
    let chart = chart(&series, target()).expect("a chart");
    assert_eq!(chart.kind, ChartKind::P);
    assert!(chart.provisional);
    let centre = chart.centre.expect("a centre");
    assert!((centre - 1040.0 / 1100.0).abs() < 1e-12);
    let first = &chart.points[0];
    let sigma = (centre * (1.0 - centre) / 100.0).sqrt();
    assert!((first.lower.expect("a limit") - (centre - 3.0 * sigma)).abs() < 1e-12);
    assert!((first.upper.expect("a limit") - 1.0).abs() < 1e-12);
    assert!(chart.points[2].value.is_none() && chart.points[2].lower.is_none());
    assert!(chart.points[3].value.is_none(), "no case is no value, never zero");
}

#[test]
fn xmr_limits_use_the_mean_moving_range() {
    let hours = |h: i64| Some(Amount::Duration { value: Span(h * Span::HOUR.0), n: 1 });
    let chart = chart(&months(&[hours(10), hours(12), hours(11), hours(30)]), target());
    let chart = chart.expect("a chart");
    assert_eq!(chart.kind, ChartKind::Xmr);
    let range = (2.0 + 1.0 + 19.0) / 3.0;
    let upper = chart.points[0].upper.expect("a limit");
    assert!((upper - (15.75 + 2.66 * range)).abs() < 1e-9);
    assert_eq!(chart.points[0].lower, Some(0.0), "a time is never negative");
}

#[test]
fn a_month_outside_its_limits_is_a_signal() {
    let mut amounts = vec![ratio(9_500, 10_000); 11];
    amounts.push(ratio(9_000, 10_000));
    let chart = chart(&months(&amounts), target()).expect("a chart");
    assert!(!chart.provisional);
    let signals: Vec<bool> = chart.points.iter().map(|p| p.signal).collect();
    assert_eq!(signals.iter().filter(|s| **s).count(), 1);
    assert!(signals[11]);
}

#[test]
fn a_series_without_values_has_no_chart() {
    assert_eq!(chart(&months(&[None, ratio(0, 0)]), target()), None);
}
