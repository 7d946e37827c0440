//! The simulation itself.

use super::{Amount, Driver, RiskModel, Triangle};
use crate::random::Random;
use crate::refusal::Refusal;
use crate::statistics::{nearest_rank, spearman};

/// What the runs say.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// Runs.
    pub runs: u32,
    /// The seed; the same seed gives the same result.
    pub seed: u64,
    /// The share of runs with a net present value above 0, 0–1.
    pub positive: f64,
    /// The value that 10 % of runs do not exceed.
    pub p10: Amount,
    /// The median.
    pub p50: Amount,
    /// The value that 90 % of runs do not exceed.
    pub p90: Amount,
    /// The share of runs that save anything in the first year, 0–1.
    pub first_year_saves: f64,
    /// The share of runs whose saving in the first year reaches the target share, 0–1.
    pub first_year_target: f64,
    /// Spearman's correlation of each uncertain driver with the net present value, the strongest
    /// first; `None` for a driver that does not move.
    pub tornado: Vec<(Driver, Option<f64>)>,
}

/// Draws by the inverse of the distribution.
fn draw(triangle: Triangle, random: &mut Random) -> f64 {
    let Triangle { low, mode, high } = triangle;
    let u = random.uniform();
    let width = high - low;
    if width <= 0.0 {
        return mode;
    }
    match u < (mode - low) / width {
        true => low + (u * width * (mode - low)).sqrt(),
        false => high - ((1.0 - u) * width * (high - mode)).sqrt(),
    }
}

/// One run: net present value, saving and baseline of the first year.
fn run(model: &RiskModel, drawn: &[(Driver, f64)]) -> (f64, f64, f64) {
    let of = |driver: Driver| drawn.iter().find(|(own, _)| *own == driver).map(|(_, value)| *value);
    let still = |driver| of(driver).unwrap_or(0.0);
    let volume = still(Driver::Volume);
    let hidden: f64 = model
        .hidden
        .iter()
        .map(|(class, amount)| of(Driver::Class(*class)).unwrap_or(amount.to_f64()))
        .sum();
    let mut baseline = model.baseline.to_f64() * (1.0 + model.baseline_variable.to_f64() * volume);
    let mut fee = model.fee.to_f64() * (1.0 + model.fee_variable.to_f64() * volume);
    let first = (baseline - fee - hidden, baseline);
    let (mut npv, mut factor) = (-model.once.to_f64(), 1.0);
    for _ in 0..model.years {
        factor /= 1.0 + model.rate.to_f64();
        npv += (baseline - fee - hidden) * factor;
        baseline *= 1.0 + still(Driver::Wage);
        fee *= 1.0 + still(Driver::FeeGrowth);
    }
    (npv, first.0, first.1)
}

/// Simulates `runs` times (1–1,000,000) from `seed`. The stream is SplitMix64, drivers are drawn in
/// their order, so the result is the same on every machine.
///
/// # Errors
/// `risk-triangle`, `risk-driver` for a class without a hidden cost, `cost-rate`, `cost-years`,
/// `risk-runs`.
pub fn simulate(model: &RiskModel, runs: u32, seed: u64) -> Result<Risk, Refusal> {
    model.check(runs)?;
    let mut random = Random::new(seed);
    let count = usize::try_from(runs).unwrap_or(usize::MAX);
    let mut columns: Vec<Vec<f64>> = vec![Vec::with_capacity(count); model.uncertain.len()];
    let mut values = Vec::with_capacity(count);
    let mut drawn: Vec<(Driver, f64)> = model.uncertain.keys().map(|key| (*key, 0.0)).collect();
    let target = model.target.to_f64();
    let (mut saves, mut reaches) = (0_u32, 0_u32);
    for _ in 0..runs {
        for ((slot, triangle), column) in
            drawn.iter_mut().zip(model.uncertain.values()).zip(&mut columns)
        {
            slot.1 = draw(*triangle, &mut random);
            column.push(slot.1);
        }
        let (npv, saving, baseline) = run(model, &drawn);
        values.push(npv);
        saves += u32::from(saving > 0.0);
        reaches += u32::from(saving >= target * baseline);
    }
    let mut tornado: Vec<(Driver, Option<f64>)> = drawn
        .iter()
        .zip(&columns)
        .map(|((key, _), column)| (*key, spearman(column, &values)))
        .collect();
    let size = |rho: Option<f64>| rho.map_or(-1.0, f64::abs);
    tornado.sort_by(|a, b| size(b.1).total_cmp(&size(a.1)).then(a.0.cmp(&b.0)));
    let positive = values.iter().filter(|value| **value > 0.0).count() as f64;
    values.sort_unstable_by(f64::total_cmp);
    let at = |percent: i64| {
        let rank = nearest_rank(count, crate::decimal::Decimal { units: percent, scale: 2 });
        rank.map_or(Amount::ZERO, |rank| Amount::nearest(values[rank]))
    };
    let (p10, p50, p90) = (at(10), at(50), at(90));
    let share = |found: f64| found / f64::from(runs);
    Ok(Risk {
        runs,
        seed,
        positive: share(positive),
        p10,
        p50,
        p90,
        first_year_saves: share(f64::from(saves)),
        first_year_target: share(f64::from(reaches)),
        tornado,
    })
}
