//! Exact bounds for a sample without replacement from a finite population.

use super::binomial::{EXACT_COUNT, pmf, sum_of_ratios};
use super::{clopper_pearson_lower, clopper_pearson_upper};

/// One-sided lower bound of the ratio of correct units among `population`, given `x` correct of `n`
/// drawn without replacement: the smallest number of correct units for which at least `x` correct
/// ones have a probability above `1 − confidence`, divided by the population. A population smaller
/// than `n` counts as `n` (a census: `x / n`).
pub fn hypergeometric_lower(x: u64, n: u64, population: u64, confidence: f64) -> f64 {
    let (x, population) = (x.min(n), population.max(n));
    if n == 0 {
        return 0.0;
    }
    if x.min(n - x) > EXACT_COUNT {
        // Nobody inspects that many; the bound for an infinite population is wider, never too good.
        return clopper_pearson_lower(x, n, confidence);
    }
    fewest(x, n, population, 1.0 - confidence) as f64 / population as f64
}

/// One-sided upper bound of the ratio of correct units among `population`; the mirror image of
/// [`hypergeometric_lower`].
pub fn hypergeometric_upper(x: u64, n: u64, population: u64, confidence: f64) -> f64 {
    let (x, population) = (x.min(n), population.max(n));
    if n == 0 {
        return 1.0;
    }
    if x.min(n - x) > EXACT_COUNT {
        return clopper_pearson_upper(x, n, confidence);
    }
    let most = population - fewest(n - x, n, population, 1.0 - confidence);
    most as f64 / population as f64
}

/// The smallest number of correct units for which `P(X ≥ x)` exceeds `risk`, by halving.
fn fewest(x: u64, n: u64, population: u64, risk: f64) -> u64 {
    let (mut low, mut high) = (x, population - (n - x));
    while low < high {
        let middle = low + (high - low) / 2;
        if sf(x, n, population, middle) > risk {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// `P(X ≥ x)` for `n` units drawn from `population`, of which `correct` are correct.
fn sf(x: u64, n: u64, population: u64, correct: u64) -> f64 {
    let wrong = population - correct;
    if x <= n.saturating_sub(wrong) {
        return 1.0;
    }
    if x > n.min(correct) {
        return 0.0;
    }
    let mode = (u128::from(n) + 1) * (u128::from(correct) + 1) / (u128::from(population) + 2);
    let (drawn, good, bad) = (n as f64, correct as f64, wrong as f64);
    // Both ways the sum walks away from the mode, so that its terms fall.
    if u128::from(x) > mode {
        let up = |i: f64| (good - i) / (i + 1.0) * ((drawn - i) / (bad - drawn + i + 1.0));
        probability(x, n, population, correct) * sum_of_ratios(x as f64, up, 1.0)
    } else {
        let down = |i: f64| i / (good - i + 1.0) * ((bad - drawn + i) / (drawn - i + 1.0));
        1.0 - probability(x - 1, n, population, correct) * sum_of_ratios((x - 1) as f64, down, -1.0)
    }
}

/// `P(X = x)`, from three binomial probabilities in which the share drawn cancels out. `n` <
/// `population`.
fn probability(x: u64, n: u64, population: u64, correct: u64) -> f64 {
    let share = n as f64 / population as f64;
    let wrong = (population - correct) as f64;
    pmf(x as f64, correct as f64, share) * pmf((n - x) as f64, wrong, share)
        / pmf(n as f64, population as f64, share)
}
