//! The case fold: one ordered pass over a case's events gives everything that is known of the case.
//!
//! What is known depends on when one looks. A month's figures are those that its end allowed:
//! events after the end of a window never change the window's values, so an old month measured
//! again on a longer log gives the same values. The fold therefore takes a *snapshot* of a case at
//! the end of each window that brought new events; a snapshot holds until the window that brings
//! the next. Nearly all cases live in one or two windows, so this costs little more than one
//! snapshot per case.
//!
//! One thing only the whole log tells: where the agreement names no completing event, a case is
//! complete with the last event that the log has of it, and a longer log may move that.

use kajitori_domain::calendar::Calendar;
use kajitori_domain::holder::{ByHolder, Holder};

use crate::holding::Holding;
use crate::marks::Marked;
use crate::order::Order;
use crate::settled::{Settled, inside};
use crate::view::{Events, NONE, index};
use crate::windows::{MONTHS, Windows};

/// A case as known at the end of one or more windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// Code of the case.
    pub case: u32,
    /// How many of its events are known.
    pub length: u32,
    /// Place of the first window for which this holds.
    pub from: usize,
    /// Place after the last window for which it holds.
    pub until: usize,
    /// Whether the log has no further event of the case.
    pub whole: bool,
    /// First event, in microseconds since 1970-01-01T00:00:00Z.
    pub start: i64,
    /// Last known event.
    pub end: i64,
    /// Row number of the last known event.
    pub last: u32,
    /// Time by holder inside the agreement's calendar, in microseconds.
    pub business: ByHolder<i64>,
    /// Time by holder outside it; with `business` it sums to `end - start` exactly.
    pub outside: ByHolder<i64>,
    /// Events beyond the first of each activity.
    pub rework: u32,
    /// Changes from one organisation to another; events without one are passed over.
    pub handoffs: u32,
    /// Hand-offs to an organisation that had the case before.
    pub ping_pong: u32,
    /// Distinct operators.
    pub operators: u32,
    /// Number of the variant: 1 is the most frequent among all cases at the end of the month; 0
    /// where nothing asks for it.
    pub variant: u32,
}

impl Snapshot {
    /// Lead time in microseconds.
    pub fn lead(&self) -> i64 {
        self.end - self.start
    }

    /// Whether the case is complete: its last known event is among those of `complete`; without any
    /// named, the log has no further event of it. A completed case that gets another event is open
    /// again.
    pub fn closed(&self, complete: Option<Marked<'_>>) -> bool {
        complete.map_or(self.whole, |on| on.has(self.last))
    }

    /// Whether it holds for the month itself.
    #[inline]
    pub fn is_current(&self) -> bool {
        self.until == MONTHS
    }
}

/// What the fold needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fold<'a> {
    /// The log.
    pub(crate) events: &'a Events<'a>,
    /// Its order.
    pub(crate) order: &'a Order,
    /// The windows.
    pub(crate) windows: &'a Windows,
    /// Who holds a case after each event.
    pub(crate) holding: &'a Holding,
    /// What the ledger's calendar reads at each event.
    pub(crate) readings: &'a [i64],
    /// The ledger's calendar.
    pub(crate) calendar: &'a Calendar,
    /// What is settled about single cases.
    pub(crate) settled: &'a Settled,
}

/// What one thread remembers of the case in hand: for each code, the last case that had it.
struct Seen {
    activity: Vec<u32>,
    org: Vec<u32>,
    operator: Vec<u32>,
}

impl Fold<'_> {
    /// Folds every case, in the order of the case codes.
    pub(crate) fn all(&self) -> Vec<Snapshot> {
        let mut seen = Seen {
            activity: vec![NONE; self.events.activity.len()],
            org: vec![NONE; self.events.org.len()],
            operator: vec![NONE; self.events.operator.len()],
        };
        let mut snapshots = Vec::with_capacity(self.order.codes());
        (0..).take(self.order.codes()).for_each(|code| self.case(code, &mut seen, &mut snapshots));
        snapshots
    }

    fn case(&self, code: u32, seen: &mut Seen, snapshots: &mut Vec<Snapshot>) {
        let rows = self.order.of(index(code));
        let Some(first) = rows.first() else { return };
        let time = self.events.time;
        let mut state = State::new(code, time[index(*first)]);
        let mut window = 0;
        for row in rows {
            let at = time[index(*row)];
            let known = window;
            while window < MONTHS && self.windows.get(window).until.0 <= at {
                window += 1;
            }
            if window > known && state.snapshot.length > 0 {
                snapshots.push(Snapshot { from: known, until: window, ..state.snapshot });
            }
            if window == MONTHS {
                return;
            }
            state.take(self, (rows, *row), at, seen);
        }
        let whole = Snapshot { from: window, until: MONTHS, whole: true, ..state.snapshot };
        snapshots.push(whole);
    }
}

/// The case in hand.
struct State {
    snapshot: Snapshot,
    holder: Holder,
    /// What the calendar read at the last event.
    reading: i64,
    org: u32,
}

impl State {
    fn new(case: u32, start: i64) -> Self {
        let snapshot = Snapshot {
            case,
            length: 0,
            from: 0,
            until: 0,
            whole: false,
            start,
            end: start,
            last: 0,
            business: [0; 5],
            outside: [0; 5],
            rework: 0,
            handoffs: 0,
            ping_pong: 0,
            operators: 0,
            variant: 0,
        };
        Self { snapshot, holder: Holder::Unattributed, reading: 0, org: NONE }
    }

    #[inline]
    fn take(&mut self, fold: &Fold<'_>, (rows, row): (&[u32], u32), at: i64, seen: &mut Seen) {
        let (case, events) = (&mut self.snapshot, fold.events);
        let gap = at - case.end;
        if gap > 0 {
            let mut business = (fold.readings[index(row)] - self.reading).max(0);
            let mut outside = gap - business;
            for pause in inside(fold.settled.pauses(rows), case.end, at) {
                let paused = fold.calendar.between(pause.from, pause.until).0;
                let rest = pause.until.0 - pause.from.0 - paused;
                case.business[Holder::Pause.index()] += paused;
                case.outside[Holder::Pause.index()] += rest;
                (business, outside) = (business - paused, outside - rest);
            }
            case.business[self.holder.index()] += business;
            case.outside[self.holder.index()] += outside;
        }
        self.holder = fold.holding.after(row);
        self.reading = fold.readings[index(row)];
        (case.end, case.last, case.length) = (at, row, case.length + 1);
        let first = |seen: &mut [u32], code: u32| {
            std::mem::replace(&mut seen[index(code)], case.case) != case.case
        };
        let (activity, org) = (events.activity.of[index(row)], events.org.of[index(row)]);
        case.rework += u32::from(!first(&mut seen.activity, activity));
        let operator = events.operator.of[index(row)];
        if operator != NONE {
            case.operators += u32::from(first(&mut seen.operator, operator));
        }
        if org != NONE && org != self.org {
            let new = first(&mut seen.org, org);
            case.handoffs += u32::from(self.org != NONE);
            case.ping_pong += u32::from(self.org != NONE && !new);
            self.org = org;
        }
    }
}
