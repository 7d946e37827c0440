//! Business time: how much of it lies between two moments, and when a given amount has passed.
//!
//! A calendar's local spans become sorted spans in UTC once; after that every question is integer
//! arithmetic on microseconds. A local time that the zone's clock skips counts as the moment of the
//! skip, one that happens twice as its first moment: a span over a change of the clock has its real
//! elapsed length, and neighbours never overlap.

mod built_in;
mod compile;
mod days;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use crate::agreement::CalendarTerms;
use crate::refusal::Refusal;
use crate::time::{Moment, Span, Window};

pub use built_in::{BUILT_IN, built_in};
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
    /// Ascending, and last a sentinel that never begins.
    spans: Vec<Stretch>,
    /// For each 24 hours from the start of the range: how many spans end at or before them.
    ended: Vec<usize>,
    /// For each [`STEP`] of business time: how many spans begin before so much of it has passed.
    begun: Vec<usize>,
    /// Business time of all spans.
    total: i64,
}

/// Business time between two entries of [`Spans::begun`]; less than a usual day of work.
const STEP: i64 = 6 * Span::HOUR.0;

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
    #[inline]
    pub fn between(&self, from: Moment, until: Moment) -> Span {
        Span(self.reading(until).0.saturating_sub(self.reading(from).0).max(0))
    }

    /// What a clock that runs in business time shows at `moment`. Only differences mean anything:
    /// [`Calendar::between`] is the difference of two readings, zero when negative. Read each
    /// event's moment once where many differences are needed.
    #[inline]
    pub fn reading(&self, moment: Moment) -> Span {
        match &self.0 {
            Shape::Always => Span(moment.0),
            Shape::Spans(spans) => Span(spans.elapsed(moment.0)),
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
                let last = spans.spans[spans.last_beginning_before(wanted)];
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
            Shape::Spans(spans) => {
                let span = spans.spans[spans.first_ending_after(moment.0)];
                (span.from..span.until).contains(&moment.0)
            }
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
        spans.push(Stretch { from: i64::MAX, until: i64::MAX, before: total });
        let mut count = 0;
        let days = (range.until.0 - range.from.0) / Span::DAY.0;
        let ended = (0..=days).map(|day| {
            let start = range.from.0 + day * Span::DAY.0;
            count += spans[count..].iter().take_while(|s| s.until <= start).count();
            count
        });
        let ended = ended.collect();
        let mut count = 0;
        let steps = 0..=total / STEP;
        let begun = steps.map(|step| {
            count += spans[count..].iter().take_while(|s| s.before < step * STEP).count();
            count
        });
        Self { range, ended, begun: begun.collect(), spans, total }
    }

    /// Index of the last span before which less than `reading` of business time lies; `reading` is
    /// positive, and not more than there is.
    #[inline]
    fn last_beginning_before(&self, reading: i64) -> usize {
        let step = usize::try_from(reading / STEP).unwrap_or(0);
        let mut index = self.begun[step].saturating_sub(1);
        while self.spans.get(index + 1).is_some_and(|next| next.before < reading) {
            index += 1;
        }
        index
    }

    /// Index of the first span that ends after `moment`; of the sentinel when there is none.
    #[inline]
    fn first_ending_after(&self, moment: i64) -> usize {
        let moment = moment.clamp(self.range.from.0, self.range.until.0);
        let day = usize::try_from((moment - self.range.from.0) / Span::DAY.0).unwrap_or(0);
        // Few spans end between the start of the day and the moment, and the sentinel never does.
        let mut index = self.ended[day];
        while self.spans[index].until <= moment {
            index += 1;
        }
        index
    }

    /// Business time from the start of the range to `moment`.
    #[inline]
    fn elapsed(&self, moment: i64) -> i64 {
        let span = self.spans[self.first_ending_after(moment)];
        span.before + moment.saturating_sub(span.from).max(0)
    }
}
