//! Percentiles of what was gathered.

use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::explore::{Spread, Times};
use kajitori_domain::time::Span;

use crate::discover::count;
use crate::rank::{MEDIAN, P90, nearest};

/// Sum, median and ninth decile; `values` are empty where percentiles are not wanted.
pub(crate) fn times(total: i64, values: &mut [i64]) -> Times {
    let mut at = |q| nearest(values, q).map(Span);
    Times { total: Span(total), median: at(MEDIAN), p90: at(P90) }
}

/// How `values` spread; `None` without values.
pub(crate) fn spread(values: &mut [i64]) -> Option<Spread> {
    let percent = |units| Decimal { units, scale: 2 };
    let mut at = |q| nearest(values, percent(q)).map(Span);
    let found = Spread {
        least: at(0)?,
        p10: at(10)?,
        p25: at(25)?,
        median: at(50)?,
        p75: at(75)?,
        p90: at(90)?,
        p95: at(95)?,
        p99: at(99)?,
        most: at(100)?,
        count: 0,
        total: Span::ZERO,
    };
    let total = values.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
    Some(Spread { count: count(values.len()), total: Span(total), ..found })
}
