//! Vector T18 of the domain report, edges, and properties.

use proptest::prelude::*;

use super::*;

fn load(task: &str, operator: &str, cases: u64) -> Load {
    Load { task: task.to_owned(), operator: operator.to_owned(), cases }
}

/// 年末調整, 1,142 cases: op-01 914, op-02 137, op-03 91. Volumes 0.45, 0.25, 0.18, 0.07 and 0.05
/// of which three types (half of all) have one practised code.
fn year_end() -> Vec<Load> {
    vec![
        load("通常", "op-01", 313),
        load("通常", "op-02", 110),
        load("通常", "op-03", 91),
        load("住宅ローン", "op-01", 285),
        load("中途", "op-01", 206),
        load("海外", "op-01", 80),
        load("再年調", "op-01", 30),
        load("再年調", "op-02", 27),
    ]
}

#[test]
fn t18_person_dependency() {
    let found = dependency(&year_end(), Terms::default()).expect("cases");
    let near = |found: f64, expected: f64| (found - expected).abs() < 5e-5;
    assert_eq!((found.cases, found.operators), (1142, 3));
    assert!(near(found.herfindahl, 0.6613), "{}", found.herfindahl);
    assert!(near(found.normalised, 0.4920), "{}", found.normalised);
    assert!(near(found.thin, 0.5), "{}", found.thin);
    assert!((found.index - 49.68).abs() < 5e-3, "{}", found.index);
    assert!(near(found.impact.share(), 0.5));
    assert_eq!(found.impact.absent, ["op-01"]);
    assert_eq!(found.impact.tasks, ["中途", "住宅ローン", "海外"]);
    // Exactly half is half: by the corrected rule one absence is enough.
    assert_eq!(found.bus_factor, Some(BusFactor { codes: 1, least: true }));
    assert_eq!((found.single, found.unpractised), (571, 0));
}

#[test]
fn t18_absence_of_the_busiest_codes() {
    let found = absences(&year_end(), Terms::default(), 9);
    let sums: Vec<_> = found.iter().map(|a| (a.absent.len(), a.handled, a.orphaned)).collect();
    assert_eq!(sums, [(1, 914, 571), (2, 1051, 628), (3, 1142, 1142)]);
    assert_eq!(found[1].tasks, ["中途", "住宅ローン", "再年調", "海外"]);
}

#[test]
fn one_code_is_full_dependency_without_division() {
    for depth in [1, 2, 5] {
        let terms = Terms { depth, ..Terms::default() };
        let found = dependency(&[load("a", "x", 40)], terms).expect("cases");
        assert_eq!((found.normalised, found.thin, found.index), (1.0, 1.0, 100.0));
        assert_eq!(found.bus_factor, Some(BusFactor { codes: 1, least: true }));
    }
    assert_eq!(dependency(&[], Terms::default()), None);
    assert_eq!(dependency(&[load("a", "x", 0)], Terms::default()), None);
    assert!(absences(&[], Terms::default(), 3).is_empty());
}

#[test]
fn what_nobody_is_practised_in_is_no_absence_impact() {
    // Four cases are too few to show that anybody knows the task.
    let found = dependency(&[load("rare", "x", 4)], Terms::default()).expect("cases");
    assert_eq!((found.unpractised, found.impact.orphaned), (4, 0));
    assert_eq!(found.bus_factor, None);
    assert!((found.thin - 1.0).abs() < 1e-12);
}

#[test]
fn fewer_than_the_busiest_may_be_enough() {
    // The busiest code shares its task; two quiet ones carry half of all between them.
    let loads = [
        load("shared", "a", 60),
        load("shared", "b", 40),
        load("left", "c", 50),
        load("right", "d", 50),
    ];
    let found = dependency(&loads, Terms::default()).expect("cases");
    assert_eq!(found.bus_factor, Some(BusFactor { codes: 2, least: true }));
    assert_eq!(found.impact.absent, ["c"]);
}

#[test]
fn too_many_sets_give_an_upper_bound() {
    let loads: Vec<Load> =
        (0..60).map(|i| load(&format!("t{i:02}"), &format!("op{i:02}"), 10)).collect();
    let found = dependency(&loads, Terms::default()).expect("cases");
    assert_eq!(found.bus_factor, Some(BusFactor { codes: 30, least: false }));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn more_absences_leave_more_undone(
        rows in proptest::collection::vec((0_u8..6, 0_u8..5, 0_u64..30), 0..40),
        from in 0_u64..8, depth in 0_u64..4,
    ) {
        let loads: Vec<Load> =
            rows.iter().map(|(t, o, n)| load(&format!("t{t}"), &format!("o{o}"), *n)).collect();
        let terms = Terms { practised_from: from, depth };
        let steps = absences(&loads, terms, 9);
        for pair in steps.windows(2) {
            prop_assert!(pair[0].orphaned <= pair[1].orphaned);
            prop_assert!(pair[0].handled < pair[1].handled);
        }
        let Some(found) = dependency(&loads, terms) else { return Ok(()) };
        prop_assert!((0.0..=100.0 + 1e-9).contains(&found.index));
        prop_assert!(found.normalised <= found.herfindahl + 1e-12);
        prop_assert!(found.impact.orphaned <= found.single);
        prop_assert!(steps[0].orphaned <= found.impact.orphaned);
        // The order of rows says nothing.
        let mut turned = loads.clone();
        turned.reverse();
        let again = dependency(&turned, terms);
        prop_assert_eq!(Some(&found), again.as_ref());
        if let Some(factor) = found.bus_factor {
            let enough = steps.iter().position(|a| a.orphaned * 2 >= a.cases).map(|i| i + 1);
            prop_assert!(enough.is_none_or(|k| factor.codes <= k));
            prop_assert!((factor.codes == 1) == (found.impact.orphaned * 2 >= found.cases));
        }
    }
}
