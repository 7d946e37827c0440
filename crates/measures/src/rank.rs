//! Nearest-rank percentiles.

/// The value at rank ⌈n·p⌉ of `values`, where p = `numerator / denominator` (0–1); with p = 0 the
/// smallest. `None` without values. Puts `values` in some other order.
pub fn nearest(values: &mut [i64], numerator: i128, denominator: i128) -> Option<i64> {
    let n = i128::try_from(values.len()).ok().filter(|n| *n > 0)?;
    let product = n.checked_mul(numerator)?;
    let rank = product.div_euclid(denominator) + i128::from(product % denominator != 0);
    let place = usize::try_from(rank.clamp(1, n) - 1).ok()?;
    Some(*values.select_nth_unstable(place).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_is_the_smallest_that_reaches_the_share() {
        let of = |n: i64, num, den| nearest(&mut (1..=n).rev().collect::<Vec<_>>(), num, den);
        assert_eq!(of(0, 1, 2), None);
        assert_eq!(of(1, 1, 2), Some(1));
        assert_eq!(of(4, 1, 2), Some(2));
        assert_eq!(of(5, 1, 2), Some(3));
        assert_eq!(of(10, 9, 10), Some(9));
        assert_eq!(of(11, 9, 10), Some(10));
        assert_eq!(of(10, 0, 10), Some(1));
        assert_eq!(of(10, 10, 10), Some(10));
    }
}
