//! Gates, criteria, raters, prices and bids.

use std::collections::BTreeMap;

use super::*;
use crate::cost::{Bound, Sum};
use crate::id::PersonId;
use crate::time::Moment;

fn criteria() -> Vec<Criterion> {
    let anchors: Vec<String> = (0..5).map(|points| format!("{points} 点の状態")).collect();
    let rubric = |key: &str, percent| Criterion {
        key: key.to_owned(),
        weight: Share::of(percent, 100).expect("a share"),
        kind: CriterionKind::Rubric,
        anchors: anchors.clone(),
    };
    let price = Criterion { kind: CriterionKind::Price, anchors: vec![], ..rubric("price", 40) };
    vec![rubric("track-record", 25), rubric("security", 35), price]
}

#[test]
fn weights_sum_to_one_and_the_price_has_a_cap() {
    let of = |change: &dyn Fn(&mut Vec<Criterion>)| {
        let mut criteria = criteria();
        change(&mut criteria);
        check_criteria(&criteria, PRICE_CAP)
    };
    let share = |percent| Share::of(percent, 100).expect("a share");
    assert_eq!(of(&|_| ()), Ok(()));
    let more = of(&|c| c[0].weight = share(26)).expect_err("101 %");
    assert_eq!((more.code, &more.args[0].1[..]), ("evaluation-weights", "1.010000"));
    let dear = |c: &mut Vec<Criterion>| {
        (c[0].weight, c[1].weight, c[2].weight) = (share(20), share(20), share(60));
    };
    assert_eq!(of(&dear).expect_err("60 %").code, "evaluation-price-cap");
    let unsound = |c: &mut Vec<Criterion>| {
        c[0].anchors[3] = " ".to_owned();
        c[1].key = "track-record".to_owned();
        let again = c[2].clone();
        c.push(Criterion { key: String::new(), ..again });
    };
    let codes: Vec<&str> =
        of(&unsound).expect_err("unsound").problems.iter().map(|p| p.code).collect();
    let expected = [
        "evaluation-anchor-missing",
        "evaluation-criterion-twice",
        "evaluation-criterion-key",
        "evaluation-price-twice",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn three_raters_make_a_value_and_their_spread_is_shown() {
    let of = |points: &[u8]| {
        let each: Vec<(PersonId, u8)> = (0_u8..).map(person).zip(points.iter().copied()).collect();
        panel(&each)
    };
    assert_eq!(of(&[4, 4]), Ok(Panel::TooFew { raters: 2 }));
    assert_eq!(of(&[4, 4]).expect("few").value(), None);
    let rated = |raters, median, iqr, spread, discuss| {
        Ok(Panel::Rated { raters, median, iqr, spread, discuss })
    };
    assert_eq!(of(&[3, 3, 4]), rated(3, 12, 2, 1, false));
    assert_eq!(of(&[1, 3, 4]), rated(3, 12, 6, 3, true));
    assert_eq!(of(&[2, 3, 3, 4]), rated(4, 12, 2, 2, true));
    assert_eq!(of(&[2, 3, 3, 2]).expect("rated").value(), Some(62.5));
    assert_eq!(of(&[0, 0, 5]).expect_err("too many").code, "evaluation-points");
    let twice = panel(&[(person(1), 1), (person(1), 2), (person(2), 3)]);
    assert_eq!(twice.expect_err("twice").code, "evaluation-rater-twice");
    assert_eq!((claim_points(4, false), claim_points(4, true), claim_points(1, false)), (2, 4, 1));
}

#[test]
fn raters_are_blind_until_it_is_closed() {
    let rating = |n| Rating {
        rater: person(n),
        bidder: "A".to_owned(),
        criterion: "security".to_owned(),
        points: n,
        comment: String::new(),
    };
    let ratings = [rating(1), rating(2), rating(3)];
    let seen = |closed| shown_to(&ratings, person(2), closed).len();
    assert_eq!((seen(false), seen(true)), (1, 3));
}

#[test]
fn a_case_that_nobody_called_counts_half() {
    let case = |same_industry, same_size, verified| {
        ReferenceCase { same_industry, same_size, verified }.weight().millionths()
    };
    assert_eq!((case(true, true, true), case(true, true, false)), (1_000_000, 500_000));
    assert_eq!((case(true, false, false), case(false, false, true)), (250_000, 0));
}

#[test]
fn a_yes_without_evidence_passes_no_gate() {
    let answer = |passed, evidence: &str| GateAnswer { passed, evidence: evidence.to_owned() };
    let required = required_gates(true, false);
    assert_eq!(required, [Gate::AntiSocial, Gate::Security, Gate::Financial, Gate::Conflict]);
    let answers = BTreeMap::from([
        (Gate::AntiSocial, answer(true, "照会 2026-11-01")),
        (Gate::Security, answer(true, " ")),
        (Gate::Financial, answer(false, "債務超過")),
    ]);
    let states = gates(&required, &answers);
    let found: Vec<GateState> = states.iter().map(|(_, state)| *state).collect();
    let expected =
        [GateState::Passed, GateState::Unproven, GateState::Failed, GateState::Unanswered];
    assert_eq!(found, expected);
    assert!(!admitted(&states) && admitted(&states[..1]));
}

#[test]
fn the_price_counts_by_total_cost() {
    let exact = |amount| Sum::exact(Amount(amount));
    let found = price_values(&[exact(254_762_400), exact(271_000_000)]).expect("values");
    near(found[0], 100.0, 0.0);
    near(found[1], 94.008, 1e-3);
    let bound = Sum { bound: Bound::AtLeast, ..exact(1) };
    let refused = |totals: &[Sum]| price_values(totals).expect_err("refused").code;
    assert_eq!(refused(&[exact(5), bound]), "evaluation-tco-incomplete");
    assert_eq!(refused(&[exact(5), exact(0)]), "evaluation-tco-zero");
}

#[test]
fn a_bid_below_four_fifths_must_be_explained() {
    let should = ShouldCost {
        hours: Some(decimal("10000")),
        hourly: Some(decimal("2500")),
        systems: Some(Amount(3_000_000)),
        other: Some(Amount(2_000_000)),
        overhead: Some(decimal("15%")),
        margin: Some(decimal("8%")),
    };
    let amount = should.amount().expect("an estimate");
    assert_eq!(amount, Amount(37_260_000));
    assert_eq!(ShouldCost { margin: None, ..should }.amount(), None);
    assert_eq!(ShouldCost { hours: Some(decimal("-1")), ..should }.amount(), None);
    let check = |bid, text| check_bid(Amount(bid), Some(amount), ABNORMALLY_LOW, text);
    assert!(matches!(check(29_808_000, ""), BidCheck::Plausible(_)), "80 % is not below 80 %");
    assert!(matches!(check(29_807_999, " "), BidCheck::NeedsExplanation(_)));
    assert!(matches!(check(29_807_999, "自動化で工数が少ない"), BidCheck::Explained(_)));
    assert_eq!(check_bid(Amount(1), None, ABNORMALLY_LOW, "x"), BidCheck::NotEstimated);
}

fn person(n: u8) -> PersonId {
    PersonId::new(Moment(0), [n; 10])
}
