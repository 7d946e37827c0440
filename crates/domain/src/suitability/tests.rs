//! T24 and T32 of the domain report, the order of verdicts, and laws.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::decimal::Decimal;
use crate::share::Share;

fn share(percent: u64) -> Option<Share> {
    Share::of(percent, 100)
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

/// A task with S as given by four equal degrees.
fn task(s: u64, proficiency: u64, advantage: u64, level: Level, evidenced: u32) -> Inputs {
    Inputs {
        routine: Routine {
            rules: share(s),
            exceptions: share(100 - s),
            documented: share(s),
            reproducibility: Some(Reproducibility::Agreement { same: s, cases: 100 }),
        },
        proficiency: share(proficiency),
        advantage: share(advantage),
        level: Some(level),
        safeguards: Some(Safeguards { evidenced, required: 10 }),
        core: Some(false),
    }
}

fn judged(inputs: &Inputs) -> Verdict {
    assess(inputs, Policy::default()).expect("a sound policy").verdict
}

#[test]
fn t24_suitability() {
    let payroll = judged(&task(82, 45, 70, Level::Special, 9));
    let expected = Verdict::Scored { score: decimal("80"), band: Band::Candidate, lacking: 1 };
    assert_eq!(payroll, expected);
    assert!(!payroll.may_go_live(), "the gate of going live stays closed");
    let payable = judged(&task(74, 40, 10, Level::Internal, 0));
    let expected = Verdict::Scored { score: decimal("75"), band: Band::Candidate, lacking: 0 };
    assert_eq!(payable, expected);
    assert!(payable.may_go_live());
    assert_eq!(judged(&task(95, 50, 50, Level::Foundation, 10)), Verdict::Gate);
}

#[test]
fn t32_the_gate_has_no_score() {
    assert_eq!(judged(&task(100, 0, 100, Level::Foundation, 10)), Verdict::Gate);
    let unknown = Inputs { level: Some(Level::Foundation), ..Inputs::default() };
    assert_eq!(judged(&unknown), Verdict::Gate, "nothing else needs to be known");
    let core = Inputs { core: Some(true), ..task(100, 0, 100, Level::Foundation, 10) };
    assert_eq!(judged(&core), Verdict::Gate, "the gate comes first");
}

#[test]
fn the_first_verdict_that_holds_is_the_verdict() {
    let core = Inputs { core: Some(true), ..task(10, 0, 100, Level::Public, 0) };
    assert_eq!(judged(&core), Verdict::Core);
    for (s, word) in [(49, "standardise"), (50, "part"), (60, "part"), (100, "candidate")] {
        assert_eq!(judged(&task(s, 80, 30, Level::Public, 0)).word(), word, "{s}");
    }
    assert_eq!(judged(&task(50, 100, 0, Level::Personal, 0)).word(), "keep");
    let before = judged(&task(49, 0, 100, Level::Public, 0));
    assert_eq!(before, Verdict::Standardise { degree: decimal("0.49") });
}

#[test]
fn thresholds_are_exact() {
    // Floats make 69.99999999999999 of this.
    let verdict = judged(&task(70, 30, 0, Level::Personal, 7));
    let expected = Verdict::Scored { score: decimal("70"), band: Band::Candidate, lacking: 3 };
    assert_eq!(verdict, expected);
}

#[test]
fn either_kind_of_expertise_is_enough() {
    let (gap, advantage) = (task(60, 0, 0, Level::Public, 0), task(60, 100, 100, Level::Public, 0));
    assert_eq!(judged(&gap), judged(&advantage));
    assert_eq!(judged(&gap).word(), "candidate");
}

#[test]
fn what_is_missing_is_named_with_its_weight() {
    let full = task(80, 45, 70, Level::Special, 10);
    let nothing = match judged(&Inputs::default()) {
        Verdict::Insufficient(found) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!((nothing.missing.len(), nothing.coverage, nothing.observed), (8, Share::ZERO, None));
    let lacks = |change: &dyn Fn(&mut Inputs)| {
        let mut inputs = full.clone();
        change(&mut inputs);
        match judged(&inputs) {
            Verdict::Insufficient(found) => {
                (found.missing, found.coverage.millionths(), found.reference_only)
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(lacks(&|i| i.core = None), (vec![Input::Core], 1_000_000, false));
    assert_eq!(lacks(&|i| i.level = None), (vec![Input::Level], 800_000, false));
    assert_eq!(lacks(&|i| i.advantage = None), (vec![Input::Advantage], 850_000, false));
    let few = Reproducibility::Agreement { same: 19, cases: 19 };
    let found = lacks(&|i| i.routine.reproducibility = Some(few.clone()));
    assert_eq!(found, (vec![Input::Reproducibility], 875_000, false));
    let both = lacks(&|i| (i.safeguards, i.proficiency) = (None, None));
    assert_eq!(both, (vec![Input::Proficiency, Input::Safeguards], 650_000, true));
}

#[test]
fn two_people_and_twenty_cases() {
    let table = vec![vec![9, 1], vec![1, 9]];
    let tested = Reproducibility::Categories(table);
    assert_eq!(tested.degree(), Share::of(8, 10));
    let kappa = tested.kappa().expect("κ");
    assert_eq!((kappa.n, kappa.agreed), (20, 18));
    assert!(kappa.interval.is_some_and(|(low, high)| low > 0.5 && high == 1.0));
    let against = Reproducibility::Categories(vec![vec![0, 10], vec![10, 0]]);
    assert_eq!(against.degree(), Some(Share::ZERO));
    let one = Reproducibility::Categories(vec![vec![20, 0], vec![0, 0]]);
    assert_eq!(one.degree(), None, "one category shows nothing");
    assert_eq!(Reproducibility::Agreement { same: 18, cases: 20 }.degree(), share(90));
}

#[test]
fn a_verdict_near_its_threshold_is_unstable() {
    let assess = |inputs: &Inputs| assess(inputs, Policy::default()).expect("a sound policy");
    let near = assess(&task(60, 20, 10, Level::Personal, 8));
    assert_eq!(near.verdict.word(), "candidate");
    assert_eq!((near.stable, near.otherwise), (false, vec![Band::Part]));
    let far = assess(&task(90, 10, 10, Level::Public, 0));
    assert_eq!((far.stable, far.otherwise), (true, vec![]));
}

#[test]
fn standardisation_is_pooled_by_volume() {
    let of = |s: u64, volume: &str| (task(s, 0, 0, Level::Public, 0), Some(decimal(volume)));
    let few = Inputs::default();
    let rows = [of(90, "300"), of(50, "100.0"), (few, Some(decimal("900"))), (of(10, "1").0, None)];
    let found = standardisation(&rows);
    assert_eq!(found, Standardisation { degree: share(80), unknown: 2 });
    assert_eq!(standardisation(&rows[2..]), Standardisation { degree: None, unknown: 2 });
    assert_eq!(standardisation(&[of(90, "0")]).degree, None, "no volume, no mean");
}

#[test]
fn weights_sum_to_one_or_are_refused() {
    let sound = Policy::default();
    let weights = Weights { routine: Share::ONE, ..sound.weights };
    let refused = |policy: Policy| policy.checked().expect_err("unsound").code;
    assert_eq!(refused(Policy { weights, ..sound }), "suitability-weights");
    assert_eq!(refused(Policy { part: Share::ONE, ..sound }), "suitability-bands");
    assert!(assess(&Inputs::default(), Policy { weights, ..sound }).is_err());
}

fn decision(place: Place) -> Decision {
    Decision {
        place,
        reason: "標準化が済み、安全管理の証跡がある".to_owned(),
        approver: crate::id::PersonId::new(crate::time::Moment(0), [7; 10]),
        decided: date(2026, 11, 22),
        review_by: date(2027, 11, 22),
    }
}

#[test]
fn nothing_goes_out_against_its_verdict() {
    let verdicts = [
        (task(95, 50, 50, Level::Foundation, 10), "suitability-gate"),
        (Inputs { core: Some(true), ..task(90, 0, 0, Level::Public, 0) }, "suitability-core"),
        (Inputs::default(), "suitability-data-missing"),
        (task(40, 0, 0, Level::Public, 0), "suitability-not-standardised"),
    ];
    for (inputs, code) in verdicts {
        let verdict = judged(&inputs);
        for place in [Place::Entrust, Place::Part] {
            assert_eq!(decision(place).checked(&verdict).expect_err(code).code, code);
        }
        assert!(decision(Place::Keep).checked(&verdict).is_ok());
    }
    let good = judged(&task(90, 0, 0, Level::Public, 0));
    let made = decision(Place::Entrust).checked(&good).expect("a decision");
    assert!(!made.expired(date(2027, 11, 22)) && made.expired(date(2027, 11, 23)));
    let bare = Decision { reason: " ".to_owned(), ..decision(Place::Keep) };
    assert_eq!(bare.checked(&good).expect_err("bare").code, "suitability-reason-missing");
    let early = Decision { review_by: date(2026, 11, 22), ..decision(Place::Keep) };
    assert_eq!(early.checked(&good).expect_err("early").code, "suitability-review-early");
}

#[test]
fn there_is_no_entrusting_everything_at_once() {
    let (scored, unscored) =
        (judged(&task(90, 0, 0, Level::Public, 0)), judged(&Inputs::default()));
    assert!(bulk(&[scored.clone(), scored.clone()]).is_ok());
    assert!(bulk(std::slice::from_ref(&unscored)).is_ok(), "one is no bulk");
    let refusal = bulk(&[scored, unscored.clone(), unscored]).expect_err("bulk");
    assert_eq!(refusal.code, "suitability-bulk-unscored");
    assert_eq!(refusal.args, [("count", "2".to_owned())]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn level_four_never_goes_out_whatever_else_is_known(
        s in 0_u64..=100, p in 0_u64..=100, a in 0_u64..=100, evidenced in 0_u32..=10, core: bool,
    ) {
        let inputs = Inputs { core: Some(core), ..task(s, p, a, Level::Foundation, evidenced) };
        prop_assert_eq!(judged(&inputs), Verdict::Gate);
    }

    #[test]
    fn more_routine_never_lowers_the_score(
        s in 50_u64..100, p in 0_u64..=100, a in 0_u64..=100, evidenced in 0_u32..=10,
    ) {
        let score = |s| match judged(&task(s, p, a, Level::Personal, evidenced)) {
            Verdict::Scored { score, lacking, .. } => (score, lacking),
            other => panic!("{other:?}"),
        };
        let (low, high) = (score(s), score(s + 1));
        prop_assert!(low.0 < high.0 && low.1 == 10 - evidenced);
        let zero = decimal("0");
        prop_assert!(zero <= low.0 && high.0 <= decimal("100"));
    }
}
