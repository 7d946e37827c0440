//! The facts of a process.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use arrow::array::StringArray;
use kajitori_domain::agreement::Process;
use kajitori_domain::holder::ByHolder;
use kajitori_domain::measure::ProcessFacts;
use kajitori_domain::measure::process::{Flow, Handoffs, Ledger, Variant};
use kajitori_domain::time::Span;
use kajitori_eventlog::log::texts;

use crate::cases;
use crate::catalogue::{Catalogue, name_ranks};
use crate::condition::Asked;
use crate::discover::{Tally, concentration, count, handovers, operated, total};
use crate::distinct::codes;
use crate::kept::kept;
use crate::level::Bench;
use crate::pairs::Counted;
use crate::rank::{MEDIAN, P90, nearest};
use crate::snapshot::Snapshot;
use crate::sorted;
use crate::study::Study;
use crate::view::index;
use crate::windows::MONTHS;

/// Variants that are told in full.
const VARIANTS: usize = 10;
/// Pairs of organisations that are told.
const PAIRS: usize = 20;

/// What a part of a log says about a process. Parts add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Part {
    /// Arrived, closed and open by window.
    pub(crate) flows: Vec<[u64; 3]>,
    /// Of each case closed in the month: its variant (in a bucket the place among those taken, in a
    /// sum what the catalogue keeps it under) and its lead time.
    pub(crate) closed: Vec<(u32, i64)>,
    pub(crate) business: ByHolder<i64>,
    pub(crate) outside: ByHolder<i64>,
    /// Cases closed in the month that went back to an organisation.
    pub(crate) ping_pong: u64,
    pub(crate) tally: Tally,
    pub(crate) handovers: Counted,
    pub(crate) operated: Counted,
}

/// What a bucket says about the process of `asked`; `variants` has the variant of each row that is
/// current. A case that is completed again after it was opened again counts as closed in both
/// windows; in between it is open.
pub(crate) fn part<'a>(bench: Bench<'a>, asked: &'a Asked<'a>, variants: &[u32]) -> Part {
    let (table, month) = (bench.table, MONTHS - 1);
    let member = bench.answers(asked, asked.process.population.as_ref());
    let mut part = Part { flows: vec![[0; 3]; MONTHS], ..Part::default() };
    let mut closed: Vec<&Snapshot> = Vec::new();
    for row in (0..member.len()).filter(|row| member[*row] == Some(true)) {
        let (case, variant) = (&table.snapshots[row], variants[row]);
        let held = case.from..case.until;
        let windows = bench.study.windows;
        let place = |moment| windows.place(moment).filter(|place| held.contains(place));
        if let Some(place) = place(case.start) {
            part.flows[place][0] += 1;
        }
        if !asked.closed(row) {
            part.flows[held].iter_mut().for_each(|flow| flow[2] += 1);
        } else if let Some(place) = place(case.end) {
            part.flows[place][1] += 1;
            if place == month {
                closed.push(case);
                part.closed.push((variant, case.lead()));
            }
        }
    }
    part.look(bench, &closed);
    part
}

impl Part {
    fn look(&mut self, bench: Bench<'_>, closed: &[&Snapshot]) {
        let events = bench.table.events;
        for case in closed {
            for holder in 0..self.business.len() {
                let (business, outside) = (case.business[holder], case.outside[holder]);
                self.business[holder] = self.business[holder].saturating_add(business);
                self.outside[holder] = self.outside[holder].saturating_add(outside);
            }
            self.ping_pong += u64::from(case.ping_pong > 0);
        }
        let trace = |case: &&Snapshot| bench.order.prefix(case.case, case.length);
        let traces: Vec<&[u32]> = closed.iter().map(trace).collect();
        self.tally = Tally::of(events, &traces);
        self.handovers = handovers(&events.org, &traces);
        self.operated = operated(events, &traces);
    }

    /// Takes over what another part of the log has; its variants are what the catalogue keeps them
    /// under.
    pub(crate) fn merge(&mut self, mut other: Self) {
        if self.flows.is_empty() {
            self.flows = vec![[0; 3]; other.flows.len()];
        }
        for (mine, theirs) in self.flows.iter_mut().zip(other.flows) {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
        self.closed.append(&mut other.closed);
        for holder in 0..self.business.len() {
            let add = |mine: &mut i64, theirs| *mine = mine.saturating_add(theirs);
            add(&mut self.business[holder], other.business[holder]);
            add(&mut self.outside[holder], other.outside[holder]);
        }
        self.ping_pong += other.ping_pong;
        self.tally.merge(other.tally);
        sorted::merge(&mut self.handovers, other.handovers, |mine, theirs| *mine += theirs);
        sorted::merge(&mut self.operated, other.operated, |mine, theirs| *mine += theirs);
    }

    /// The facts of `process`; `cases` are those of all buckets.
    pub(crate) fn finish(
        mut self,
        study: Study<'_>,
        process: &Process,
        catalogue: &Catalogue,
        cases: &[cases::Part],
    ) -> ProcessFacts {
        let activities = texts(study.shape.activity());
        let flow = |(month, [arrived, closed, open]): (&_, &[u64; 3])| Flow {
            month: *month,
            arrived: *arrived,
            closed: *closed,
            open: *open,
        };
        let series: Vec<Flow> = study.windows.months.iter().zip(&self.flows).map(flow).collect();
        let Flow { arrived, closed, open, .. } = series[MONTHS - 1];
        let ledger = self.ledger();
        let (variants, variants_total) = variants(activities, &mut self.closed, catalogue, cases);
        let (map, rework) = self.tally.told(activities);
        ProcessFacts {
            id: process.id.clone(),
            arrived,
            closed,
            open,
            series,
            ledger,
            variants,
            variants_total,
            map,
            rework,
            handoffs: handoffs(texts(study.shape.org()), &self.handovers, self.ping_pong),
            concentration: concentration(&self.operated, activities),
        }
    }

    fn ledger(&self) -> Ledger {
        let mut leads: Vec<i64> = self.closed.iter().map(|(_, lead)| *lead).collect();
        Ledger {
            cases: count(leads.len()),
            lead: total(leads.iter().copied()),
            business: self.business.map(Span),
            outside: self.outside.map(Span),
            median: Span(nearest(&mut leads, MEDIAN).unwrap_or(0)),
            p90: Span(nearest(&mut leads, P90).unwrap_or(0)),
        }
    }
}

/// Variant and lead time of the cases that took the same variant.
type Group<'a> = &'a [(u32, i64)];

/// The most frequent variants and the number of all; equally frequent ones by their number, which
/// goes by frequency among all cases and then by the activities.
fn variants(
    names: &StringArray,
    closed: &mut [(u32, i64)],
    catalogue: &Catalogue,
    cases: &[cases::Part],
) -> (Vec<Variant>, u64) {
    closed.sort_unstable();
    let groups: Vec<Group<'_>> = closed.chunk_by(|a, b| a.0 == b.0).collect();
    let mut by_count: BTreeMap<usize, Vec<Group<'_>>> = BTreeMap::new();
    for group in &groups {
        by_count.entry(group.len()).or_default().push(group);
    }
    let mut most: Vec<Group<'_>> = Vec::new();
    for (_, mut alike) in by_count.into_iter().rev() {
        if most.len() >= VARIANTS {
            break;
        }
        most.append(&mut alike);
    }
    let sequences: Vec<Vec<u8>> = most.iter().map(|group| catalogue.sequence(group[0].0)).collect();
    // Who is alone with its count needs no second one.
    let tied = most.windows(2).any(|pair| pair[0].len() == pair[1].len());
    let among_all = if tied { cases::counts(cases, &sequences) } else { vec![0; sequences.len()] };
    let ranks = name_ranks(names);
    let mut most: Vec<_> = most.into_iter().zip(sequences).zip(among_all).collect();
    most.sort_by_cached_key(|((group, sequence), among_all)| {
        let ranked = codes(sequence).map(|code| ranks[index(code)]);
        (Reverse(group.len()), Reverse(*among_all), ranked.collect::<Vec<u32>>())
    });
    most.truncate(VARIANTS);
    let name = |code: u32| names.value(index(code)).to_owned();
    let variant = |((group, sequence), _): ((Group<'_>, Vec<u8>), u64)| {
        let mut leads: Vec<i64> = group.iter().map(|(_, lead)| *lead).collect();
        Variant {
            activities: codes(&sequence).map(name).collect(),
            cases: count(group.len()),
            median: Span(nearest(&mut leads, MEDIAN).unwrap_or(0)),
        }
    };
    (most.into_iter().map(variant).collect(), count(groups.len()))
}

fn handoffs(names: &StringArray, handovers: &Counted, ping_pong_cases: u64) -> Handoffs {
    let name = |code: u32| names.value(index(code)).to_owned();
    let mut pairs: Vec<(String, String, u64)> = handovers
        .iter()
        .filter(|((from, to), _)| from != to)
        .map(|((from, to), n)| (name(*from), name(*to), *n))
        .collect();
    pairs.sort_by(|a, b| (b.2, &a.0, &a.1).cmp(&(a.2, &b.0, &b.1)));
    let total = pairs.iter().map(|(_, _, n)| n).sum();
    pairs.truncate(PAIRS);
    Handoffs { total, ping_pong_cases, pairs }
}

kept!(Part { flows, closed, business, outside, ping_pong, tally, handovers, operated });
