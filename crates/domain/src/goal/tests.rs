//! The demo company's goals: 20 % by the fee, 6 % by total cost, and 45 % of hours shifted.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::cost::{Amount, Bound, Comparison, Sum};
use crate::decimal::Decimal;
use crate::id::PersonId;
use crate::share::Share;
use crate::time::Moment;

const TODAY: Date = date(2026, 11, 22);

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn person(n: u8) -> PersonId {
    PersonId::new(Moment(0), [n; 10])
}

fn goal(aim: Aim, baseline: &str, target: &str) -> Goal {
    Goal {
        statement: "間接費を 20 % 減らす".to_owned(),
        aim,
        baseline: Some(decimal(baseline)),
        target: Some(decimal(target)),
        unit: "%".to_owned(),
        due: Some(date(2027, 3, 31)),
        owner: Some(person(1)),
        measured: "総コスト表".to_owned(),
        scope: "間接業務 5 業務".to_owned(),
    }
}

fn purpose(goals: Vec<Goal>) -> Purpose {
    let issue = Issue { statement: "間接費が重い".to_owned(), goals };
    Purpose { statement: "企画に人を回す".to_owned(), issues: vec![issue] }
}

fn year(fee: i64, hidden: Sum) -> Comparison {
    Comparison {
        baseline: Sum::exact(Amount(271_000_000)),
        fee: Sum::exact(Amount(fee)),
        hidden,
        once: Sum::exact(Amount(20_534_000)),
    }
}

#[test]
fn a_goal_of_cost_is_judged_on_total_cost_although_the_fee_shows_it_reached() {
    let goal = goal(Aim::CostReduction, "0", "20%");
    let comparison = year(216_800_000, Sum::exact(Amount(37_906_000)));
    let found = judge_cost(&goal, &comparison, TODAY).expect("a goal");
    let apparent = found.apparent.expect("a rate");
    assert_eq!(apparent.reaches(decimal("20%")), Some(true), "by the fee it is green");
    assert_eq!(found.progress, Progress::NotYet);
    let late = judge_cost(&goal, &comparison, date(2027, 4, 1)).expect("a goal");
    assert_eq!(late.progress, Progress::Missed);
    let refusal = judge(&goal, Some(decimal("20%")), TODAY).expect_err("the fee judges nothing");
    assert_eq!(refusal.code, "goal-cost-needs-total");
}

#[test]
fn what_is_missing_is_never_reached() {
    let goal = goal(Aim::CostReduction, "0", "20%");
    let lacking = Sum { amount: Amount(0), bound: Bound::AtLeast };
    let of = |comparison| judge_cost(&goal, &comparison, TODAY).expect("a goal").progress;
    assert_eq!(of(year(200_000_000, lacking)), Progress::Undecided);
    assert_eq!(of(year(250_000_000, lacking)), Progress::NotYet, "even the upper bound misses it");
    assert_eq!(of(year(200_000_000, Sum::exact(Amount(0)))), Progress::Reached);
    let none = Comparison { baseline: lacking, ..year(1, lacking) };
    assert_eq!(of(none), Progress::NotMeasured);
    let partly = Sum { amount: Amount(271_000_000), bound: Bound::AtLeast };
    let partly = Comparison { baseline: partly, ..year(1, Sum::exact(Amount(0))) };
    assert_eq!(of(partly), Progress::Undecided);
}

#[test]
fn other_goals_go_by_their_direction() {
    let up = goal(Aim::Rate, "40%", "80%");
    let down = goal(Aim::Figure, "12", "5");
    for (goal, measured, today, progress) in [
        (&up, Some("80%"), TODAY, Progress::Reached),
        (&up, Some("79.9%"), TODAY, Progress::NotYet),
        (&up, Some("79.9%"), date(2027, 4, 1), Progress::Missed),
        (&up, None, date(2027, 4, 1), Progress::NotMeasured),
        (&down, Some("5"), TODAY, Progress::Reached),
        (&down, Some("6"), TODAY, Progress::NotYet),
    ] {
        let found = judge(goal, measured.map(decimal), today);
        assert_eq!(found, Ok(progress), "{measured:?} {today}");
    }
    let open = Goal { due: None, ..up.clone() };
    assert_eq!(judge(&open, None, TODAY).expect_err("open").code, "goal-not-complete");
    let not_cost = judge_cost(&up, &year(1, Sum::exact(Amount(0))), TODAY).expect_err("a rate");
    assert_eq!(not_cost.code, "goal-not-cost");
}

#[test]
fn a_purpose_without_issue_or_goal_is_incomplete() {
    let found = |purpose: &Purpose| -> Vec<String> {
        let field = |p: &crate::problem::Problem| p.place.column.clone().unwrap_or_default();
        purpose.problems().iter().map(|p| format!("{} {}", field(p), p.code)).collect()
    };
    assert!(purpose(vec![goal(Aim::CostReduction, "0", "20%")]).approvable().is_ok());
    let bare = Purpose { statement: String::new(), issues: vec![] };
    assert_eq!(found(&bare), ["statement goal-purpose-missing", "issues goal-issue-missing"]);
    assert_eq!(found(&purpose(vec![])), ["issues[1].goals goal-none"]);
    let empty = Goal {
        statement: String::new(),
        baseline: None,
        target: None,
        unit: String::new(),
        due: None,
        owner: None,
        measured: " ".to_owned(),
        scope: String::new(),
        ..goal(Aim::Hours, "0", "1")
    };
    let refusal = purpose(vec![empty]).approvable().expect_err("incomplete");
    assert_eq!((refusal.code, refusal.problems.len()), ("goal-incomplete", 8));
    let field = refusal.problems[4].place.column.as_deref();
    assert_eq!(field, Some("issues[1].goals[1].due"));
    for (wrong, code) in [
        (goal(Aim::Rate, "5", "5.0"), "goal-target-same"),
        (goal(Aim::Rubric, "1", "5"), "goal-rubric-range"),
        (goal(Aim::CostReduction, "0", "20"), "goal-reduction-range"),
    ] {
        assert_eq!(purpose(vec![wrong]).problems()[0].code, code);
    }
}

#[test]
fn two_reviewers_far_apart_must_talk() {
    let of = |points: &[u8]| {
        let each: Vec<_> = (0_u8..).map(person).zip(points.iter().copied()).collect();
        reviewed(&each)
    };
    assert_eq!(of(&[3]), Ok(Reviewed::TooFew));
    assert_eq!(of(&[]), Ok(Reviewed::TooFew));
    assert_eq!(of(&[3, 2]), Ok(Reviewed::Points(2)));
    assert_eq!(of(&[3, 1]), Ok(Reviewed::Discuss { low: 1, high: 3 }));
    assert_eq!(of(&[3, 5]).expect_err("five").code, "evaluation-points");
}

#[test]
fn forty_five_percent_of_the_released_hours_are_core() {
    let logged = |category: &str, initiative: Option<&str>, hours: u64| Logged {
        category: category.to_owned(),
        initiative: initiative.map(str::to_owned),
        amount: hours * 60,
    };
    let log = [
        logged("製品開発", Some("新型加湿器"), 4_000),
        logged("顧客との関係構築", Some(" "), 2_390),
        logged("庶務", None, 4_970),
    ];
    let core = ["製品開発", "新規事業", "顧客との関係構築"].map(str::to_owned);
    let categories = BTreeSet::from(core);
    let found = core_shift(14_200 * 60, &log, &categories);
    assert_eq!(found.rate, Share::of(45, 100));
    assert_eq!((found.other, found.idle), (4_970 * 60, 2_840 * 60));
    let (linked, none) = initiatives(&log);
    assert_eq!(linked.into_iter().collect::<Vec<_>>(), [("新型加湿器", 240_000)]);
    assert_eq!(none, (2_390 + 4_970) * 60);
    assert_eq!(core_shift(100, &[], &categories).rate, Some(Share::ZERO), "unspent is not shifted");
    assert_eq!(core_shift(0, &log, &categories).rate, None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn more_missing_cost_never_makes_a_goal_reached(
        fee in 0_i64..300_000_000, hidden in 0_i64..100_000_000, target in 1_i64..=100,
    ) {
        let goal = goal(Aim::CostReduction, "0", &format!("{target}%"));
        let of = |bound| {
            let hidden = Sum { amount: Amount(hidden), bound };
            judge_cost(&goal, &year(fee, hidden), TODAY).expect("a goal").progress
        };
        prop_assert_ne!(of(Bound::AtLeast), Progress::Reached);
        if of(Bound::Exact) == Progress::NotYet {
            prop_assert_eq!(of(Bound::AtLeast), Progress::NotYet);
        }
    }
}
