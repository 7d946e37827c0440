//! Errors that nobody found, estimated from what two checkers found independently
//! (capture–recapture).

use serde::{Deserialize, Serialize};

/// Two-sided 95 % of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Errors found by both below which the estimate tends to be too low (Robson and Regier 1964).
const FEW: u64 = 7;

/// What two checkers of the same units found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Errors that the first found.
    pub first: u64,
    /// Errors that the second found.
    pub second: u64,
    /// Errors that both found.
    pub both: u64,
}

impl Found {
    /// Errors that at least one of them found.
    pub fn union(self) -> u64 {
        self.first.saturating_add(self.second).saturating_sub(self.both)
    }
}

/// How many errors there are in all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Total {
    /// Neither found an error: nothing can be said about errors that both overlook.
    NoneFound,
    /// No error was found by both: only that there are at least those found.
    AtLeast(u64),
    /// An estimate; see [`Estimate`].
    Estimated(Estimate),
}

/// An estimate of all errors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Errors in all, found or not (Chapman 1951).
    pub total: f64,
    /// Its standard error (Seber 1970).
    pub error: f64,
    /// 95 % interval of the total, never below what was found (Chao 1987, log-normal).
    pub interval: (f64, f64),
    /// Fewer than seven errors were found by both: the estimate tends to be too low.
    pub few: bool,
}

/// Chapman's estimate `N̂ = (n₁+1)(n₂+1)/(m+1) − 1` of all errors. It holds when both looked at the
/// same units without knowing what the other found, and every error was as easy to find; where some
/// are harder, it is too low. More errors found by both than by one count as that one's.
pub fn chapman(found: Found) -> Total {
    let both = found.both.min(found.first).min(found.second);
    let union = Found { both, ..found }.union();
    if union == 0 {
        return Total::NoneFound;
    }
    if both == 0 {
        return Total::AtLeast(union);
    }
    let (first, second, common) = (found.first as f64, found.second as f64, both as f64);
    let product = (first + 1.0) * (second + 1.0);
    let total = product / (common + 1.0) - 1.0;
    let variance =
        product * (first - common) * (second - common) / ((common + 1.0).powi(2) * (common + 2.0));
    let seen = union as f64;
    let hidden = (total - seen).max(0.0);
    let interval = if hidden > 0.0 {
        let spread = (Z * (variance / (hidden * hidden)).ln_1p().sqrt()).exp();
        (seen + hidden / spread, seen + hidden * spread)
    } else {
        (seen, seen)
    };
    let (total, error) = (seen + hidden, variance.sqrt());
    Total::Estimated(Estimate { total, error, interval, few: both < FEW })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn estimate(first: u64, second: u64, both: u64) -> Estimate {
        match chapman(Found { first, second, both }) {
            Total::Estimated(estimate) => estimate,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn t10_chapman() {
        let found = Found { first: 30, second: 24, both: 12 };
        let estimate = estimate(30, 24, 12);
        assert_eq!(found.union(), 42);
        assert!((estimate.total - 58.615).abs() < 5e-4, "{}", estimate.total);
        // By hand: variance 31·25·18·12 / (13²·14) = 70.752; hidden 16.615.
        assert!((estimate.error - 8.4114).abs() < 5e-4, "{}", estimate.error);
        let (low, high) = estimate.interval;
        assert!((low - 48.5152).abs() < 1e-3 && (high - 84.3735).abs() < 1e-3, "{low} {high}");
        assert!(!estimate.few);
    }

    /// Seber's textbook form: 49 marked, 52 caught, 11 of them marked: 219.8 ± 47.4.
    #[test]
    fn a_second_pair_by_hand() {
        let estimate = estimate(49, 52, 11);
        assert!((estimate.total - (50.0 * 53.0 / 12.0 - 1.0)).abs() < 1e-9);
        let variance = 50.0 * 53.0 * 38.0 * 41.0 / (144.0 * 13.0);
        assert!((estimate.error - f64::sqrt(variance)).abs() < 1e-9);
    }

    #[test]
    fn without_overlap_nothing_is_estimated() {
        let total = |first, second, both| chapman(Found { first, second, both });
        assert_eq!(total(0, 0, 0), Total::NoneFound);
        assert_eq!(total(5, 3, 0), Total::AtLeast(8));
        assert_eq!(total(0, 3, 2), Total::AtLeast(3));
        // Both found the same: nothing hidden is seen, but few are no proof.
        let same = estimate(4, 4, 4);
        assert_eq!((same.total, same.interval, same.few), (4.0, (4.0, 4.0), true));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_interval_holds_the_estimate_and_what_was_found(
            a in any::<u64>(), b in any::<u64>(), m in any::<u64>(),
        ) {
            for (a, b, m) in [(a, b, m), (a % 60, b % 60, m % 60)] {
                let found = Found { first: a, second: b, both: m };
                if let Total::Estimated(e) = chapman(found) {
                    let seen = Found { both: m.min(a).min(b), ..found }.union() as f64;
                    prop_assert!(seen <= e.interval.0 && e.interval.0 <= e.total);
                    prop_assert!(e.total <= e.interval.1 && e.error >= 0.0);
                }
            }
        }
    }
}
