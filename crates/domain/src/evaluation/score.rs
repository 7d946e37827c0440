//! Weighted sums and TOPSIS.

use crate::share::Share;

/// The values of all bidders on all criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The weights, summing to one.
    pub weights: Vec<Share>,
    /// A row for each bidder with a value 0–100 for each criterion, more being better; `None` where
    /// it is missing.
    pub values: Vec<Vec<Option<f64>>>,
}

/// What a bidder comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// The weighted sum, 0–100; `None` while a criterion that weighs anything has no value.
    pub value: Option<f64>,
    /// 被覆率: the share of weight with a value.
    pub coverage: Share,
}

/// Values nearer than this are equal: rounding of binary numbers, not merit.
pub(super) const EQUAL: f64 = 1e-9;

impl Table {
    /// All values of all bidders; `None` while one of them is missing or rows differ in length.
    pub(super) fn full(&self) -> Option<Vec<Vec<f64>>> {
        let row = |row: &Vec<Option<f64>>| {
            let values: Option<Vec<f64>> = row.iter().copied().collect();
            values.filter(|values| values.len() == self.weights.len())
        };
        self.values.iter().map(row).collect()
    }
}

/// `V_i = Σ_j w_j · v_ij` for each bidder.
pub fn totals(table: &Table) -> Vec<Total> {
    let total = |row: &Vec<Option<f64>>| {
        let (mut sum, mut covered) = (0.0, 0);
        for (index, weight) in table.weights.iter().enumerate() {
            if let Some(value) = row.get(index).copied().flatten() {
                sum += weight.to_f64() * value;
                covered += weight.millionths();
            }
        }
        let coverage = Share::new(covered).unwrap_or(Share::ONE);
        Total { value: (coverage == Share::ONE).then_some(sum), coverage }
    };
    table.values.iter().map(total).collect()
}

/// Ranks from 1, equal values with the same rank; `None` where there is no value. While one is
/// missing the others are ranked among themselves.
pub fn ranks(values: &[Option<f64>]) -> Vec<Option<usize>> {
    let above = |own: f64| values.iter().flatten().filter(|other| **other > own + EQUAL).count();
    values.iter().map(|value| value.map(|own| above(own) + 1)).collect()
}

/// Closeness to the ideal, 0–1 (Hwang & Yoon 1981): columns divided by their Euclidean length,
/// times weights; distance to the worst ÷ sum of distances to best and worst. 0.5 where all
/// bidders are the same. `None` while a value is missing.
pub fn topsis(table: &Table) -> Option<Vec<f64>> {
    let mut values = table.full()?;
    let column =
        |values: &[Vec<f64>], j: usize| values.iter().map(|row| row[j]).collect::<Vec<_>>();
    let (mut best, mut worst) = (Vec::new(), Vec::new());
    for (j, weight) in table.weights.iter().enumerate() {
        let length = column(&values, j).iter().map(|value| value * value).sum::<f64>().sqrt();
        let factor = if length > 0.0 { weight.to_f64() / length } else { 0.0 };
        values.iter_mut().for_each(|row| row[j] *= factor);
        let scaled = column(&values, j);
        best.push(scaled.iter().copied().fold(f64::MIN, f64::max));
        worst.push(scaled.iter().copied().fold(f64::MAX, f64::min));
    }
    let distance = |row: &[f64], to: &[f64]| {
        row.iter().zip(to).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    };
    let closeness = |row: &Vec<f64>| {
        let (to_best, to_worst) = (distance(row, &best), distance(row, &worst));
        let sum = to_best + to_worst;
        if sum > 0.0 { to_worst / sum } else { 0.5 }
    };
    Some(values.iter().map(closeness).collect())
}
