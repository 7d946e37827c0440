//! Rank correlation, agreement of two raters, and quartiles.

/// Ranks from 1, equal values with the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let equal = |i: &&usize| values[**i] == values[order[first]];
        let count = order[first..].iter().take_while(equal).count().max(1);
        let mean = first as f64 + (count as f64 + 1.0) / 2.0;
        order[first..first + count].iter().for_each(|index| ranks[*index] = mean);
        first += count;
    }
    ranks
}

/// Spearman's rank correlation (Spearman 1904), −1 to 1; ties have the mean of their ranks. `None`
/// for fewer than two pairs, lists of different length, or where one list is constant.
pub fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.len() != b.len() || a.len() < 2 {
        return None;
    }
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() as f64 + 1.0) / 2.0;
    let product =
        |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>();
    let (both, own) = (product(&a, &b), product(&a, &a) * product(&b, &b));
    (own > 0.0).then(|| (both / own.sqrt()).clamp(-1.0, 1.0))
}

/// Cohen's κ with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// Cases that both judged; 1 or more.
    pub n: u64,
    /// Cases on which they agree.
    pub agreed: u64,
    /// κ, −1 to 1; `None` where both put every case into one and the same category, because then
    /// chance alone explains all agreement.
    pub kappa: Option<f64>,
    /// The interval at the asked confidence, within −1 to 1; there where κ is.
    pub interval: Option<(f64, f64)>,
}

/// Cohen's κ (Cohen 1960) of a square table of counts, rows the first rater's categories and
/// columns the second's, with the large-sample interval of Fleiss, Cohen & Everitt 1969 at `z`
/// standard deviations. `None` for no case or a table that is not square.
pub fn kappa(table: &[Vec<u64>], z: f64) -> Option<Kappa> {
    let size = table.len();
    if table.iter().any(|row| row.len() != size) {
        return None;
    }
    let n: u64 = table.iter().flatten().sum();
    if n == 0 {
        return None;
    }
    let agreed = (0..size).map(|i| table[i][i]).sum();
    let p = |i: usize, j: usize| table[i][j] as f64 / n as f64;
    let row = |i: usize| (0..size).map(|j| p(i, j)).sum::<f64>();
    let column = |j: usize| (0..size).map(|i| p(i, j)).sum::<f64>();
    let observed = agreed as f64 / n as f64;
    let chance: f64 = (0..size).map(|i| row(i) * column(i)).sum();
    if chance >= 1.0 - 1e-12 {
        return Some(Kappa { n, agreed, kappa: None, interval: None });
    }
    let k = (observed - chance) / (1.0 - chance);
    let mut spread = -(k - chance * (1.0 - k)).powi(2);
    for i in 0..size {
        for j in 0..size {
            spread += match i == j {
                true => p(i, i) * (1.0 - (row(i) + column(i)) * (1.0 - k)).powi(2),
                false => (1.0 - k).powi(2) * p(i, j) * (column(i) + row(j)).powi(2),
            };
        }
    }
    let half = z * (spread.max(0.0) / n as f64).sqrt() / (1.0 - chance);
    let interval = Some(((k - half).max(-1.0), (k + half).min(1.0)));
    Some(Kappa { n, agreed, kappa: Some(k), interval })
}

/// First quartile, median and third quartile of whole numbers, each times four and so exact (linear
/// interpolation, type 7 of Hyndman & Fan 1996). `None` of nothing.
pub fn quartiles_times_four(values: &[u32]) -> Option<[u64; 3]> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let at = |quarter: usize| {
        let place = last * quarter;
        let (below, part) = (place / 4, u64::try_from(place % 4).unwrap_or(0));
        let above = (below + 1).min(last);
        u64::from(sorted[below]) * (4 - part) + u64::from(sorted[above]) * part
    };
    Some([at(1), at(2), at(3)])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spearman_of_known_lists() {
        // Wikipedia's example of IQ and hours of television.
        let iq = [106., 100., 86., 101., 99., 103., 97., 113., 112., 110.];
        let hours = [7., 27., 2., 50., 28., 29., 20., 12., 6., 17.];
        let found = spearman(&iq, &hours).expect("a correlation");
        assert!((found - -29.0 / 165.0).abs() < 1e-12, "{found}");
        assert_eq!(spearman(&[1., 2., 2., 3.], &[10., 20., 20., 30.]), Some(1.0));
        assert_eq!(spearman(&[1., 1.], &[1., 2.]), None);
        assert_eq!(spearman(&[1.], &[1.]), None);
        assert_eq!(spearman(&[1., 2.], &[1.]), None);
    }

    #[test]
    fn kappa_is_that_of_fleiss_cohen_and_everitt() {
        // Their table of 1969: κ = .429, standard error √.002885.
        let table = vec![vec![106, 10, 4], vec![22, 28, 10], vec![2, 12, 6]];
        let found = kappa(&table, 1.0).expect("a kappa");
        let (k, interval) = (found.kappa.expect("κ"), found.interval.expect("its interval"));
        assert!((k - 0.429).abs() < 5e-4, "{k}");
        assert!(((interval.1 - k).powi(2) - 0.002_885).abs() < 2e-6, "{interval:?}");
    }

    #[test]
    fn eighteen_of_twenty() {
        let found = kappa(&[vec![9, 1], vec![1, 9]], 1.959_964).expect("a kappa");
        assert_eq!((found.n, found.agreed), (20, 18));
        assert!((found.kappa.expect("κ") - 0.8).abs() < 1e-12);
        let (low, high) = found.interval.expect("an interval");
        assert!((low - 0.537).abs() < 1e-3 && high == 1.0, "{low}–{high}");
        let one = kappa(&[vec![20, 0], vec![0, 0]], 1.96).expect("counts");
        assert_eq!((one.agreed, one.kappa), (20, None), "chance explains all of it");
        assert_eq!(kappa(&[vec![0]], 1.96), None);
        assert_eq!(kappa(&[vec![1, 2]], 1.96), None);
    }

    #[test]
    fn quartiles_are_exact() {
        for (values, expected) in [
            (&[3, 1, 2][..], [6, 8, 10]),
            (&[4], [16, 16, 16]),
            (&[0, 1, 2, 3], [3, 6, 9]),
            (&[2, 2, 4, 0, 1], [4, 8, 8]),
        ] {
            assert_eq!(quartiles_times_four(values), Some(expected), "{values:?}");
        }
        assert_eq!(quartiles_times_four(&[]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn kappa_lies_within_its_bounds(counts in prop::collection::vec(0_u64..50, 9)) {
            let table: Vec<Vec<u64>> = counts.chunks(3).map(<[u64]>::to_vec).collect();
            if let Some(Kappa { kappa: Some(k), interval: Some((low, high)), .. }) =
                kappa(&table, 1.96)
            {
                prop_assert!((-1.0..=1.0).contains(&k) && low <= k && k <= high);
            }
        }
    }
}
