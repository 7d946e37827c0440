//! How long cases take, where they wait, and for whom.

use std::collections::HashMap;

use kajitori_domain::holder::ByHolder;
use kajitori_domain::measure::explore::{
    Durations, Follows, Method, Scope, Spread, Variants, Waiting,
};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Span;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;
use rayon::prelude::*;

use super::edges::{Edges, Found};
use super::follows::{self, Tally};
use super::holders::Agreed;
use super::listed::Listed;
use super::part::Part;
use super::pass::{Kernel, pass};
use super::spread::{spread, times};
use super::variants::{self, Ways};
use super::{Answer, Question};
use crate::edges::Slots;
use crate::view::index;

/// The lead times of some cases.
#[derive(Default)]
struct Leads {
    clock: Vec<i64>,
    business: Vec<i64>,
}

impl Leads {
    /// By the clock, and inside the calendar.
    fn spread(mut self) -> [Option<Spread>; 2] {
        let (clock, business) = (&mut self.clock, &mut self.business);
        let (clock, business) = rayon::join(|| spread(clock), || spread(business));
        [clock, business]
    }
}

impl Kernel for Leads {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        self.clock.extend(part.cases.iter().map(|rows| part.lead(rows)));
        self.business.extend(part.cases.iter().map(|rows| part.business_lead(rows)));
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.clock.extend(other.clock);
        self.business.extend(other.business);
    }
}

/// Time between two events by the clock and inside the calendar, by who held the case.
type Shares = [ByHolder<i64>; 2];

/// The waiting times of some cases.
struct Waits<'a> {
    agreed: Option<&'a Agreed<'a>>,
    edges: Edges,
    slots: Slots,
    /// By the place of the pair.
    holders: Vec<Shares>,
}

impl Waits<'_> {
    fn shares(&mut self, from: u32, to: u32) -> &mut Shares {
        let slot = self.slots.of(from, to);
        if slot == self.holders.len() {
            self.holders.push(Shares::default());
        }
        &mut self.holders[slot]
    }
}

impl Kernel for Waits<'_> {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        for rows in &part.cases {
            for at in rows.start + 1..rows.end {
                let clock = part.time[at] - part.time[at - 1];
                let business = part.business[at] - part.business[at - 1];
                self.edges.add(part.activity[at - 1], part.activity[at], clock, business);
            }
        }
        let Some(agreed) = self.agreed else { return Ok(()) };
        let held = part.held(agreed)?;
        for rows in &part.cases {
            held.stretches(part, rows, |at, holder, times| {
                let shares = self.shares(part.activity[at - 1], part.activity[at]);
                shares[0][holder.index()] += times[0];
                shares[1][holder.index()] += times[1];
            });
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.edges.merge(other.edges);
        for ((from, to), theirs) in other.slots.pairs().iter().zip(&other.holders) {
            add(self.shares(*from, *to), theirs);
        }
    }
}

fn add(mine: &mut Shares, theirs: &Shares) {
    for (mine, theirs) in mine.iter_mut().flatten().zip(theirs.iter().flatten()) {
        *mine = mine.saturating_add(*theirs);
    }
}

fn spans(shares: Shares) -> [ByHolder<Span>; 2] {
    shares.map(|by_holder| by_holder.map(Span))
}

/// See [`super::durations`].
pub(super) fn answer(question: &Question<'_>) -> Answer<Durations> {
    let width = question.log.shape().activity().values().len();
    // Whoever lists cases does not look at where they wait.
    let listing = question.selection.listed;
    let agreement = question.agreement.filter(|agreement| !agreement.holder_rules.is_empty());
    let agreement = agreement.filter(|_| listing.is_none());
    let agreed = agreement.map(|agreement| Agreed::new(agreement, question)).transpose()?;
    let agreed = agreed.as_ref();
    let mut wanted = Wanted::trace();
    agreed.iter().for_each(|agreed| agreed.want(&mut wanted));
    let percentiles = if listing.is_some() { Method::Omitted } else { question.method() };
    let fresh = || {
        let edges = Edges::new(width, percentiles);
        let slots = Slots::new(if agreed.is_some() { width } else { 0 });
        let waits = Waits { agreed, edges, slots, holders: Vec::new() };
        (Leads::default(), (waits, Listed::new(listing)))
    };
    let ((leads, (waits, listed)), scope) = pass(question, wanted, fresh)?;
    let holders = agreed.map(|_| {
        let mut all = Shares::default();
        waits.holders.iter().for_each(|shares| add(&mut all, shares));
        spans(all)
    });
    let [clock, business] = leads.spread();
    let waiting = waiting(question, waits);
    let cases = listed.rows();
    Ok((Durations { clock, business, percentiles, waiting, holders, cases }, scope))
}

fn waiting(question: &Question<'_>, waits: Waits<'_>) -> Vec<Waiting> {
    let names = texts(question.log.shape().activity());
    let name = |code: u32| names.value(index(code)).to_owned();
    let shares = waits.slots.pairs().iter().copied().zip(waits.holders);
    let shares: HashMap<(u32, u32), Shares> = shares.collect();
    let by_holder = |found: &Found| {
        waits.agreed?;
        Some(spans(shares.get(&(found.from, found.to)).copied().unwrap_or_default()))
    };
    let told = |mut found: Found| Waiting {
        holders: by_holder(&found),
        from: name(found.from),
        to: name(found.to),
        count: found.cell.count,
        clock: times(found.cell.clock, &mut found.clock),
        business: times(found.cell.business, &mut found.business),
    };
    let mut waiting: Vec<Waiting> = waits.edges.found().into_par_iter().map(told).collect();
    waiting.sort_by(|a, b| {
        let times = |w: &Waiting| (w.business.total, w.clock.total);
        times(b).cmp(&times(a)).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
    });
    waiting
}

/// See [`super::overview`].
pub(super) fn overview(
    question: &Question<'_>,
    top: usize,
) -> Answer<(Follows, Variants, Durations)> {
    let width = question.log.shape().activity().values().len();
    let percentiles = question.method();
    let fresh = || (Tally::new(width, percentiles), (Ways::new(true), Leads::default()));
    let ((tally, (ways, leads)), scope): (_, Scope) = pass(question, Wanted::trace(), fresh)?;
    let ((follows, variants), [clock, business]) = rayon::join(
        || rayon::join(|| follows::told(question, tally), || variants::told(question, ways, top)),
        || leads.spread(),
    );
    let (waiting, holders, cases) = (Vec::new(), None, Vec::new());
    let durations = Durations { clock, business, percentiles, waiting, holders, cases };
    Ok(((follows, variants, durations), scope))
}
