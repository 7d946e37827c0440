//! Conditions: SQL's three-valued logic over every kind of column, and what becomes of a case of
//! which a condition says neither yes nor no.

use kajitori_domain::agreement::level::{
    Alternative, AssignBy, Change, Exclusion, Kind, ServiceLevel,
};
use kajitori_domain::case::Cell;
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::text::Text;
use kajitori_measures::Outcome;

use crate::agreements::{filter, level, plain};
use crate::first_slice::{cell, run};
use crate::logs::{Event, case};

/// `a`: impact High, amount 3, no score. `b`: no impact, no amount, score 2.5.
fn events() -> Vec<Event<'static>> {
    let mut events = case("a", &["2026-10-01 09:00 Open Vendor", "2026-10-01 10:00 Close Pause"]);
    (events[0].impact, events[0].amount) = ("High", Some(3));
    events.extend(case("b", &["2026-10-02 09:00 Open Client"]));
    events[2].score = Some(2.5);
    events
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);
const MAYBE: Option<bool> = None;

#[test]
fn what_is_missing_is_neither_a_hit_nor_none() {
    for (condition, a, b) in [
        ("impact = 'High'", YES, MAYBE),
        ("impact <> 'High'", NO, MAYBE),
        ("NOT impact = 'Low'", YES, MAYBE),
        ("impact IS NULL", NO, YES),
        ("impact IS NOT NULL", YES, NO),
        ("impact IN ('High', 'Low')", YES, MAYBE),
        ("impact NOT IN ('Low')", YES, MAYBE),
        ("impact LIKE 'H%'", YES, MAYBE),
        ("impact NOT LIKE 'H%'", NO, MAYBE),
        ("impact = 'High' OR score > 2", YES, YES),
        ("impact = 'High' AND score > 2", MAYBE, MAYBE),
        ("NOT (impact = 'Low' AND score > 2)", YES, MAYBE),
        ("amount + 1 = 4", YES, MAYBE),
        ("amount / 0 > 1", MAYBE, MAYBE),
        ("NOT amount / 0 > 1", MAYBE, MAYBE),
        ("amount * 2 > score", MAYBE, MAYBE),
        ("score BETWEEN 2 AND 3", MAYBE, YES),
        ("'High' = impact", YES, MAYBE),
        ("case_id = first_activity", NO, NO),
        ("case_id < last_activity", NO, NO),
        ("case_id > last_activity", YES, YES),
        ("open", NO, YES),
        ("NOT open", YES, NO),
        ("waited", YES, NO),
        ("opened = 1", YES, YES),
        ("first_wait IS NULL", NO, YES),
        ("first_wait > start_time", YES, MAYBE),
        ("end_time - start_time = lead_time", YES, YES),
        ("lead_time >= INTERVAL '1' HOUR", YES, NO),
        ("vendor_time = INTERVAL '1' HOUR", YES, NO),
        ("business_time = lead_time", YES, YES),
        ("start_time < DATE '2026-10-02'", YES, NO),
        ("variant = 1", NO, YES),
    ] {
        let mut agreement = plain();
        let mut counted = level("l", Kind::CountLimit { of: filter(condition) });
        counted.assign_by = AssignBy::Start;
        agreement.levels.push(counted);
        let outcome = run(&agreement, &events());
        let (all, facts) = ([a, b], &outcome.measured.levels[0]);
        let how_many = |truth| all.iter().filter(|known| **known == truth).count();
        let [hits, others, unknown] =
            [YES, NO, MAYBE].map(|truth| u64::try_from(how_many(truth)).expect("small"));
        let amount = Amount::Count { value: hits, n: hits + others };
        assert_eq!((facts.adjusted, facts.missing), (Some(amount), unknown), "{condition}");
        for (case, fits) in [("a", a), ("b", b)] {
            let hit = fits.map_or(Cell::Missing, Cell::Boolean);
            assert_eq!(cell(&outcome, case, "l.hit"), hit, "{case}: {condition}");
            let role = if fits.is_some() { "counted" } else { "missing" };
            assert_eq!(cell(&outcome, case, "l.role"), Cell::Text(role), "{case}: {condition}");
        }
    }
}

/// Measures `level` on cases by their first event.
fn of(level: ServiceLevel) -> (Outcome, LevelFacts) {
    let mut agreement = plain();
    agreement.levels.push(ServiceLevel { assign_by: AssignBy::Start, ..level });
    let outcome = run(&agreement, &events());
    let facts = outcome.measured.levels[0].clone();
    (outcome, facts)
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

#[test]
fn a_hit_that_cannot_be_decided_is_missing_and_not_in_the_denominator() {
    let (_, facts) = of(level("l", Kind::CaseRatio { hit: filter("amount = 3") }));
    assert_eq!((facts.adjusted, facts.raw), (ratio(1, 1), ratio(1, 1)));
    assert_eq!((facts.missing, facts.undetermined), (1, 0));
    assert!(facts.misses.is_empty(), "what is unknown is no miss either");
    // While a case is open, and its completion assigns it, there is nothing to decide yet.
    let mut agreement = plain();
    agreement.levels.push(level("l", Kind::CaseRatio { hit: filter("amount = 3") }));
    let facts = run(&agreement, &events()).measured.levels.remove(0);
    assert_eq!((facts.adjusted, facts.missing, facts.pending), (ratio(1, 1), 0, 1));
}

#[test]
fn cases_of_an_undetermined_population_do_not_count_but_are_told() {
    let hit = || Kind::CaseRatio { hit: filter("case_id >= 'a'") };
    let population =
        |source| ServiceLevel { population: Some(filter(source)), ..level("l", hit()) };
    let (outcome, facts) = of(population("impact = 'High'"));
    assert_eq!((facts.adjusted, facts.missing, facts.undetermined), (ratio(1, 1), 0, 1));
    assert_eq!(cell(&outcome, "b", "l.role"), Cell::Missing);
    let (_, facts) = of(population("impact = 'Low'"));
    assert_eq!((facts.adjusted, facts.missing, facts.undetermined), (ratio(0, 0), 0, 1));
    let (_, facts) = of(population("impact = 'High' AND amount < 9 AND case_id = 'a'"));
    assert_eq!(facts.undetermined, 0, "b is certainly outside");
    let mut agreement = plain();
    agreement.processes[0].population = Some(filter("impact = 'High'"));
    agreement.levels.push(ServiceLevel { assign_by: AssignBy::Start, ..level("l", hit()) });
    let facts = run(&agreement, &events()).measured.levels.remove(0);
    assert_eq!((facts.adjusted, facts.undetermined), (ratio(1, 1), 1), "that of the process too");
    let facts = crate::first_slice::run_in(&agreement, &events(), "2026-11").measured.levels;
    assert_eq!(facts[0].undetermined, 0, "b would count in October");
}

#[test]
fn an_exclusion_that_cannot_be_decided_does_not_take_out_but_is_told() {
    let exclusion = |id: &str, rule| Exclusion {
        id: id.to_owned(),
        name: Text::same(id),
        clause: "2".to_owned(),
        rule: filter(rule),
    };
    let mut level = level("l", Kind::CaseRatio { hit: filter("case_id >= 'a'") });
    level.exclusions = vec![exclusion("low", "impact = 'Low'")];
    level.alternatives = vec![Alternative {
        id: "cheap".to_owned(),
        name: Text::same("cheap"),
        change: Change::Exclude(filter("amount < 9")),
    }];
    let (outcome, facts) = of(level.clone());
    assert_eq!((facts.adjusted, facts.excluded[0].1), (ratio(2, 2), 0));
    assert_eq!((facts.missing, facts.undetermined), (0, 1));
    assert_eq!(facts.alternatives[0].1, ratio(1, 1));
    assert_eq!(cell(&outcome, "b", "l.role"), Cell::Text("counted"));
    // Another exclusion takes the case out for certain: nothing is undetermined.
    level.exclusions.push(exclusion("b", "case_id = 'b'"));
    let (outcome, facts) = of(level);
    assert_eq!((facts.adjusted, facts.undetermined), (ratio(1, 1), 0));
    assert_eq!(cell(&outcome, "b", "l.role"), Cell::Text("excluded:b"));
}
