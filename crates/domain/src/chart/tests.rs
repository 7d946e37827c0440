//! Limits and signals of control charts against hand-computed values and the oracle's.

use serde_json::Value;

use super::*;
use crate::agreement::level::Quantity;
use crate::decimal::Decimal;
use crate::time::Span;

fn target() -> Bound {
    let value = Quantity::Ratio(Decimal::parse("0.95").expect("a decimal number"));
    Bound { direction: Direction::AtLeast, value }
}

fn months(amounts: &[Option<Amount>]) -> Vec<(Month, Option<Amount>)> {
    let first = Month { year: 2025, month: 11 };
    (0..).zip(amounts).map(|(i, amount)| (first.plus(i), *amount)).collect()
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

#[test]
fn p_chart_pools_counts_and_widens_for_small_months() {
    let series = months(&[ratio(90, 100), ratio(950, 1000), None, ratio(0, 0)]);
    let chart = chart(&series, target()).expect("a chart");
    assert_eq!(chart.kind, ChartKind::P);
    assert!(chart.provisional);
    let centre = chart.centre.expect("a centre");
    assert!((centre - 1040.0 / 1100.0).abs() < 1e-12);
    let first = &chart.points[0];
    let sigma = (centre * (1.0 - centre) / 100.0).sqrt();
    assert!((first.lower.expect("a limit") - (centre - 3.0 * sigma)).abs() < 1e-12);
    assert!((first.upper.expect("a limit") - 1.0).abs() < 1e-12);
    assert!(chart.points[2].value.is_none() && chart.points[2].lower.is_none());
    assert!(chart.points[3].value.is_none(), "no case is no value, never zero");
}

#[test]
fn xmr_limits_use_the_mean_moving_range() {
    let hours = |h: i64| Some(Amount::Duration { value: Span(h * Span::HOUR.0), n: 1 });
    let chart = chart(&months(&[hours(10), hours(12), hours(11), hours(30)]), target());
    let chart = chart.expect("a chart");
    assert_eq!(chart.kind, ChartKind::Xmr);
    let range = (2.0 + 1.0 + 19.0) / 3.0;
    let upper = chart.points[0].upper.expect("a limit");
    assert!((upper - (15.75 + 2.66 * range)).abs() < 1e-9);
    assert_eq!(chart.points[0].lower, Some(0.0), "a time is never negative");
}

#[test]
fn a_month_outside_its_limits_is_a_signal() {
    let mut amounts = vec![ratio(9_500, 10_000); 11];
    amounts.push(ratio(9_000, 10_000));
    let chart = chart(&months(&amounts), target()).expect("a chart");
    assert!(!chart.provisional);
    let carried: Vec<usize> = (0..12)
        .filter(|i| chart.points[*i].signals.iter().any(|s| s.rule == Rule::Outside))
        .collect();
    assert_eq!(carried, [11]);
    assert!(chart.ends_in(Meaning::Concern) && !chart.ends_in(Meaning::Improvement));
    let outside = chart.signals[0];
    assert_eq!((outside.signal.word(), outside.points), ("signal-outside-low", 1));
    assert_eq!((outside.from, outside.until), (chart.points[11].month, chart.points[11].month));
}

#[test]
fn a_series_without_values_has_no_chart() {
    assert_eq!(chart(&months(&[None, ratio(0, 0)]), target()), None);
}

fn golden() -> Vec<Value> {
    let text = include_str!("../../../../oracle/golden/signals.json");
    serde_json::from_str(text).expect("JSON")
}

/// The oracle's series as amounts: numbers in millionths, or hits of all.
fn amounts(case: &Value) -> Vec<Option<Amount>> {
    let list = |key: &str| case[key].as_array().cloned().unwrap_or_default();
    let whole = |value: &Value| value.as_u64().expect("a count");
    if case["values"].is_array() {
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred at most")]
        let millionths = |v: &Value| (v.as_f64().expect("a number") * 1e6).round() as i128;
        let amount = |v| Some(Amount::MeanNumber { sum: millionths(v), n: 1 });
        return list("values").iter().map(amount).collect();
    }
    list("hits").iter().zip(&list("sizes")).map(|(h, n)| ratio(whole(h), whole(n))).collect()
}

fn carriers(chart: &Chart, rule: Rule) -> Vec<u64> {
    let carried = chart.points.iter().map(|p| p.signals.iter().any(|s| s.rule == rule));
    (0..).zip(carried).filter(|(_, carried)| *carried).map(|(i, _)| i).collect()
}

#[test]
fn limits_and_signals_equal_the_reference_values() {
    for case in golden() {
        let name = case["name"].as_str().expect("a name");
        let chart = chart(&months(&amounts(&case)), target()).expect("a chart");
        let centre = case["centre"].as_f64().expect("a centre");
        assert!((chart.centre.expect("a centre") - centre).abs() < 1e-9 * centre.abs(), "{name}");
        for (point, sigma) in chart.points.iter().zip(case["sigmas"].as_array().expect("sigmas")) {
            let sigma = sigma.as_f64().expect("a number");
            let upper = centre + 3.0 * sigma;
            let upper = if chart.kind == ChartKind::P { upper.min(1.0) } else { upper };
            assert!((point.upper.expect("a limit") - upper).abs() < 1e-9 * upper.abs(), "{name}");
        }
        for (key, rule) in [
            ("outside", Rule::Outside),
            ("shift", Rule::Shift),
            ("trend", Rule::Trend),
            ("near_limit", Rule::NearLimit),
            ("near_centre", Rule::NearCentre),
        ] {
            let found = serde_json::json!(carriers(&chart, rule));
            assert_eq!(found, case[key], "{name} {key}: {case}");
            let told = chart.signals.iter().filter(|s| s.signal.rule == rule);
            let told: u64 = told.map(|s| s.points).sum();
            assert_eq!(told, carriers(&chart, rule).len() as u64, "{name} {key}");
        }
    }
}

#[test]
fn published_charts_have_their_published_signals() {
    let case = |name: &str| golden().into_iter().find(|c| c["name"] == name).expect("a case");
    let juice = chart(&months(&amounts(&case("juice"))), target()).expect("a chart");
    let first = &juice.points[0];
    for (found, printed) in [(juice.centre, 0.2313), (first.upper, 0.4102), (first.lower, 0.0524)] {
        assert!((found.expect("a number") - printed).abs() < 6e-5, "{found:?} {printed}");
    }
    assert_eq!(carriers(&juice, Rule::Outside), [14, 22], "samples 15 and 23");
    let nist = chart(&months(&amounts(&case("nist"))), target()).expect("a chart");
    let first = &nist.points[0];
    for (found, printed) in [(first.upper, 55.8041), (first.lower, 45.8159)] {
        assert!((found.expect("a number") - printed).abs() < 2e-3, "{found:?} {printed}");
    }
    assert!(carriers(&nist, Rule::Outside).is_empty());
}

/// The marks that the tests of `NHSRplotthedots` expect for two of three near a limit.
#[test]
fn two_of_three_as_the_reference_counts_them() {
    for (near, marked) in [
        (&[1, 0, 1][..], &[1, 0, 1][..]),
        (&[0, 1, 1], &[0, 1, 1]),
        (&[0, 0, 1, 0, 1, 0, 0], &[0, 0, 1, 0, 1, 0, 0]),
        (&[1, 0, 0, 1], &[0, 0, 0, 0]),
        (&[1, 0, 0, 1, 1], &[0, 0, 0, 1, 1]),
    ] {
        let reading = |near: &i32| {
            let value = if *near == 1 { 2.5 } else { 0.5 };
            signal::Reading { value, centre: 0.0, sigma: 1.0 }
        };
        let readings: Vec<_> = near.iter().map(reading).collect();
        let mut found = signal::find(&readings, Direction::AtMost);
        found.retain(|f| f.signal.rule == Rule::NearLimit);
        let mark = |i: usize| i32::from(found.iter().any(|f| f.marks(i, readings[i])));
        assert_eq!((0..near.len()).map(mark).collect::<Vec<_>>(), marked, "{near:?}");
        assert!(found.iter().all(|f| f.signal.meaning == Meaning::Concern));
    }
}

#[test]
fn direction_decides_between_improvement_and_concern() {
    let rising: Vec<_> = (0..12).map(|i| ratio(900 + 5 * i, 1000)).collect();
    let meanings = |bound: Bound| {
        let chart = chart(&months(&rising), bound).expect("a chart");
        let trend = chart.signals.iter().find(|s| s.signal.rule == Rule::Trend).expect("a trend");
        assert_eq!((trend.points, trend.signal.side), (12, Some(Side::High)));
        trend.signal.meaning
    };
    assert_eq!(meanings(target()), Meaning::Improvement);
    assert_eq!(meanings(Bound { direction: Direction::AtMost, ..target() }), Meaning::Concern);
}

#[test]
fn months_without_a_value_are_passed_over() {
    let mut amounts: Vec<_> = (0..9).map(|i| ratio(900 + 5 * i, 1000)).collect();
    amounts.insert(4, None);
    let chart = chart(&months(&amounts), target()).expect("a chart");
    assert_eq!(carriers(&chart, Rule::Trend), [0, 1, 2, 3, 5, 6, 7, 8, 9]);
    let trend = chart.signals.iter().find(|s| s.signal.rule == Rule::Trend).expect("a trend");
    assert_eq!((trend.from, trend.until), (chart.points[0].month, chart.points[9].month));
    assert_eq!(trend.points, 9);
}

#[test]
fn every_signal_has_words() {
    use crate::text::Lang;
    let words = [Lang::Ja, Lang::En].map(crate::words::Words::new);
    let has = |id: &str| assert!(words.iter().all(|w| w.has(id)), "{id}");
    for meaning in [Meaning::Concern, Meaning::Improvement, Meaning::Change] {
        has(meaning.word());
        for rule in [Rule::Outside, Rule::Shift, Rule::Trend, Rule::NearLimit, Rule::NearCentre] {
            for side in [Some(Side::High), Some(Side::Low), None] {
                has(Signal { meaning, rule, side }.word());
            }
        }
    }
}
