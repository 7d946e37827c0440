//! The verdict rules as tables.

use super::*;
use crate::agreement::level::{AssignBy, Kind, Layer, OpenOverdue, Side};
use crate::text::Text;

/// A sampled level with the given target; other modules' tests build on it.
pub(crate) fn level(direction: Direction, target: &str, planned: bool) -> ServiceLevel {
    ServiceLevel {
        id: "L".into(),
        name: Text::same("L"),
        clause: "1".into(),
        process: "p".into(),
        kind: Kind::SampledAccuracy,
        population: None,
        exclusions: vec![],
        assign_by: AssignBy::Stop,
        open_overdue: OpenOverdue::Wait,
        target: Bound { direction, value: Quantity::Ratio(decimal(target)) },
        minimum: None,
        rounding: Rounding { mode: RoundingMode::None, digits: 0 },
        decided_by: Layer::Verified,
        measured_by: Side::Client,
        calendar: "always".into(),
        allowance: None,
        verification: planned.then(|| Verification {
            method: Text::same("random"),
            size: 2000,
            population: None,
            seed: None,
        }),
        alternatives: vec![],
        slot: None,
        credit: None,
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal number")
}

fn sample(correct: u64, inspected: u64) -> SampleFacts {
    SampleFacts { correct, inspected, strata: vec![], double: None }
}

fn ratio(numerator: u64, denominator: u64) -> Option<Fraction> {
    Fraction::of(&Amount::Ratio { numerator, denominator })
}

#[test]
fn statistical_verdict_needs_the_bound_to_reach_the_target() {
    let cases = [
        // target, correct, inspected, population, verdict
        ("99.9%", 2995, 2995, None, Statistical::Met),
        ("99.9%", 2994, 2994, None, Statistical::NotDemonstrated),
        ("99.9%", 1992, 2000, None, Statistical::Missed),
        ("95%", 10, 20, None, Statistical::Missed),
        ("95%", 19, 20, None, Statistical::NotDemonstrated),
        ("99.9%", 1180, 1180, None, Statistical::NotDemonstrated),
        ("99.9%", 1180, 1180, Some(1180), Statistical::NotApplicable(NotApplicable::Census)),
        ("100%", 500, 500, None, Statistical::NotApplicable(NotApplicable::FullTarget)),
    ];
    for (target, correct, inspected, population, expected) in cases {
        let level = level(Direction::AtLeast, target, true);
        let verdict = statistical(&level, Some(&sample(correct, inspected)), population);
        assert_eq!(verdict, expected, "{correct}/{inspected} against {target}");
    }
}

#[test]
fn a_finite_population_proves_more() {
    let level = level(Direction::AtLeast, "99.9%", true);
    let sample = sample(2900, 2900);
    assert_eq!(statistical(&level, Some(&sample), None), Statistical::NotDemonstrated);
    assert_eq!(statistical(&level, Some(&sample), Some(3000)), Statistical::Met);
}

#[test]
fn an_at_most_ratio_counts_the_wrong_units() {
    let level = level(Direction::AtMost, "5%", true);
    assert_eq!(statistical(&level, Some(&sample(100, 100)), None), Statistical::Met);
    assert_eq!(statistical(&level, Some(&sample(80, 100)), None), Statistical::Missed);
}

#[test]
fn a_missing_sample_is_never_green() {
    let planned = level(Direction::AtLeast, "99%", true);
    assert_eq!(statistical(&planned, None, Some(10)), Statistical::NoData);
    assert_eq!(statistical(&planned, Some(&sample(0, 0)), Some(10)), Statistical::NoData);
    let mut measured = level(Direction::AtLeast, "99%", false);
    measured.kind = Kind::IntervalRatio {
        numerator: "a".into(),
        denominator: "b".into(),
        deductions: vec![],
        group: None,
    };
    let census = Statistical::NotApplicable(NotApplicable::Census);
    assert_eq!(statistical(&measured, None, None), census);
}

#[test]
fn contractual_verdict_compares_exactly() {
    let none = Rounding { mode: RoundingMode::None, digits: 0 };
    let two = |mode| Rounding { mode, digits: 2 };
    let at_least =
        Bound { direction: Direction::AtLeast, value: Quantity::Ratio(decimal("99.95%")) };
    let cases = [
        (ratio(99_949, 100_000), none, Contractual::Missed),
        (ratio(99_949, 100_000), two(RoundingMode::HalfUp), Contractual::Met),
        (ratio(99_949, 100_000), two(RoundingMode::Down), Contractual::Missed),
        (ratio(9_995, 10_000), none, Contractual::Met),
        (ratio(0, 0), none, Contractual::NoData),
        (None, none, Contractual::NoData),
    ];
    for (value, rounding, expected) in cases {
        assert_eq!(contractual(value, at_least, rounding), expected, "{value:?} {rounding:?}");
    }
}

#[test]
fn contractual_verdict_of_durations_and_counts() {
    let none = Rounding { mode: RoundingMode::None, digits: 0 };
    let at_most = |value| Bound { direction: Direction::AtMost, value };
    let eight = at_most(Quantity::Duration(Span(8 * Span::HOUR.0)));
    let mean = |sum| Fraction::of(&Amount::MeanDuration { sum, n: 3 });
    let hours = i128::from(Span::HOUR.0);
    assert_eq!(contractual(mean(24 * hours), eight, none), Contractual::Met);
    assert_eq!(contractual(mean(24 * hours + 1), eight, none), Contractual::Missed);
    let zero = at_most(Quantity::Count(0));
    let count = |value, n| Fraction::of(&Amount::Count { value, n });
    assert_eq!(contractual(count(0, 100), zero, none), Contractual::Met);
    assert_eq!(contractual(count(1, 100), zero, none), Contractual::Missed);
    assert_eq!(contractual(count(0, 0), zero, none), Contractual::NoData);
}

#[test]
fn t30_answer_rate() {
    let raw = ratio(16_697, 18_000).expect("a value");
    let adjusted = ratio(16_697, 18_000 - 480).expect("a value");
    assert!((raw.to_f64() - 0.927_61).abs() < 5e-6);
    assert!((adjusted.to_f64() - 0.953_03).abs() < 5e-6);
}

#[test]
fn a_sample_larger_than_its_population_is_no_census() {
    let level = level(Direction::AtLeast, "95%", true);
    let verdict = statistical(&level, Some(&sample(100, 200)), Some(150));
    assert_eq!(verdict, Statistical::Missed);
}

#[test]
fn a_value_too_large_to_round_is_no_data() {
    let rounding = Rounding { mode: RoundingMode::HalfUp, digits: 6 };
    let target = Bound { direction: Direction::AtMost, value: Quantity::Number(decimal("1")) };
    let huge = Some(Fraction { numerator: i128::MAX / 2, denominator: 3 });
    assert_eq!(contractual(huge, target, rounding), Contractual::NoData);
}
