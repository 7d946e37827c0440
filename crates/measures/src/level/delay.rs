//! The delay of the month's late cases and who used the time.

use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::delay;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::measure::level::{Amount, DelayFacts};
use kajitori_domain::time::Span;

use super::entries::Entries;
use crate::discover::total;
use crate::kept::kept;

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
    allowance: ByHolder<Span>,
    limit: Span,
}

impl<'e, 'a> Split<'e, 'a> {
    /// `None` for kinds without a limit of the clock.
    pub(super) fn new(entries: &'e Entries<'a>) -> Option<Self> {
        let Kind::ClockRatio { limit, .. } = entries.level.kind else { return None };
        let allowance = entries.level.allowance.unwrap_or_default();
        Some(Self { entries, allowance, limit })
    }

    fn times(&self, row: usize) -> ByHolder<Span> {
        self.entries.by_holder(row).unwrap_or_default().map(Span)
    }

    /// Whose the delay of row `row` is.
    pub(super) fn share(&self, row: usize) -> Share {
        self.share_of(self.times(row))
    }

    /// Time that an agreed pause took is nobody's delay, also where the level's own clock counts
    /// it.
    fn share_of(&self, mut active: ByHolder<Span>) -> Share {
        active[Holder::Pause.index()] = Span::ZERO;
        let parts = delay::shapley(active, self.allowance, self.limit);
        let sole = delay::sole_cause(active, self.allowance, self.limit);
        Share { parts, sole }
    }
}

/// Sums over late cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Delays {
    /// Late cases.
    pub(crate) cases: u64,
    /// Delay by holder, in microseconds.
    pub(crate) by_holder: ByHolder<i64>,
    pub(crate) sole_cause: ByHolder<u64>,
    /// Cases that count, and those in which the vendor's own time kept to its allowance.
    pub(crate) counted: u64,
    pub(crate) within: u64,
}

impl Delays {
    /// Takes over what another part of the log has.
    pub(super) fn merge(&mut self, other: &Self) {
        self.cases += other.cases;
        self.counted += other.counted;
        self.within += other.within;
        for holder in 0..self.by_holder.len() {
            let sum = self.by_holder[holder].saturating_add(other.by_holder[holder]);
            self.by_holder[holder] = sum;
            self.sole_cause[holder] += other.sole_cause[holder];
        }
    }

    /// The facts; the vendor's own value only where allowances are agreed.
    pub(super) fn finish(&self, level: &ServiceLevel) -> DelayFacts {
        let ratio = Amount::Ratio { numerator: self.within, denominator: self.counted };
        DelayFacts {
            cases: self.cases,
            total: total(self.by_holder.iter().copied()),
            by_holder: self.by_holder.map(Span),
            sole_cause: self.sole_cause,
            vendor_only: level.allowance.map(|_| ratio),
        }
    }
}

/// The delay of the late cases that count in the month; `None` for kinds without a limit of the
/// clock.
pub(super) fn of_cases(entries: &Entries<'_>) -> Option<Delays> {
    let split = Split::new(entries)?;
    let mut delays = Delays::default();
    let vendor = Holder::Vendor.index();
    let allowance = entries.level.allowance.map(|allowance| allowance[vendor]);
    for entry in entries.counted_in_month() {
        delays.counted += 1;
        if entry.hit() && allowance.is_none() {
            continue;
        }
        let times = split.times(entry.row);
        delays.within += u64::from(allowance.is_some_and(|allowance| times[vendor] <= allowance));
        if !entry.hit() {
            let share = split.share_of(times);
            delays.cases += 1;
            for (sum, part) in delays.by_holder.iter_mut().zip(share.parts) {
                *sum = sum.saturating_add(part.0);
            }
            if let Some(holder) = share.sole {
                delays.sole_cause[holder.index()] += 1;
            }
        }
    }
    Some(delays)
}

kept!(Delays { cases, by_holder, sole_cause, counted, within });
