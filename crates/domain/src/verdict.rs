//! Verdicts: the contractual one by the formula alone, and beside it what a sample can prove.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::agreement::level::{
    Bound, Direction, Quantity, Rounding, RoundingMode, ServiceLevel, Verification,
};
use crate::decimal::Decimal;
use crate::measure::level::{Amount, SampleFacts};
use crate::statistics;
use crate::time::Span;

/// 契約判定: by the agreed formula alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contractual {
    /// 達成.
    Met,
    /// 未達.
    Missed,
    /// データなし: never the same as fulfilled.
    NoData,
}

/// 統計判定: what the client's sample proves at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Statistical {
    /// 達成: the one-sided lower bound reaches the target.
    Met,
    /// 未達: the one-sided upper bound stays below the target.
    Missed,
    /// 実証不足: the sample decides neither.
    NotDemonstrated,
    /// データなし: a sample is agreed, but none was drawn for the month.
    NoData,
    /// 対象外, with the reason.
    NotApplicable(NotApplicable),
}

/// Why a statistical verdict makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    /// Every case was measured; there is nothing to infer.
    Census,
    /// A sample can never prove 100 %.
    FullTarget,
    /// The level is no ratio.
    NotARatio,
}

/// An exact value as a fraction: ratios and counts as they are, durations in hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Numerator.
    pub numerator: i128,
    /// Denominator, positive.
    pub denominator: i128,
}

impl Fraction {
    /// The value of an amount; `None` when nothing stands behind it.
    pub fn of(amount: &Amount) -> Option<Self> {
        if amount.n() == 0 {
            return None;
        }
        let hours = i128::from(Span::HOUR.0);
        let (numerator, denominator) = match *amount {
            Amount::Ratio { numerator, denominator } => (numerator.into(), denominator.into()),
            Amount::Duration { value, .. } => (value.0.into(), hours),
            Amount::MeanDuration { sum, n } => (sum, i128::from(n) * hours),
            Amount::MeanNumber { sum, n } => (sum, i128::from(n) * 1_000_000),
            Amount::Count { value, .. } => (value.into(), 1),
        };
        Some(Self { numerator, denominator })
    }

    /// The value of a decimal number.
    pub fn decimal(value: Decimal) -> Self {
        let denominator = 10_i128.pow(u32::from(value.scale));
        Self { numerator: value.units.into(), denominator }
    }

    /// The value of a promised quantity, in the same units as [`Fraction::of`].
    pub fn quantity(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Ratio(value) | Quantity::Number(value) => Self::decimal(value),
            Quantity::Duration(span) => {
                Self { numerator: span.0.into(), denominator: Span::HOUR.0.into() }
            }
            Quantity::Count(count) => Self { numerator: count.into(), denominator: 1 },
        }
    }

    /// Rounds to `digits` digits after the point. Negative values round like their magnitude.
    /// `None` when the value is too large to be rounded exactly.
    pub fn rounded(self, mode: RoundingMode, digits: u8) -> Option<Self> {
        if mode == RoundingMode::None {
            return Some(self);
        }
        let scale = 10_i128.checked_pow(u32::from(digits))?;
        let scaled = self.numerator.unsigned_abs().checked_mul(scale.unsigned_abs())?;
        let denominator = self.denominator.unsigned_abs();
        let (whole, rest) = (scaled / denominator, scaled % denominator);
        let up = match mode {
            RoundingMode::None | RoundingMode::Down => false,
            RoundingMode::Up => rest > 0,
            RoundingMode::HalfUp => rest >= denominator - rest,
        };
        let magnitude = i128::try_from(whole + u128::from(up)).ok()?;
        Some(Self { numerator: magnitude * self.numerator.signum(), denominator: scale })
    }

    /// The nearest binary floating-point number, for drawing and display only.
    pub fn to_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "for drawing and display")]
        let quotient = self.numerator as f64 / self.denominator as f64;
        quotient
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Some(left.cmp(&right))
    }
}

/// Digits that `rounding` keeps of the plain value: a ratio is rounded as a percentage, two digits
/// further.
fn digits(rounding: Rounding, target: Quantity) -> u8 {
    let percent = if matches!(target, Quantity::Ratio(_)) { 2 } else { 0 };
    rounding.digits.saturating_add(percent)
}

/// 契約判定 of a value by the agreed bound and rounding rule; `None` is [`Contractual::NoData`].
pub fn contractual(value: Option<Fraction>, target: Bound, rounding: Rounding) -> Contractual {
    let Some(value) = value else { return Contractual::NoData };
    let Some(value) = value.rounded(rounding.mode, digits(rounding, target.value)) else {
        return Contractual::NoData;
    };
    match value.partial_cmp(&Fraction::quantity(target.value)) {
        None => Contractual::NoData,
        Some(Ordering::Equal) => Contractual::Met,
        Some(Ordering::Greater) if target.direction == Direction::AtLeast => Contractual::Met,
        Some(Ordering::Less) if target.direction == Direction::AtMost => Contractual::Met,
        Some(_) => Contractual::Missed,
    }
}

/// One-sided 95 % bounds of a sampled ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Lower bound.
    pub lower: f64,
    /// Upper bound.
    pub upper: f64,
    /// Hypergeometric, because more than a tenth of the population was inspected.
    pub finite: bool,
}

/// Confidence of all one-sided bounds.
pub const CONFIDENCE: f64 = 0.95;

/// Units of the sample on the side that the target counts: correct ones for "at least", wrong ones
/// for "at most".
pub fn hits(sample: &SampleFacts, direction: Direction) -> u64 {
    match direction {
        Direction::AtLeast => sample.correct,
        Direction::AtMost => sample.inspected - sample.correct,
    }
}

/// Bounds of `hits` of `inspected`: Clopper–Pearson, hypergeometric when more than 10 % of a known
/// population was inspected.
pub fn bounds(hits: u64, inspected: u64, population: Option<u64>) -> Bounds {
    let finite = population.filter(|size| *size >= inspected && inspected * 10 > *size);
    match finite {
        Some(size) => Bounds {
            lower: statistics::hypergeometric_lower(hits, inspected, size, CONFIDENCE),
            upper: statistics::hypergeometric_upper(hits, inspected, size, CONFIDENCE),
            finite: true,
        },
        None => Bounds {
            lower: statistics::clopper_pearson_lower(hits, inspected, CONFIDENCE),
            upper: statistics::clopper_pearson_upper(hits, inspected, CONFIDENCE),
            finite: false,
        },
    }
}

/// 統計判定 of a service level by the client's sample.
pub fn statistical(
    level: &ServiceLevel,
    sample: Option<&SampleFacts>,
    population: Option<u64>,
) -> Statistical {
    let Quantity::Ratio(target) = level.target.value else {
        return Statistical::NotApplicable(NotApplicable::NotARatio);
    };
    let full = match level.target.direction {
        Direction::AtLeast => target.is_one(),
        Direction::AtMost => target.units == 0,
    };
    if full {
        return Statistical::NotApplicable(NotApplicable::FullTarget);
    }
    match (sample.filter(|s| s.inspected > 0), expects_sample(level, level.verification.as_ref())) {
        (None, true) => Statistical::NoData,
        (None, false) => Statistical::NotApplicable(NotApplicable::Census),
        (Some(sample), _) if population == Some(sample.inspected) => {
            Statistical::NotApplicable(NotApplicable::Census)
        }
        (Some(sample), _) => {
            let hits = hits(sample, level.target.direction);
            by_bounds(bounds(hits, sample.inspected, population), level.target.direction, target)
        }
    }
}

fn expects_sample(level: &ServiceLevel, verification: Option<&Verification>) -> bool {
    verification.is_some() || level.kind == crate::agreement::level::Kind::SampledAccuracy
}

fn by_bounds(bounds: Bounds, direction: Direction, target: Decimal) -> Statistical {
    let target = target.to_f64();
    let (good, bad) = match direction {
        Direction::AtLeast => (bounds.lower >= target, bounds.upper < target),
        Direction::AtMost => (bounds.upper <= target, bounds.lower > target),
    };
    match (good, bad) {
        (true, _) => Statistical::Met,
        (_, true) => Statistical::Missed,
        _ => Statistical::NotDemonstrated,
    }
}

#[cfg(test)]
pub(crate) mod tests;
