//! Which declared causes explain a reported value.

use super::*;
use crate::agreement::level::PauseRule;

fn facts(adjusted: Option<Amount>, alternatives: Vec<(&[&str], u64, u64)>) -> LevelFacts {
    let subset = |(ids, numerator, denominator): (&[&str], u64, u64)| {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        (ids, Some(Amount::Ratio { numerator, denominator }))
    };
    LevelFacts {
        id: "L".into(),
        adjusted,
        raw: None,
        excluded: vec![],
        missing: 0,
        pending: 0,
        series: vec![],
        worst_slot: None,
        alternatives: alternatives.into_iter().map(subset).collect(),
        sample: None,
        delay: None,
        misses: vec![],
    }
}

fn declared() -> Vec<Alternative> {
    let make = |id: &str, change| Alternative { id: id.into(), name: Text::same(id), change };
    vec![
        make("A", Change::Deduct("short".into())),
        make("B", Change::Calendar("always".into())),
        make("C", Change::Pause(PauseRule::default())),
    ]
}

fn reported(value: Option<&str>, counts: Option<(u64, u64)>) -> ReportedFigure {
    ReportedFigure {
        value: value.and_then(Decimal::parse),
        amount: counts.map(|(numerator, denominator)| Amount::Ratio { numerator, denominator }),
    }
}

fn ids(explanation: Option<Explanation>) -> Vec<Vec<String>> {
    let Some(Explanation::Reproduced(sets)) = explanation else { return vec![] };
    sets.into_iter().map(|set| set.into_iter().map(|cause| cause.id).collect()).collect()
}

const RAW: Option<Amount> = Some(Amount::Ratio { numerator: 16_697, denominator: 18_000 });

#[test]
fn the_same_counts_agree() {
    let reported = reported(Some("92.76%"), Some((16_697, 18_000)));
    assert_eq!(explain(&reported, &facts(RAW, vec![]), &[]), Some(Explanation::Agrees));
}

#[test]
fn a_declared_exclusion_reproduces_numerator_and_denominator() {
    let reported = reported(Some("95.3%"), Some((16_697, 17_520)));
    let facts = facts(
        RAW,
        vec![(&["A"], 16_697, 17_520), (&["B"], 16_000, 18_000), (&["A", "B"], 16_697, 17_520)],
    );
    assert_eq!(ids(explain(&reported, &facts, &declared())), [["A"]]);
}

#[test]
fn causes_may_only_work_together() {
    let reported = reported(None, Some((17_000, 17_520)));
    let facts = facts(
        RAW,
        vec![(&["A"], 16_697, 17_520), (&["C"], 17_000, 18_000), (&["A", "C"], 17_000, 17_520)],
    );
    assert_eq!(ids(explain(&reported, &facts, &declared())), [["A", "C"]]);
}

#[test]
fn the_right_ratio_from_other_counts_explains_nothing() {
    let reported = reported(Some("95.3%"), Some((953, 1000)));
    let facts = facts(RAW, vec![(&["A"], 16_697, 17_520)]);
    assert_eq!(explain(&reported, &facts, &declared()), Some(Explanation::Unknown));
}

#[test]
fn a_value_without_counts_is_not_comparable() {
    let facts = facts(RAW, vec![(&["A"], 16_697, 17_520)]);
    let value = reported(Some("95.3%"), None);
    assert_eq!(explain(&value, &facts, &declared()), Some(Explanation::NotComparable));
}

#[test]
fn a_value_must_be_the_quotient_of_its_counts() {
    let wrong = reported(Some("96%"), Some((16_697, 17_520)));
    assert_eq!(explain(&wrong, &facts(RAW, vec![]), &[]), Some(Explanation::Inconsistent));
    let down = reported(Some("95.3%"), Some((16_697, 17_520)));
    assert_ne!(explain(&down, &facts(RAW, vec![]), &[]), Some(Explanation::Inconsistent));
}

#[test]
fn without_a_recomputed_value_there_is_nothing_to_compare() {
    let value = reported(Some("95.3%"), None);
    assert_eq!(explain(&value, &facts(None, vec![]), &[]), None);
    let empty = Some(Amount::Ratio { numerator: 0, denominator: 0 });
    assert_eq!(explain(&value, &facts(empty, vec![]), &[]), None);
}
