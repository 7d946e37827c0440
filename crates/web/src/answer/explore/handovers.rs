//! Work handed from one organisation to another.

use kajitori_domain::analytics::Explored;
use kajitori_domain::measure::explore::{Handover, Pair};

use super::Scene;
use super::ground::ground;
use super::tell::{count, median, p90, share, thousandths};
use crate::pages::explore::{HandoversPage, MatrixCell, MatrixRow, PairLine};
use crate::part::Named;
use crate::site::{Site, Visit};
use crate::word::W;

/// Organisations of the matrix and pairs of the list, at most; the file has all.
const ORGS: usize = 12;
const PAIRS: usize = 50;

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> HandoversPage {
    let (w, ground) = (visit.w, ground(site, visit, scene, &[]));
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let Some(Explored::Handovers(scope, handover)) = seen else {
        let (heads, rows, pairs) = (Vec::new(), Vec::new(), Vec::new());
        return HandoversPage { ground, numbers: Vec::new(), ping_pong: None, heads, rows, pairs };
    };
    let numbers = match scope.cases {
        0 => Vec::new(),
        cases => numbers(w, handover, cases),
    };
    let ping_pong = (handover.ping_pong_cases > 0).then(|| {
        let link = scene.chosen.with("where", "ping_pong > 0").on(scene.place.map());
        Named::new(w.t("explore-ping-pong-only"), link)
    });
    let heads = handover.orgs.iter().take(ORGS).map(|org| org.org.clone()).collect();
    let pairs = handover.pairs.iter().filter(|pair| pair.from != pair.to).take(PAIRS);
    HandoversPage {
        ground,
        numbers,
        ping_pong,
        heads,
        rows: rows(handover),
        pairs: pairs.map(|one| pair(handover, one)).collect(),
    }
}

fn numbers(w: W, handover: &Handover, cases: u64) -> Vec<(String, String)> {
    let ping_pong = share(handover.ping_pong_cases, cases);
    let ping_pong = format!("{} ({ping_pong})", count(handover.ping_pong_cases));
    let mut numbers = vec![
        (w.t("explore-handed"), count(handover.total)),
        (w.t("explore-ping-pong"), ping_pong),
        (w.t("explore-orgs"), count(handover.orgs.len() as u64)),
    ];
    if handover.unknown > 0 {
        numbers.push((w.t("explore-no-org"), count(handover.unknown)));
    }
    numbers
}

fn rows(handover: &Handover) -> Vec<MatrixRow> {
    let shown = handover.orgs.len().min(ORGS);
    let of = |from: usize, to: usize| {
        let found = handover.pairs.iter().find(|pair| pair.from == from && pair.to == to);
        found.map_or(0, |pair| pair.count)
    };
    let apart = handover.pairs.iter().filter(|pair| pair.from != pair.to);
    let most = apart.map(|pair| pair.count).max().unwrap_or(1);
    let cell = |from: usize, to: usize| {
        let number = of(from, to);
        let strong = u8::try_from(thousandths(number, most).div_ceil(200)).unwrap_or(5);
        MatrixCell {
            count: if number == 0 { String::new() } else { count(number) },
            heat: if from == to { 0 } else { strong },
        }
    };
    let row = |from: usize| MatrixRow {
        name: handover.orgs[from].org.clone(),
        cells: (0..shown).map(|to| cell(from, to)).collect(),
    };
    (0..shown).map(row).collect()
}

fn pair(handover: &Handover, pair: &Pair) -> PairLine {
    PairLine {
        from: handover.orgs[pair.from].org.clone(),
        to: handover.orgs[pair.to].org.clone(),
        count: count(pair.count),
        median: median(&pair.business),
        p90: p90(&pair.business),
    }
}
