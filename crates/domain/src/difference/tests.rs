//! Which declared causes explain a reported value.

use super::*;
use crate::agreement::level::{Direction, PauseRule, Rounding};
use crate::verdict::tests::level;

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
        undetermined: 0,
        pending: 0,
        series: vec![],
        worst_slot: None,
        alternatives: alternatives.into_iter().map(subset).collect(),
        sample: None,
        delay: None,
        misses: vec![],
    }
}

fn plain() -> ServiceLevel {
    ServiceLevel { alternatives: vec![], ..declared() }
}

fn declared() -> ServiceLevel {
    let make = |id: &str, change| Alternative { id: id.into(), name: Text::same(id), change };
    let alternatives = vec![
        make("A", Change::Deduct("short".into())),
        make("B", Change::Calendar("always".into())),
        make("C", Change::Pause(PauseRule::default())),
    ];
    ServiceLevel { alternatives, ..level(Direction::AtLeast, "95%", false) }
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
    assert_eq!(explain(&reported, &facts(RAW, vec![]), &plain()), Some(Explanation::Agrees));
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
    assert_eq!(explain(&wrong, &facts(RAW, vec![]), &plain()), Some(Explanation::Inconsistent));
    let down = reported(Some("95.3%"), Some((16_697, 17_520)));
    assert_ne!(explain(&down, &facts(RAW, vec![]), &plain()), Some(Explanation::Inconsistent));
}

#[test]
fn without_a_recomputed_value_there_is_nothing_to_compare() {
    let value = reported(Some("95.3%"), None);
    assert_eq!(explain(&value, &facts(None, vec![]), &plain()), None);
    let empty = Some(Amount::Ratio { numerator: 0, denominator: 0 });
    assert_eq!(explain(&value, &facts(empty, vec![]), &plain()), None);
}

#[test]
fn a_value_cut_in_the_reporters_favour_does_not_agree() {
    let facts = facts(Some(Amount::MeanNumber { sum: 46_200, n: 1 }), vec![]);
    let cut = reported(Some("0.04"), None);
    assert_eq!(explain(&cut, &facts, &plain()), Some(Explanation::Unknown));
    let rounded = reported(Some("0.05"), None);
    assert_eq!(explain(&rounded, &facts, &plain()), Some(Explanation::Agrees));
}

#[test]
fn a_value_rounded_as_agreed_is_consistent() {
    let rounding = Rounding { mode: RoundingMode::Up, digits: 1 };
    let agreed = ServiceLevel { rounding, ..plain() };
    let up = reported(Some("92.77%"), Some((16_697, 18_000)));
    assert_eq!(explain(&up, &facts(RAW, vec![]), &agreed), Some(Explanation::Agrees));
    assert_eq!(explain(&up, &facts(RAW, vec![]), &plain()), Some(Explanation::Inconsistent));
}
