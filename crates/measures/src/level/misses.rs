//! The worst misses of the month, with everything that happened in them.

use std::cmp::Reverse;

use kajitori_domain::agreement::level::{Direction, Kind, Quantity};
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::level::{Miss, Step};
use kajitori_domain::time::{Moment, Span};

use super::Bench;
use super::delay::Split;
use super::entries::{Entries, Entry};
use crate::view::index;

/// Misses that are told in full.
const MOST: usize = 20;

/// The worst misses: by the largest excess over the limit (over the target, where the level has no
/// limit); without a clock, the latest; ties by case.
pub(super) fn worst(bench: Bench<'_>, entries: &Entries<'_>) -> Vec<Miss> {
    let limit = limit(entries);
    let split = Split::new(entries);
    let hand = entries.agreed_hand();
    let read = |entry: &Entry| {
        let times = entries.by_holder(hand.as_ref()?, entry.row);
        Some((times.iter().sum::<i64>(), times.map(Span)))
    };
    let name = |entry: &Entry| {
        let case = bench.table.snapshots[entry.row].case;
        bench.table.events.case.text(case).unwrap_or_default()
    };
    let mut missed: Vec<(i64, &Entry)> = entries
        .counted()
        .filter(|entry| is_miss(entries, entry, limit))
        .map(|entry| {
            let clock = match entry.reading.stop {
                Some(_) => entry.reading.clock,
                None => read(entry).map_or(0, |(clock, _)| clock),
            };
            (clock, entry)
        })
        .collect();
    missed.sort_by_key(|(clock, entry)| (Reverse(*clock), Reverse(entry.moment), name(entry)));
    missed.truncate(MOST);
    let tell = |(clock, entry): (i64, &Entry)| {
        let delay = split.as_ref().map(|s| s.share(entry.row).parts).unwrap_or_default();
        let by_holder = read(entry).map(|(_, times)| times).unwrap_or_default();
        let known = hand.is_some();
        Miss {
            case: name(entry).to_owned(),
            start: entry.reading.start.map(Moment),
            stop: entry.reading.stop.map(Moment),
            clock: known.then_some(Span(clock)),
            excess: limit.filter(|_| known).map(|limit| Span((clock - limit.0).max(0))),
            by_holder,
            delay,
            timeline: timeline(bench, entries, entry),
        }
    };
    missed.into_iter().map(tell).collect()
}

/// The limit of the clock, or the promised bound where the level has none.
fn limit(entries: &Entries<'_>) -> Option<Span> {
    match (&entries.level.kind, &entries.level.target.value) {
        (Kind::ClockRatio { limit, .. }, _) => Some(*limit),
        (Kind::ClockPercentile { .. } | Kind::MeanClock { .. }, Quantity::Duration(target)) => {
            Some(*target)
        }
        _ => None,
    }
}

fn is_miss(entries: &Entries<'_>, entry: &Entry, limit: Option<Span>) -> bool {
    let at_most = entries.level.target.direction == Direction::AtMost;
    match &entries.level.kind {
        Kind::ClockPercentile { .. } | Kind::MeanClock { .. } => {
            at_most && limit.is_some_and(|limit| entry.reading.clock > limit.0)
        }
        Kind::CountLimit { .. } => at_most && entry.hit,
        // A share that must stay small counts the bad cases as its hits.
        Kind::CaseRatio { .. } => at_most == entry.hit,
        Kind::MeanColumn { .. } => false,
        _ => !entry.hit,
    }
}

fn timeline(bench: Bench<'_>, entries: &Entries<'_>, entry: &Entry) -> Vec<Step> {
    let events = bench.table.events;
    let rows = bench.rows(entry.row);
    let calendar = bench.calendars.get(&entries.level.calendar).ok();
    let text = |text: Option<&str>| text.map(str::to_owned);
    // The last event lasts until the end of the month while the clock runs.
    let end = match entry.reading.stop {
        Some(_) => bench.table.snapshots[entry.row].end,
        None => bench.windows.last().until.0,
    };
    let mut holder = Holder::Unattributed;
    let step = |(place, row): (usize, &u32)| {
        let event = index(*row);
        let at = Moment(events.time[event]);
        let next = Moment(rows.get(place + 1).map_or(end, |next| events.time[index(*next)]));
        holder = bench.holding.after(*row, holder);
        Step {
            at,
            activity: events.activity.texts.value(index(events.activity.of[event])).to_owned(),
            status: text(events.status.text(events.status.of[event])),
            org: text(events.org.text(events.org.of[event])),
            holder,
            business: calendar.map_or(Span::ZERO, |calendar| calendar.between(at, next)),
            row: events.row[event],
        }
    };
    rows.iter().enumerate().map(step).collect()
}
