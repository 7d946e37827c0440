//! Engagements and versions of the agreement.

use kajitori_domain::contract::AgreementState;
use kajitori_domain::engagement::{EngagementState, StartFacts};
use kajitori_domain::id::AgreementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::problem::{Place, Problem, Severity};

use super::*;

const NEXT_DAY: Date = date(2026, 11, 17);

fn facts() -> StartFacts {
    StartFacts {
        owner: Some(person(1)),
        deputy: Some(person(2)),
        manager: Some(person(3)),
        manager_sole_worker: false,
        agreement: true,
        licence_open: false,
    }
}

fn starting(facts: StartFacts) -> Box<dyn Fn(EngagementState) -> Result<EngagementState, Refusal>> {
    Box::new(move |m| m.start(DAY, &facts))
}

#[test]
fn the_engagement_is_as_agreed() {
    let preparing = EngagementState::Preparing { since: at(0) };
    let running = preparing.start(DAY, &facts()).expect("started");
    let exiting = running.give_notice(NEXT_DAY).expect("notice");
    let closed = exiting.close(NEXT_DAY).expect("closed");
    let moves: Vec<Move<EngagementState>> = vec![
        ("start", starting(facts())),
        ("start without an owner", starting(StartFacts { owner: None, ..facts() })),
        ("start with one for both", starting(StartFacts { deputy: Some(person(1)), ..facts() })),
        ("start without a deputy", starting(StartFacts { deputy: None, ..facts() })),
        ("start without a manager", starting(StartFacts { manager: None, ..facts() })),
        ("start without an agreement", starting(StartFacts { agreement: false, ..facts() })),
        ("give notice", Box::new(|m| m.give_notice(NEXT_DAY))),
        ("give notice to the past", Box::new(|m| m.give_notice(date(2026, 11, 1)))),
        ("resume", Box::new(|m| m.resume())),
        ("close", Box::new(|m| m.close(NEXT_DAY))),
        ("close too early", Box::new(|m| m.close(DAY))),
    ];
    let states = vec![preparing, running, exiting, closed];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("engagement");
}

#[test]
fn what_does_not_stand_in_the_way_is_said() {
    assert!(facts().warnings().is_empty());
    let facts =
        StartFacts { deputy: None, manager_sole_worker: true, licence_open: true, ..facts() };
    let warnings = facts.warnings();
    assert_eq!(warnings.len(), 3);
    for words in [Lang::Ja, Lang::En].map(Words::new) {
        for code in &warnings {
            assert!(words.has(&format!("warning-{code}")), "{code}");
            assert!(words.has(&format!("warning-{code}-hint")), "{code}");
        }
    }
}

#[test]
fn the_agreement_is_as_agreed() {
    let days = (DAY, Some(date(2026, 10, 31)));
    let backdated = (date(2026, 10, 31), Some(date(2026, 10, 31)));
    let draft = AgreementState::Draft { edited: at(0) };
    let proposed = draft.propose(at(1), Side::Client, vec![], days).expect("proposed");
    let theirs = draft.propose(at(1), Side::Vendor, vec![], days).expect("proposed");
    let agreed = proposed.agree(at(2), Side::Vendor, days).expect("agreed");
    let also = theirs.agree(at(2), Side::Client, days).expect("agreed");
    assert_eq!(agreed, AgreementState::Agreed { client_at: at(1), vendor_at: at(2) });
    assert_eq!(also, AgreementState::Agreed { client_at: at(2), vendor_at: at(1) });
    let next = AgreementId::new(Moment(0), [5; 10]);
    let superseded = agreed.supersede(DAY, next).expect("superseded");
    let withdrawn = draft.withdraw(at(3)).expect("withdrawn");
    let problem = |severity| {
        let (place, args) = (Place::default(), vec![]);
        vec![Problem { code: "level-kind-unknown", severity, place, args }]
    };
    let (wrong, odd) = (problem(Severity::Error), problem(Severity::Warning));
    let moves: Vec<Move<AgreementState>> = vec![
        ("edit", Box::new(|m| m.edit(at(9)))),
        ("propose", Box::new(move |m| m.propose(at(9), Side::Client, vec![], days))),
        ("propose unsound", Box::new(move |m| m.propose(at(9), Side::Client, wrong.clone(), days))),
        ("propose odd", Box::new(move |m| m.propose(at(9), Side::Client, odd.clone(), days))),
        ("propose late", Box::new(move |m| m.propose(at(9), Side::Client, vec![], backdated))),
        ("agree for the client", Box::new(move |m| m.agree(at(9), Side::Client, days))),
        ("agree for the vendor", Box::new(move |m| m.agree(at(9), Side::Vendor, days))),
        ("agree late", Box::new(move |m| m.agree(at(9), Side::Vendor, backdated))),
        ("withdraw", Box::new(|m| m.withdraw(at(9)))),
        ("supersede", Box::new(move |m| m.supersede(DAY, next))),
    ];
    let states = vec![draft, proposed, theirs, agreed, superseded, withdrawn];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("agreement");
}
