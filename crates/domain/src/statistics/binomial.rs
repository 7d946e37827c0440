//! The binomial distribution and the exact (Clopper–Pearson) bounds.

use std::f64::consts::{SQRT_2, TAU};

use statrs::function::erf::{erfc, erfc_inv};
use statrs::function::gamma::ln_gamma;

use super::score_interval;

/// Up to this variance tails are summed (about a second at most); above it the normal distribution,
/// whose error is then below 10⁻⁷, stands in.
const SUMMED_VARIANCE: f64 = 1e14;

/// Up to so many hits or misses bounds are exact; above it the score interval, then equal to nine
/// digits, stands in.
pub(super) const EXACT_COUNT: u64 = 1_000_000_000;

/// Terms below this share of the sum no longer change it.
const NEGLIGIBLE: f64 = 1e-20;

/// `P(X ≥ x)` for `n` trials of probability `p` (0–1). 1 for `x` = 0, 0 for `x` > `n`.
pub fn binomial_sf(x: u64, n: u64, p: f64) -> f64 {
    if x == 0 {
        return 1.0;
    }
    if x > n || p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (count, q) = (n as f64, 1.0 - p);
    let mean = count * p;
    if mean * q > SUMMED_VARIANCE {
        let distance = (x as f64 - 0.5 - mean) / (mean * q).sqrt();
        return erfc(distance / SQRT_2) / 2.0;
    }
    if x as f64 > mean {
        let first = pmf(x as f64, count, p);
        let odds = p / q;
        first * sum_of_ratios(x as f64, |i| (count - i) / (i + 1.0) * odds, 1.0)
    } else {
        1.0 - binomial_cdf_below_mean(x - 1, n, p)
    }
}

/// `P(X ≤ x)` for `x` at or below the mean.
fn binomial_cdf_below_mean(x: u64, n: u64, p: f64) -> f64 {
    let (x, n) = (x as f64, n as f64);
    let odds = (1.0 - p) / p;
    pmf(x, n, p) * sum_of_ratios(x, |i| i / (n - i + 1.0) * odds, -1.0)
}

/// `1 + r(x) + r(x)·r(x+step) + …` for falling ratios `r`, until nothing is added.
pub(super) fn sum_of_ratios(x: f64, ratio: impl Fn(f64) -> f64, step: f64) -> f64 {
    let (mut i, mut term, mut sum) = (x, 1.0, 1.0);
    loop {
        term *= ratio(i);
        sum += term;
        i += step;
        // A ratio of zero is the end of the support.
        if term.is_nan() || term <= sum * NEGLIGIBLE {
            return sum;
        }
    }
}

/// `P(X = x)` for `n` trials of probability `0 < p < 1`, by Loader's saddle-point expansion ("Fast
/// and accurate computation of binomial probabilities", 2000): no cancellation for large `n`.
pub(super) fn pmf(x: f64, n: f64, p: f64) -> f64 {
    let q = 1.0 - p;
    if x == 0.0 {
        return (n * (-p).ln_1p()).exp();
    }
    if x == n {
        return (n * p.ln()).exp();
    }
    let rest = n - x;
    // Both differences are the same but for the sign; the side with the small mean gives it without
    // rounding.
    let over = if p <= 0.5 { x - n * p } else { n * q - rest };
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(rest)
        - deviance(x, n * p, over)
        - deviance(rest, n * q, -over);
    exponent.exp() * (n / (TAU * x * rest)).sqrt()
}

/// What Stirling's formula leaves out of `ln n!`, for whole `n` ≥ 1.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - TAU.ln() / 2.0;
    }
    let square = n * n;
    let tail = 1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square;
    (1.0 / 12.0 - (1.0 / 360.0 - tail / square) / square) / n
}

/// `x·ln(x/m) + m − x` without cancellation near `x` = `m`; `difference` is `x − m`.
fn deviance(x: f64, m: f64, difference: f64) -> f64 {
    if difference.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - difference;
    }
    let v = difference / (x + m);
    let (mut sum, mut power, mut odd) = (difference * v, 2.0 * x * v, 1.0);
    loop {
        power *= v * v;
        odd += 2.0;
        let next = sum + power / odd;
        if next == sum {
            return sum;
        }
        sum = next;
    }
}

/// One-sided lower Clopper–Pearson bound for `x` hits of `n`: the ratio below which so many hits
/// would have a probability of less than `1 − confidence`.
pub fn clopper_pearson_lower(x: u64, n: u64, confidence: f64) -> f64 {
    let (x, risk) = (x.min(n), 1.0 - confidence);
    if x == 0 {
        return 0.0;
    }
    if x == n {
        return (risk.ln() / n as f64).exp();
    }
    if x.min(n - x) > EXACT_COUNT {
        return score_interval(x, n, SQRT_2 * erfc_inv(2.0 * risk)).0;
    }
    root(0.0, x as f64 / n as f64, |p| binomial_sf(x, n, p) < risk)
}

/// One-sided upper Clopper–Pearson bound for `x` hits of `n`: the ratio above which so few hits
/// would have a probability of less than `1 − confidence`.
pub fn clopper_pearson_upper(x: u64, n: u64, confidence: f64) -> f64 {
    let (x, risk) = (x.min(n), 1.0 - confidence);
    if x == n {
        return 1.0;
    }
    if x == 0 {
        return -(risk.ln() / n as f64).exp_m1();
    }
    if x.min(n - x) > EXACT_COUNT {
        return score_interval(x, n, SQRT_2 * erfc_inv(2.0 * risk)).1;
    }
    root(x as f64 / n as f64, 1.0, |p| binomial_cdf_below_mean(x, n, p) >= risk)
}

/// Two-sided Clopper–Pearson interval: both bounds, each with half the risk.
pub fn clopper_pearson(x: u64, n: u64, confidence: f64) -> (f64, f64) {
    let each = 1.0 - (1.0 - confidence) / 2.0;
    (clopper_pearson_lower(x, n, each), clopper_pearson_upper(x, n, each))
}

/// The point in `low..high` up to which `below` holds, by halving until no number lies between.
fn root(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
}
