//! Contests and credits.

use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::{Contest, ContestState, Target};
use kajitori_domain::credit::{Calculation, ClaimFacts, Credit, CreditState, Response};
use kajitori_domain::id::{ContestId, CreditId};
use kajitori_domain::organisation::Side;
use kajitori_domain::time::Month;

use super::*;

fn amendment() -> Amendment {
    Amendment::Case { level: "ap".to_owned(), case: "c-1".to_owned(), counts: false }
}

fn pause(until: i64) -> Amendment {
    Amendment::Pause { case: "c-1".to_owned(), from: at(0), until: at(until) }
}

#[test]
fn a_change_must_be_about_what_is_contested() {
    let case = || "c-1".to_owned();
    let (level, unit) = (|| "ap".to_owned(), || "u-1".to_owned());
    let holder = |row| Amendment::Holder {
        case: case(),
        row,
        holder: kajitori_domain::holder::Holder::Third,
    };
    let right = |correct| Amendment::Unit { level: level(), unit: unit(), correct };
    for (target, change, fits) in [
        (Target::Event { case: case(), row: Some(7) }, holder(7), true),
        (Target::Event { case: case(), row: Some(7) }, holder(8), false),
        (Target::Event { case: case(), row: None }, holder(8), true),
        (Target::Event { case: case(), row: None }, pause(60), true),
        (Target::Pause { case: case() }, pause(60), true),
        (Target::Pause { case: "c-2".to_owned() }, pause(60), false),
        (Target::Pause { case: case() }, amendment(), false),
        (Target::Unit { level: level(), unit: unit() }, right(None), true),
        (Target::Unit { level: level(), unit: "u-2".to_owned() }, right(Some(true)), false),
        (Target::Exclusion { level: level(), case: case() }, amendment(), true),
        (Target::Exclusion { level: "other".to_owned(), case: case() }, amendment(), false),
    ] {
        let contest = Contest { target: target.clone(), ..raised() };
        let accepted = contest.answer(at(1), Side::Client, true, String::new()).expect("a yes");
        let agreed = accepted.agree(at(2), change.clone()).map_err(|refusal| refusal.code);
        let expected = if fits { None } else { Some("contest-amendment-other") };
        assert_eq!(agreed.err(), expected, "{target:?} {change:?}");
    }
}

fn raised() -> Contest {
    Contest {
        id: ContestId::new(Moment(0), [1; 10]),
        month: Month { year: 2026, month: 10 },
        number: 1,
        run: run(1),
        target: Target::Exclusion { level: "ap".to_owned(), case: "c-1".to_owned() },
        side: Side::Vendor,
        reason: "銀行の休業".to_owned(),
        state: ContestState::Raised { at: at(0), due: DAY },
    }
}

fn contests() -> Result<Vec<Contest>, Refusal> {
    let raised = raised();
    let yes = raised.clone().answer(at(1), Side::Client, true, String::new())?;
    let no = raised.clone().answer(at(1), Side::Client, false, "記録にない".to_owned())?;
    let agreed = yes.clone().agree(at(2), amendment())?;
    let rejected = no.clone().reject(at(2), Side::Vendor, "了解".to_owned())?;
    let escalated = no.clone().escalate(at(2), DAY)?;
    let decided = escalated.clone().decide(at(3), Some(amendment()), "協議".to_owned())?;
    let withdrawn = raised.clone().withdraw(at(1), Side::Vendor)?;
    Ok(vec![raised, yes, no, agreed, rejected, escalated, decided, withdrawn])
}

#[test]
fn the_contest_is_as_agreed() {
    let reason = || "理由".to_owned();
    let moves: Vec<Move<Contest>> = vec![
        ("raise", Box::new(|m| m.raise(true, false))),
        ("raise about nothing", Box::new(|m| m.raise(false, false))),
        ("raise in a fixed month", Box::new(|m| m.raise(true, true))),
        ("answer yes", Box::new(|m| m.answer(at(9), Side::Client, true, String::new()))),
        ("answer no", Box::new(move |m| m.answer(at(9), Side::Client, false, reason()))),
        ("answer a bare no", Box::new(|m| m.answer(at(9), Side::Client, false, String::new()))),
        ("answer oneself", Box::new(move |m| m.answer(at(9), Side::Vendor, true, reason()))),
        ("agree", Box::new(|m| m.agree(at(9), amendment()))),
        ("agree to something else", Box::new(|m| m.agree(at(9), pause(60)))),
        ("agree to no pause", Box::new(|m| m.agree(at(9), pause(0)))),
        ("reject by the raiser", Box::new(move |m| m.reject(at(9), Side::Vendor, reason()))),
        ("reject by the other", Box::new(move |m| m.reject(at(9), Side::Client, reason()))),
        ("reject without a reason", Box::new(|m| m.reject(at(9), Side::Vendor, String::new()))),
        ("escalate", Box::new(|m| m.escalate(at(9), DAY))),
        ("decide", Box::new(move |m| m.decide(at(9), None, reason()))),
        ("decide something else", Box::new(move |m| m.decide(at(9), Some(pause(60)), reason()))),
        ("decide without a reason", Box::new(|m| m.decide(at(9), None, String::new()))),
        ("withdraw by the raiser", Box::new(|m| m.withdraw(at(9), Side::Vendor))),
        ("withdraw by the other", Box::new(|m| m.withdraw(at(9), Side::Client))),
    ];
    let states = contests().expect("the way of a contest");
    Table { states, moves, state: |m| &m.state, word: |s| s.word() }.compare("contest");
}

#[test]
fn every_amendment_is_stored_the_same_way() {
    let (case, level) = ("c-1".to_owned(), "ap".to_owned());
    let holder = kajitori_domain::holder::Holder::Third;
    let all = [
        Amendment::Unit { level, unit: "u-1".to_owned(), correct: None },
        amendment(),
        Amendment::Pause { case: case.clone(), from: at(0), until: at(60) },
        Amendment::Holder { case, row: 7, holder },
    ];
    let text = kajitori_domain::amendment::to_text(&all);
    assert_eq!(serde_json::from_str::<Vec<Amendment>>(&text).expect("its own text"), all);
    crate::golden::compare("tests/cases/amendment.out", &text.replace("},{", "},\n{"));
}

pub(super) fn proposed() -> Credit {
    Credit {
        id: CreditId::new(Moment(0), [1; 10]),
        run: run(1),
        level: "ap".to_owned(),
        clause: "別紙2 第4条".to_owned(),
        amount_yen: Some(120_000),
        calculation: Some(Calculation::ByHand { text: "2,400,000 円 × 5 %".to_owned() }),
        measured_by: person(1),
        state: CreditState::Proposed { at: at(0) },
    }
}

pub(super) fn claiming(open_contests: u32, month_fixed: bool) -> Move<Credit> {
    let facts = ClaimFacts { open_contests, month_fixed, today: DAY };
    let name = match (open_contests, month_fixed) {
        (0, true) => "claim",
        (0, false) => "claim in an open month",
        _ => "claim while contested",
    };
    (name, Box::new(move |m| m.claim(at(9), person(2), facts, None)))
}

pub(super) fn credit_moves() -> Vec<Move<Credit>> {
    let sure = ClaimFacts { open_contests: 0, month_fixed: true, today: DAY };
    let said = |talked: Date, text: &str| Some(Response { talked, text: text.to_owned() });
    let later = DAY.tomorrow().expect("a day");
    vec![
        ("compute", Box::new(|m| m.compute(71_400, "1,428,000 円 × 5 %".to_owned()))),
        ("compute without a calculation", Box::new(|m| m.compute(71_400, " ".to_owned()))),
        ("notify", Box::new(|m| m.notify(at(9), DAY, 0))),
        ("notify while contested", Box::new(|m| m.notify(at(9), DAY, 1))),
        (
            "notify without a clause",
            Box::new(|m| Credit { clause: " ".into(), ..m }.notify(at(9), DAY, 0)),
        ),
        (
            "notify without an amount",
            Box::new(|m| Credit { amount_yen: None, ..m }.notify(at(9), DAY, 0)),
        ),
        (
            "notify without a calculation",
            Box::new(|m| Credit { calculation: None, ..m }.notify(at(9), DAY, 0)),
        ),
        ("answer yes", Box::new(|m| m.answer(at(9), true, String::new()))),
        ("answer no", Box::new(|m| m.answer(at(9), false, "理由".to_owned()))),
        ("answer a bare no", Box::new(|m| m.answer(at(9), false, String::new()))),
        claiming(0, true),
        claiming(0, false),
        claiming(1, true),
        (
            "claim with a response",
            Box::new(move |m| m.claim(at(9), person(2), sure, said(DAY, "対象は 3 件です"))),
        ),
        (
            "claim with a blank response",
            Box::new(move |m| m.claim(at(9), person(2), sure, said(DAY, " "))),
        ),
        (
            "claim before talking",
            Box::new(move |m| m.claim(at(9), person(2), sure, said(later, "対象は 3 件です"))),
        ),
        ("claim by who measured", Box::new(move |m| m.claim(at(9), person(1), sure, None))),
        ("settle", Box::new(|m| m.settle(at(9), "請求書 10-113".to_owned()))),
        ("settle nowhere", Box::new(|m| m.settle(at(9), String::new()))),
        ("waive", Box::new(|m| m.waive(at(9), "初月".to_owned()))),
        ("waive without a reason", Box::new(|m| m.waive(at(9), String::new()))),
    ]
}

fn credits() -> Result<Vec<Credit>, Refusal> {
    let facts = ClaimFacts { open_contests: 0, month_fixed: true, today: DAY };
    let proposed = proposed();
    let notified = proposed.clone().notify(at(1), DAY, 0)?;
    let yes = notified.clone().answer(at(2), true, String::new())?;
    let no = notified.clone().answer(at(2), false, "異論あり".to_owned())?;
    let claimed = yes.clone().claim(at(3), person(2), facts, None)?;
    let settled = claimed.clone().settle(at(4), "請求書 10-113".to_owned())?;
    let waived = proposed.clone().waive(at(1), "初月".to_owned())?;
    Ok(vec![proposed, notified, yes, no, claimed, settled, waived])
}

#[test]
fn the_credit_is_as_agreed() {
    let states = credits().expect("the way of a credit");
    Table { states, moves: credit_moves(), state: |m| &m.state, word: |s| s.word() }
        .compare("credit");
}
