//! Business time: how much of it lies between two moments, and when a given amount has passed.
//!
//! A calendar's local spans become sorted spans in UTC once; after that every question is integer
//! arithmetic on microseconds. A local time that the zone's clock skips counts as the moment of the
//! skip, one that happens twice as its first moment: a span over a change of the clock has its real
//! elapsed length, and neighbours never overlap.

mod compile;
mod days;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use crate::agreement::CalendarTerms;
use crate::refusal::Refusal;
use crate::time::{Moment, Span, Window};

pub use days::{add_business_days, business_day, window, years_without_holidays};

/// A calendar, ready to count.
///
/// It knows the years for which it was made and no others: outside [`Calendar::range`] it sees no
/// business time, and [`Calendar::add`] answers `None`. Make it for the years of the log, two more
/// on either side.
#[derive(Debug, Clone)]
pub struct Calendar(Shape);

#[derive(Debug, Clone)]
enum Shape {
    /// Every moment is business time.
    Always,
    Spans(Spans),
}

/// Business time as spans, none empty, none touching the next.
#[derive(Debug, Clone)]
struct Spans {
    range: Window,
    spans: Vec<Stretch>,
    /// For each 24 hours from the start of the range: how many spans end at or before them.
    ended: Vec<usize>,
    /// Business time of all spans.
    total: i64,
}

/// One uninterrupted span of business time, in microseconds.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: i64,
    until: i64,
    /// Business time of all spans before this one.
    before: i64,
}

impl Calendar {
    /// Makes the calendar of `terms` for whole local `years`: those of the log, two more on either
    /// side.
    ///
    /// # Errors
    /// `calendar-zone` when the zone is unknown; `calendar-years` when the years are none, more
    /// than 400, or not within 1–9998.
    pub fn new(terms: &CalendarTerms, years: RangeInclusive<i16>) -> Result<Self, Refusal> {
        compile::calendar(terms, years)
    }

    /// The calendar in which every moment counts (24 hours, 7 days), without limits.
    pub fn always() -> Self {
        Self(Shape::Always)
    }

    /// The moments for which the calendar was made; `None` when it has no limits.
    pub fn range(&self) -> Option<Window> {
        match &self.0 {
            Shape::Always => None,
            Shape::Spans(spans) => Some(spans.range),
        }
    }

    /// Business time from `from` (included) to `until` (not included); zero when `until` is not
    /// later.
    pub fn between(&self, from: Moment, until: Moment) -> Span {
        if until <= from {
            return Span::ZERO;
        }
        match &self.0 {
            Shape::Always => Span(until.0.saturating_sub(from.0)),
            Shape::Spans(spans) => Span(spans.elapsed(until.0) - spans.elapsed(from.0)),
        }
    }

    /// The earliest moment by which `span` of business time has passed since `from`; `from` itself
    /// when `span` is not positive, and `None` when that moment, or `from`, lies outside the
    /// calendar's range.
    pub fn add(&self, from: Moment, span: Span) -> Option<Moment> {
        if span <= Span::ZERO {
            return Some(from);
        }
        match &self.0 {
            Shape::Always => from.0.checked_add(span.0).map(Moment),
            Shape::Spans(spans) => {
                let wanted = spans.elapsed(from.0).checked_add(span.0)?;
                if !spans.range.contains(from) || wanted > spans.total {
                    return None;
                }
                let after = spans.spans.partition_point(|s| s.before < wanted);
                let last = spans.spans.get(after.checked_sub(1)?)?;
                Some(Moment(last.from + (wanted - last.before)))
            }
        }
    }

    /// The spans of business time from `from` to `until`, clipped to them, ascending, none touching
    /// the next.
    pub fn spans(&self, from: Moment, until: Moment) -> impl Iterator<Item = (Moment, Moment)> {
        let (whole, spans) = match &self.0 {
            Shape::Always => ((from < until).then_some((from, until)), &[][..]),
            Shape::Spans(spans) => (None, &spans.spans[spans.first_ending_after(from.0)..]),
        };
        let clipped = spans
            .iter()
            .map(move |s| (Moment(s.from.max(from.0)), Moment(s.until.min(until.0))))
            .take_while(|(from, until)| from < until);
        whole.into_iter().chain(clipped)
    }

    /// Whether `moment` is business time.
    pub fn contains(&self, moment: Moment) -> bool {
        match &self.0 {
            Shape::Always => true,
            Shape::Spans(spans) => spans
                .spans
                .get(spans.first_ending_after(moment.0))
                .is_some_and(|s| s.from <= moment.0),
        }
    }
}

impl Spans {
    /// `stretches` are (from, until), ascending, none empty, none touching the next, all within
    /// `range`.
    fn new(range: Window, stretches: &[(i64, i64)]) -> Self {
        let mut total = 0;
        let mut spans = Vec::with_capacity(stretches.len());
        for &(from, until) in stretches {
            spans.push(Stretch { from, until, before: total });
            total += until - from;
        }
        let mut ended = Vec::new();
        let (mut start, mut count) = (range.from.0, 0);
        loop {
            count += spans[count..].iter().take_while(|s| s.until <= start).count();
            ended.push(count);
            if start >= range.until.0 {
                break;
            }
            start += Span::DAY.0;
        }
        Self { range, spans, ended, total }
    }

    /// Index of the first span that ends after `moment`; the number of spans when there is none.
    fn first_ending_after(&self, moment: i64) -> usize {
        if moment < self.range.from.0 {
            return 0;
        }
        // Two neighbouring entries of the day table leave only the few spans that end within that
        // day.
        let day = usize::try_from(moment.saturating_sub(self.range.from.0) / Span::DAY.0)
            .unwrap_or(usize::MAX);
        let (Some(&low), Some(&high)) = (self.ended.get(day), self.ended.get(day.wrapping_add(1)))
        else {
            return self.spans.len();
        };
        low + self.spans[low..high].partition_point(|s| s.until <= moment)
    }

    /// Business time from the start of the range to `moment`.
    fn elapsed(&self, moment: i64) -> i64 {
        match self.spans.get(self.first_ending_after(moment)) {
            Some(s) => s.before + moment.saturating_sub(s.from).max(0),
            None => self.total,
        }
    }
}
