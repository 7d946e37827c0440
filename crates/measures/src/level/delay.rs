//! The delay of the month's late cases and who used the time.

use kajitori_domain::agreement::level::Kind;
use kajitori_domain::delay;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::measure::level::{Amount, DelayFacts};
use kajitori_domain::time::Span;
use rayon::prelude::*;

use super::entries::{Entries, Entry};
use crate::clock::Hand;
use crate::discover::{count, total};

/// Whose time and whose delay one late case is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    /// The delay's split; sums to the delay.
    pub(super) parts: ByHolder<Span>,
    sole: Option<Holder>,
}

/// Splits the delay of late cases of one level.
pub(super) struct Split<'e, 'a> {
    entries: &'e Entries<'a>,
    hand: Hand<'a>,
    allowance: ByHolder<Span>,
    limit: Span,
}

impl<'e, 'a> Split<'e, 'a> {
    /// `None` for kinds without a limit of the clock.
    pub(super) fn new(entries: &'e Entries<'a>) -> Option<Self> {
        let Kind::ClockRatio { limit, .. } = entries.level.kind else { return None };
        let allowance = entries.level.allowance.unwrap_or_default();
        Some(Self { entries, hand: entries.agreed_hand()?, allowance, limit })
    }

    fn times(&self, row: usize) -> ByHolder<Span> {
        self.entries.by_holder(&self.hand, row).map(Span)
    }

    /// Time that an agreed pause took is nobody's delay, also where the level's own clock counts
    /// it.
    pub(super) fn share(&self, row: usize) -> Share {
        let mut active = self.times(row);
        active[Holder::Pause.index()] = Span::ZERO;
        let parts = delay::shapley(active, self.allowance, self.limit);
        let sole = delay::sole_cause(active, self.allowance, self.limit);
        Share { parts, sole }
    }
}

/// The delay of the late cases that count in the month; `None` for kinds without a limit of the
/// clock.
pub(super) fn facts(entries: &Entries<'_>) -> Option<DelayFacts> {
    let split = Split::new(entries)?;
    let counted: Vec<&Entry> = entries.counted().collect();
    let late: Vec<&Entry> = counted.iter().copied().filter(|entry| !entry.hit).collect();
    let shares: Vec<Share> = late.par_iter().map(|entry| split.share(entry.row)).collect();
    let mut facts = DelayFacts {
        cases: count(late.len()),
        total: Span::ZERO,
        by_holder: [Span::ZERO; 5],
        sole_cause: [0; 5],
        vendor_only: None,
    };
    for share in &shares {
        for (sum, part) in facts.by_holder.iter_mut().zip(share.parts) {
            sum.0 = sum.0.saturating_add(part.0);
        }
        if let Some(holder) = share.sole {
            facts.sole_cause[holder.index()] += 1;
        }
    }
    facts.total = total(facts.by_holder.iter().map(|part| part.0));
    facts.vendor_only = entries.level.allowance.map(|allowance| {
        let vendor = Holder::Vendor.index();
        let within = |entry: &&&Entry| split.times(entry.row)[vendor] <= allowance[vendor];
        let numerator = count(counted.par_iter().filter(within).count());
        Amount::Ratio { numerator, denominator: count(counted.len()) }
    });
    Some(facts)
}
