//! Price terms, volumes, changes, present values and the price-rise tolerance (T20).

use super::*;
use crate::share::Share;

#[test]
fn volume_moves_the_fee_more_than_the_house() {
    let fee = Mixed { amount: Amount(yearly_fee()), fixed: Share::of(8, 100).expect("8 %") };
    let house = Mixed { amount: Amount(271_000_000), fixed: Share::of(45, 100).expect("45 %") };
    assert_eq!(fee.variable_ratio(), Share::of(92, 100).expect("92 %"));
    let found = scenarios(fee, house, &FACTORS);
    for (scenario, expected) in found.iter().zip([(157.0, 226.3), (216.9, 271.0), (276.7, 315.7)]) {
        near(scenario.fee.to_f64() / 1e6, expected.0, 0.05);
        near(scenario.in_house.to_f64() / 1e6, expected.1, 0.05);
    }
    let huge = Mixed { amount: Amount(i64::MAX), fixed: Share::ZERO };
    assert_eq!(huge.at(Decimal { units: i64::MAX, scale: 0 }), Amount(i64::MAX));
}

#[test]
fn six_months_are_the_least_for_a_volatility() {
    let month = |cost: i64, volume: &str| (Amount(cost), decimal(volume));
    let five = vec![month(100, "10"); 5];
    assert_eq!(volatility(&five), Volatility { n: 5, variation: None });
    let six = [&five[..], &[month(100, "10")]].concat();
    assert_eq!(volatility(&six), Volatility { n: 6, variation: Some(0.0) });
    let idle = [&five[..], &[month(100, "0")]].concat();
    assert_eq!(volatility(&idle).n, 5, "a month without volume does not count");
    let moved = [
        month(8, "1"),
        month(12, "1"),
        month(8, "1"),
        month(12, "1"),
        month(8, "1"),
        month(12, "1"),
    ];
    near(volatility(&moved).variation.expect("a variation"), 4.8_f64.sqrt() / 10.0, 1e-12);
}

#[test]
fn fees_follow_steps_minimum_and_index() {
    let tier = |upto: Option<&str>, price| Tier { upto: upto.map(decimal), price: decimal(price) };
    let steps = vec![tier(Some("100"), "10"), tier(Some("200"), "8"), tier(None, "5.5")];
    let whole = PriceTerms { tiers: steps, ..PriceTerms::fixed(Amount(1000)) };
    let marginal = PriceTerms { tiering: Tiering::Marginal, ..whole.clone() };
    for (volume, of_whole, of_marginal) in [
        ("0", 1000, 1000),
        ("100", 2000, 2000),
        ("101", 1808, 2008),
        ("200", 2600, 2800),
        ("201", 2105, 2805),
        ("0.05", 1000, 1000),
    ] {
        let fee =
            |terms: &PriceTerms| terms.fee(Some(decimal(volume)), None).expect("a fee").total.0;
        assert_eq!((fee(&whole), fee(&marginal)), (of_whole, of_marginal), "{volume}");
    }
    let least = PriceTerms { minimum: Some(Amount(1500)), ..whole.clone() };
    let fee = least.fee(Some(decimal("10")), None).expect("a fee");
    assert_eq!((fee.topped_up, fee.total), (Amount(400), Amount(1500)));
    let indexation = Indexation {
        base: decimal("104.0"),
        share: Share::of(1, 2).expect("half"),
        cap: Some(decimal("3%")),
    };
    let followed =
        PriceTerms { indexation: Some(indexation), ..PriceTerms::fixed(Amount(1_000_000)) };
    for (index, added) in [("104", 0), ("106.08", 10_000), ("208", 30_000), ("52", -30_000)] {
        let fee = followed.fee(None, Some(decimal(index))).expect("a fee");
        assert_eq!(fee.indexed, Amount(added), "{index}");
    }
    assert_eq!(followed.fee(None, None).expect_err("no index").code, "price-index-missing");
    assert_eq!(whole.fee(None, None).expect_err("no volume").code, "price-volume-missing");
    assert_eq!(
        whole.fee(Some(decimal("-1")), None).expect_err("none").code,
        "price-volume-missing"
    );
}

#[test]
fn unsound_price_terms_are_refused_field_by_field() {
    let tier = |upto: Option<&str>, price| Tier { upto: upto.map(decimal), price: decimal(price) };
    let terms = PriceTerms {
        tiers: vec![tier(Some("9"), "-1"), tier(Some("9"), "1"), tier(Some("10"), "1")],
        minimum: Some(Amount(-1)),
        ..PriceTerms::fixed(Amount::ZERO)
    };
    let refusal = terms.fee(Some(decimal("1")), None).expect_err("unsound");
    let found: Vec<String> = refusal
        .problems
        .iter()
        .map(|p| format!("{} {}", p.place.column.clone().unwrap_or_default(), p.code))
        .collect();
    let expected = [
        "minimum price-negative",
        "tiers[1].price price-negative",
        "tiers[2].upto price-tier-order",
        "tiers[3].upto price-tier-open",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_eleventh_hour_is_charged() {
    let free = Allowance { hours: decimal("10") };
    for (used, asked, charged) in [
        ("0", "10", "0"),
        ("10", "1", "1"),
        ("9.5", "1", "0.5"),
        ("12", "1", "1"),
        ("0", "-1", "0"),
    ] {
        assert_eq!(free.charged(decimal(used), decimal(asked)), decimal(charged), "{used} {asked}");
    }
    let crept = creep(&[Amount(60), Amount(40)], Amount(1000), CHANGE_ALERT).expect("a rate");
    assert!(!crept.alert, "10 % is not above 10 %");
    assert!(creep(&[Amount(101)], Amount(1000), CHANGE_ALERT).expect("a rate").alert);
    assert_eq!(creep(&[Amount(1)], Amount::ZERO, CHANGE_ALERT), None);
}

#[test]
fn t20_price_rise_tolerance() {
    let cost = SwitchingCost {
        transition: Some(Amount(9_500_000)),
        parallel_run: Some(Amount(10_354_000)),
        training: Some(Amount(4_200_000)),
        restoration: Some(Amount(6_300_000)),
        penalty: Some(Amount::ZERO),
        quality_loss: Some(Amount(3_000_000)),
    };
    assert_eq!(cost.total(), Sum::exact(Amount(33_354_000)));
    let of = |cost: &SwitchingCost| tolerance(cost, Amount(124_248_000), 3, decimal("5%"));
    let found = of(&cost).expect("sound").expect("a fee");
    near(found.to_f64(), 0.09858, 5e-6);
    let lacking = of(&SwitchingCost { penalty: None, ..cost }).expect("sound").expect("a fee");
    assert_eq!(lacking.bound, Bound::AtLeast);
    assert_eq!(tolerance(&cost, Amount::ZERO, 3, decimal("5%")), Ok(None));
    assert_eq!(
        tolerance(&cost, Amount(1), 90, decimal("5%")).expect_err("long").code,
        "cost-years"
    );
}

#[test]
fn present_values_and_months() {
    for (once, savings, rate, value) in [
        (0, vec![105], "5%", 100),
        (100, vec![105], "5%", 0),
        (0, vec![0, 121], "10%", 100),
        (7, vec![], "5%", -7),
        (0, vec![-100, 100], "0", 0),
        (0, vec![1_000_000_000_000_000], "100%", 500_000_000_000_000),
    ] {
        let savings: Vec<Amount> = savings.into_iter().map(Amount).collect();
        assert_eq!(npv(Amount(once), &savings, decimal(rate)), Ok(Amount(value)), "{once} {rate}");
    }
    assert_eq!(npv(Amount(0), &[], decimal("-1%")).expect_err("negative").code, "cost-rate");
    assert_eq!(npv(Amount(0), &[], decimal("101%")).expect_err("more").code, "cost-rate");
    let reached = |month, thousandths| BreakEven::Reached { month, thousandths };
    for (once, yearly, expected) in [
        (120, vec![120], reached(12, 12_000)),
        (120, vec![60], BreakEven::Never),
        (120, vec![60, 120], reached(18, 18_000)),
        (0, vec![], reached(0, 0)),
        (10, vec![-120, 240], reached(19, 18_500)),
        (10, vec![0, 0], BreakEven::Never),
    ] {
        let yearly: Vec<Amount> = yearly.into_iter().map(Amount).collect();
        assert_eq!(break_even(Amount(once), &yearly), expected, "{once} {yearly:?}");
    }
    let monthly = [Amount(3), Amount(4), Amount(4)];
    assert_eq!(break_even_monthly(Amount(9), &monthly), reached(3, 2_500));
}
