//! The worst slot of the local week: months hide Monday mornings.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kajitori_domain::agreement::level::{Direction, ServiceLevel, Slot};
use kajitori_domain::measure::level::{Amount, SlotFacts};

use super::Bench;
use super::amount::Sums;
use super::entries::Entries;
use crate::study::Study;

/// A slot: the weekday (0 is Monday, 0 when pooled) and its first hour.
pub(crate) type Place = (u8, u8);

/// Finds the slot that a moment lies in, by the agreement's zone.
pub(super) struct Week {
    zone: TimeZone,
    slot: Slot,
}

impl Week {
    pub(super) fn new(study: Study<'_>, slot: Slot) -> Option<Self> {
        let zone = TimeZone::get(&study.agreement.zone).ok()?;
        (slot.hours > 0).then_some(Self { zone, slot })
    }

    pub(super) fn place(&self, moment: i64) -> Place {
        let at = Timestamp::from_microsecond(moment).unwrap_or(Timestamp::UNIX_EPOCH);
        let local = self.zone.to_datetime(at);
        let weekday = local.weekday().to_monday_zero_offset();
        let weekday = if self.slot.by_weekday { weekday } else { 0 };
        let Slot { hours, from, .. } = self.slot;
        let hour = u8::try_from(local.hour()).unwrap_or(0);
        // The hours before the first whole slot are a slot of their own.
        let first = hour.checked_sub(from).map_or(0, |since| from + since / hours * hours);
        (u8::try_from(weekday).unwrap_or(0), first)
    }

    /// The hour after the last of the slot that begins at hour `first`: no slot runs over midnight.
    fn until(&self, first: u8) -> u8 {
        let Slot { hours, from, .. } = self.slot;
        if first < from { from } else { first.saturating_add(hours).min(24) }
    }

    /// The worst of the slots that are large enough; the first of the week among equals.
    pub(super) fn worst(
        &self,
        direction: Direction,
        slots: impl IntoIterator<Item = (Place, Amount)>,
    ) -> Option<SlotFacts> {
        let enough = self.slot.at_least.max(1);
        let mut worst: Option<(Place, Amount)> = None;
        for (place, amount) in slots.into_iter().filter(|(_, amount)| amount.n() >= enough) {
            let worse = |than: &Amount| match direction {
                Direction::AtLeast => order(&amount, than) == Ordering::Less,
                Direction::AtMost => order(&amount, than) == Ordering::Greater,
            };
            if worst.as_ref().is_none_or(|(_, than)| worse(than)) {
                worst = Some((place, amount));
            }
        }
        worst.map(|((weekday, first), amount)| SlotFacts {
            weekday: self.slot.by_weekday.then_some(weekday),
            from_hour: first,
            until_hour: self.until(first),
            amount,
        })
    }
}

/// Compares two amounts of one kind exactly.
fn order(a: &Amount, b: &Amount) -> Ordering {
    let (a, b) = (fraction(a), fraction(b));
    (a.0.saturating_mul(b.1)).cmp(&b.0.saturating_mul(a.1))
}

fn fraction(amount: &Amount) -> (i128, i128) {
    match *amount {
        Amount::Ratio { numerator, denominator } => (numerator.into(), denominator.into()),
        Amount::Duration { value, .. } => (value.0.into(), 1),
        Amount::MeanDuration { sum, n } | Amount::MeanNumber { sum, n } => (sum, n.into()),
        Amount::Count { value, .. } => (value.into(), 1),
    }
}

/// The slots by the moments at which the cases' clocks started (their first events without a
/// clock).
pub(super) fn of_cases(bench: Bench<'_>, entries: &Entries<'_>) -> BTreeMap<Place, Sums> {
    let mut slots: BTreeMap<Place, Sums> = BTreeMap::new();
    let week = entries.level.slot.and_then(|slot| Week::new(bench.study, slot));
    let Some(week) = week else { return slots };
    for entry in entries.counted_in_month() {
        let start = entry.start.unwrap_or_default();
        slots.entry(week.place(start)).or_default().add(entries.level, entry);
    }
    slots
}

/// The worst slot.
pub(super) fn worst(
    study: Study<'_>,
    level: &ServiceLevel,
    slots: BTreeMap<Place, Sums>,
) -> Option<SlotFacts> {
    let week = Week::new(study, level.slot?)?;
    let amounts = slots.into_iter().map(|(place, sums)| (place, sums.amount(study, level)));
    week.worst(level.target.direction, amounts)
}
