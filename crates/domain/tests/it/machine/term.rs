//! Engagements and versions of the agreement.

use kajitori_domain::contract::{AgreementState, Contract, Renewal};
use kajitori_domain::engagement::{EngagementState, StartFacts};
use kajitori_domain::id::{AgreementId, ContractId, RequestId};
use kajitori_domain::organisation::Side;
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::request::{LONGEST, Request, RequestState, worded};

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

fn contract(until: Option<Date>, renewal: Renewal) -> Contract {
    Contract {
        id: ContractId::new(at(0), [1; 10]),
        title: "業務委託契約書".to_owned(),
        kind: "quasi-mandate".to_owned(),
        from: date(2024, 4, 1),
        until,
        notice_months: 3,
        renewal,
    }
}

#[test]
fn notice_is_due_some_months_before_the_term_ends() {
    let (first, auto) = (Some(date(2027, 3, 31)), Renewal::Automatic);
    let later = |year| Some(date(year, 3, 31));
    for (until, renewal, today, ends, notice) in [
        (first, auto, date(2026, 11, 22), first, Some(date(2026, 12, 31))),
        // Gone on by itself for another three years, the first term's length.
        (first, auto, date(2027, 4, 1), later(2030), Some(date(2029, 12, 31))),
        (first, auto, date(2030, 4, 1), later(2033), Some(date(2032, 12, 31))),
        (first, Renewal::ByAgreement, date(2027, 4, 1), first, Some(date(2026, 12, 31))),
        (first, Renewal::None, date(2026, 11, 22), first, None),
        (None, auto, date(2026, 11, 22), None, None),
        (
            Some(date(2026, 12, 31)),
            auto,
            date(2026, 11, 22),
            Some(date(2026, 12, 31)),
            Some(date(2026, 9, 30)),
        ),
        (
            Some(date(2026, 2, 28)),
            auto,
            date(2026, 2, 1),
            Some(date(2026, 2, 28)),
            Some(date(2025, 11, 30)),
        ),
    ] {
        let contract = contract(until, renewal);
        assert_eq!((contract.ends(today), contract.last_notice(today)), (ends, notice), "{today}");
    }
    // A term of odd days goes on by years.
    let odd = Contract { from: date(2024, 4, 11), ..contract(first, auto) };
    assert_eq!(odd.ends(date(2028, 1, 1)), later(2028));
}

#[test]
fn a_contract_makes_sense_or_is_refused() {
    let sound = contract(Some(date(2027, 3, 31)), Renewal::None);
    let code = |contract: Contract| contract.checked().expect_err("refused").code;
    assert_eq!(sound.clone().checked(), Ok(sound.clone()));
    assert_eq!(code(Contract { title: " ".to_owned(), ..sound.clone() }), "contract-title-missing");
    assert_eq!(
        code(Contract { until: Some(date(2024, 3, 31)), ..sound.clone() }),
        "contract-ends-early"
    );
    assert_eq!(code(Contract { notice_months: 61, ..sound }), "contract-notice-long");
}

#[test]
fn a_request_is_answered_once() {
    let request = Request {
        id: RequestId::new(at(0), [1; 10]),
        month: None,
        text: "10月分の差額の内訳をください。".to_owned(),
        warnings: vec![],
        by: person(1),
        at: at(0),
        state: RequestState::Sent,
    };
    let answered = request.answer(at(1), person(2), "添付します。".to_owned()).expect("answered");
    assert_eq!(answered.state.word(), "answered");
    let again = answered.answer(at(2), person(2), String::new());
    assert_eq!(again.expect_err("once").code, "request-answered");
    assert_eq!(worded("  a\n"), Ok("a".to_owned()));
    assert_eq!(worded("  ").expect_err("empty").code, "request-text-missing");
    assert_eq!(worded(&"あ".repeat(LONGEST + 1)).expect_err("long").code, "request-text-long");
}
