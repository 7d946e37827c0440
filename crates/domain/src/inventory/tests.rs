//! Rows, classes, headcount, RACI and boundaries.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::cost::{Amount, Bound};
use crate::decimal::Decimal;
use crate::problem::{Problem, Severity};
use crate::share::Share;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn task(id: &str, hours: &str, core: Option<bool>) -> Task {
    Task {
        id: id.to_owned(),
        groups: ["経理", "買掛", "照合"].map(str::to_owned),
        purpose: "支払の誤りを防ぐ".to_owned(),
        frequency: Some(Frequency::Daily),
        cases: None,
        standard_minutes: None,
        hours: Some(decimal(hours)),
        people: Some(decimal("2")),
        hourly: Some(decimal("3900")),
        skills: String::new(),
        systems: String::new(),
        forms: String::new(),
        level: None,
        exceptions: None,
        documented: None,
        deadline: String::new(),
        season: String::new(),
        core,
    }
}

fn found(problems: &[Problem]) -> Vec<String> {
    let text = |problem: &Problem| {
        let row = problem.place.row.map(|row| format!("{row} ")).unwrap_or_default();
        format!("{row}{} {}", problem.place.column.as_deref().unwrap_or_default(), problem.code)
    };
    problems.iter().map(text).collect()
}

#[test]
fn a_row_is_refused_at_its_field() {
    let sound = task("A-1", "160", Some(false));
    let rows = [
        sound.clone(),
        Task { hours: Some(decimal("-1.5")), ..task("A-2", "0", Some(true)) },
        Task { hourly: None, hours: None, purpose: String::new(), ..task("A-1", "0", Some(true)) },
        Task { hours: Some(decimal("200000.1")), ..task(" ", "0", Some(true)) },
    ];
    let problems = check(&rows);
    let expected = [
        "2 hours inventory-negative",
        "3 purpose inventory-purpose-missing",
        "3 hours inventory-hours-missing",
        "3 hourly inventory-rate-missing",
        "3 id inventory-id-twice",
        "4 hours inventory-large",
        "4 id inventory-id-missing",
    ];
    assert_eq!(found(&problems), expected);
    assert_eq!(problems[0].place.value.as_deref(), Some("-1.5"));
    assert!(check(&[sound]).is_empty());
}

#[test]
fn hours_that_do_not_fit_the_cases_are_told() {
    let with = |cases: &str, minutes: &str, hours: &str| Task {
        cases: Some(decimal(cases)),
        standard_minutes: Some(decimal(minutes)),
        ..task("A", hours, Some(false))
    };
    for (cases, minutes, hours, differs) in [
        ("3400", "3", "170", false),
        ("3400", "3", "178.5", false),
        ("3400", "3", "178.6", true),
        ("3400", "3", "161.4", true),
        ("0", "3", "0", false),
        ("0", "3", "1", true),
    ] {
        let problems = check(&[with(cases, minutes, hours)]);
        assert_eq!(!problems.is_empty(), differs, "{hours}");
        assert!(problems.iter().all(|problem| problem.severity == Severity::Warning));
    }
    let open = check(&[task("A", "1", None)]);
    assert_eq!(found(&open), ["1 core inventory-unclassified"]);
}

#[test]
fn classes_sum_to_all_measured_hours() {
    let unmeasured = Task { hours: None, ..task("D", "0", Some(false)) };
    let rows = [
        task("A", "10.5", Some(true)),
        task("B", "20", Some(false)),
        task("C", "5", None),
        unmeasured,
    ];
    let sums = classified(&rows);
    let expected = Classified {
        core: decimal("10.5"),
        non_core: decimal("20"),
        unclassified: decimal("5"),
        unmeasured: 1,
    };
    assert_eq!(sums, expected);
    assert_eq!(unclassified(&rows).iter().map(|task| &task.id[..]).collect::<Vec<_>>(), ["C"]);
    assert_eq!((cost(&rows).amount, cost(&rows).bound), (Amount(138_450), Bound::AtLeast));
    assert_eq!(cost(&rows[..3]).bound, Bound::Exact);
}

#[test]
fn hours_are_reconciled_with_headcount() {
    let rows = [task("A", "300", None), task("B", "20", None)];
    for (headcount, worked, within) in
        [("2", "160", true), ("2", "152.4", true), ("2", "152.3", false), ("2", "168.5", false)]
    {
        let found = reconcile(&rows, decimal(headcount), decimal(worked), TOLERANCE);
        assert!(matches!(found, Reconciled::Compared { within: w, .. } if w == within), "{worked}");
    }
    let found = reconcile(&rows, decimal("2"), decimal("150"), TOLERANCE);
    let Reconciled::Compared { measured, worked, difference, .. } = found else { panic!() };
    assert_eq!((measured, worked, difference), (decimal("320"), decimal("300"), decimal("20")));
    let none = reconcile(&rows, decimal("0"), decimal("160"), TOLERANCE);
    assert_eq!(none, Reconciled::NothingWorked);
    let lacking = [rows[0].clone(), Task { hours: None, ..rows[1].clone() }];
    let open = reconcile(&lacking, decimal("2"), decimal("160"), TOLERANCE);
    assert_eq!(open, Reconciled::Incomplete { tasks: 1 });
}

#[test]
fn candidates_come_by_hours_and_repetition() {
    let of = |id: &str, frequency, hours: &str, core| Task { frequency, ..task(id, hours, core) };
    let rows = [
        of("yearly", Some(Frequency::Yearly), "100", Some(false)),
        of("unknown", None, "900", Some(false)),
        of("daily", Some(Frequency::Daily), "1", Some(false)),
        of("core", Some(Frequency::Daily), "500", Some(true)),
        of("same", Some(Frequency::Yearly), "100", None),
    ];
    let ids: Vec<&str> = candidates(&rows).iter().map(|(task, _)| &task.id[..]).collect();
    assert_eq!(ids, ["daily", "yearly", "same", "unknown"]);
}

#[test]
fn released_hours_without_a_destination_are_counted() {
    let released = |hours: &str, destination: Option<&str>| Released {
        task: "A".to_owned(),
        hours: decimal(hours),
        destination: destination.map(str::to_owned),
    };
    let rows = [released("75", Some("商品企画")), released("20", None), released("5", Some(" "))];
    assert_eq!(destinations(&rows), (decimal("25"), Share::of(75, 100)));
    assert_eq!(destinations(&[]), (decimal("0"), None));
}

fn raci(vendor: &[Phase]) -> Raci {
    let parts = |phase: Phase| {
        let doing = match vendor.contains(&phase) {
            true => Party::VendorManager,
            false => Party::ProcessOwner,
        };
        (phase, BTreeSet::from([(Party::ClientOwner, Letter::A), (doing, Letter::R)]))
    };
    Raci { parts: Phase::ALL.into_iter().map(parts).collect::<BTreeMap<_, _>>() }
}

#[test]
fn each_phase_has_exactly_one_accountable() {
    assert!(raci(&[Phase::Do]).problems().is_empty());
    let mut wrong = raci(&[Phase::Do]);
    wrong.parts.remove(&Phase::Plan);
    wrong.parts.entry(Phase::Design).or_default().insert((Party::It, Letter::A));
    let worker = BTreeSet::from([(Party::VendorWorker, Letter::A), (Party::It, Letter::R)]);
    wrong.parts.insert(Phase::Watch, worker);
    let expected = [
        "plan raci-accountable-missing",
        "plan raci-responsible-missing",
        "design raci-accountable-several",
        "watch raci-worker-accountable",
    ];
    assert_eq!(found(&wrong.problems()), expected);
}

#[test]
fn only_carrying_out_is_piece_work() {
    assert_eq!(raci(&[]).arrangement(), Arrangement::InHouse);
    assert_eq!(raci(&[Phase::Do]).arrangement(), Arrangement::PieceWork);
    assert_eq!(raci(&[Phase::Do, Phase::Improve]).arrangement(), Arrangement::Process);
}

#[test]
fn a_hand_off_has_one_owner_on_each_side() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let hand_off = |client: &[&str], vendor: &[&str]| HandOff {
        what: "請求書".to_owned(),
        client_owners: names(client),
        vendor_owners: names(vendor),
    };
    let boundary = Boundary {
        trigger: "請求書が届く".to_owned(),
        inputs: names(&["請求書"]),
        outputs: names(&["支払データ"]),
        ends: "支払が終わる".to_owned(),
        hand_offs: vec![hand_off(&["経理課"], &["管理責任者"])],
    };
    assert!(boundary.problems().is_empty());
    let dangling = Boundary {
        ends: String::new(),
        hand_offs: vec![hand_off(&["経理課", "購買"], &[" "])],
        ..boundary
    };
    let expected = [
        "ends boundary-missing",
        "hand_offs[1].client_owners boundary-owner-several",
        "hand_offs[1].vendor_owners boundary-owner-missing",
    ];
    assert_eq!(found(&dangling.problems()), expected);
    assert_eq!(Boundary::default().problems().len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_classes_are_all_there_is(
        rows in prop::collection::vec((0_i64..100_000, any::<Option<bool>>()), 0..20),
    ) {
        let tasks: Vec<Task> = rows
            .iter()
            .map(|(units, core)| Task {
                hours: Some(Decimal { units: *units, scale: 2 }),
                ..task("A", "0", *core)
            })
            .collect();
        let sums = classified(&tasks);
        let all: i64 = rows.iter().map(|(units, _)| units * 10_000).sum();
        prop_assert_eq!(sums.core.units + sums.non_core.units + sums.unclassified.units, all);
    }
}
