//! Sample: twelve months as a control chart.

use kajitori_domain::agreement::level::{Bound, Direction, Quantity};
use kajitori_domain::chart::{Chart, ChartPoint, chart};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::Month;

use crate::pages::figures::Point;
use crate::picture::{ControlWords, Format, Picture, control};
use crate::word::W;

use super::super::l;

/// Payments on time, the seventh month without data.
pub(super) fn series() -> Chart {
    let met = [3281, 3250, 3268, 3259, 3274, 3262, 0, 3271, 3266, 3249, 3240, 3162];
    let mut months = Vec::new();
    let mut at = Month { year: 2025, month: 11 };
    for (index, numerator) in met.into_iter().enumerate() {
        let amount = Amount::Ratio { numerator, denominator: 3400 };
        months.push((at, (index != 6).then_some(amount)));
        at = if at.month == 12 {
            Month { year: at.year + 1, month: 1 }
        } else {
            Month { year: at.year, month: at.month + 1 }
        };
    }
    let value = Quantity::Ratio(Decimal::parse("0.95").expect("a decimal"));
    chart(&months, Bound { direction: Direction::AtLeast, value }).expect("months with values")
}

pub(super) fn charts(w: W, chart: &Chart) -> (Picture, Picture) {
    let month = |p: &ChartPoint| {
        let short = format!("{:02}", p.month.month);
        let head = p.month.month == 1 || p.month.month == 11;
        if head { format!("{}/{short}", p.month.year % 100) } else { short }
    };
    let value = |p: &ChartPoint| p.value.map_or_else(String::new, |v| format!("{:.2}%", v * 100.0));
    let words = ControlWords {
        name: w.with(
            "pack-chart-alt",
            &[
                ("name", l(w, "支払期日の遵守", "Paid on time")),
                ("months", "12".to_owned()),
                ("signals", "1".to_owned()),
            ],
        ),
        target: w.t1("pack-chart-target", "value", "95%"),
        centre: w.t("pack-chart-centre"),
        no_data: w.t("pack-verdict-no-data"),
        months: chart.points.iter().map(month).collect(),
        values: chart.points.iter().map(value).collect(),
    };
    (control(chart, &words, Format::Wide), control(chart, &words, Format::Narrow))
}

pub(super) fn points(w: W, chart: &Chart) -> Vec<Point> {
    let shown = |value: Option<f64>| value.map(|v| format!("{:.2}", v * 100.0));
    let point = |p: &ChartPoint| Point {
        month: p.month.to_string(),
        value: shown(p.value).map(|v| format!("{v}%")).unwrap_or_default(),
        n: if p.n == 0 { String::new() } else { "3,400".to_owned() },
        limits: [shown(p.lower), shown(p.upper)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" – "),
        signals: if p.signals.is_empty() {
            String::new()
        } else {
            l(w, "◆ 懸念", "◆ concern")
        },
    };
    chart.points.iter().map(point).collect()
}
