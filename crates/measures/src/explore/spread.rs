//! Percentiles of what was gathered.

use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::explore::{Spread, Times};
use kajitori_domain::statistics::nearest_rank;
use kajitori_domain::time::Span;

use super::classes::middle;
use crate::discover::count;
use crate::rank::{MEDIAN, P90, nearest};

/// Single values, or how many of them lie in each class; empty where percentiles are not wanted.
#[derive(Debug, Default)]
pub(crate) struct Values {
    pub(crate) all: Vec<i64>,
    pub(crate) classes: Vec<(u16, u64)>,
}

/// Sum, median and ninth decile.
pub(crate) fn times(total: i64, values: &mut Values) -> Times {
    values.classes.sort_unstable();
    let mut at = |q| nearest(&mut values.all, q).or_else(|| by_class(&values.classes, q));
    Times { total: Span(total), median: at(MEDIAN).map(Span), p90: at(P90).map(Span) }
}

/// The middle of the class in which the nearest-rank percentile `q` lies.
fn by_class(classes: &[(u16, u64)], q: Decimal) -> Option<i64> {
    let count: u64 = classes.iter().map(|(_, count)| count).sum();
    let rank = nearest_rank(usize::try_from(count).ok()?, q)?;
    let mut before = 0_u64;
    let class = classes.iter().find(|(_, count)| {
        before += count;
        usize::try_from(before).is_ok_and(|before| before > rank)
    });
    class.map(|(class, _)| middle(*class))
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
