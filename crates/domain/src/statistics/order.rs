//! Percentiles and concentration, exact.

use crate::decimal::Decimal;

/// Index (from 0) of the nearest-rank percentile `q` (0–1) among `n` ascending values: the smallest
/// value that at least the share `q` of all values does not exceed. `None` for no values; `q`
/// outside 0–1 counts as 0 and 1.
pub fn nearest_rank(n: usize, q: Decimal) -> Option<usize> {
    let last = n.checked_sub(1)?;
    let one = 10_i128.pow(u32::from(q.scale));
    let units = i128::from(q.units).clamp(0, one);
    let rank = (units * i128::try_from(n).ok()? + one - 1) / one;
    Some(usize::try_from(rank - 1).unwrap_or(0).min(last))
}

/// The nearest-rank percentile `q` (0–1) of ascending values; see [`nearest_rank`].
pub fn percentile<T: Copy>(ascending: &[T], q: Decimal) -> Option<T> {
    nearest_rank(ascending.len(), q).and_then(|index| ascending.get(index).copied())
}

/// The sum of squared shares (Herfindahl index) in millionths, rounded half up: 1,000,000 when one
/// has everything. `None` when the counts sum to zero (or to more than 2⁵³, which no log holds).
pub fn herfindahl(counts: &[u64]) -> Option<u64> {
    let sum: u128 = counts.iter().copied().map(u128::from).sum();
    if sum == 0 || sum > 1 << 53 {
        return None;
    }
    let squares: u128 = counts.iter().map(|count| u128::from(*count).pow(2)).sum();
    let (scaled, whole) = (squares * 1_000_000, sum * sum);
    u64::try_from((2 * scaled + whole) / (2 * whole)).ok()
}
