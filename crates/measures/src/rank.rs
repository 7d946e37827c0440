//! Percentiles of values in any order.

use kajitori_domain::decimal::Decimal;
use kajitori_domain::statistics::nearest_rank;

/// The middle.
pub const MEDIAN: Decimal = Decimal { units: 5, scale: 1 };
/// Nine of ten are at most this.
pub const P90: Decimal = Decimal { units: 9, scale: 1 };

/// The nearest-rank percentile `q` (0–1) of `values`; `None` without values. It selects instead of
/// sorting, and puts `values` in some other order.
pub fn nearest(values: &mut [i64], q: Decimal) -> Option<i64> {
    let place = nearest_rank(values.len(), q)?;
    Some(*values.select_nth_unstable(place).1)
}

#[cfg(test)]
mod tests {
    use kajitori_domain::statistics::percentile;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is selected is what the domain finds among sorted values.
        #[test]
        fn selecting_is_the_domains_percentile(
            mut values in proptest::collection::vec(any::<i64>(), 0..40),
            hundredths in 0..=100_i64,
        ) {
            let q = Decimal { units: hundredths, scale: 2 };
            let mut sorted = values.clone();
            sorted.sort_unstable();
            prop_assert_eq!(nearest(&mut values, q), percentile(&sorted, q));
        }
    }
}
