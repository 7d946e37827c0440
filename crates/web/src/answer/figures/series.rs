//! Twelve months of a level: the chart, its signals, and the same as a table.

use kajitori_domain::chart::{Chart, ChartKind, ChartPoint, ChartSignal, Meaning};
use kajitori_domain::display::thousands;
use kajitori_domain::pack::LevelReport;

use super::tell::Tell;
use crate::pages::figures::Point;
use crate::picture::{ControlWords, Format, Picture, control};

/// The chart for a wide screen and for a telephone.
pub(super) fn charts(tell: &Tell, level: &LevelReport, chart: &Chart) -> (Picture, Picture) {
    let w = tell.w;
    let args = [
        ("name", tell.text(&level.name)),
        ("months", chart.points.len().to_string()),
        ("signals", chart.signals.len().to_string()),
    ];
    let words = ControlWords {
        name: w.with("pack-chart-alt", &args),
        target: tell.bound(level.target),
        centre: w.t("pack-chart-centre"),
        no_data: w.t("pack-verdict-no-data"),
        months: chart.points.iter().enumerate().map(|(at, point)| month(at, point)).collect(),
        values: chart.points.iter().map(|point| value(tell, level, point)).collect(),
    };
    (control(chart, &words, Format::Wide), control(chart, &words, Format::Narrow))
}

/// `10月` as `10`, with the year at the first point and at each January.
fn month(at: usize, point: &ChartPoint) -> String {
    let (year, month) = (point.month.year % 100, point.month.month);
    if at == 0 || month == 1 { format!("{year:02}/{month:02}") } else { format!("{month:02}") }
}

/// The value of a month as its series has it; empty where there is none.
fn value(tell: &Tell, level: &LevelReport, point: &ChartPoint) -> String {
    let amount = level.facts.series.iter().find(|(month, _)| *month == point.month);
    let figure = tell.amount(level, amount.and_then(|(_, amount)| amount.as_ref()));
    figure.map(|figure| figure.told()).unwrap_or_default()
}

/// The series as a table.
pub(super) fn points(tell: &Tell, level: &LevelReport, chart: &Chart) -> Vec<Point> {
    let limit = |value: f64| match chart.kind {
        ChartKind::P => format!("{:.2} %", value * 100.0),
        ChartKind::Xmr => format!("{value:.2}"),
    };
    let point = |point: &ChartPoint| Point {
        month: point.month.to_string(),
        value: value(tell, level, point),
        n: if point.n == 0 { String::new() } else { thousands(point.n.into()) },
        limits: match (point.lower, point.upper) {
            (Some(lower), Some(upper)) => format!("{} – {}", limit(lower), limit(upper)),
            _ => String::new(),
        },
        signals: told(tell, point),
    };
    chart.points.iter().map(point).collect()
}

fn told(tell: &Tell, point: &ChartPoint) -> String {
    let word = |meaning: Meaning| format!("{} {}", symbol(meaning), tell.w.t(meaning.word()));
    let mut words: Vec<String> = point.signals.iter().map(|s| word(s.meaning)).collect();
    words.dedup();
    words.join(" ")
}

/// One line for each signal.
pub(super) fn signals(tell: &Tell, chart: &Chart) -> Vec<String> {
    let line = |told: &ChartSignal| {
        let months = match told.from == told.until {
            true => told.from.to_string(),
            false => tell.w.t2("pack-signal-months", "from", told.from, "until", told.until),
        };
        let args = [
            ("mark", symbol(told.signal.meaning).to_owned()),
            ("meaning", tell.w.t(told.signal.meaning.word())),
            ("months", months),
            ("points", told.points.to_string()),
            ("rule", tell.w.t(told.signal.word())),
        ];
        tell.w.with("pack-signal-line", &args)
    };
    let mut lines: Vec<String> = chart.signals.iter().map(line).collect();
    if chart.provisional {
        lines.push(tell.w.t("pack-signals-trial"));
    }
    lines
}

fn symbol(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Concern => "◆",
        Meaning::Improvement => "▲",
        Meaning::Change => "□",
    }
}
