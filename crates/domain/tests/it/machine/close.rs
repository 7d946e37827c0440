//! The monthly close.

use kajitori_domain::close::{AskFacts, CloseState, MonthlyClose};
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::time::Month;

use super::*;

pub(super) const READY: AskFacts =
    AskFacts { month_over: true, earlier_open: false, newer_records: false };

pub(super) fn opened() -> MonthlyClose {
    let month = Month { year: 2026, month: 10 };
    MonthlyClose::open(EngagementId::new(Moment(0), [1; 10]), month, at(0))
}

fn states() -> Vec<MonthlyClose> {
    let open = opened();
    let asked = open.ask(at(1), run(1), DAY, READY).expect("asked");
    let contested = asked.contest(at(2)).expect("contested");
    let agreed = asked.confirm(at(3), person(2), Side::Vendor, false).expect("agreed");
    let fixed = agreed.fix(at(4), person(1), Side::Client).expect("fixed");
    let restated = fixed.restate(at(5), run(2)).expect("restated");
    vec![open, asked, contested, agreed, fixed, restated]
}

pub(super) fn moves() -> Vec<Move<MonthlyClose>> {
    vec![
        ("ask", Box::new(|m| m.ask(at(9), run(2), DAY, READY))),
        ("ask with the fixed run", Box::new(|m| m.ask(at(9), run(1), DAY, READY))),
        (
            "ask too early",
            Box::new(|m| m.ask(at(9), run(2), DAY, AskFacts { month_over: false, ..READY })),
        ),
        (
            "ask before an earlier month",
            Box::new(|m| m.ask(at(9), run(2), DAY, AskFacts { earlier_open: true, ..READY })),
        ),
        (
            "ask with a stale run",
            Box::new(|m| m.ask(at(9), run(2), DAY, AskFacts { newer_records: true, ..READY })),
        ),
        ("renew", Box::new(|m| m.renew(at(9), run(2), DAY))),
        ("renew with the same run", Box::new(|m| m.renew(at(9), run(1), DAY))),
        ("contest", Box::new(|m| m.contest(at(9)))),
        ("settle the last", Box::new(|m| m.settled(at(9), 0, Some(run(2))))),
        ("settle one of two", Box::new(|m| m.settled(at(9), 1, None))),
        ("rerun", Box::new(|m| m.rerun(at(9), run(2), DAY))),
        ("confirm for the vendor", Box::new(|m| m.confirm(at(9), person(2), Side::Vendor, false))),
        ("confirm before the rerun", Box::new(|m| m.confirm(at(9), person(2), Side::Vendor, true))),
        ("confirm for the client", Box::new(|m| m.confirm(at(9), person(1), Side::Client, false))),
        ("fix for the client", Box::new(|m| m.fix(at(9), person(1), Side::Client))),
        ("fix for the vendor", Box::new(|m| m.fix(at(9), person(2), Side::Vendor))),
        ("restate", Box::new(|m| m.restate(at(9), run(3)))),
        ("restate with the same run", Box::new(|m| m.restate(at(9), run(1)))),
    ]
}

#[test]
fn the_close_is_as_agreed() {
    Table { states: states(), moves: moves(), state: |m| &m.state, word: |s| s.word() }
        .compare("close");
}

#[test]
fn a_settled_contest_brings_its_run_back_to_the_vendor() {
    let contested = states()[2].contest(at(6)).expect("a second contest");
    let CloseState::Contested { open, .. } = contested.state else { panic!("contested") };
    assert_eq!(open, 2);
    let one = contested.settled(at(7), 1, Some(run(2))).expect("one settled");
    let none = one.settled(at(8), 0, None).expect("both settled");
    assert_eq!(none.state, CloseState::WithVendor { asked: at(8), run: run(2), due: DAY });
}

#[test]
fn a_restatement_stands_beside_the_first() {
    let all = states();
    let (fixed, restated) = (all[4], all[5]);
    assert_eq!((fixed.number, restated.number), (1, 2));
    assert_eq!(restated.state, CloseState::Open { since: at(5), restates: Some(run(1)) });
}
