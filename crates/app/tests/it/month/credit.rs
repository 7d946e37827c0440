//! Credits: never without the vendor's answer, never by whoever measured.

use jiff::civil::date;
use kajitori_app::{Call, Failure, House, credit};
use kajitori_domain::access::Role;
use kajitori_domain::credit::{CreditState, Response};
use kajitori_domain::id::CreditId;
use kajitori_testkit::counting::version;
use kajitori_testkit::db::{Fresh, both};

use super::rig::{OCTOBER, Rig, refused};

/// A fixed month with its proposal.
fn fixed(fresh: &Fresh) -> (Rig, CreditId) {
    let rig = Rig::new(fresh);
    rig.measure(OCTOBER);
    rig.ask(OCTOBER).expect("asked");
    rig.confirm(OCTOBER).expect("confirmed");
    rig.fix(OCTOBER).expect("fixed");
    let list = rig.by(Role::ClientOwner, |house, call| credit::list(house, call, rig.e));
    let id = list.expect("a list")[0].0.id;
    (rig, id)
}

fn at(rig: &Rig, id: CreditId) -> (kajitori_domain::id::EngagementId, CreditId, u64) {
    let shown = rig.by(Role::ClientOwner, |house, call| credit::show(house, call, rig.e, id));
    (rig.e, id, shown.expect("a credit").credit.version)
}

fn claim(rig: &Rig, id: CreditId, response: Option<&Response>) -> Result<(), Failure> {
    let which = at(rig, id);
    rig.by(Role::ClientOwner, |house, call| credit::claim(house, call, which, response))
}

fn told(rig: &Rig, id: CreditId) {
    let which = at(rig, id);
    rig.by(Role::ClientOwner, |house, call| credit::notify(house, call, which)).expect("told");
}

fn answered(rig: &Rig, id: CreditId, answer: (bool, &str)) -> Result<(), Failure> {
    let which = at(rig, id);
    rig.by(Role::VendorManager, |house, call| credit::answer(house, call, which, answer))
}

#[test]
fn a_credit_is_told_answered_claimed_and_settled() {
    both(|fresh| {
        let (rig, id) = fixed(fresh);
        assert_eq!(refused(claim(&rig, id, None)), "credit-answer-missing");
        let see = |house: &House, call: &Call<'_>| credit::show(house, call, rig.e, id);
        assert_eq!(refused(rig.by(Role::VendorManager, see)), "hidden");
        assert_eq!(refused(answered(&rig, id, (true, ""))), "hidden");
        told(&rig, id);
        let shown = rig.by(Role::VendorManager, see).expect("the vendor sees it now");
        assert!(shown.report.is_some() && shown.rule.is_some() && shown.is_fixed());
        let hidden_before = shown.said.iter().find(|said| said.action == "credit-proposed");
        assert!(hidden_before.is_some_and(|said| said.detail.is_empty()));
        answered(&rig, id, (true, "")).expect("answered");
        claim(&rig, id, None).expect("claimed");
        let which = at(&rig, id);
        let settle = |text: &str| {
            rig.by(Role::ClientOwner, |house, call| credit::settle(house, call, which, text))
        };
        assert_eq!(refused(settle(" ")), "credit-reference-missing");
        settle("請求書 11-204").expect("settled");
        assert_eq!(refused(settle("請求書 11-204")), "stale");
    });
}

#[test]
fn a_no_is_an_answer_and_wants_one() {
    both(|fresh| {
        let (rig, id) = fixed(fresh);
        told(&rig, id);
        assert_eq!(refused(answered(&rig, id, (false, ""))), "credit-reason-missing");
        answered(&rig, id, (false, "検収の遅れによる")).expect("answered");
        let said = |talked, text: &str| Response { talked, text: text.to_owned() };
        let day = date(2026, 11, 22);
        assert_eq!(refused(claim(&rig, id, None)), "credit-response-missing");
        let blank = said(day, " ");
        assert_eq!(refused(claim(&rig, id, Some(&blank))), "credit-response-missing");
        let early = said(date(2026, 11, 23), "検収は期限内");
        assert_eq!(refused(claim(&rig, id, Some(&early))), "credit-talk-missing");
        claim(&rig, id, Some(&said(day, "検収は期限内でした"))).expect("claimed");
        let see = |house: &House, call: &Call<'_>| credit::show(house, call, rig.e, id);
        let shown = rig.by(Role::VendorManager, see).expect("the vendor reads it");
        let CreditState::Claimed { response, .. } = shown.credit.value.state else {
            panic!("claimed");
        };
        assert_eq!(response, Some(said(day, "検収は期限内でした")));
        assert_eq!(shown.said.last().expect("a claim").detail("text"), "検収は期限内でした");
    });
}

#[test]
fn only_the_owner_decides_and_anything_may_be_let_go() {
    both(|fresh| {
        let (rig, id) = fixed(fresh);
        told(&rig, id);
        answered(&rig, id, (true, "")).expect("answered");
        for role in [Role::ClientDeputy, Role::ClientStaff, Role::VendorManager] {
            let which = at(&rig, id);
            let said = rig.by(role, |house, call| credit::claim(house, call, which, None));
            assert_eq!(refused(said), "access-role", "{role:?}");
        }
        let which = at(&rig, id);
        let waive = |reason: &str| {
            rig.by(Role::ClientOwner, |house, call| credit::waive(house, call, which, reason))
        };
        assert_eq!(refused(waive("")), "credit-reason-missing");
        waive("初めての未達のため").expect("waived");
    });
}

#[test]
fn a_credit_by_words_alone_is_computed_by_a_person() {
    both(|fresh| {
        let (rig, id) = fixed(fresh);
        let which = at(&rig, id);
        let compute = |yen, text: &str| {
            let amount = (yen, text);
            rig.by(Role::ClientDeputy, |house, call| credit::compute(house, call, which, amount))
        };
        assert_eq!(refused(compute(0, "0 円")), "credit-amount-missing");
        assert_eq!(refused(compute(50_000, "")), "credit-calculation-missing");
        compute(50_000, "協議で 50,000 円とした").expect("computed");
        told(&rig, id);
        assert_eq!(refused(compute(40_000, "減らす")), "stale");
    });
}

#[test]
fn two_bad_months_in_a_row_are_due_only_once_both_are_fixed() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let mut terms = version(2, date(2026, 8, 1));
        let rule = "[service_levels.credit]\n";
        terms.text = terms.text.replace(rule, &format!("{rule}months = 2\n"));
        assert!(terms.text.contains("months = 2"));
        rig.agreed(&terms);
        let september = OCTOBER.plus(-1);
        let fix = |month| {
            rig.ask(month).expect("asked");
            rig.confirm(month).expect("confirmed");
            rig.fix(month).expect("fixed");
            let list = rig.by(Role::ClientOwner, |house, call| credit::list(house, call, rig.e));
            list.expect("a list").len()
        };
        rig.measure(september);
        rig.measure(OCTOBER);
        assert!(rig.look(OCTOBER).proposals.is_empty(), "September is not fixed yet");
        assert_eq!(fix(september), 0, "the first bad month");
        assert_eq!(rig.look(OCTOBER).proposals.len(), 1, "what would follow is told before");
        assert_eq!(fix(OCTOBER), 1, "the second");
    });
}
