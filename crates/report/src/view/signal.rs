//! The signals of a control chart in words; a shape never stands alone.

use kajitori_domain::chart::{Chart, ChartPoint, ChartSignal, Meaning};
use serde_json::{Value, json};

use crate::show::Show;

const ALL: [Meaning; 3] = [Meaning::Concern, Meaning::Improvement, Meaning::Change];

/// What the signals are, and one line for each.
pub(crate) fn view(chart: &Chart, show: &Show<'_>) -> Value {
    let about = if chart.signals.is_empty() { "pack-signals-none" } else { "pack-signals-some" };
    let trial = chart.provisional.then(|| show.word("pack-signals-trial"));
    let lines: Vec<String> = chart.signals.iter().map(|s| line(s, show)).collect();
    json!({ "about": show.word(about), "trial": trial, "lines": lines })
}

fn line(told: &ChartSignal, show: &Show<'_>) -> String {
    let months = if told.from == told.until {
        told.from.to_string()
    } else {
        show.with(
            "pack-signal-months",
            &[("from", told.from.to_string()), ("until", told.until.to_string())],
        )
    };
    show.with(
        "pack-signal-line",
        &[
            ("mark", symbol(told.signal.meaning).to_owned()),
            ("meaning", show.word(told.signal.meaning.word())),
            ("months", months),
            ("points", told.points.to_string()),
            ("rule", show.word(told.signal.word())),
        ],
    )
}

/// The meanings that occur in a chart, with the words of its key.
pub(crate) fn legend(chart: &Chart, show: &Show<'_>) -> Vec<(Meaning, String)> {
    let occurs = |meaning: &Meaning| {
        let mut firsts = chart.points.iter().filter_map(|p| p.signals.first());
        firsts.any(|s| s.meaning == *meaning)
    };
    let words =
        |meaning: Meaning| show.with("pack-chart-key", &[("meaning", show.word(meaning.word()))]);
    ALL.into_iter().filter(occurs).map(|m| (m, words(m))).collect()
}

/// The shapes of a point's signals, each once.
pub(crate) fn marks(point: &ChartPoint) -> String {
    let carries = |meaning: &Meaning| point.signals.iter().any(|s| s.meaning == *meaning);
    ALL.into_iter().filter(carries).map(symbol).collect()
}

/// The signals of a point in words.
pub(crate) fn words(point: &ChartPoint, show: &Show<'_>) -> String {
    let each = point.signals.iter().map(|s| {
        show.with(
            "pack-signal-cell",
            &[("meaning", show.word(s.meaning.word())), ("rule", show.word(s.word()))],
        )
    });
    each.collect::<Vec<_>>().join(" / ")
}

fn symbol(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Concern => "◆",
        Meaning::Improvement => "▲",
        Meaning::Change => "□",
    }
}
