//! From cases to the value of a level.

use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::Span;

use super::entries::Entry;
use crate::discover::count;
use crate::rank::nearest;
use crate::table::Table;

/// The value of `level` over `entries`. Sums are exact; without cases `n` is 0.
pub(crate) fn amount<'e>(
    level: &ServiceLevel,
    table: &Table<'_>,
    entries: impl Iterator<Item = &'e Entry>,
) -> Amount {
    match &level.kind {
        Kind::ClockPercentile { percentile, .. } => {
            let mut clocks: Vec<i64> = entries.map(|e| e.reading.clock).collect();
            let value = nearest(&mut clocks, *percentile);
            Amount::Duration { value: Span(value.unwrap_or(0)), n: count(clocks.len()) }
        }
        Kind::CountLimit { .. } => {
            let (value, n) = hits(entries);
            Amount::Count { value, n }
        }
        Kind::MeanClock { .. } => {
            let (sum, n) = sum(entries);
            Amount::MeanDuration { sum, n }
        }
        Kind::MeanColumn { column } => {
            let (sum, n) = sum(entries);
            match table.kind(column) {
                Some(ColumnKind::Duration) => Amount::MeanDuration { sum, n },
                _ => Amount::MeanNumber { sum, n },
            }
        }
        _ => {
            let (numerator, denominator) = hits(entries);
            Amount::Ratio { numerator, denominator }
        }
    }
}

fn hits<'e>(entries: impl Iterator<Item = &'e Entry>) -> (u64, u64) {
    entries.fold((0, 0), |(hits, n), entry| (hits + u64::from(entry.hit), n + 1))
}

fn sum<'e>(entries: impl Iterator<Item = &'e Entry>) -> (i128, u64) {
    entries.fold((0, 0), |(sum, n), entry| (sum + entry.value, n + 1))
}
