//! The demo company's figures (T15 and §6 of the domain report), and laws.

use proptest::prelude::*;

use super::*;
use crate::decimal::Decimal;
use crate::share::Share;
use crate::time::Month;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} ± {tolerance}");
}

fn hours(hours: &str, price: &str) -> i64 {
    times(decimal(hours), decimal(price), Rounding::Down).0
}

/// The five processes of みなと暮らし: volume of a period, unit price, periods of a year.
fn yearly_fee() -> i64 {
    let fees = [
        ("1180", "1350", 12),
        ("1142", "2200", 1),
        ("3400", "420", 12),
        ("1150", "2900", 12),
        ("16700", "620", 12),
        ("24000", "48", 12),
    ];
    let fee = |(volume, price, periods): (&str, &str, i64)| {
        let terms = PriceTerms::unit(decimal(price));
        periods * terms.fee(Some(decimal(volume)), None).expect("a fee").total.0
    };
    fees.into_iter().map(fee).sum()
}

/// The demo company's sheet; governance is split into talking and managing.
pub(super) fn demo() -> Sheet {
    Sheet::of([
        (Class::People, 214_600_000),
        (Class::Systems, 31_200_000),
        (Class::Office, 17_900_000),
        (Class::Administration, 7_300_000),
        (Class::Fee, yearly_fee()),
        (Class::Communication, hours("1200", "4200")),
        (Class::Management, hours("1920", "4200")),
        (Class::Rework, hours("2280", "3900")),
        (Class::Change, 7_350_000),
        (Class::Stranded, hours("1.1", "5400000")),
        (Class::AuditTools, 2_620_000),
        (Class::Visualisation, hours("1150", "4200")),
        (Class::Selection, hours("620", "4200")),
        (Class::Negotiation, 1_900_000),
        (Class::Handover, 9_800_000),
        (Class::Training, 1_400_000),
    ])
}

#[test]
fn t15_total_cost() {
    let comparison = demo().comparison();
    assert_eq!(comparison.baseline, Sum::exact(Amount(271_000_000)));
    assert_eq!(comparison.fee.amount, Amount(216_856_400));
    assert_eq!(comparison.hidden.amount, Amount(37_906_000));
    assert_eq!(comparison.once.amount, Amount(20_534_000));
    assert_eq!(comparison.apparent().amount, Amount(54_143_600));
    assert_eq!(comparison.real(), Sum::exact(Amount(16_237_600)));
    near(comparison.apparent_rate().expect("a rate").to_f64(), 0.1998, 5e-5);
    near(comparison.real_rate().expect("a rate").to_f64(), 0.0599, 5e-5);
    near(comparison.erosion().expect("a rate").to_f64(), 0.7001, 5e-5);
    near(comparison.hidden_ratio().expect("a rate").to_f64(), 0.149, 5e-4);
    let worth = worth(&comparison, 3, decimal("5%")).expect("a worth");
    near(worth.npv.amount.to_f64() / 1e6, 23.685, 5e-4);
    near(worth.naive.amount.to_f64() / 1e6, 147.4, 0.05);
    let BreakEven::Reached { month, thousandths } = worth.break_even else { panic!("never") };
    assert_eq!((month, thousandths), (16, 15_175));
}

#[test]
fn the_goal_of_twenty_percent_is_missed_although_the_fee_shows_it() {
    let rate = |rate: Option<Rate>| rate.expect("a rate").reaches(decimal("0.1998"));
    let comparison = demo().comparison();
    let naive = Rate::of(Sum::exact(Amount(200)), Sum::exact(Amount(1000)));
    assert_eq!(naive.expect("a rate").reaches(decimal("20%")), Some(true), "the edge is reached");
    assert_eq!(rate(comparison.real_rate()), Some(false));
}

#[test]
fn an_empty_class_is_missing_and_never_zero() {
    let mut sheet = demo();
    sheet.figures.insert(Class::Rework, Figure::Missing);
    sheet.figures.remove(&Class::Training);
    sheet.figures.insert(Class::Change, Figure::Nothing { reason: " ".to_owned() });
    assert_eq!(sheet.missing(), [Class::Rework, Class::Change, Class::Training]);
    let refusal = sheet.approvable().expect_err("not approvable");
    assert_eq!(refusal.code, "cost-class-empty");
    let at = |problem: &crate::problem::Problem| {
        (problem.code, problem.place.column.clone().unwrap_or_default())
    };
    let found: Vec<(&str, String)> = refusal.problems.iter().map(at).collect();
    let expected = [
        ("cost-class-missing", "rework"),
        ("cost-class-missing", "change"),
        ("cost-class-missing", "training"),
        ("cost-reason-missing", "change"),
    ];
    assert_eq!(found, expected.map(|(code, class)| (code, class.to_owned())));
    let comparison = sheet.comparison();
    assert_eq!((comparison.hidden.bound, comparison.once.bound), (Bound::AtLeast, Bound::AtLeast));
    assert_eq!(comparison.real().bound, Bound::AtMost, "the saving is at most this");
    assert_eq!(comparison.erosion().expect("a rate").bound, Bound::AtLeast);
    assert_eq!(comparison.hidden_ratio().expect("a rate").bound, Bound::AtLeast);
    let real = comparison.real_rate().expect("a rate");
    assert_eq!((real.reaches(decimal("5%")), real.reaches(decimal("20%"))), (None, Some(false)));
    assert_eq!(worth(&comparison, 3, decimal("5%")).expect("a worth").npv.bound, Bound::AtMost);
    assert!(RiskModel::of(&sheet, 3, decimal("5%")).is_err());
}

#[test]
fn nothing_for_a_reason_is_an_answer_and_stays_visible() {
    let mut sheet = demo();
    let reason = "配置転換は済んだ".to_owned();
    sheet.figures.insert(Class::Stranded, Figure::Nothing { reason: reason.clone() });
    assert_eq!(sheet.approvable(), Ok(()));
    assert_eq!(sheet.nothing(), [(Class::Stranded, reason.as_str())]);
    let wrong = Sheet::of([(Class::Office, -1), (Class::Fee, MOST + 1)]);
    let codes: Vec<&str> = wrong.problems().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["cost-amount-negative", "cost-amount-large"]);
    let none = Sheet::default().comparison();
    assert_eq!((none.real_rate(), none.erosion(), none.hidden_ratio()), (None, None, None));
    assert_eq!(none.real().bound, Bound::Unknown);
}

#[test]
fn the_waterfall_goes_from_the_apparent_to_the_real() {
    let mut sheet = demo();
    let steps = waterfall(&sheet);
    let left: Vec<i64> = steps.iter().map(|step| step.left.amount.0).collect();
    assert_eq!(
        (left[0], left[steps.len() - 2], left[steps.len() - 1]),
        (54_143_600, 16_237_600, 16_237_600)
    );
    let taken: i64 =
        steps[1..steps.len() - 1].iter().filter_map(|step| step.change).map(|a| a.0).sum();
    assert_eq!(taken, -37_906_000);
    sheet.figures.remove(&Class::Rework);
    let steps = waterfall(&sheet);
    let rework = steps.iter().find(|step| step.kind == StepKind::Class(Class::Rework));
    let rework = rework.expect("a step");
    assert_eq!((rework.change, rework.left.bound), (None, Bound::AtMost));
}

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

fn month(month: i8) -> Month {
    Month { year: 2026, month }
}

#[test]
fn forecasts_join_what_happened_and_what_is_planned() {
    let entry =
        |class, m, view, amount| Entry { class, month: month(m), view, amount: Amount(amount) };
    let term: Vec<Month> = (4..=7).map(month).collect();
    let mut entries: Vec<Entry> = vec![entry(Class::Handover, 4, View::Plan, 50)];
    for class in Class::ALL.into_iter().filter(|class| class.kind() != Kind::Once) {
        entries.extend((4..=7).map(|m| entry(class, m, View::Plan, 100)));
    }
    entries.push(entry(Class::Rework, 4, View::Actual, 130));
    entries.push(entry(Class::Rework, 5, View::Actual, 50));
    entries.push(entry(Class::Rework, 5, View::Actual, 120));
    let lines = table(&entries, &term, Some(month(5)));
    let line = |class| *lines.iter().find(|line| line.class == class).expect("a line");
    let rework = line(Class::Rework);
    assert_eq!((rework.plan, rework.actual), (Sum::exact(Amount(400)), Sum::exact(Amount(300))));
    assert_eq!(
        (rework.plan_to_date.amount, rework.forecast),
        (Amount(200), Sum::exact(Amount(500)))
    );
    let fee = line(Class::Fee);
    assert_eq!((fee.actual.amount, fee.actual.bound), (Amount::ZERO, Bound::AtLeast));
    assert_eq!(fee.forecast.bound, Bound::AtLeast);
    let handover = line(Class::Handover);
    assert_eq!((handover.plan, handover.actual.bound), (Sum::exact(Amount(50)), Bound::AtLeast));
    assert_eq!(line(Class::Training).plan.bound, Bound::AtLeast, "nobody has planned any");
    assert_eq!(gap(&entries, month(5), Amount(175)), Amount(5));
}

#[test]
fn twelve_percent_over_the_plan_is_told_with_its_driver() {
    let line = |class, plan, forecast| {
        let sum = |amount| Sum::exact(Amount(amount));
        let (plan, forecast) = (sum(plan), sum(forecast));
        Line { class, plan, plan_to_date: plan, actual: forecast, forecast }
    };
    let lines = [
        line(Class::People, 1000, 5000),
        line(Class::Fee, 900, 902),
        line(Class::Rework, 100, 218),
    ];
    let found = overrun(&lines, OVERRUN).expect("an overrun");
    assert_eq!((found.driver, found.rate.part), (Class::Rework, Amount(120)));
    assert_eq!(overrun(&lines, decimal("12.1%")), None);
    assert_eq!(overrun(&lines[..1], OVERRUN), None, "the baseline is not ours to overrun");
}

#[test]
fn a_class_that_stays_silent_for_two_months_is_asked_for() {
    let entry =
        |class, m| Entry { class, month: month(m), view: View::Actual, amount: Amount::ZERO };
    let entries = [
        entry(Class::Communication, 5),
        entry(Class::Management, 6),
        entry(Class::Change, 6),
        entry(Class::Stranded, 6),
        entry(Class::Rework, 4),
    ];
    assert_eq!(silent(&entries, month(4), month(6)), [Class::Rework, Class::AuditTools]);
    assert_eq!(silent(&entries, month(6), month(6)), [], "it has only begun");
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_parts_sum_to_the_whole(amounts in prop::collection::vec(0_i64..1_000_000_000, 17)) {
        let sheet = Sheet::of(Class::ALL.into_iter().zip(amounts));
        let steps = waterfall(&sheet);
        let taken: i64 = steps[1..steps.len() - 1].iter().filter_map(|step| step.change).map(|a| a.0).sum();
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
        let found = npv(Amount(once), &vec![Amount(saving); years], rate).expect("a value").0 as f64;
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
        let tier = |upto: Option<&str>, price| Tier { upto: upto.map(decimal), price: decimal(price) };
        let terms = PriceTerms {
            tiers: vec![tier(Some("100"), "10"), tier(Some("200"), "8"), tier(None, "5.5")],
            tiering: Tiering::Marginal,
            minimum: Some(Amount(700)),
            ..PriceTerms::fixed(Amount(50))
        };
        let fee = |volume| terms.fee(Some(Decimal { units: volume, scale: 0 }), None).expect("a fee");
        let (low, high) = (fee(a.min(b)).total, fee(a.max(b)).total);
        prop_assert!(low <= high && low >= Amount(700));
    }
}
