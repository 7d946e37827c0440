//! Whether a case counts, as what, and by which moment. The module above says why.

use kajitori_domain::agreement::level::{AssignBy, Kind, OpenOverdue, RoundingMode, ServiceLevel};
use kajitori_domain::time::Span;

use crate::clock::Reading;

/// What a case is in a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It counts in the window that `moment` lies in.
    Counted { moment: i64, hit: bool },
    /// It is complete, but its clock has no start or no stop, or a missing value leaves open what
    /// it is.
    Missing { moment: i64 },
    /// It is not decided yet.
    Pending,
}

/// What a case is in a level in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Counted,
    Excluded(u16),
    Missing,
    Pending,
}

/// A case to decide on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looked {
    /// Row of the table.
    pub(crate) row: usize,
    /// The clock; for kinds without one it runs from the first event to the completion.
    pub(crate) reading: Reading,
    /// When the case was completed, if it was.
    pub(crate) completed: Option<i64>,
    /// Whether the case fits the condition of a kind that has one; `None` where a missing value
    /// leaves it open.
    pub(crate) fits: Option<bool>,
    /// Clock or column value, in microseconds or millionths; `None` when missing.
    pub(crate) value: Option<i128>,
}

/// Rounds each clock before it is compared with the limit.
pub(crate) type RoundClock = Option<(Span, RoundingMode)>;

#[inline]
pub(crate) fn decide(level: &ServiceLevel, looked: &Looked, round: RoundClock) -> Decision {
    match &level.kind {
        Kind::ClockRatio { limit, .. } => ratio(level, looked, *limit, round),
        Kind::ClockPercentile { .. } | Kind::MeanClock { .. } => {
            stopped(looked, |moment| Decision::Counted { moment, hit: true })
        }
        _ => without_clock(level, looked),
    }
}

fn ratio(level: &ServiceLevel, looked: &Looked, limit: Span, round: RoundClock) -> Decision {
    let Reading { stop, clock, due, overdue, .. } = looked.reading;
    let missed = overdue.filter(|_| level.open_overdue == OpenOverdue::Miss);
    let missed = missed.map(|moment| Decision::Counted { moment, hit: false });
    let counted = |stop| {
        let hit = rounded(clock, round) <= limit.0;
        let moment = match level.assign_by {
            AssignBy::Due if hit => due.unwrap_or(stop).max(stop),
            _ => stop,
        };
        missed.filter(|_| !hit).unwrap_or(Decision::Counted { moment, hit })
    };
    match (stop, looked.completed) {
        (Some(stop), _) => counted(stop),
        // Complete without a stop: it was a miss if it was open beyond its limit before.
        (None, Some(end)) => match missed {
            Some(miss) if overdue < Some(end) => miss,
            _ => Decision::Missing { moment: end },
        },
        (None, None) => missed.unwrap_or(Decision::Pending),
    }
}

fn stopped(looked: &Looked, counted: impl Fn(i64) -> Decision) -> Decision {
    match (looked.reading.stop, looked.completed) {
        (Some(stop), _) => counted(stop),
        (None, Some(moment)) => Decision::Missing { moment },
        (None, None) => Decision::Pending,
    }
}

fn without_clock(level: &ServiceLevel, looked: &Looked) -> Decision {
    let counted = |moment| match (looked.value, looked.fits) {
        (Some(_), Some(hit)) => Decision::Counted { moment, hit },
        _ => Decision::Missing { moment },
    };
    match (level.assign_by, looked.reading.start) {
        (AssignBy::Start, Some(start)) => counted(start),
        _ => stopped(looked, counted),
    }
}

/// `clock` as a multiple of the span of `round`.
pub(crate) fn rounded(clock: i64, round: RoundClock) -> i64 {
    let Some((Span(unit), mode)) = round.filter(|(unit, _)| unit.0 > 0) else { return clock };
    let below = clock.div_euclid(unit).saturating_mul(unit);
    let rest = clock - below;
    let above = if rest > 0 { below.saturating_add(unit) } else { below };
    match mode {
        RoundingMode::None => clock,
        RoundingMode::Down => below,
        RoundingMode::Up => above,
        RoundingMode::HalfUp if rest >= unit - rest => above,
        RoundingMode::HalfUp => below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_round_to_multiples() {
        let round = |clock, mode| rounded(clock, Some((Span(10), mode)));
        for (clock, down, half, up) in
            [(0, 0, 0, 0), (4, 0, 0, 10), (5, 0, 10, 10), (9, 0, 10, 10), (10, 10, 10, 10)]
        {
            assert_eq!(round(clock, RoundingMode::Down), down);
            assert_eq!(round(clock, RoundingMode::HalfUp), half);
            assert_eq!(round(clock, RoundingMode::Up), up);
            assert_eq!(round(clock, RoundingMode::None), clock);
        }
        assert_eq!(rounded(7, None), 7);
        assert_eq!(rounded(7, Some((Span(0), RoundingMode::Up))), 7);
    }
}
