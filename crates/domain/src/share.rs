//! Shares of a whole in exact millionths: weights, rates of coverage, degrees from 0 to 1.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// A share from 0 to 1, in whole millionths. So weights sum to one exactly, and a score is compared
/// with its threshold without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Share(u32);

/// Millionths of the whole.
const WHOLE: u32 = 1_000_000;

impl Share {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole.
    pub const ONE: Self = Self(WHOLE);

    /// `percent` hundredths of the whole; the whole from 100 on.
    pub const fn percent(percent: u32) -> Self {
        if percent < 100 { Self(percent * (WHOLE / 100)) } else { Self::ONE }
    }

    /// `millionths` of the whole; `None` above 1,000,000.
    pub fn new(millionths: u32) -> Option<Self> {
        (millionths <= WHOLE).then_some(Self(millionths))
    }

    /// `part` of `whole`, rounded half up to a millionth. `None` of nothing, and when the part is
    /// more than the whole.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 || part > whole {
            return None;
        }
        let twice = 2 * u128::from(part) * u128::from(WHOLE) + u128::from(whole);
        u32::try_from(twice / (2 * u128::from(whole))).ok().map(Self)
    }

    /// A number as people write it, e.g. `0.82` or `82%`. `None` outside 0–1, and with more than
    /// six digits after the point.
    pub fn read(number: Decimal) -> Option<Self> {
        let scale = u32::from(number.scale);
        let wide = i128::from(number.units) * i128::from(WHOLE);
        let one = 10_i128.pow(scale);
        if wide % one != 0 {
            return None;
        }
        Self::new(u32::try_from(wide / one).ok()?)
    }

    /// The share in millionths, 0–1,000,000.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// What is left of the whole.
    #[must_use]
    pub fn rest(self) -> Self {
        Self(WHOLE - self.0)
    }

    /// The exact decimal number.
    pub fn decimal(self) -> Decimal {
        Decimal { units: i64::from(self.0), scale: 6 }
    }

    /// The nearest binary number; for statistics and drawing.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / f64::from(WHOLE)
    }

    /// Whether the shares sum to the whole, exactly.
    pub fn whole(shares: impl IntoIterator<Item = Self>) -> bool {
        shares.into_iter().map(|share| u64::from(share.0)).sum::<u64>() == u64::from(WHOLE)
    }
}

impl From<Share> for Decimal {
    fn from(share: Share) -> Self {
        share.decimal()
    }
}

impl TryFrom<Decimal> for Share {
    type Error = &'static str;

    fn try_from(number: Decimal) -> Result<Self, Self::Error> {
        Self::read(number).ok_or("not a share from 0 to 1 in millionths")
    }
}

/// Makes shares of numbers in proportion (each 0 or more and finite, not all 0) that sum to the
/// whole exactly, by largest remainder (Hamilton); equal remainders in the order given.
pub fn apportion(numbers: &[f64]) -> Option<Vec<Share>> {
    let sum: f64 = numbers.iter().sum();
    if !(sum.is_finite() && sum > 0.0) || numbers.iter().any(|number| *number < 0.0) {
        return None;
    }
    let exact: Vec<f64> = numbers.iter().map(|n| n / sum * f64::from(WHOLE)).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to a million"
    )]
    let mut shares: Vec<u32> = exact.iter().map(|value| value.floor() as u32).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|a, b| {
        let rest = |i: usize| exact[i] - exact[i].floor();
        rest(*b).total_cmp(&rest(*a)).then(a.cmp(b))
    });
    let given: u32 = shares.iter().sum();
    let missing = usize::try_from(WHOLE.checked_sub(given)?).ok()?;
    order.iter().take(missing).for_each(|index| shares[*index] += 1);
    let shares: Vec<Share> = shares.into_iter().map(Share).collect();
    Share::whole(shares.iter().copied()).then_some(shares)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_and_counts() {
        for (text, millionths) in [
            ("0.82", Some(820_000)),
            ("100%", Some(1_000_000)),
            ("0", Some(0)),
            ("0.0000001", None),
        ]
        .into_iter()
        .chain([("1.000001", None), ("-0.1", None), ("0.1234560000", Some(123_456))])
        {
            let number = Decimal::parse(text).expect(text);
            assert_eq!(Share::read(number).map(Share::millionths), millionths, "{text}");
        }
        for (part, whole, millionths) in
            [(9, 10, Some(900_000)), (1, 3, Some(333_333)), (2, 3, Some(666_667)), (0, 0, None)]
        {
            assert_eq!(Share::of(part, whole).map(Share::millionths), millionths);
        }
        assert_eq!(Share::of(2, 1), None);
        assert_eq!(Share::of(u64::MAX, u64::MAX), Some(Share::ONE));
        assert_eq!(serde_json::to_string(&Share::of(1, 4)).expect("JSON"), "\"0.250000\"");
    }

    #[test]
    fn nothing_cannot_be_shared() {
        for numbers in [&[][..], &[0.0, 0.0], &[1.0, -0.5], &[f64::NAN], &[f64::INFINITY]] {
            assert_eq!(apportion(numbers), None, "{numbers:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn shares_sum_to_the_whole(numbers in prop::collection::vec(0.0_f64..1e9, 1..30)) {
            prop_assume!(numbers.iter().sum::<f64>() > 0.0);
            let shares = apportion(&numbers).expect("shares");
            prop_assert!(Share::whole(shares.iter().copied()));
            let sum: f64 = numbers.iter().sum();
            for (share, number) in shares.iter().zip(&numbers) {
                prop_assert!((share.to_f64() - number / sum).abs() < 2e-6);
            }
        }
    }
}
