//! Work done again, and cases that come and go.

use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::{Loop, Period, Periods, Reworked};

use super::ground::ground;
use super::tell::{count, share, thousandths};
use super::{Scene, every};
use crate::form::Answer;
use crate::pages::explore::{FlowPage, LoopLine, PeriodLine, ReworkPage, ReworkedLine};
use crate::part::Named;
use crate::site::{Site, Visit};
use crate::word::W;

/// Lines, at most; the file has all.
const LINES: usize = 50;
/// Periods, at most, the last ones.
const PERIODS: usize = 120;

pub(super) fn rework(site: &Site, visit: &Visit, scene: &Scene) -> ReworkPage {
    let (w, ground) = (visit.w, ground(site, visit, scene, &[]));
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let Some(Explored::Rework(scope, found)) =
        seen.filter(|seen| super::ground::scope(seen).cases > 0)
    else {
        let (lines, loops) = (Vec::new(), Vec::new());
        return ReworkPage { ground, said: String::new(), keep: None, lines, loops };
    };
    let args = [("cases", count(found.cases)), ("share", share(found.cases, scope.cases))];
    ReworkPage {
        ground,
        said: w.with("explore-rework-said", &args),
        keep: (found.cases > 0).then(|| {
            let link = scene.chosen.with("min-rework", "1").on(scene.place.map());
            Named::new(w.t("explore-rework-only"), link)
        }),
        lines: found.activities.iter().take(LINES).map(|one| again(scene, one)).collect(),
        loops: found.loops.iter().take(LINES).map(|one| there_and_back(scene, one)).collect(),
    }
}

fn again(scene: &Scene, one: &Reworked) -> ReworkedLine {
    let chosen = scene.chosen.with("has", &one.activity).with("min-rework", "1");
    ReworkedLine {
        name: one.activity.clone(),
        cases: count(one.cases),
        repeated: count(one.repeated),
        share: share(one.repeated, one.cases),
        repeats: count(one.repeats),
        own: count(one.self_loops),
        keep: chosen.on(scene.place.map()),
    }
}

fn there_and_back(scene: &Scene, one: &Loop) -> LoopLine {
    let (there, back) =
        (format!("{} -> {}", one.activity, one.via), format!("{} -> {}", one.via, one.activity));
    LoopLine {
        name: one.activity.clone(),
        via: one.via.clone(),
        count: count(one.count),
        cases: count(one.cases),
        keep: scene.chosen.with("follows", &there).with("follows", &back).on(scene.place.map()),
    }
}

pub(super) fn flow(site: &Site, visit: &Visit, scene: &Scene) -> FlowPage {
    let (w, raw) = (visit.w, visit.query.raw("every").to_owned());
    let ground = ground(site, visit, scene, &[("every", raw)]);
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let (lines, agreed) = match seen.filter(|seen| super::ground::scope(seen).cases > 0) {
        Some(Explored::Flow(_, flow)) => (lines(&flow.periods), flow.agreed),
        _ => (Vec::new(), true),
    };
    FlowPage {
        ground,
        every: (answers(w), word(every(visit)).to_owned()),
        here: scene.place.flow(),
        beside: scene.chosen.pairs(),
        said: w.t(if agreed { "explore-flow-agreed" } else { "explore-flow-last" }),
        lines,
    }
}

fn word(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
    }
}

fn answers(w: W) -> Vec<Answer> {
    let all = [
        ("month", "explore-every-month"),
        ("week", "explore-every-week"),
        ("day", "explore-every-day"),
    ];
    all.into_iter().map(|(value, id)| Answer::new(value, w.t(id), "")).collect()
}

fn lines(periods: &[Periods]) -> Vec<PeriodLine> {
    let most = periods.iter().map(|period| period.open).max().unwrap_or(1);
    let last = periods.iter().rev().take(PERIODS);
    let line = |period: &Periods| PeriodLine {
        from: period.from.to_string(),
        arrived: count(period.arrived),
        closed: count(period.closed),
        open: count(period.open),
        bar: thousandths(period.open, most),
    };
    last.map(line).collect()
}
