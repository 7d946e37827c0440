//! What the value of a level is made of; parts of a log add up.

use kajitori_domain::agreement::level::{Kind, ServiceLevel};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::Span;

use super::entries::Entry;
use crate::discover::count;
use crate::kept::kept;
use crate::rank::nearest;
use crate::study::Study;

/// Hits, cases and sums of some entries; the values themselves only for a percentile, which is
/// exact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sums {
    pub(crate) hits: u64,
    pub(crate) n: u64,
    pub(crate) sum: i128,
    pub(crate) values: Vec<i64>,
}

impl Sums {
    /// Counts `entry`.
    pub(crate) fn add(&mut self, level: &ServiceLevel, entry: &Entry) {
        self.n += 1;
        self.hits += u64::from(entry.hit());
        match level.kind {
            Kind::ClockPercentile { .. } => self.values.push(entry.clock),
            Kind::MeanClock { .. } | Kind::MeanColumn { .. } => self.sum += entry.value,
            _ => {}
        }
    }

    /// Takes over what another part of the log has.
    pub(crate) fn merge(&mut self, mut other: Self) {
        self.hits += other.hits;
        self.n += other.n;
        self.sum += other.sum;
        self.values.append(&mut other.values);
    }

    /// The value of `level`. Sums are exact; without cases `n` is 0.
    pub(crate) fn amount(mut self, study: Study<'_>, level: &ServiceLevel) -> Amount {
        let Self { hits, n, sum, .. } = self;
        match &level.kind {
            Kind::ClockPercentile { percentile, .. } => {
                let value = nearest(&mut self.values, *percentile);
                let n = count(self.values.len());
                Amount::Duration { value: Span(value.unwrap_or(0)), n }
            }
            Kind::CountLimit { .. } => Amount::Count { value: hits, n },
            Kind::MeanClock { .. } => Amount::MeanDuration { sum, n },
            Kind::MeanColumn { column } => match study.kind(column) {
                Some(ColumnKind::Duration) => Amount::MeanDuration { sum, n },
                _ => Amount::MeanNumber { sum, n },
            },
            _ => Amount::Ratio { numerator: hits, denominator: n },
        }
    }
}

kept!(Sums { hits, n, sum, values });
