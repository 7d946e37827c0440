//! One section per service level: its chart, its series, and what the value rests on.

use serde_json::{Value, json};

use kajitori_domain::agreement::level::{Layer, Quantity, Side};
use kajitori_domain::chart::{Chart, ChartKind, ChartPoint};
use kajitori_domain::measure::level::{DoubleCheck, SlotFacts};
use kajitori_domain::pack::{LevelReport, Pack, Verified};
use kajitori_domain::statistics::Total;
use kajitori_domain::time::Month;

use crate::draw::control::{Legend, bare, control};
use crate::show::Show;
use crate::view::{Pictures, first, signal, verdict};

/// One entry per level.
pub(crate) fn levels(pack: &Pack, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    pack.levels.iter().map(|level| section(pack, level, show, pictures)).collect()
}

fn section(pack: &Pack, level: &LevelReport, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let contractual = verdict::contractual(level.contractual);
    let statistical = verdict::statistical(level.statistical);
    json!({
        "name": show.text(&level.name),
        "about": about(level, show),
        "contractual": verdict::view(&contractual, "", show),
        "statistical": verdict::view(&statistical, &verdict::reason(level.statistical, show), show),
        "chart": level.chart.as_ref().map(|c| chart(level, c, show, pictures)),
        "facts": facts(pack, level, show),
        "sample": level.verified.as_ref().map(|v| sample(v, show)),
        "notes": first::notes(&level.notes, show),
    })
}

/// Process, clause, kind, target and who measures, in one line.
fn about(level: &LevelReport, show: &Show<'_>) -> String {
    let side = match level.measured_by {
        Side::Client => "pack-client",
        Side::Vendor => "pack-vendor",
    };
    let layer = match level.decided_by {
        Layer::Reported => "pack-reported",
        Layer::Recomputed => "pack-recomputed",
        Layer::Verified => "pack-verified",
    };
    let minimum = level
        .minimum
        .map_or(String::new(), |m| show.with("pack-about-minimum", &[("value", show.quantity(m))]));
    show.with(
        "pack-about",
        &[
            ("process", show.text(&level.process).to_owned()),
            ("clause", level.clause.clone()),
            ("kind", show.word(&format!("pack-kind-{}", level.kind))),
            ("target", show.bound(level.target)),
            ("minimum", minimum),
            ("side", show.word(side)),
            ("layer", show.word(layer)),
        ],
    )
}

fn chart(level: &LevelReport, chart: &Chart, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let limits = if chart.provisional { "pack-chart-trial" } else { "pack-chart-limits" };
    let legend = Legend {
        value: show.word("pack-chart-value"),
        signals: signal::legend(chart, show),
        centre: show.word("pack-chart-centre"),
        limits: show.word(limits),
        target: show.with("pack-chart-target", &[("value", show.quantity(level.target.value))]),
        no_data: show.word("pack-verdict-no-data"),
        months: chart.points.iter().enumerate().map(|(i, p)| tick(i, p.month)).collect(),
        values: chart.points.iter().map(|p| beside(level, chart, p, show)).collect(),
    };
    let args = [
        ("name", show.text(&level.name).to_owned()),
        ("months", chart.points.len().to_string()),
        ("signals", chart.signals.len().to_string()),
    ];
    let caption = match chart.kind {
        ChartKind::P => "pack-chart-p",
        ChartKind::Xmr => "pack-chart-xmr",
    };
    json!({
        "picture": pictures.add(&control(chart, &legend)),
        "alt": show.with("pack-chart-alt", &args),
        "caption": show.word(caption),
        "months": legend.months,
        "rows": rows(level, chart, show),
        "signals": signal::view(chart, show),
    })
}

/// `10月` as `10`, with the year at the first point and at each January.
pub(crate) fn tick(index: usize, month: Month) -> String {
    if index == 0 || month.month == 1 {
        format!("{}/{:02}", month.year, month.month)
    } else {
        format!("{:02}", month.month)
    }
}

/// The value of a month as its series has it, without its unit.
fn exact(level: &LevelReport, chart: &Chart, point: &ChartPoint, show: &Show<'_>) -> String {
    let amount = level.facts.series.iter().find(|(m, _)| *m == point.month);
    match (amount.and_then(|(_, a)| a.as_ref()), point.value) {
        (Some(amount), _) if amount.n() > 0 => show.bare(level, amount),
        (_, Some(value)) => bare(chart, value),
        (_, None) => "–".to_owned(),
    }
}

/// The value of a month as it stands beside its point.
fn beside(level: &LevelReport, chart: &Chart, point: &ChartPoint, show: &Show<'_>) -> String {
    let unit = if chart.kind == ChartKind::P { " %" } else { "" };
    format!("{}{unit}", exact(level, chart, point, show))
}

/// The table of values: one row per quantity, one cell per month.
fn rows(level: &LevelReport, chart: &Chart, show: &Show<'_>) -> Value {
    let cells = |cell: &dyn Fn(&ChartPoint) -> String| -> Vec<String> {
        chart.points.iter().map(cell).collect()
    };
    let limit = |value: Option<f64>| value.map_or("–".to_owned(), |v| bare(chart, v));
    let unit = match (chart.kind, level.target.value) {
        (ChartKind::P, _) => "pack-chart-row-percent",
        (ChartKind::Xmr, Quantity::Duration(_)) => "pack-chart-row-hours",
        (ChartKind::Xmr, _) => "pack-chart-row-value",
    };
    json!([
        { "label": show.word(unit), "cells": cells(&|p| exact(level, chart, p, show)) },
        { "label": show.word("pack-chart-row-n"), "cells": cells(&|p| show.count(p.n)) },
        { "label": show.word("pack-chart-row-upper"), "cells": cells(&|p| limit(p.upper)) },
        { "label": show.word("pack-chart-row-lower"), "cells": cells(&|p| limit(p.lower)) },
        {
            "label": show.word("pack-chart-signal"),
            "cells": cells(&signal::marks),
        },
    ])
}

/// What the value rests on: (label, value) pairs.
fn facts(pack: &Pack, level: &LevelReport, show: &Show<'_>) -> Vec<Value> {
    let facts = &level.facts;
    let both = |amount| {
        let figure = show.amount(level, amount);
        show.aside(&figure.value, &figure.detail)
    };
    let mut out = vec![
        json!([show.word("pack-fact-adjusted"), both(facts.adjusted.as_ref())]),
        json!([show.word("pack-fact-raw"), both(facts.raw.as_ref())]),
    ];
    let definition = pack.definitions.levels.iter().find(|d| d.id == level.id);
    for (id, count) in &facts.excluded {
        let rule = definition.and_then(|d| d.exclusions.iter().find(|e| e.0 == *id));
        let label = rule
            .map_or_else(|| id.clone(), |(_, name, clause, _)| show.aside(show.text(name), clause));
        out.push(json!([show.with("pack-fact-excluded", &[("rule", label)]), show.cases(*count)]));
    }
    out.push(json!([show.word("pack-fact-missing"), show.cases(facts.missing)]));
    out.push(json!([show.word("pack-fact-pending"), show.cases(facts.pending)]));
    if let Some(worst) = &facts.worst_slot {
        let value = format!("{}　{}", slot(worst, show), both(Some(&worst.amount)));
        out.push(json!([show.word("pack-fact-slot"), value]));
    }
    out
}

/// `月曜 9–12時`.
pub(crate) fn slot(slot: &SlotFacts, show: &Show<'_>) -> String {
    let day = match slot.weekday {
        Some(day) => show.word(&format!("pack-weekday-{}", day.min(6))),
        None => show.word("pack-weekday-all"),
    };
    show.with(
        "pack-slot",
        &[
            ("day", day),
            ("from", slot.from_hour.to_string()),
            ("until", slot.until_hour.to_string()),
        ],
    )
}

/// The sample and what it proves: (label, value) pairs.
fn sample(verified: &Verified, show: &Show<'_>) -> Value {
    let share = |value: f64| format!("{:.3} %", value * 100.0);
    let sample = &verified.sample;
    let population =
        verified.population.map_or_else(|| show.word("pack-unknown"), |p| show.count(p));
    let method = if verified.finite { "pack-sample-finite" } else { "pack-sample-exact" };
    let mut out = vec![
        json!([show.word("pack-sample-result"), show.over(sample.correct, sample.inspected)]),
        json!([show.word("pack-sample-population"), population]),
        json!([show.word("pack-sample-lower"), share(verified.lower)]),
        json!([show.word("pack-sample-upper"), share(verified.upper)]),
        json!([
            show.word("pack-sample-wilson"),
            format!("{} – {}", share(verified.wilson.0), share(verified.wilson.1))
        ]),
        json!([show.word("pack-sample-method"), show.word(method)]),
    ];
    if let Some(needed) = verified.needed {
        out.push(json!([show.word("pack-sample-needed"), show.count(needed)]));
    }
    if let (Some(double), Some(total)) = (sample.double, verified.hidden) {
        out.push(json!([show.word("pack-sample-double"), hidden(double, total, show)]));
    }
    for (name, correct, inspected) in &sample.strata {
        let label = show.with("pack-sample-stratum", &[("name", name.clone())]);
        out.push(json!([label, show.over(*correct, *inspected)]));
    }
    Value::Array(out)
}

/// What two checkers found, and what both may have overlooked.
fn hidden(double: DoubleCheck, total: Total, show: &Show<'_>) -> String {
    let mut args = vec![
        ("units", show.count(double.units)),
        ("first", show.count(double.wrong.first)),
        ("second", show.count(double.wrong.second)),
        ("both", show.count(double.wrong.both)),
        ("found", show.count(double.wrong.union())),
    ];
    let id = match total {
        Total::NoneFound => "pack-hidden-none",
        Total::AtLeast(_) => "pack-hidden-at-least",
        Total::Estimated(estimate) => {
            args.push(("total", format!("{:.1}", estimate.total)));
            args.push(("low", format!("{:.1}", estimate.interval.0)));
            args.push(("high", format!("{:.1}", estimate.interval.1)));
            if estimate.few { "pack-hidden-few" } else { "pack-hidden-estimated" }
        }
    };
    show.with(id, &args)
}
