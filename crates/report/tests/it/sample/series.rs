//! Twelve months of a level.

use kajitori_domain::agreement::level::{Bound, Direction, Quantity};
use kajitori_domain::chart::{Chart, chart};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::{Month, Span};

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
pub(crate) fn p_chart(series: &[(Month, Option<Amount>)], target: f64) -> Chart {
    let value = Quantity::Ratio(Decimal::parse(&target.to_string()).expect("a number"));
    chart(series, Bound { direction: Direction::AtLeast, value }).expect("values")
}

/// The XmR chart of a series of hours.
pub(crate) fn xmr_chart(hours: [Option<f64>; 12], target: f64) -> Chart {
    #[expect(clippy::cast_possible_truncation, reason = "a few hours")]
    let span = |hours: f64| Span((hours * Span::HOUR.0 as f64) as i64);
    let amount = |hours| Amount::Duration { value: span(hours), n: 310 };
    let series: Vec<_> = hours.iter().enumerate().map(|(i, h)| (month(i), h.map(amount))).collect();
    let value = Quantity::Duration(span(target));
    chart(&series, Bound { direction: Direction::AtMost, value }).expect("values")
}
