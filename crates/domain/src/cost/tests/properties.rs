//! Laws that hold for all amounts.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_parts_sum_to_the_whole(amounts in prop::collection::vec(0_i64..1_000_000_000, 17)) {
        let sheet = Sheet::of(Class::ALL.into_iter().zip(amounts));
        let steps = waterfall(&sheet);
        let hidden = steps[1..steps.len() - 1].iter().filter_map(|step| step.change);
        let taken: i64 = hidden.map(|amount| amount.0).sum();
        let comparison = sheet.comparison();
        prop_assert_eq!(comparison.apparent().amount.0 + taken, comparison.real().amount.0);
        prop_assert_eq!(steps[steps.len() - 2].left, comparison.real());
        prop_assert!(sheet.approvable().is_ok());
    }

    #[test]
    fn what_is_missing_never_makes_it_look_better(
        amounts in prop::collection::vec(1_i64..1_000_000, 17), gone in 0_usize..17,
    ) {
        let full = Sheet::of(Class::ALL.into_iter().zip(amounts));
        let mut lacking = full.clone();
        lacking.figures.remove(&Class::ALL[gone]);
        let required = Class::ALL[gone].required();
        prop_assert_eq!(lacking.approvable().is_ok(), !required);
        let (all, some) = (full.comparison().real(), lacking.comparison().real());
        match some.bound {
            Bound::Exact => prop_assert!(!required || Class::ALL[gone].kind() == Kind::Once),
            Bound::AtMost => prop_assert!(all.amount <= some.amount),
            Bound::AtLeast => prop_assert!(all.amount >= some.amount),
            Bound::Unknown => prop_assert!(false, "one gap only"),
        }
    }

    #[test]
    fn present_values_are_those_of_floats(
        once in 0_i64..1_000_000_000_000, saving in -1_000_000_000_000_i64..1_000_000_000_000,
        years in 0_usize..30, basis_points in 0_i64..3_000,
    ) {
        let rate = Decimal { units: basis_points, scale: 4 };
        let savings = vec![Amount(saving); years];
        let found = npv(Amount(once), &savings, rate).expect("a value").0 as f64;
        let r = rate.to_f64();
        let power = |t: usize| (1.0 + r).powf(t as f64);
        let expected = (1..=years).map(|t| saving as f64 / power(t)).sum::<f64>() - once as f64;
        prop_assert!((found - expected).abs() < 1.0, "{} is not {}", found, expected);
    }

    #[test]
    fn the_money_is_back_in_the_month_that_is_named(
        once in 1_i64..1_000_000, monthly in prop::collection::vec(-1000_i64..50_000, 0..60),
    ) {
        let amounts: Vec<Amount> = monthly.iter().copied().map(Amount).collect();
        let cumulative = |m: usize| monthly[..m].iter().sum::<i64>() - once;
        match break_even_monthly(Amount(once), &amounts) {
            BreakEven::Never => {
                prop_assert!((0..=monthly.len()).all(|m| cumulative(m) < 0));
            }
            BreakEven::Reached { month, thousandths } => {
                let m = usize::try_from(month).expect("a month");
                prop_assert!(cumulative(m) >= 0 && (0..m).all(|m| cumulative(m) < 0));
                prop_assert!(thousandths <= u64::from(month) * 1000);
                prop_assert!(thousandths >= u64::from(month - 1) * 1000);
            }
        }
    }

    #[test]
    fn a_marginal_fee_never_falls_when_the_volume_rises(a in 0_i64..500, b in 0_i64..500) {
        let tier = |upto: Option<&str>, price| {
            Tier { upto: upto.map(decimal), price: decimal(price) }
        };
        let terms = PriceTerms {
            tiers: vec![tier(Some("100"), "10"), tier(Some("200"), "8"), tier(None, "5.5")],
            tiering: Tiering::Marginal,
            minimum: Some(Amount(700)),
            ..PriceTerms::fixed(Amount(50))
        };
        let fee = |units| terms.fee(Some(Decimal { units, scale: 0 }), None).expect("a fee");
        let (low, high) = (fee(a.min(b)).total, fee(a.max(b)).total);
        prop_assert!(low <= high && low >= Amount(700));
    }
}
