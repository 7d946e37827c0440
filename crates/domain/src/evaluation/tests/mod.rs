//! T11–T14, T21 and the simulation of §4.2 of the domain report, refusals, and laws.

mod rules;

use proptest::prelude::*;

use super::*;
use crate::cost::Amount;
use crate::decimal::Decimal;
use crate::share::{Share, apportion};

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} ± {tolerance}");
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

/// 専門性実績, 提案力, セキュリティ, コミュニケーション文化, 価格.
fn matrix() -> Vec<Vec<Judgement>> {
    let (one, two, three) = (Judgement::new(1, 1), Judgement::new(2, 1), Judgement::new(3, 1));
    let (half, third) = (Judgement::new(1, 2), Judgement::new(1, 3));
    vec![
        vec![one, two, half, two, two],
        vec![half, one, third, one, one],
        vec![two, three, one, three, two],
        vec![half, one, third, one, one],
        vec![half, one, half, one, one],
    ]
}

fn table() -> Table {
    let values = [
        [80.0, 70.0, 90.0, 60.0, 55.0],
        [70.0, 80.0, 75.0, 85.0, 70.0],
        [50.0, 45.0, 60.0, 60.0, 100.0],
    ];
    Table {
        weights: priorities(&matrix()).expect("consistent").weights,
        values: values.map(|row| row.map(Some).to_vec()).to_vec(),
    }
}

#[test]
fn t11_ahp() {
    let found = priorities(&matrix()).expect("consistent");
    for (weight, expected) in found.eigenvector.iter().zip([0.2386, 0.1255, 0.3727, 0.1255, 0.1378])
    {
        near(*weight, expected, 5e-5);
    }
    near(found.lambda, 5.0394, 5e-5);
    near(found.index, 0.0098, 5e-5);
    near(found.ratio, 0.0088, 5e-5);
    assert!(Share::whole(found.weights));
}

#[test]
fn t12_vendor_score() {
    let found = totals(&table());
    for (total, expected) in found.iter().zip([76.519, 75.0, 61.244]) {
        near(total.value.expect("a value"), expected, 5e-4);
        assert_eq!(total.coverage, Share::ONE);
    }
    let values: Vec<Option<f64>> = found.iter().map(|total| total.value).collect();
    assert_eq!(ranks(&values), [Some(1), Some(2), Some(3)]);
}

#[test]
fn t13_critical_weight() {
    let found = flips(&table(), 0, 1).expect("all values");
    let expected = [(2, 0.302, -0.19), (3, 0.1755, 0.399), (0, 0.1023, -0.571), (4, 0.2171, 0.575)];
    assert_eq!(found.len(), 5);
    for (flip, (criterion, at, change)) in found.iter().zip(expected) {
        assert_eq!(flip.criterion, criterion);
        near(flip.at, at, 5e-4);
        near(flip.change, change, 1e-3);
    }
    near(found[4].change, 0.919, 1e-3);
    let moved = |weight: f64, table: &Table| {
        let rest = 1.0 - table.weights[2].to_f64();
        let weights: Vec<f64> = (0..5)
            .map(|j| match j {
                2 => weight,
                _ => table.weights[j].to_f64() * (1.0 - weight) / rest,
            })
            .collect();
        let weights = apportion(&weights).expect("weights");
        let values = totals(&Table { weights, values: table.values.clone() });
        values[0].value.expect("a value") - values[1].value.expect("a value")
    };
    near(moved(found[0].at, &table()), 0.0, 1e-3);
    assert!(moved(0.31, &table()) > 0.0 && moved(0.29, &table()) < 0.0, "the order turns there");
}

#[test]
fn t14_topsis() {
    let found = topsis(&table()).expect("all values");
    for (closeness, expected) in found.iter().zip([0.666, 0.575, 0.288]) {
        near(*closeness, expected, 5e-4);
    }
    let same = Table { weights: vec![Share::ONE], values: vec![vec![Some(5.0)], vec![Some(5.0)]] };
    assert_eq!(topsis(&same), Some(vec![0.5, 0.5]));
    let zero = Table { weights: vec![Share::ONE], values: vec![vec![Some(0.0)], vec![Some(0.0)]] };
    assert_eq!(topsis(&zero), Some(vec![0.5, 0.5]));
}

#[test]
fn the_first_is_first_in_three_of_five_runs() {
    let of = |seed| rank_chances(&table(), Noise::default(), 20_000, seed).expect("chances");
    let found = of(20_261_122);
    near(found.ranks[0][0], 0.627, 0.015);
    near(found.ranks[1][0], 0.372, 0.015);
    near(found.ranks[2][0], 0.0, 0.002);
    assert_eq!(found.leader().map(|(place, _)| place), Some(0));
    assert_eq!(advice(&found), Some(Advice::TryOrReview));
    assert_eq!(found, of(20_261_122));
    assert_ne!(found, of(1));
    for row in &found.ranks {
        near(row.iter().sum::<f64>(), 1.0, 1e-12);
    }
}

#[test]
fn without_noise_the_order_is_that_of_the_table() {
    let firm = Noise { concentration: 1e9, deviation: 0.0 };
    let found = rank_chances(&table(), firm, 500, 3).expect("chances");
    assert_eq!(found.ranks, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
    assert_eq!(advice(&found), Some(Advice::Clear));
}

#[test]
fn what_cannot_be_simulated_is_refused() {
    let code = |table: &Table, noise, runs| {
        rank_chances(table, noise, runs, 1).map(|_| ()).map_err(|refusal| refusal.code)
    };
    let mut lacking = table();
    lacking.values[1][2] = None;
    assert_eq!(code(&lacking, Noise::default(), 9), Err("evaluation-value-missing"));
    let loose = Noise { concentration: 0.0, deviation: 6.0 };
    assert_eq!(code(&table(), loose, 9), Err("evaluation-noise"));
    let odd = Noise { concentration: 60.0, deviation: f64::NAN };
    assert_eq!(code(&table(), odd, 9), Err("evaluation-noise"));
    assert_eq!(code(&table(), Noise::default(), 0), Err("risk-runs"));
}

#[test]
fn a_missing_value_is_no_zero() {
    let mut lacking = table();
    lacking.values[0][2] = None;
    let found = totals(&lacking);
    assert_eq!(found[0].value, None);
    near(found[0].coverage.to_f64(), 0.6273, 1e-4);
    let values: Vec<Option<f64>> = found.iter().map(|total| total.value).collect();
    assert_eq!(ranks(&values), [None, Some(1), Some(2)]);
    assert_eq!(topsis(&lacking), None);
    assert_eq!(flips(&lacking, 0, 1), None);
    assert_eq!(flips(&table(), 0, 9), None);
    assert_eq!(ranks(&[Some(5.0), Some(5.0), Some(4.0)]), [Some(1), Some(1), Some(3)]);
}

#[test]
fn comparisons_that_contradict_each_other_are_refused() {
    let mut odd = matrix();
    odd[0][1] = Judgement::new(1, 9);
    odd[1][0] = Judgement::new(9, 1);
    let refusal = priorities(&odd).expect_err("inconsistent");
    assert_eq!(refusal.code, "ahp-inconsistent");
    assert_eq!(refusal.args[1..], [("row", "1".to_owned()), ("column", "2".to_owned())]);
    let mut crooked = matrix();
    crooked[1][0] = Judgement::new(1, 3);
    crooked[2][2] = Judgement::new(2, 1);
    crooked[3][4] = Judgement::new(0, 1);
    let refusal = priorities(&crooked).expect_err("no reciprocal");
    let found: Vec<(&str, &str)> = refusal
        .problems
        .iter()
        .map(|problem| (problem.code, problem.place.column.as_deref().unwrap_or_default()))
        .collect();
    let expected = [
        ("ahp-reciprocal", "matrix[2][1]"),
        ("ahp-reciprocal", "matrix[3][3]"),
        ("ahp-scale", "matrix[4][5]"),
        ("ahp-reciprocal", "matrix[5][4]"),
    ];
    assert_eq!((refusal.code, found), ("ahp-cells", expected.to_vec()));
    assert_eq!(priorities(&[]).expect_err("empty").code, "ahp-size");
    assert_eq!(priorities(&matrix()[..4]).expect_err("not square").code, "ahp-size");
    let one = priorities(&[vec![Judgement::new(1, 1)]]).expect("one");
    assert_eq!((one.weights, one.ratio), (vec![Share::ONE], 0.0));
}

#[test]
fn t21_concentration() {
    let amounts = [38_764_400, 164_268_000, 13_824_000].map(Amount);
    let found = concentration(&amounts).expect("amounts");
    let shares: Vec<f64> = found.shares.iter().map(|share| share.to_f64()).collect();
    for (share, expected) in shares.iter().zip([0.179, 0.757, 0.064]) {
        near(*share, expected, 5e-4);
    }
    assert_eq!(found.largest, 1);
    near(found.index as f64 / 1e6, 0.6098, 5e-5);
    assert_eq!(concentration(&[Amount(0)]), None);
    assert_eq!(concentration(&[Amount(-1), Amount(5)]), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn totals_lie_between_the_values(
        weights in prop::collection::vec(0.01_f64..1.0, 4),
        values in prop::collection::vec(prop::collection::vec(0.0_f64..=100.0, 4), 1..6),
    ) {
        let weights = apportion(&weights).expect("weights");
        let rows = values.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        let table = Table { weights, values: rows };
        for (total, row) in totals(&table).iter().zip(&values) {
            let value = total.value.expect("a value");
            let low = row.iter().copied().fold(f64::MAX, f64::min);
            let high = row.iter().copied().fold(f64::MIN, f64::max);
            prop_assert!(low - 1e-9 <= value && value <= high + 1e-9);
        }
        for closeness in topsis(&table).expect("all values") {
            prop_assert!((0.0..=1.0).contains(&closeness));
        }
    }

    #[test]
    fn at_a_flip_two_bidders_are_equal(
        weights in prop::collection::vec(0.05_f64..1.0, 3),
        a in prop::collection::vec(0.0_f64..=100.0, 3),
        b in prop::collection::vec(0.0_f64..=100.0, 3),
    ) {
        let weights = apportion(&weights).expect("weights");
        let rows = [&a, &b].map(|row| row.iter().copied().map(Some).collect()).to_vec();
        let table = Table { weights: weights.clone(), values: rows };
        for Flip { criterion, at, .. } in flips(&table, 0, 1).expect("all values") {
            let rest = 1.0 - weights[criterion].to_f64();
            let weight = |j: usize| match j == criterion {
                true => at,
                false => weights[j].to_f64() * (1.0 - at) / rest,
            };
            let lead: f64 = (0..3).map(|j| weight(j) * (a[j] - b[j])).sum();
            prop_assert!(lead.abs() < 1e-6, "{}", lead);
        }
    }

    #[test]
    fn consistent_comparisons_give_back_their_weights(
        points in prop::collection::vec(1_u8..=3, 1..6),
    ) {
        let matrix: Vec<Vec<Judgement>> = points
            .iter()
            .map(|a| points.iter().map(|b| Judgement::new(*a, *b)).collect())
            .collect();
        let found = priorities(&matrix).expect("consistent");
        let sum: f64 = points.iter().map(|point| f64::from(*point)).sum();
        for (weight, point) in found.eigenvector.iter().zip(&points) {
            prop_assert!((weight - f64::from(*point) / sum).abs() < 1e-12);
        }
        prop_assert!(found.ratio.abs() < 1e-9);
    }
}
