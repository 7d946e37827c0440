//! How counts, shares and times read.

use kajitori_domain::display::{hours, hours_told, percent, thousands};
use kajitori_domain::measure::explore::Times;
use kajitori_domain::time::Span;

use crate::word::W;

/// A count.
pub(super) fn count(number: u64) -> String {
    thousands(number.into())
}

/// `part` of `whole` in percent with its sign; empty where there is no whole.
pub(super) fn share(part: u64, whole: u64) -> String {
    percent(part, whole, 1).map(|share| format!("{share} %")).unwrap_or_default()
}

/// `part` of `whole` in thousandths, for bars.
pub(super) fn thousandths(part: u64, whole: u64) -> u16 {
    let whole = u128::from(whole.max(1));
    u16::try_from((u128::from(part) * 1000 / whole).min(1000)).unwrap_or(1000)
}

/// A length of time in hours, with its unit.
pub(super) fn span(w: W, span: Span) -> String {
    w.t1("pack-unit-hours", "value", hours_told(span))
}

/// The median of some times in hours, with its unit; empty where it was not found.
pub(super) fn median_told(w: W, times: &Times) -> String {
    times.median.map_or_else(String::new, |median| span(w, median))
}

/// A length of time in hours, for a column that names them in its head.
pub(super) fn bare(span: Span) -> String {
    hours(span, 1)
}

/// The median of some times in hours, for a column; empty where it was not found.
pub(super) fn median(times: &Times) -> String {
    times.median.map_or_else(String::new, bare)
}

/// Their ninth decile.
pub(super) fn p90(times: &Times) -> String {
    times.p90.map_or_else(String::new, bare)
}
