//! One bucket in hand: its columns as slices, and the cases that are kept.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use arrow::array::BooleanArray;
use arrow::compute::filter_record_batch;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::selection::TimeRange;
use kajitori_domain::time::{Moment, Window};
use kajitori_eventlog::log::Log;

use super::holders::{Agreed, Held};
use crate::view::{Codes, NONE, index};

/// The events of some cases, by case, then time.
pub(crate) struct Part<'a> {
    /// The bucket.
    pub(crate) log: &'a Log,
    /// Activity of each event.
    pub(crate) activity: &'a [u32],
    /// Time of each event.
    pub(crate) time: &'a [i64],
    /// What a clock that runs in business time shows at each event.
    pub(crate) business: Cow<'a, [i64]>,
    /// Rows of each case.
    pub(crate) cases: Vec<Range<usize>>,
    held: OnceCell<Held>,
    /// `None` where business time is the clock.
    calendar: Option<&'a Calendar>,
}

impl<'a> Part<'a> {
    /// All cases of `log`. Without a calendar, or in one that never stops, business time is the
    /// clock.
    pub(crate) fn new(log: &'a Log, calendar: Option<&'a Calendar>) -> Self {
        let time = log.time();
        let calendar = calendar.filter(|calendar| calendar.range().is_some());
        let business = match calendar {
            None => Cow::Borrowed(time),
            Some(calendar) => time.iter().map(|at| calendar.reading(Moment(*at)).0).collect(),
        };
        let activity = &log.activity().keys().values()[..];
        let cases = runs(log.case().keys().values());
        Self { log, activity, time, business, cases, held: OnceCell::new(), calendar }
    }

    /// What an agreement says about the events; always the same agreement.
    pub(crate) fn held(&self, agreed: &Agreed<'_>) -> Result<&Held, Refusal> {
        if let Some(held) = self.held.get() {
            return Ok(held);
        }
        let held = Held::new(agreed, self.log)?;
        Ok(self.held.get_or_init(|| held))
    }

    /// Time of `window` inside the calendar.
    pub(crate) fn worked(&self, window: Window) -> i64 {
        let clock = window.until.0 - window.from.0;
        self.calendar.map_or(clock, |calendar| calendar.between(window.from, window.until).0)
    }

    /// Lead time of the case at `rows` by the clock.
    pub(crate) fn lead(&self, rows: &Range<usize>) -> i64 {
        self.time[rows.end - 1] - self.time[rows.start]
    }

    /// Lead time inside the calendar.
    pub(crate) fn business_lead(&self, rows: &Range<usize>) -> i64 {
        self.business[rows.end - 1] - self.business[rows.start]
    }

    /// Organisation of each event; [`NONE`] where it has none.
    pub(crate) fn orgs(&self) -> Cow<'a, [u32]> {
        Codes::new(self.log.org()).of
    }

    /// Operator of each event; [`NONE`] where it has none.
    pub(crate) fn operators(&self) -> Cow<'a, [u32]> {
        Codes::new(self.log.operator()).of
    }
}

/// Where each case begins and ends; cases are runs of equal codes.
fn runs(codes: &[u32]) -> Vec<Range<usize>> {
    let mut cases = Vec::with_capacity(codes.last().map_or(0, |last| index(*last) + 1));
    let mut start = 0;
    for at in 1..codes.len() {
        if codes[at] != codes[start] {
            cases.push(start..at);
            start = at;
        }
    }
    if !codes.is_empty() {
        cases.push(start..codes.len());
    }
    cases
}

/// The log without the events outside `range`.
pub(crate) fn inside(log: &Log, range: &TimeRange) -> Result<Log, Stop> {
    let keep: BooleanArray =
        log.time().iter().map(|at| Some(range.contains(Moment(*at)))).collect();
    let batch = filter_record_batch(log.batch(), &keep)
        .map_err(|error| Fault { chain: format!("leaving events out: {error}") })?;
    Ok(Log::new(batch, log.source_sha256.clone()))
}

/// For each code, the last case that had it: tells first times without clearing anything.
pub(crate) struct Seen {
    last: Vec<u64>,
    case: u64,
}

impl Seen {
    /// Nothing seen of `codes` codes.
    pub(crate) fn new(codes: usize) -> Self {
        Self { last: vec![0; codes], case: 0 }
    }

    /// The next case begins.
    pub(crate) fn next(&mut self) {
        self.case += 1;
    }

    /// Whether the case has `code` for the first time.
    pub(crate) fn first(&mut self, code: u32) -> bool {
        code != NONE && std::mem::replace(&mut self.last[index(code)], self.case) != self.case
    }

    /// Whether the case had `code`.
    pub(crate) fn has(&self, code: u32) -> bool {
        code != NONE && self.last[index(code)] == self.case
    }
}
