//! How long cases take, and where they wait.

use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::{Durations, Method, Spread, Waiting};

use super::Scene;
use super::ground::ground;
use super::tell::{bare, count, median, p90, share};
use crate::pages::explore::{DurationsPage, SpreadLine, WaitingLine};
use crate::part::HolderBar;
use crate::site::{Site, Visit};
use crate::word::W;

/// Lines, at most; the file has all.
const LINES: usize = 50;

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> DurationsPage {
    let (w, ground) = (visit.w, ground(site, visit, scene, &[]));
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let Some(Explored::Durations(_, durations)) = seen else {
        let (spreads, held, waiting) = (Vec::new(), Vec::new(), Vec::new());
        return DurationsPage { ground, spreads, held, waiting, notes: Vec::new() };
    };
    let spread = |id: &str, spread: Option<&Spread>| spread.map(|s| spread_line(w, id, s));
    let business = spread("explore-business", durations.business.as_ref());
    let clock = spread("explore-clock", durations.clock.as_ref());
    let bar = |id: &str, at: usize| {
        durations.holders.and_then(|held| HolderBar::of(w, w.t(id), &held[at]))
    };
    let lines = durations.waiting.iter().take(LINES);
    DurationsPage {
        ground,
        spreads: business.into_iter().chain(clock).collect(),
        held: bar("explore-business", 1).into_iter().chain(bar("explore-clock", 0)).collect(),
        waiting: lines.map(|line| waiting(w, scene, durations, line)).collect(),
        notes: notes(w, durations),
    }
}

fn spread_line(w: W, id: &str, s: &Spread) -> SpreadLine {
    let values = [s.least, s.p10, s.p25, s.median, s.p75, s.p90, s.p95, s.most];
    SpreadLine { name: w.t(id), values: values.map(bare).to_vec() }
}

fn waiting(w: W, scene: &Scene, all: &Durations, line: &Waiting) -> WaitingLine {
    let sum = |of: &[Waiting]| {
        let each = of.iter().map(|line| line.business.total.0.unsigned_abs());
        each.fold(0_u64, u64::saturating_add)
    };
    let pair = format!("{} -> {}", line.from, line.to);
    WaitingLine {
        from: line.from.clone(),
        to: line.to.clone(),
        count: count(line.count),
        total: bare(line.business.total),
        share: share(line.business.total.0.unsigned_abs(), sum(&all.waiting)),
        median: median(&line.business),
        p90: p90(&line.business),
        held: line.holders.and_then(|held| HolderBar::of(w, String::new(), &held[1])),
        keep: scene.chosen.with("follows", &pair).on(scene.place.durations()),
    }
}

fn notes(w: W, durations: &Durations) -> Vec<String> {
    let mut notes = Vec::new();
    if durations.percentiles == Method::Classes {
        notes.push(w.t("ask-classes"));
    }
    if durations.waiting.len() > LINES {
        let (listed, all) = (LINES.to_string(), count(durations.waiting.len() as u64));
        notes.push(w.t2("explore-cut", "listed", listed, "all", all));
    }
    notes
}
