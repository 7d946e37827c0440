//! The demo company's figures (T15 and §6 of the domain report).

mod ledger;
mod prices;
mod properties;

use super::*;
use crate::decimal::Decimal;

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
pub(in crate::cost) fn demo() -> Sheet {
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
