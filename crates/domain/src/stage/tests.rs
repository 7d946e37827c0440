//! Stages cannot be skipped, and waivers do not go away.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::time::Moment;

fn by() -> PersonId {
    PersonId::new(Moment(0), [1; 10])
}

fn waiver(requirement: Requirement, reason: &str) -> Waiver {
    Waiver { requirement, reason: reason.to_owned(), by: by(), on: date(2026, 11, 1) }
}

fn passage(stage: Stage, waived: Vec<Waiver>) -> Passage {
    Passage { stage, on: date(2026, 11, 22), by: by(), waived }
}

fn met_up_to(stage: Stage) -> BTreeSet<Requirement> {
    Requirement::ALL.iter().copied().filter(|requirement| requirement.stage() <= stage).collect()
}

/// A course that has entered `stage` with everything there.
fn course(stage: Stage) -> Course {
    let all = met_up_to(Stage::Renewal);
    let ways = Stage::ALL.into_iter().filter(|own| (Stage::Inventory..=stage).contains(own));
    let enter = |course: Course, own| course.enter(passage(own, vec![]), &all).expect("the way");
    ways.fold(Course::default(), enter)
}

fn fields(refusal: &Refusal) -> Vec<(&str, &str)> {
    refusal
        .problems
        .iter()
        .map(|problem| (problem.code, problem.place.column.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn a_selection_without_purpose_baseline_and_scope_names_what_is_missing() {
    let course = course(Stage::Scope);
    let mut met = met_up_to(Stage::Selection);
    let lacking =
        [Requirement::PurposeApproved, Requirement::BaselineComplete, Requirement::ScopeDecided];
    met.retain(|requirement| !lacking.contains(requirement));
    let refusal = course.enter(passage(Stage::Selection, vec![]), &met).expect_err("closed");
    assert_eq!(refusal.code, "stage-closed");
    let missing = "stage-requirement-missing";
    let expected =
        [(missing, "purpose-approved"), (missing, "baseline-complete"), (missing, "scope-decided")];
    assert_eq!(fields(&refusal), expected);
}

#[test]
fn no_stage_is_skipped_and_none_comes_twice() {
    let all = met_up_to(Stage::Renewal);
    for (now, asked) in [
        (Stage::Purpose, Stage::Scope),
        (Stage::Purpose, Stage::Purpose),
        (Stage::Scope, Stage::Inventory),
        (Stage::Renewal, Stage::Renewal),
    ] {
        let refusal = course(now).enter(passage(asked, vec![]), &all).expect_err("skipped");
        assert_eq!(refusal.code, "stage-skipped", "{now:?} {asked:?}");
    }
    assert_eq!(course(Stage::Renewal).stage(), Stage::Renewal);
    assert_eq!(Stage::Renewal.next(), None);
}

#[test]
fn a_waiver_needs_a_reason_and_a_day_and_is_shown_for_good() {
    let given = |requirement, reason: &str| vec![waiver(requirement, reason)];
    let mut met = met_up_to(Stage::Inventory);
    met.remove(&Requirement::PurposeApproved);
    let enter = |waived| Course::default().enter(passage(Stage::Inventory, waived), &met);
    let bare = enter(given(Requirement::PurposeApproved, " ")).expect_err("bare");
    assert_eq!(fields(&bare), [("stage-waiver-reason", "purpose-approved")]);
    let late = Waiver {
        on: date(2026, 11, 23),
        ..waiver(Requirement::PurposeApproved, "取締役会が 12 月のため")
    };
    let late = enter(vec![late]).expect_err("late");
    assert_eq!(fields(&late), [("stage-waiver-day", "purpose-approved")]);
    let mut waived = given(Requirement::PurposeApproved, "取締役会が 12 月のため");
    waived.push(waiver(Requirement::GoalsComplete, "要らない免除"));
    let mut course = enter(waived).expect("waived");
    assert_eq!(course.passages[0].waived.len(), 1, "what is there needs no waiver");
    assert_eq!(course.missing(Stage::Inventory, &met), []);
    let all = met_up_to(Stage::Renewal);
    for stage in Stage::ALL.into_iter().skip(2) {
        course = course.enter(passage(stage, vec![]), &all).expect("the way");
    }
    let shown = course.waivers(&all);
    assert_eq!((shown.len(), shown[0].met_since), (1, true));
    assert!(!course.waivers(&met)[0].met_since);
}

#[test]
fn gates_and_total_cost_are_never_waived() {
    for requirement in Requirement::ALL.iter().filter(|requirement| !requirement.waivable()) {
        let before = Stage::ALL.into_iter().rev().find(|stage| *stage < requirement.stage());
        let course = course(before.expect("a stage before"));
        let mut met = met_up_to(requirement.stage());
        met.remove(requirement);
        let waived = vec![waiver(*requirement, "急ぐため")];
        let refusal =
            course.enter(passage(requirement.stage(), waived), &met).expect_err("no waiver");
        assert_eq!(fields(&refusal), [("stage-not-waivable", requirement.word())]);
    }
    assert_eq!(Requirement::ALL.iter().filter(|requirement| !requirement.waivable()).count(), 6);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn whoever_enters_lacks_nothing_that_was_not_waived(
        stage in 1_usize..8, there in prop::collection::vec(any::<bool>(), 21),
        waive in prop::collection::vec(any::<bool>(), 21),
    ) {
        let all = Requirement::ALL;
        let of = |flags: &[bool]| -> BTreeSet<Requirement> {
            all.iter().copied().zip(flags).filter(|(_, flag)| **flag).map(|(r, _)| r).collect()
        };
        let (met, waived) = (of(&there), of(&waive));
        let before = course(Stage::ALL[stage - 1]);
        let waivers = waived.iter().map(|r| waiver(*r, "理由")).collect();
        let entered = before.clone().enter(passage(Stage::ALL[stage], waivers), &met);
        let missing = before.missing(Stage::ALL[stage], &met);
        let sound = waived.iter().all(|requirement| requirement.waivable());
        let covered = missing.iter().all(|requirement| waived.contains(requirement));
        prop_assert_eq!(entered.is_ok(), sound && covered);
        if let Ok(course) = entered {
            prop_assert_eq!(course.passages.last().expect("it").waived.len(), missing.len());
        }
    }
}
