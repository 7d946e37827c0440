//! The facts of a process.

use std::cmp::Reverse;

use kajitori_domain::agreement::Process;
use kajitori_domain::holder::ByHolder;
use kajitori_domain::measure::ProcessFacts;
use kajitori_domain::measure::process::{Flow, Handoffs, Ledger, Variant};
use kajitori_domain::time::Span;

use crate::discover::{concentration, count, handovers, map, total};
use crate::level::Bench;
use crate::rank::{MEDIAN, P90, nearest};
use crate::snapshot::Snapshot;
use crate::view::{Events, index};
use crate::windows::{MONTHS, Windows};

/// Variants that are told in full.
const VARIANTS: usize = 10;
/// Pairs of organisations that are told.
const PAIRS: usize = 20;

/// The facts of `process`. A case that is completed again after it was opened again counts as
/// closed in both windows; in between it is open.
pub(crate) fn facts(bench: Bench<'_>, process: &Process) -> ProcessFacts {
    let (table, month) = (bench.table, MONTHS - 1);
    let member = bench.asked(process).matches(process.population.as_ref());
    let mut series = empty(bench.windows);
    let mut closed: Vec<&Snapshot> = Vec::new();
    for (case, _) in table.snapshots.iter().zip(member).filter(|(_, member)| *member) {
        let held = case.from..case.until;
        let place = |moment| bench.windows.place(moment).filter(|place| held.contains(place));
        if let Some(place) = place(case.start) {
            series[place].arrived += 1;
        }
        if !case.closed(process.complete.as_ref(), table.marks) {
            series[held].iter_mut().for_each(|flow| flow.open += 1);
        } else if let Some(place) = place(case.end) {
            series[place].closed += 1;
            if place == month {
                closed.push(case);
            }
        }
    }
    let traces: Vec<&[u32]> =
        closed.iter().map(|case| bench.order.prefix(case.case, case.length)).collect();
    let (map, rework) = map(table.events, &traces);
    let (variants, variants_total) = variants(table.events, &closed, &traces);
    let Flow { arrived, closed: done, open, .. } = series[month];
    ProcessFacts {
        id: process.id.clone(),
        arrived,
        closed: done,
        open,
        series,
        ledger: ledger(&closed),
        variants,
        variants_total,
        map,
        rework,
        handoffs: handoffs(table.events, &closed, &traces),
        concentration: concentration(table.events, &traces),
    }
}

fn empty(windows: &Windows) -> Vec<Flow> {
    let flow = |month: &_| Flow { month: *month, arrived: 0, closed: 0, open: 0 };
    windows.months.iter().map(flow).collect()
}

fn ledger(closed: &[&Snapshot]) -> Ledger {
    let sum = |parts: fn(&Snapshot) -> ByHolder<i64>| -> ByHolder<Span> {
        std::array::from_fn(|holder| total(closed.iter().map(|case| parts(case)[holder])))
    };
    let mut leads: Vec<i64> = closed.iter().map(|case| case.lead()).collect();
    Ledger {
        cases: count(closed.len()),
        lead: total(leads.iter().copied()),
        business: sum(|case| case.business),
        outside: sum(|case| case.outside),
        median: Span(nearest(&mut leads, MEDIAN).unwrap_or(0)),
        p90: Span(nearest(&mut leads, P90).unwrap_or(0)),
    }
}

/// The most frequent variants and the number of all; equally frequent ones by their number, which
/// goes by frequency among all cases and then by the activities.
fn variants(events: &Events<'_>, closed: &[&Snapshot], traces: &[&[u32]]) -> (Vec<Variant>, u64) {
    let mut places: Vec<usize> = (0..closed.len()).collect();
    places.sort_by_key(|place| closed[*place].variant);
    let mut groups: Vec<&[usize]> =
        places.chunk_by(|a, b| closed[*a].variant == closed[*b].variant).collect();
    let total = count(groups.len());
    groups.sort_by_key(|group| Reverse(group.len()));
    groups.truncate(VARIANTS);
    let name =
        |row: &u32| events.activity.texts.value(index(events.activity.of[index(*row)])).to_owned();
    let variant = |group: &[usize]| {
        let mut leads: Vec<i64> = group.iter().map(|place| closed[*place].lead()).collect();
        Variant {
            activities: traces[group[0]].iter().map(name).collect(),
            cases: count(group.len()),
            median: Span(nearest(&mut leads, MEDIAN).unwrap_or(0)),
        }
    };
    (groups.into_iter().map(variant).collect(), total)
}

fn handoffs(events: &Events<'_>, closed: &[&Snapshot], traces: &[&[u32]]) -> Handoffs {
    let name = |code: u32| events.org.text(code).unwrap_or_default().to_owned();
    let mut pairs: Vec<(String, String, u64)> = handovers(&events.org, traces)
        .into_iter()
        .filter(|((from, to), _)| from != to)
        .map(|((from, to), n)| (name(from), name(to), n))
        .collect();
    pairs.sort_by(|a, b| (b.2, &a.0, &a.1).cmp(&(a.2, &b.0, &b.1)));
    let total = pairs.iter().map(|(_, _, n)| n).sum();
    pairs.truncate(PAIRS);
    let ping_pong = closed.iter().filter(|case| case.ping_pong > 0).count();
    Handoffs { total, ping_pong_cases: count(ping_pong), pairs }
}
