//! How firm the order is: ranks when weights and raters waver, by simulation.

use super::score::Table;
use crate::random::Random;
use crate::refusal::Refusal;

/// How weights and values waver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noise {
    /// Concentration of the Dirichlet distribution of the weights around those of the table, above
    /// 0; the higher, the firmer. Its parameters are concentration × weight.
    pub concentration: f64,
    /// Standard deviation of each value, 0 or more, in points of 100; values stay within 0–100.
    pub deviation: f64,
}

impl Default for Noise {
    /// 60 and 6, as in §4.2 of the domain report.
    fn default() -> Self {
        Self { concentration: 60.0, deviation: 6.0 }
    }
}

/// The chances of ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// Runs.
    pub runs: u32,
    /// The seed; the same seed gives the same result.
    pub seed: u64,
    /// For each bidder, by its place in the table, the share of runs on rank 1, 2, …; equal bidders
    /// take their ranks in the order of the table.
    pub ranks: Vec<Vec<f64>>,
}

impl Chances {
    /// The bidder that is first most often, with the share of runs.
    pub fn leader(&self) -> Option<(usize, f64)> {
        let first = |row: &Vec<f64>| row.first().copied().unwrap_or(0.0);
        let all = self.ranks.iter().map(first).enumerate();
        all.rev().max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// Simulates the ranks `runs` times (1–1,000,000) from `seed`.
///
/// # Errors
/// `evaluation-value-missing`, `evaluation-noise`, `risk-runs`.
pub fn rank_chances(table: &Table, noise: Noise, runs: u32, seed: u64) -> Result<Chances, Refusal> {
    let full = table.full().filter(|values| !values.is_empty());
    let values = full.ok_or_else(|| Refusal::new("evaluation-value-missing"))?;
    let Noise { concentration, deviation } = noise;
    let finite = concentration.is_finite() && deviation.is_finite();
    if !finite || concentration <= 0.0 || deviation < 0.0 {
        return Err(Refusal::new("evaluation-noise"));
    }
    if runs == 0 || runs > 1_000_000 {
        return Err(Refusal::new("risk-runs"));
    }
    let parameters: Vec<f64> =
        table.weights.iter().map(|weight| concentration * weight.to_f64()).collect();
    let mut random = Random::new(seed);
    let mut counts = vec![vec![0_u32; values.len()]; values.len()];
    for _ in 0..runs {
        let weights = random.dirichlet(&parameters);
        let mut score = |row: &Vec<f64>| {
            let mut value = |v: &f64| (v + deviation * random.normal()).clamp(0.0, 100.0);
            row.iter().zip(&weights).map(|(v, weight)| value(v) * weight).sum::<f64>()
        };
        let scores: Vec<f64> = values.iter().map(&mut score).collect();
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        order.iter().enumerate().for_each(|(rank, bidder)| counts[*bidder][rank] += 1);
    }
    let share = |count: u32| f64::from(count) / f64::from(runs);
    let ranks = counts.into_iter().map(|row| row.into_iter().map(share).collect()).collect();
    Ok(Chances { runs, seed, ranks })
}

/// What the chances advise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The first is first in 70 % of runs or more.
    Clear,
    /// 僅差: try the work out, or look again at the criterion whose weight turns the order.
    TryOrReview,
}

/// The advice of §4.2: below 70 % the order is close.
pub fn advice(chances: &Chances) -> Option<Advice> {
    let (_, share) = chances.leader()?;
    Some(if share < 0.7 { Advice::TryOrReview } else { Advice::Clear })
}
