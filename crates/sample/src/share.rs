//! Dividing a whole number without losing any of it.

/// Splits `total` into whole numbers in proportion to `weights`; they sum to it exactly.
pub(crate) fn split(total: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum::<i64>().max(1);
    let mut seen = 0;
    let mut given = 0;
    let part = |weight: &i64| {
        seen += weight;
        let until = total * seen / all;
        let part = until - given;
        given = until;
        part
    };
    weights.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_sums_to_its_total() {
        assert_eq!(split(10, &[1, 1, 1]), [3, 3, 4]);
        assert_eq!(split(0, &[0, 0]), [0, 0]);
    }
}
