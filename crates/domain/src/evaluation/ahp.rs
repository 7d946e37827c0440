//! AHP: weights from comparisons of criteria in pairs (Saaty 1977).

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::share::{Share, apportion};

/// How many times more important the row's criterion is than the column's, as a fraction of whole
/// numbers 1–9: 2 is `2/1`, a third is `1/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Numerator, 1–9.
    pub over: u8,
    /// Denominator, 1–9.
    pub under: u8,
}

impl Judgement {
    /// `over / under`.
    pub fn new(over: u8, under: u8) -> Self {
        Self { over, under }
    }

    fn to_f64(self) -> f64 {
        f64::from(self.over) / f64::from(self.under)
    }

    fn sound(self) -> bool {
        (1..=9).contains(&self.over) && (1..=9).contains(&self.under)
    }

    /// Whether the two are each other's reciprocal, exactly.
    fn mirrors(self, other: Self) -> bool {
        u16::from(self.over) * u16::from(other.over)
            == u16::from(self.under) * u16::from(other.under)
    }
}

/// The greatest consistency ratio that is accepted.
pub const CONSISTENT: f64 = 0.10;

/// Saaty's random indices for 3 to 15 criteria.
const RANDOM: [f64; 13] =
    [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Weights and how consistent the comparisons are.
#[derive(Debug, Clone, PartialEq)]
pub struct Priorities {
    /// The principal eigenvector, summing to 1.
    pub eigenvector: Vec<f64>,
    /// The same as shares that sum to one exactly, by largest remainder.
    pub weights: Vec<Share>,
    /// λmax, the principal eigenvalue; n where all is consistent.
    pub lambda: f64,
    /// Consistency index, `(λmax − n) / (n − 1)`.
    pub index: f64,
    /// Consistency ratio, the index ÷ the random index; 0 for one or two criteria.
    pub ratio: f64,
}

/// Weights from a square matrix of comparisons.
///
/// # Errors
/// `ahp-size` without a square of 1 to 15 rows; `ahp-cells` with `ahp-scale` or `ahp-reciprocal` at
/// the cells (row and column counting from 1); `ahp-inconsistent` above [`CONSISTENT`], with the
/// ratio, and row and column of the comparison that fits the rest least.
pub fn priorities(matrix: &[Vec<Judgement>]) -> Result<Priorities, Refusal> {
    let size = matrix.len();
    if size == 0 || size > 15 || matrix.iter().any(|row| row.len() != size) {
        return Err(Refusal::new("ahp-size"));
    }
    let problems = cells(matrix);
    if !problems.is_empty() {
        return Err(Refusal { problems, ..Refusal::new("ahp-cells") });
    }
    let a: Vec<Vec<f64>> =
        matrix.iter().map(|row| row.iter().map(|cell| cell.to_f64()).collect()).collect();
    let (eigenvector, lambda) = eigen(&a);
    let n = size as f64;
    let index = if size > 1 { ((lambda - n) / (n - 1.0)).max(0.0) } else { 0.0 };
    let random = size.checked_sub(3).and_then(|place| RANDOM.get(place));
    let ratio = random.map_or(0.0, |random| index / random);
    if ratio > CONSISTENT {
        let (row, column) = worst(&a, &eigenvector);
        let refusal = Refusal::new("ahp-inconsistent").with("ratio", format!("{ratio:.4}"));
        return Err(refusal.with("row", row.to_string()).with("column", column.to_string()));
    }
    let weights = apportion(&eigenvector).ok_or_else(|| Refusal::new("ahp-size"))?;
    Ok(Priorities { eigenvector, weights, lambda, index, ratio })
}

fn cells(matrix: &[Vec<Judgement>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (i, row) in matrix.iter().enumerate() {
        for (j, cell) in row.iter().enumerate() {
            let field = format!("matrix[{}][{}]", i + 1, j + 1);
            if !cell.sound() {
                problems.push(Problem::field("ahp-scale", field));
            } else if j <= i && !cell.mirrors(matrix[j][i]) {
                problems.push(Problem::field("ahp-reciprocal", field));
            }
        }
    }
    problems
}

/// Principal eigenvector and eigenvalue of a positive matrix, by powers.
fn eigen(a: &[Vec<f64>]) -> (Vec<f64>, f64) {
    let mut vector = vec![1.0 / a.len() as f64; a.len()];
    let mut value = 0.0;
    for _ in 0..10_000 {
        let product = |row: &Vec<f64>| row.iter().zip(&vector).map(|(a, w)| a * w).sum::<f64>();
        let mut next: Vec<f64> = a.iter().map(product).collect();
        // The old vector sums to 1, so the sum of the new one is the eigenvalue.
        value = next.iter().sum();
        next.iter_mut().for_each(|weight| *weight /= value);
        let moved = next.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        vector = next;
        if moved < 1e-15 {
            break;
        }
    }
    (vector, value)
}

/// Row and column, from 1, of the comparison that is farthest from the ratio of its weights.
fn worst(a: &[Vec<f64>], weights: &[f64]) -> (usize, usize) {
    let off = |i: usize, j: usize| (a[i][j] * weights[j] / weights[i]).ln().abs();
    let pairs = (0..a.len()).flat_map(|i| (i + 1..a.len()).map(move |j| (i, j)));
    let found = pairs.rev().max_by(|a, b| off(a.0, a.1).total_cmp(&off(b.0, b.1)));
    found.map_or((1, 1), |(i, j)| (i + 1, j + 1))
}
