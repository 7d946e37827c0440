//! What counts prove: intervals, one-sided bounds, tails and sample sizes.
//!
//! Counts are `u64`, results ratios 0–1 (`f64`). Everywhere, with nothing drawn (`n` = 0) nothing
//! is known: bounds are 0 and 1. More hits than units count as all units. A confidence lies
//! strictly between 0 and 1. Tails are summed term by term: the incomplete beta function of
//! `statrs` stops its continued fraction after 140 terms and is off in the fourth digit at a
//! million units. Values are checked against scipy (`oracle/scipy_values.py`).

mod binomial;
mod hypergeometric;
mod order;
mod rank;
mod recapture;
#[cfg(test)]
mod tests;

use std::f64::consts::SQRT_2;

use statrs::function::erf::erfc_inv;

use crate::decimal::Decimal;

pub use binomial::{binomial_sf, clopper_pearson, clopper_pearson_lower, clopper_pearson_upper};
pub use hypergeometric::{hypergeometric_lower, hypergeometric_upper};
pub use order::{herfindahl, nearest_rank, percentile};
pub use rank::{Kappa, kappa, quartiles_times_four, spearman};
pub use recapture::{Estimate, Found, Total, chapman};

/// Wilson's two-sided score interval (Wilson 1927) for `x` hits of `n`; for display, never for a
/// verdict.
pub fn wilson(x: u64, n: u64, confidence: f64) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let x = x.min(n);
    score_interval(x, n, SQRT_2 * erfc_inv(1.0 - confidence))
}

/// The score interval at `z` standard deviations.
fn score_interval(x: u64, n: u64, z: f64) -> (f64, f64) {
    let (hits, misses, n) = (x as f64, (n - x) as f64, n as f64);
    let z2 = z * z;
    let half = z * (hits * misses / n + z2 / 4.0).sqrt();
    let centre = hits + z2 / 2.0;
    // With no hit (or no miss) the bound is 0 (or 1) itself, not nearly.
    let lower = if hits == 0.0 { 0.0 } else { (centre - half) / (n + z2) };
    let upper = if misses == 0.0 { 1.0 } else { (centre + half) / (n + z2) };
    (lower, upper)
}

/// The probability of at least `errors` wrong units among `inspected`, if the claimed share of
/// correct units (0–1) were true (申告の検定, exact binomial). Claims outside 0–1 count as 0 and 1.
pub fn claim_p(errors: u64, inspected: u64, claim: Decimal) -> f64 {
    binomial_sf(errors, inspected, complement(claim))
}

/// `1 − value`, rounded once, within 0–1.
fn complement(value: Decimal) -> f64 {
    let one = 10_i128.pow(u32::from(value.scale));
    ((one - i128::from(value.units)) as f64 / one as f64).clamp(0.0, 1.0)
}

/// Units that must be inspected, all of them correct, before the one-sided lower bound reaches
/// `target` (0–1): `n ≥ ln(1 − confidence) / ln(target)`. `None` for a target of 100 % or more: no
/// sample demonstrates it.
pub fn zero_error_sample_size(target: Decimal, confidence: f64) -> Option<u64> {
    let misses = complement(target);
    if misses == 0.0 {
        return None;
    }
    if misses == 1.0 {
        return Some(0);
    }
    let n = ((1.0 - confidence).ln() / (-misses).ln_1p()).ceil();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number, positive and below 10^18 for a target of at most 17 digits"
    )]
    let n = n as u64;
    Some(n)
}

/// The share of correct records when each of its `fields` is correct with probability `field`,
/// independently.
pub fn record_from_field(field: f64, fields: u64) -> f64 {
    field.powf(fields as f64)
}
