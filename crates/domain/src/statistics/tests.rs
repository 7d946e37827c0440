//! The numbered vectors of the domain report, scipy's values, and properties.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} ± {tolerance}");
}

#[track_caller]
fn interval(found: (f64, f64), expected: (f64, f64), tolerance: f64) {
    near(found.0, expected.0, tolerance);
    near(found.1, expected.1, tolerance);
}

#[test]
fn t1_wilson() {
    interval(wilson(1992, 2000, 0.95), (0.992_127, 0.997_972), 5e-7);
}

#[test]
fn t2_clopper_pearson_lower() {
    near(clopper_pearson_lower(1992, 2000, 0.95), 0.992_794, 5e-7);
}

#[test]
fn t3_t4_binomial_sf() {
    near(binomial_sf(8, 2000, 0.0005), 1.014e-5, 5e-9);
    near(binomial_sf(8, 2000, 0.001), 1.0881e-3, 5e-8);
    near(claim_p(8, 2000, decimal("99.95%")), 1.014e-5, 5e-9);
    near(claim_p(8, 2000, decimal("0.999")), 1.0881e-3, 5e-8);
}

#[test]
fn t5_zero_error_sample_size() {
    for (target, n) in [("0.999", 2995), ("0.9995", 5990), ("95%", 59), ("0.5", 5), ("0", 0)] {
        assert_eq!(zero_error_sample_size(decimal(target), 0.95), Some(n), "{target}");
    }
    assert_eq!(zero_error_sample_size(decimal("1"), 0.95), None);
    assert_eq!(zero_error_sample_size(decimal("120%"), 0.95), None);
    assert_eq!(zero_error_sample_size(decimal("-1"), 0.95), Some(0));
    assert!(zero_error_sample_size(decimal("0.99999999999999"), 0.95).is_some());
}

#[test]
fn the_sample_size_is_where_the_lower_bound_reaches_the_target() {
    for target in ["0.9", "0.95", "0.97", "0.99", "0.995", "0.999", "0.9995", "0.99999"] {
        let target = decimal(target);
        let n = zero_error_sample_size(target, 0.95).expect("a size");
        assert!(clopper_pearson_lower(n, n, 0.95) >= target.to_f64(), "{target}");
        assert!(clopper_pearson_lower(n - 1, n - 1, 0.95) < target.to_f64(), "{target}");
    }
}

#[test]
fn t6_record_from_field() {
    for (field, record) in [(0.9995, 0.989_06), (0.999, 0.978_23), (0.996, 0.915_60)] {
        near(record_from_field(field, 22), record, 5e-6);
    }
    near(record_from_field(0.5, 0), 1.0, 0.0);
}

#[test]
fn t7_t8_t9_wilson() {
    for (x, n, expected) in [
        (19, 20, (0.763_87, 0.991_12)),
        (20, 20, (0.838_87, 1.0)),
        (1180, 1180, (0.996_76, 1.0)),
        (16_697, 18_000, (0.923_73, 0.931_31)),
        (757, 1240, (0.583_04, 0.637_24)),
        (14_155, 14_160, (0.999_17, 0.999_85)),
    ] {
        interval(wilson(x, n, 0.95), expected, 5e-6);
    }
}

#[test]
fn t18_t21_herfindahl() {
    assert_eq!(herfindahl(&[914, 137, 91]), Some(661_302));
    assert_eq!(herfindahl(&[3876, 16_427, 1382]), Some(609_859));
    assert_eq!(herfindahl(&[7]), Some(1_000_000));
    assert_eq!(herfindahl(&[5, 5]), Some(500_000));
    assert_eq!(herfindahl(&[0, 0]), None);
    assert_eq!(herfindahl(&[]), None);
    assert_eq!(herfindahl(&[u64::MAX, u64::MAX]), None);
}

#[test]
fn t30_answer_rate_with_and_without_the_exclusion() {
    near(16_697.0 / 18_000.0, 0.927_61, 5e-6);
    near(16_697.0 / (18_000.0 - 480.0), 0.953_03, 5e-6);
    use std::cmp::Ordering::{Greater, Less};
    assert_eq!(decimal("95%").compare_fraction(16_697, 18_000), Less);
    assert_eq!(decimal("95%").compare_fraction(16_697, 17_520), Greater);
}

#[test]
fn a_sample_of_2995_without_error_shows_99_9_percent() {
    assert!(clopper_pearson_lower(2995, 2995, 0.95) >= 0.999);
    assert!(clopper_pearson_lower(2994, 2994, 0.95) < 0.999);
    // Few units can still show a miss: 10 of 20 against 95 %.
    assert!(clopper_pearson_upper(10, 20, 0.95) < 0.95);
    assert!(clopper_pearson_upper(8, 2000, 0.95) < 0.95);
    // A third of the population inspected shows more than the same sample of a large one.
    let (few, many) =
        (hypergeometric_lower(300, 300, 900, 0.95), clopper_pearson_lower(300, 300, 0.95));
    assert!(few > many && few < 1.0, "{few} {many}");
}

#[test]
fn the_ends_are_defined() {
    let all = (0.0, 1.0);
    assert_eq!(wilson(0, 0, 0.95), all);
    assert_eq!(clopper_pearson(0, 0, 0.95), all);
    assert_eq!(clopper_pearson(5, 0, 0.95), all);
    assert_eq!(hypergeometric_lower(0, 0, 10, 0.95), 0.0);
    assert_eq!(hypergeometric_upper(0, 0, 10, 0.95), 1.0);
    assert_eq!((hypergeometric_lower(0, 0, 0, 0.95), hypergeometric_upper(0, 0, 0, 0.95)), all);
    // A census proves exactly what it found; a population below the sample counts as the sample.
    for population in [0, 7, 10] {
        assert_eq!(hypergeometric_lower(7, 10, population, 0.95), 0.7);
        assert_eq!(hypergeometric_upper(7, 10, population, 0.95), 0.7);
    }
    assert_eq!(wilson(9, 5, 0.95), wilson(5, 5, 0.95));
    assert_eq!(clopper_pearson(9, 5, 0.95), clopper_pearson(5, 5, 0.95));
    for (x, n, p, expected) in [
        (0, 0, 0.5, 1.0),
        (1, 0, 0.5, 0.0),
        (0, 5, 0.0, 1.0),
        (1, 5, 0.0, 0.0),
        (5, 5, 1.0, 1.0),
        (6, 5, 1.0, 0.0),
    ] {
        assert_eq!(binomial_sf(x, n, p), expected, "{x} {n} {p}");
    }
    assert_eq!(claim_p(1, 10, decimal("1")), 0.0);
    assert_eq!(claim_p(0, 10, decimal("1")), 1.0);
    assert_eq!(claim_p(3, 10, decimal("-0.5")), 1.0);
    assert_eq!(claim_p(0, 0, decimal("0.9")), 1.0);
}

#[test]
fn hostile_counts_end() {
    let big = u64::MAX;
    for (x, n) in [(big / 2, big), (big - 1, big), (1, big), (big, big), (0, big)] {
        for (low, high) in [wilson(x, n, 0.95), clopper_pearson(x, n, 0.95)] {
            assert!(0.0 <= low && low <= high && high <= 1.0, "{x} {n}");
        }
        let (low, high) =
            (hypergeometric_lower(x, n, big, 0.95), hypergeometric_upper(x, n, big, 0.95));
        assert!(0.0 <= low && low <= high && high <= 1.0, "{x} {n}");
    }
    near(binomial_sf(big / 2, big, 0.5), 0.5, 1e-6);
    assert!(hypergeometric_lower(900, 1000, big, 0.95) > 0.88);
}

#[test]
fn percentiles_are_nearest_rank() {
    let values = [15, 20, 35, 40, 50];
    for (q, expected) in
        [("0", 15), ("0.05", 15), ("0.2", 15), ("0.3", 20), ("40%", 20), ("0.5", 35), ("0.81", 50)]
    {
        assert_eq!(percentile(&values, decimal(q)), Some(expected), "{q}");
    }
    assert_eq!(percentile(&values, decimal("1")), Some(50));
    assert_eq!(percentile(&values, decimal("1.5")), Some(50));
    assert_eq!(percentile(&values, decimal("-1")), Some(15));
    assert_eq!(percentile::<i64>(&[], decimal("0.5")), None);
    // Exact where floating point is not: 0.07 × 100 is seven.
    assert_eq!(nearest_rank(100, decimal("0.07")), Some(6));
    assert_eq!(nearest_rank(1000, decimal("0.999")), Some(998));
    assert_eq!(nearest_rank(usize::MAX, decimal("1")), Some(usize::MAX - 1));
}

fn golden() -> Value {
    let text = include_str!("../../../../oracle/golden/statistics.json");
    serde_json::from_str(text).expect("JSON")
}

fn count(case: &Value, key: &str) -> u64 {
    case[key].as_u64().expect(key)
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Equal to nine digits; to seven from 10⁸ units on, where scipy's own inverse loses digits.
#[track_caller]
fn same(found: f64, expected: &Value, case: &Value) {
    let expected = number(expected);
    let tolerance = if count(case, "n") < 100_000_000 { 1e-9 } else { 1e-7 };
    let error = (found - expected).abs();
    assert!(error <= tolerance * expected.abs(), "{found} is not {expected}: {case}");
}

#[test]
fn rare_hits_among_very_many_are_exact() {
    // By 50-digit arithmetic P(X ≤ 5) is 0.1 here to fifteen digits; scipy's bound misses it by
    // 4e-8.
    let found = clopper_pearson_upper(5, 1_000_000_000, 0.9);
    assert!((found / 9.274_673_873_528_52e-9 - 1.0).abs() < 1e-13, "{found}");
}

#[test]
fn bounds_equal_those_of_scipy() {
    for group in ["bounds", "huge"] {
        for case in golden()[group].as_array().expect("an array") {
            let (x, n) = (count(case, "x"), count(case, "n"));
            let confidence = number(&case["confidence"]);
            let (low, high) = wilson(x, n, confidence);
            same(low, &case["wilson"][0], case);
            same(high, &case["wilson"][1], case);
            same(clopper_pearson_lower(x, n, confidence), &case["lower"], case);
            same(clopper_pearson_upper(x, n, confidence), &case["upper"], case);
            let (low, high) = clopper_pearson(x, n, confidence);
            same(low, &case["two_sided"][0], case);
            same(high, &case["two_sided"][1], case);
        }
    }
}

#[test]
fn tails_equal_those_of_scipy() {
    for case in golden()["tails"].as_array().expect("an array") {
        let found = binomial_sf(count(case, "x"), count(case, "n"), number(&case["p"]));
        same(found, &case["sf"], case);
    }
}

#[test]
fn finite_bounds_equal_those_of_scipy() {
    for case in golden()["finite"].as_array().expect("an array") {
        let (x, n) = (count(case, "x"), count(case, "n"));
        let population = count(case, "population");
        let units = |key| count(case, key) as f64 / population as f64;
        assert_eq!(hypergeometric_lower(x, n, population, 0.95), units("lower"), "{case}");
        assert_eq!(hypergeometric_upper(x, n, population, 0.95), units("upper"), "{case}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn bounds_embrace_the_share_and_fall_with_it(n in 1_u64..5000, share in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below n")]
        let x = (share * n as f64) as u64;
        let ratio = x as f64 / n as f64;
        let (low, high) = wilson(x, n, 0.95);
        prop_assert!(low <= ratio && ratio <= high);
        let (low, high) = clopper_pearson(x, n, 0.95);
        let one_sided = (clopper_pearson_lower(x, n, 0.95), clopper_pearson_upper(x, n, 0.95));
        prop_assert!(low <= one_sided.0 && one_sided.0 <= ratio);
        prop_assert!(ratio <= one_sided.1 && one_sided.1 <= high);
        prop_assert!(clopper_pearson_lower(x + 1, n + 1, 0.95) >= one_sided.0);
        // The mirror image: bounds of the misses.
        prop_assert!((1.0 - clopper_pearson_upper(n - x, n, 0.95) - one_sided.0).abs() < 1e-12);
    }

    #[test]
    fn a_finite_population_narrows_the_bounds(
        n in 1_u64..300, misses in 0_u64..20, more in 0_u64..3000,
    ) {
        let x = n.saturating_sub(misses);
        let low = hypergeometric_lower(x, n, n + more, 0.95);
        let high = hypergeometric_upper(x, n, n + more, 0.95);
        // The population's share is a whole number of units; of 117 with one miss among 116
        // inspected, the only share that is not refuted is 116/117, above 115/116.
        let unit = 1.0 / (n + more) as f64;
        prop_assert!(low <= x as f64 / n as f64 + unit && x as f64 / n as f64 - unit <= high);
        prop_assert!(low >= clopper_pearson_lower(x, n, 0.95) - unit);
        prop_assert!(high <= clopper_pearson_upper(x, n, 0.95) + unit);
    }

    #[test]
    fn tails_fall_from_one_to_zero(n in 1_u64..2000, p in 0.0_f64..=1.0) {
        let mut last = 1.0;
        for x in (0..=n + 1).step_by(usize::try_from(n / 50 + 1).expect("small")) {
            let tail = binomial_sf(x, n, p);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&tail) && tail <= last + 1e-12);
            last = tail;
        }
    }

    #[test]
    fn a_percentile_covers_its_share(
        mut values in proptest::collection::vec(0_i32..50, 1..60), q in 0_u16..=1000,
    ) {
        values.sort_unstable();
        let value = percentile(&values, Decimal { units: q.into(), scale: 3 }).expect("values");
        let up_to = values.iter().filter(|v| **v <= value).count();
        let below = values.iter().filter(|v| **v < value).count();
        let share = usize::from(q) * values.len();
        prop_assert!(up_to * 1000 >= share);
        prop_assert!(below * 1000 < share || below == 0);
    }
}
