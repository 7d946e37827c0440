//! Published plans, the shape of the tables, and series of lots with known outcome.

use proptest::prelude::*;

use super::*;
use crate::agreement::level::{Bound, Direction, Quantity, Verification};
use crate::decimal::Decimal;
use crate::text::Text;

fn aql(tables: &Tables, percent: &str) -> Aql {
    tables.aql(Decimal::parse(percent).expect(percent)).expect(percent)
}

fn plan(lot: u64, level: Level, percent: &str, severity: Severity) -> (char, char, u64, u64, u64) {
    let tables = Tables::standard();
    let plan = tables.plan(lot, level, aql(&tables, percent), severity).expect("a plan");
    (plan.letter, plan.used, plan.sample, plan.accept, plan.reject)
}

#[test]
fn published_plans() {
    use Level::{I, II, III, S1, S2, S3, S4};
    use Severity::{Normal, Reduced, Tightened};
    for (lot, level, percent, severity, expected) in [
        (10_000, II, "0.65", Normal, ('L', 'L', 200, 3, 4)),
        (3_201, II, "0.65", Normal, ('L', 'L', 200, 3, 4)),
        (10_001, II, "0.65", Normal, ('M', 'M', 315, 5, 6)),
        (2_000, II, "1", Normal, ('K', 'K', 125, 3, 4)),
        (2_000, II, "1.0", Tightened, ('K', 'K', 125, 2, 3)),
        (2_000, II, "1.0", Reduced, ('K', 'K', 50, 2, 3)),
        (1_000, II, "2.5", Normal, ('J', 'J', 80, 5, 6)),
        (1_000, II, "2.5", Tightened, ('J', 'J', 80, 3, 4)),
        (1_000, II, "2.5", Reduced, ('J', 'J', 32, 3, 4)),
        (500, II, "4.0", Normal, ('H', 'H', 50, 5, 6)),
        (40_000, III, "1.5", Normal, ('P', 'P', 800, 21, 22)),
        (600_000, III, "10", Normal, ('R', 'K', 125, 21, 22)),
        // Arrows: down to the next larger sample, up to the next smaller one.
        (100, II, "0.10", Normal, ('F', 'K', 125, 0, 1)),
        (200, II, "0.65", Normal, ('G', 'F', 20, 0, 1)),
        (400, II, "0.65", Normal, ('H', 'J', 80, 1, 2)),
        (200, II, "1.0", Tightened, ('G', 'J', 80, 1, 2)),
        (400_000, II, "0.025", Tightened, ('P', 'P', 800, 0, 1)),
        (600_000, II, "0.025", Tightened, ('Q', 'S', 3150, 1, 2)),
        (600_000, II, "0.025", Reduced, ('Q', 'N', 200, 0, 1)),
        (3, I, "6.5", Normal, ('A', 'A', 2, 0, 1)),
        (3_000, S1, "6.5", Normal, ('C', 'D', 8, 1, 2)),
        (3_000, S2, "6.5", Normal, ('D', 'D', 8, 1, 2)),
        (3_000, S3, "6.5", Normal, ('E', 'E', 13, 2, 3)),
        (3_000, S4, "6.5", Normal, ('G', 'G', 32, 5, 6)),
    ] {
        let found = plan(lot, level, percent, severity);
        // A sample is never larger than its lot.
        let expected = (expected.0, expected.1, expected.2.min(lot), expected.3, expected.4);
        assert_eq!(found, expected, "{lot} {level:?} {percent} {severity:?}");
    }
}

#[test]
fn a_sample_as_large_as_the_lot_is_the_whole_lot() {
    let tables = Tables::standard();
    let found = tables.plan(100, Level::II, aql(&tables, "0.10"), Severity::Normal);
    let found = found.expect("a plan");
    assert!(found.whole && found.sample == 100);
    for lot in [0, 1] {
        assert_eq!(tables.plan(lot, Level::II, aql(&tables, "1"), Severity::Normal), None);
    }
    assert_eq!(tables.aql(Decimal::parse("0.7").expect("a number")), None);
}

#[test]
fn every_lot_has_a_plan_and_larger_lots_no_smaller_letter() {
    let tables = Tables::standard();
    let sizes = [2, 8, 9, 15, 16, 25, 26, 50, 51, 90, 91, 150, 151, 280, 281, 500, 501, 1200];
    let large = [1201, 3200, 3201, 10_000, 10_001, 35_000, 35_001, 150_000, 500_000, u64::MAX];
    assert_eq!(tables.aqls().len(), 16);
    for level in Level::ALL {
        for percent in tables.aqls() {
            let aql = tables.aql(*percent).expect("a column");
            for severity in [Severity::Normal, Severity::Tightened, Severity::Reduced] {
                let plans = sizes.iter().chain(&large);
                let plans: Vec<Plan> = plans
                    .map(|lot| tables.plan(*lot, level, aql, severity).expect("a plan"))
                    .collect();
                assert!(plans.is_sorted_by_key(|p| p.letter), "{level:?} {percent}");
                assert!(plans.iter().all(|p| p.reject == p.accept + 1 && p.sample > 0));
            }
        }
    }
}

#[test]
fn tightened_plans_let_less_pass_and_reduced_plans_more() {
    let tables = Tables::standard();
    let lots = [50, 500, 3200, 10_000, 100_000];
    for percent in ["0.40", "0.65", "1.0", "1.5", "2.5", "4.0", "6.5"] {
        let aql = aql(&tables, percent);
        let quality = aql.percent().to_f64() / 100.0;
        for lot in lots {
            let pass = |severity| {
                let plan = tables.plan(lot, Level::II, aql, severity).expect("a plan");
                [1.0, 2.0, 4.0].map(|times| plan.acceptance(times * quality))
            };
            let [normal, tightened, reduced] =
                [Severity::Normal, Severity::Tightened, Severity::Reduced].map(pass);
            for (at, ((n, t), r)) in normal.iter().zip(tightened).zip(reduced).enumerate() {
                assert!(t <= n + 1e-9, "{percent} {lot}: {t} {n}");
                // At the AQL itself the largest reduced samples are a little stricter.
                assert!(at == 0 || r >= n - 1e-9, "{percent} {lot}: {n} {r}");
            }
        }
    }
}

/// n = 200, Ac = 3 by exact binomial sums: 95 % at 0.686 %, 50 % at 1.833 %, 10 % at 3.310 %.
#[test]
fn the_operating_characteristic_is_binomial() {
    let tables = Tables::standard();
    let found = tables.plan(5_000, Level::II, aql(&tables, "0.65"), Severity::Normal);
    let found = found.expect("a plan");
    for (probability, percent) in [(0.95, 0.686), (0.5, 1.833), (0.1, 3.310)] {
        let quality = found.quality_at(probability) * 100.0;
        assert!((quality - percent).abs() < 6e-4, "{probability}: {quality}");
    }
    assert!(
        (found.acceptance(0.0065) - 0.957_457_797_5).abs() < 1e-9,
        "{}",
        found.acceptance(0.0065)
    );
    assert!((found.acceptance(0.0) - 1.0).abs() < 1e-12 && found.acceptance(1.0) < 1e-12);
}

/// Letters: a accepted with nothing found, b barely accepted, r rejected.
fn series(lots: &str, steady: bool) -> Vec<Judged> {
    let tables = Tables::standard();
    let aql = aql(&tables, "0.65");
    let mut state = Switching::default();
    let judge = |letter: char| {
        let plan = tables.plan(5_000, Level::II, aql, state.severity).expect("a plan");
        let nonconforming = match letter {
            'a' => 0,
            'b' => plan.accept,
            _ => plan.reject,
        };
        let judged =
            state.judge(&tables, Lot { size: 5_000, nonconforming }, Level::II, aql, steady);
        state = judged.after.clone();
        judged
    };
    lots.chars().map(judge).collect()
}

fn last(lots: &str) -> (Severity, u64, Option<Change>) {
    let judged = series(lots, true).pop().expect("a lot");
    (judged.after.severity, judged.after.score, judged.change)
}

#[test]
fn severity_follows_the_switching_rules() {
    use Severity::{Normal, Reduced, Tightened};
    for (lots, expected) in [
        ("a", (Normal, 3, None)),
        // Accepted, but not one AQL tighter (0.40: Ac 2): the score is lost.
        ("aab", (Normal, 0, None)),
        ("aar", (Normal, 0, None)),
        ("rr", (Tightened, 0, Some(Change::Tighten))),
        ("raaar", (Tightened, 0, Some(Change::Tighten))),
        // Two rejections six lots apart are not two of five.
        ("raaaar", (Normal, 0, None)),
        ("rraaaaa", (Normal, 0, Some(Change::Recover))),
        ("rraaaaraaaaa", (Normal, 0, Some(Change::Recover))),
        ("rrbbbbb", (Normal, 0, Some(Change::Recover))),
        // One rejection after the return does not count those before it.
        ("rraaaaar", (Normal, 0, None)),
        ("aaaaaaaaaa", (Reduced, 0, Some(Change::Reduce))),
        ("aaaaaaaaaaa", (Reduced, 0, None)),
        ("aaaaaaaaaar", (Normal, 0, Some(Change::Return))),
        ("aaaaaaaaa", (Normal, 27, None)),
    ] {
        assert_eq!(last(lots), expected, "{lots}");
    }
}

#[test]
fn five_rejections_under_tightened_inspection_end_sampling() {
    let judged = series("rrrararaarara", true);
    let ended = judged.iter().position(|j| j.change == Some(Change::Discontinue));
    assert_eq!(ended, Some(11), "{judged:?}");
    assert_eq!(judged[12].verdict, Verdict::NotJudged);
    assert!(judged[12].plan.is_none() && judged[12].after.discontinued);
}

#[test]
fn reduced_inspection_waits_for_agreement() {
    let judged = series("aaaaaaaaaaa", false);
    assert_eq!(judged[9].change, Some(Change::MayReduce));
    assert_eq!((judged[10].severity, judged[10].after.score), (Severity::Normal, 33));
}

#[test]
fn an_acceptance_number_below_two_earns_two() {
    let tables = Tables::standard();
    let aql = aql(&tables, "0.25");
    let state = Switching::default();
    let judge = |nonconforming| {
        let lot = Lot { size: 5_000, nonconforming };
        state.judge(&tables, lot, Level::II, aql, true).after.score
    };
    // L at 0.25 %: n = 200, Ac = 1.
    assert_eq!([judge(0), judge(1), judge(2)], [2, 2, 0]);
}

#[test]
fn every_word_exists() {
    use crate::text::Lang;
    let words = [Lang::Ja, Lang::En].map(crate::words::Words::new);
    let has = |id: &str| assert!(words.iter().all(|w| w.has(id)), "{id}");
    for severity in [Severity::Normal, Severity::Tightened, Severity::Reduced] {
        has(severity.word());
    }
    use Change::{Discontinue, MayReduce, Recover, Reduce, Return, Tighten};
    for change in [Tighten, Recover, Reduce, MayReduce, Return, Discontinue] {
        has(change.word());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_series_stays_within_the_rules(lots in "[abr]{0,60}", steady in any::<bool>()) {
        let mut before = Switching::default();
        for judged in series(&lots, steady) {
            prop_assert_eq!(judged.severity, before.severity);
            prop_assert!(judged.after.recent.len() <= 5);
            prop_assert!(steady || judged.after.severity != Severity::Reduced);
            prop_assert!(judged.after.score == 0 || judged.after.severity == Severity::Normal);
            if judged.after.severity != before.severity {
                prop_assert!(judged.change.is_some());
            }
            before = judged.after;
        }
    }
}

#[test]
fn a_size_is_proposed_with_its_reason() {
    let text = include_str!("../../../../examples/generated/agreement.toml");
    let agreement = crate::agreement::read("agreement.toml", text).0.expect("the example is sound");
    let mut level = agreement.levels[0].clone();
    let ratio = |text: &str| Quantity::Ratio(Decimal::parse(text).expect(text));
    level.target = Bound { direction: Direction::AtLeast, value: ratio("99.35%") };
    let agreed =
        Verification { method: Text::same("無作為"), size: 300, population: None, seed: None };
    level.verification = Some(agreed);
    let proposed = propose(&level, 5_000);
    assert_eq!((proposed.size, proposed.why), (300, Why::Agreed));
    assert_eq!(propose(&level, 120).size, 120, "never more than there are");
    level.verification = None;
    let proposed = propose(&level, 5_000);
    assert_eq!((proposed.size, proposed.why.word()), (200, "plan"));
    assert_eq!(proposed.demonstrates, Some(460));
    let whole = propose(&level, 10);
    assert_eq!((whole.size, whole.why), (10, Why::Whole));
    level.target.value = ratio("99.9999%");
    assert_eq!(propose(&level, 5_000).why, Why::Demonstrates);
    level.target.value = ratio("100%");
    let whole = propose(&level, 5_000);
    assert_eq!((whole.size, whole.why, whole.demonstrates), (5_000, Why::Whole, None));
}
