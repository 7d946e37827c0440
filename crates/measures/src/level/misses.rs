//! The worst misses of the month, with everything that happened in them.

use std::cmp::Reverse;

use kajitori_domain::agreement::level::{Kind, Quantity};
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::measure::level::{Miss, Step};
use kajitori_domain::time::{Moment, Span};
use kajitori_eventlog::log::texts;

use super::Bench;
use super::delay::Split;
use super::entries::{Entries, Entry};
use crate::cases::Misses;
use crate::kept::kept;
use crate::study::Study;
use crate::view::{NONE, index};

/// Misses that are told in full.
const MOST: usize = 20;

/// A miss as its bucket knows it: texts that all buckets share are codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missed {
    /// The clock, by which misses are ranked; then the moment, then the case.
    pub(crate) rank: (Reverse<i64>, Reverse<i64>, String),
    /// Whether there is a clock.
    pub(crate) timed: bool,
    pub(crate) start: Option<i64>,
    pub(crate) stop: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) by_holder: ByHolder<i64>,
    pub(crate) delay: ByHolder<i64>,
    pub(crate) timeline: Vec<Happened>,
}

/// An event in a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) at: i64,
    /// Codes of activity, status and organisation.
    pub(crate) codes: [u32; 3],
    /// Place of the holder.
    pub(crate) holder: u8,
    pub(crate) business: i64,
    pub(crate) row: u64,
}

/// The worst misses of a bucket: by the largest excess over the limit (over the target, where the
/// level has no limit); without a clock, the latest; ties by case.
pub(super) fn worst(bench: Bench<'_>, entries: &Entries<'_>) -> Vec<Missed> {
    let (limit, misses) = (limit(entries), Misses::of(entries.level));
    let split = Split::new(entries);
    let name = |entry: &Entry| {
        let case = bench.table.snapshots[entry.row].case;
        bench.table.events.case.text(case).unwrap_or_default()
    };
    let rank =
        |clock: i64, entry: &Entry| (Reverse(clock), Reverse(entries.moment(entry)), name(entry));
    let mut missed: Vec<(i64, &Entry)> = entries
        .counted_in_month()
        .filter(|entry| is_miss(entry, misses))
        .map(|entry| (entries.clock(entry).unwrap_or(0), entry))
        .collect();
    if missed.len() > MOST {
        let order = |a: &(i64, &Entry), b: &(i64, &Entry)| rank(a.0, a.1).cmp(&rank(b.0, b.1));
        missed.select_nth_unstable_by(MOST, order);
        missed.truncate(MOST);
    }
    missed.sort_by(|a, b| rank(a.0, a.1).cmp(&rank(b.0, b.1)));
    let tell = |(clock, entry): (i64, &Entry)| Missed {
        rank: (Reverse(clock), Reverse(entries.moment(entry)), name(entry).to_owned()),
        timed: entries.hand.is_some(),
        start: entry.start,
        stop: entry.stop,
        limit: limit.map(|limit| limit.0),
        by_holder: entries.by_holder(entry.row).unwrap_or_default(),
        delay: split.as_ref().map(|s| s.share(entry.row).parts.map(|p| p.0)).unwrap_or_default(),
        timeline: timeline(bench, entries, entry),
    };
    missed.into_iter().map(tell).collect()
}

/// Keeps the worst of both.
pub(super) fn merge(mine: &mut Vec<Missed>, mut theirs: Vec<Missed>) {
    mine.append(&mut theirs);
    mine.sort_by(|a, b| a.rank.cmp(&b.rank));
    mine.truncate(MOST);
}

/// The misses with their texts.
pub(super) fn tell(study: Study<'_>, misses: Vec<Missed>) -> Vec<Miss> {
    let shape = study.shape;
    let texts = [shape.activity(), shape.status(), shape.org()].map(texts);
    let text = |column: usize, code: u32| {
        (code != NONE).then(|| texts[column].value(index(code)).to_owned())
    };
    let step = |happened: &Happened| Step {
        at: Moment(happened.at),
        activity: text(0, happened.codes[0]).unwrap_or_default(),
        status: text(1, happened.codes[1]),
        org: text(2, happened.codes[2]),
        holder: Holder::ALL[usize::from(happened.holder)],
        business: Span(happened.business),
        row: happened.row,
    };
    let miss = |missed: Missed| {
        let (Reverse(clock), _, case) = missed.rank;
        let limit = missed.limit.filter(|_| missed.timed);
        Miss {
            case,
            start: missed.start.map(Moment),
            stop: missed.stop.map(Moment),
            clock: missed.timed.then_some(Span(clock)),
            excess: limit.map(|limit| Span((clock - limit).max(0))),
            by_holder: missed.by_holder.map(Span),
            delay: missed.delay.map(Span),
            timeline: missed.timeline.iter().map(step).collect(),
        }
    };
    misses.into_iter().map(miss).collect()
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

fn is_miss(entry: &Entry, misses: Misses) -> bool {
    match misses {
        Misses::NoHit => !entry.hit(),
        Misses::Hit => entry.hit(),
        Misses::ClockOver(limit) => entry.clock > limit,
        Misses::None => false,
    }
}

fn timeline(bench: Bench<'_>, entries: &Entries<'_>, entry: &Entry) -> Vec<Happened> {
    let events = bench.table.events;
    let rows = bench.rows(entry.row);
    let calendar = bench.study.calendars.get(&entries.level.calendar).ok();
    // The last event lasts until the end of the month while the clock runs.
    let end = match entry.stop {
        Some(_) => bench.table.snapshots[entry.row].end,
        None => bench.study.windows.last().until.0,
    };
    let step = |(place, row): (usize, &u32)| {
        let event = index(*row);
        let at = Moment(events.time[event]);
        let next = Moment(rows.get(place + 1).map_or(end, |next| events.time[index(*next)]));
        Happened {
            at: at.0,
            codes: [&events.activity, &events.status, &events.org].map(|codes| codes.of[event]),
            holder: u8::try_from(bench.holding.after(*row).index()).unwrap_or(0),
            business: calendar.map_or(0, |calendar| calendar.between(at, next).0),
            row: events.row[event],
        }
    };
    rows.iter().enumerate().map(step).collect()
}

kept!(Missed { rank, timed, start, stop, limit, by_holder, delay, timeline });
kept!(Happened { at, codes, holder, business, row });
