//! Sheet 指標の推移: one row per level and month.

use kajitori_domain::chart::{ChartKind, ChartPoint};
use kajitori_domain::pack::{LevelReport, Pack};
use rust_xlsxwriter::XlsxError;

use super::sheet::{Book, Field};
use crate::show::Show;

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-level"), 42.0),
        ("ID".to_owned(), 18.0),
        (word("pack-month"), 10.0),
        (word("pack-chart-value"), 12.0),
        (word("pack-sheet-numerator"), 12.0),
        (word("pack-sheet-denominator"), 12.0),
        (word("pack-chart-row-lower"), 12.0),
        (word("pack-chart-row-upper"), 12.0),
        (word("pack-target"), 12.0),
        (word("pack-chart-signal"), 34.0),
    ];
    let mut sheet = book.sheet("pack-sheet-series", &word("pack-sheet-series-note"), &header)?;
    for level in &pack.levels {
        for (month, amount) in &level.facts.series {
            let chart = level.chart.as_ref();
            let point = chart.and_then(|c| c.points.iter().find(|p| p.month == *month));
            let kind = chart.map(|c| c.kind);
            let [value, numerator, denominator] = Field::amount(amount.as_ref());
            sheet.row(&[
                Field::text(show.text(&level.name)),
                Field::text(level.id.as_str()),
                Field::text(month.to_string()),
                value,
                numerator,
                denominator,
                limit(kind, point.and_then(|p| p.lower)),
                limit(kind, point.and_then(|p| p.upper)),
                target(level),
                signal(point, show),
            ])?;
        }
    }
    sheet.finish()
}

fn limit(kind: Option<ChartKind>, value: Option<f64>) -> Field {
    match (kind, value) {
        (Some(ChartKind::P), Some(value)) => Field::Share(value),
        (_, Some(value)) => Field::Number(value),
        (_, None) => Field::Empty,
    }
}

fn target(level: &LevelReport) -> Field {
    Field::quantity(level.target.value)
}

fn signal(point: Option<&ChartPoint>, show: &Show<'_>) -> Field {
    let carrying = point.filter(|p| !p.signals.is_empty());
    carrying.map_or(Field::Empty, |p| Field::text(crate::view::signal::words(p, show)))
}
