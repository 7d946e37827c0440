//! Amounts of money in whole units, sums that may lack something, and exact rates of them.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// An amount in the smallest unit of the one currency that a cost sheet is in (yen have no smaller
/// unit). Computing never overflows: it stops at the largest amount that can be held.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Amount(pub i64);

/// The largest amount that is taken from a form or a file: 10¹⁵ (a thousand trillion yen).
pub const MOST: i64 = 1_000_000_000_000_000;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The whole number, or the nearest that an amount can hold.
    pub(super) fn wide(units: i128) -> Self {
        let limits = i128::from(i64::MIN)..=i128::from(i64::MAX);
        Self(i64::try_from(units.clamp(*limits.start(), *limits.end())).unwrap_or(i64::MAX))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The nearest binary number; for simulation and drawing.
    pub fn to_f64(self) -> f64 {
        self.0 as f64
    }

    /// The nearest amount to a simulated number.
    pub(super) fn nearest(value: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float beyond the limits stops there"
        )]
        let units = value.round() as i64;
        Self(units)
    }
}

/// What happens to parts of the smallest unit (端数処理), by the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 切捨て: cut off, as invoices here usually do.
    #[default]
    Down,
    /// 四捨五入: half and more counts as one.
    HalfUp,
    /// 切上げ.
    Up,
}

impl Rounding {
    /// `numerator / denominator` in whole units; `denominator` must be positive. Negative numbers
    /// are rounded as positive ones are.
    pub(super) fn divide(self, numerator: i128, denominator: i128) -> Amount {
        let (whole, rest) = (numerator / denominator, (numerator % denominator).abs());
        let away = match self {
            Self::Down => false,
            Self::HalfUp => rest >= denominator - rest,
            Self::Up => rest > 0,
        };
        Amount::wide(if away { whole + numerator.signum() } else { whole })
    }
}

/// `quantity` times `price` (in smallest units of the currency, maybe with decimals), rounded once.
pub fn times(quantity: Decimal, price: Decimal, rounding: Rounding) -> Amount {
    let product = i128::from(quantity.units) * i128::from(price.units);
    rounding.divide(product, 10_i128.pow(u32::from(quantity.scale) + u32::from(price.scale)))
}

/// How a figure stands to the truth when something is missing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Nothing is missing.
    Exact,
    /// A lower bound: the truth is this or more.
    AtLeast,
    /// An upper bound: the truth is this or less.
    AtMost,
    /// Something is missing on both sides: the figure says nothing about the truth.
    Unknown,
}

impl Bound {
    /// The bound of a sum.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, one) | (one, Self::Exact) => one,
            (one, same) if one == same => one,
            _ => Self::Unknown,
        }
    }

    /// The bound of the negative.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            same => same,
        }
    }
}

/// An amount with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What is known of it.
    pub amount: Amount,
    /// How it stands to the truth.
    pub bound: Bound,
}

impl Sum {
    /// An amount that lacks nothing.
    pub fn exact(amount: Amount) -> Self {
        Self { amount, bound: Bound::Exact }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { amount: self.amount.plus(other.amount), bound: self.bound.and(other.bound) }
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let bound = self.bound.and(other.bound.flipped());
        Self { amount: self.amount.minus(other.amount), bound }
    }
}

/// An exact rate: `part / whole`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The part.
    pub part: Amount,
    /// The whole, above 0.
    pub whole: Amount,
    /// How the rate stands to the truth.
    pub bound: Bound,
}

impl Rate {
    /// The rate of two sums; `None` where the whole is not above 0. With something missing in the
    /// whole it is [`Bound::Unknown`].
    pub fn of(part: Sum, whole: Sum) -> Option<Self> {
        let bound = if whole.bound == Bound::Exact { part.bound } else { Bound::Unknown };
        (whole.amount.0 > 0).then_some(Self { part: part.amount, whole: whole.amount, bound })
    }

    /// Compares the known figure with `target`, exactly.
    pub fn compare(self, target: Decimal) -> Ordering {
        target.compare_fraction(i128::from(self.part.0), i128::from(self.whole.0))
    }

    /// Whether the truth reaches `target`; `None` where what is missing could decide it.
    pub fn reaches(self, target: Decimal) -> Option<bool> {
        match (self.compare(target) != Ordering::Less, self.bound) {
            (reached, Bound::Exact) => Some(reached),
            (true, Bound::AtLeast) => Some(true),
            (false, Bound::AtMost) => Some(false),
            _ => None,
        }
    }

    /// The nearest binary number; for showing and drawing.
    pub fn to_f64(self) -> f64 {
        self.part.to_f64() / self.whole.to_f64()
    }
}
