//! The digest against exact percentiles, on heavy tails and in parts.

use proptest::prelude::*;

use super::*;
use crate::statistics::{Method, Percentile, Quantiles, percentile};

const SHARES: [&str; 11] =
    ["0", "0.001", "0.01", "0.05", "0.25", "0.5", "0.75", "0.9", "0.99", "0.999", "1"];

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

/// `n` values of a distribution by its inverse, in an order without pattern.
fn values(n: u64, inverse: fn(f64) -> f64) -> Vec<i64> {
    let mut state = 88_172_645_463_325_252_u64;
    let uniform = (0..n).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    });
    #[expect(clippy::cast_possible_truncation, reason = "saturates")]
    uniform.map(|u| inverse(u) as i64).collect()
}

/// Pareto with shape 1.1: the mean of a thousand values is mostly its largest.
fn pareto(n: u64) -> Vec<i64> {
    values(n, |u| 1e6 * (1.0 - u).powf(-1.0 / 1.1))
}

/// Half short, half a thousand times longer, nothing between.
fn two_heaps(n: u64) -> Vec<i64> {
    values(n, |u| if u < 0.5 { 1e6 * u } else { 1e9 * u })
}

fn digest_of(values: &[i64]) -> Digest {
    let mut digest = Digest::new();
    for value in values {
        digest.push(*value);
    }
    digest
}

/// How far the rank of the estimate lies from the wanted one, as a share.
fn rank_error(ascending: &[i64], estimate: i64, q: f64) -> f64 {
    let n = ascending.len() as f64;
    let below = ascending.partition_point(|v| *v < estimate) as f64 / n;
    let up_to = ascending.partition_point(|v| *v <= estimate) as f64 / n;
    (below - q).max(q - up_to).max(0.0)
}

#[track_caller]
fn within(digest: &Digest, ascending: &[i64], times: f64) {
    for share in SHARES {
        let q = decimal(share);
        let estimate = digest.percentile(q).expect("values");
        let q = q.to_f64();
        let bound = times * std::f64::consts::TAU / 500.0 * (q * (1.0 - q)).sqrt();
        let error = rank_error(ascending, estimate, q);
        let slack = 2.0 / ascending.len() as f64;
        assert!(error <= bound + slack, "{share}: {error} > {bound}");
    }
    let ends = [digest.percentile(decimal("0")), digest.percentile(decimal("1"))];
    assert_eq!(ends, [ascending.first().copied(), ascending.last().copied()]);
}

#[test]
fn heavy_tails_stay_within_the_bound() {
    for values in [pareto(200_000), two_heaps(200_000), pareto(999), (0..50_000).collect()] {
        let digest = digest_of(&values);
        let mut ascending = values;
        ascending.sort_unstable();
        assert_eq!(digest.count(), ascending.len() as u64);
        within(&digest, &ascending, 1.0);
    }
}

#[test]
fn parts_merged_stay_within_twice_the_bound() {
    let mut sorted = pareto(120_000);
    sorted.sort_unstable();
    for values in [pareto(120_000), two_heaps(120_000), sorted] {
        let mut digest = Digest::new();
        for part in values.chunks(1_777) {
            digest.merge(digest_of(part));
        }
        let mut ascending = values;
        ascending.sort_unstable();
        within(&digest, &ascending, 2.0);
        assert!(digest.centroids.len() <= 500, "{}", digest.centroids.len());
    }
}

#[test]
fn cuts_end_at_one_and_grow() {
    let (mut q, mut cuts) = (0.0, 0);
    while q < 1.0 {
        let next = next_cut(q);
        assert!(next > q, "{q}");
        (q, cuts) = (next, cuts + 1);
    }
    // k₁ runs from −δ/4 to δ/4.
    assert!((250..=252).contains(&cuts), "{cuts}");
}

#[test]
fn extreme_values_and_nothing() {
    assert_eq!(Digest::new().percentile(decimal("0.5")), None);
    let digest = digest_of(&[i64::MIN, i64::MAX]);
    assert_eq!(digest.percentile(decimal("0")), Some(i64::MIN));
    assert_eq!(digest.percentile(decimal("1.5")), Some(i64::MAX));
    let same = digest_of(&[7; 10_000]);
    for share in SHARES {
        assert_eq!(same.percentile(decimal(share)), Some(7));
    }
}

#[test]
fn the_method_is_said_and_hangs_on_the_number_alone() {
    let mut values = Quantiles::exact_until(3);
    assert_eq!(values.percentiles(&[decimal("0.5")]), [None]);
    for value in [30, 10, 20] {
        values.push(value);
    }
    let median = |value, method| vec![Some(Percentile { value, method })];
    assert_eq!(values.percentiles(&[decimal("0.5")]), median(20, Method::Exact));
    values.push(40);
    assert_eq!(values.count(), 4);
    assert_eq!(values.percentiles(&[decimal("0.5")]), median(25, Method::TDigest));
    let words = [crate::text::Lang::Ja, crate::text::Lang::En].map(crate::words::Words::new);
    for method in [Method::Exact, Method::TDigest] {
        assert!(words.iter().all(|w| w.has(method.word())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn parts_in_one_order_give_one_answer(
        values in proptest::collection::vec(-1000_i64..1000, 1..300),
        cut in 1_usize..50, kept in 0_usize..200,
    ) {
        let parts = || values.chunks(cut).map(|part| {
            let mut all = Quantiles::exact_until(kept);
            for value in part {
                all.push(*value);
            }
            all
        });
        let merged = || parts().reduce(|mut all, part| {
            all.merge(part);
            all
        });
        let qs = SHARES.map(decimal);
        let (found, again) = (merged().expect("parts"), merged().expect("parts"));
        prop_assert_eq!(&found, &again);
        prop_assert_eq!(found.count(), values.len() as u64);
        let mut ascending = values.clone();
        ascending.sort_unstable();
        for (q, answer) in qs.iter().zip(found.percentiles(&qs)) {
            let answer = answer.expect("values");
            if values.len() <= kept {
                prop_assert_eq!(answer.method, Method::Exact);
                prop_assert_eq!(Some(answer.value), percentile(&ascending, *q));
            } else {
                prop_assert_eq!(answer.method, Method::TDigest);
                let slack = 2.0 / values.len() as f64;
                prop_assert!(rank_error(&ascending, answer.value, q.to_f64()) <= 0.013 + slack);
            }
        }
    }
}
