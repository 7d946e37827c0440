//! The whole way: open, confirm, contest, agree, new run, confirm, fix, credit, restate.

use kajitori_app::{Call, House, close, contest, credit, document, measure};
use kajitori_domain::access::Role;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::close::CloseState;
use kajitori_domain::credit::{Calculation, CreditState};
use kajitori_domain::report::DocumentKind;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Span;
use kajitori_domain::verdict::Contractual;
use kajitori_store::run::RunState;
use kajitori_testkit::db::both;

use super::rig::{NOVEMBER, OCTOBER, Rig, SEPTEMBER, refused, version};

/// The bytes of a document, as somebody fetches it.
fn bytes(rig: &Rig, role: Role, run: RunId, kind: DocumentKind) -> Vec<u8> {
    let what = (run, kind, Lang::Ja);
    let fetched = rig.by(role, |house, call| document::fetch(house, call, rig.e, what));
    let mut fetched = fetched.expect("a document");
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut fetched.file, &mut bytes).expect("its bytes");
    bytes
}

#[test]
fn a_month_goes_from_its_first_run_to_its_credit() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let first = rig.measure(OCTOBER);
        assert_eq!(rig.state(OCTOBER), "open");
        rig.ask(OCTOBER).expect("asked");
        let contest = rig.contest("c-3").expect("raised");
        assert_eq!(rig.state(OCTOBER), "contested");
        let at = |id| rig.contest_version(id);
        let which = (rig.e, contest, at(contest));
        let yes = |role| {
            rig.by(role, |house, call| contest::answer(house, call, which, (true, "そのとおり")))
        };
        assert_eq!(refused(yes(Role::VendorManager)), "contest-own-answer");
        yes(Role::ClientOwner).expect("answered");
        let change =
            Amendment::Case { level: "on-time".to_owned(), case: "c-3".to_owned(), counts: false };
        let which = (rig.e, contest, at(contest));
        rig.by(Role::VendorManager, |house, call| contest::agree(house, call, which, &change))
            .expect("agreed");
        // It is with the vendor again, who may not confirm what was settled otherwise.
        assert_eq!(rig.state(OCTOBER), "with-vendor");
        assert!(rig.look(OCTOBER).shown.rerun_due);
        assert_eq!(refused(rig.confirm(OCTOBER)), "close-rerun-due");
        assert_eq!(refused(rig.ask(OCTOBER)), "close-rerun-due");
        rig.work();
        let look = rig.look(OCTOBER);
        let second = look.shown.run.clone().expect("a run");
        assert_ne!(second.id, first);
        assert_eq!(second.amendments, [contest]);
        assert_eq!(second.state, RunState::Published);
        assert_eq!(look.shown.runs[0].state, RunState::Superseded);
        assert!(!look.shown.rerun_due);
        assert!(look.before.is_some(), "the old values stand beside the new");
        rig.confirm(OCTOBER).expect("confirmed");
        rig.fix(OCTOBER).expect("fixed");
        rig.work();
        let fixed = rig.look(OCTOBER).shown;
        let CloseState::Fixed { at, run, .. } = fixed.close.expect("a close").value.state else {
            panic!("it is fixed");
        };
        assert_eq!(run, second.id);
        // 36 of 39 is below 95 %, so 5 % of the fee is proposed; the vendor does not see it yet.
        let [proposed] = &fixed.credits[..] else { panic!("one credit") };
        assert_eq!(proposed.amount_yen, Some(71_400));
        let calculation = proposed.calculation.clone();
        assert!(matches!(calculation, Some(Calculation::ShareOfFee { fee_yen: 1_428_000, .. })));
        assert!(rig.sees(Role::VendorManager, OCTOBER).shown.credits.is_empty());
        // Both sides keep the same bytes, with the state of the record that was signed.
        let pdf = bytes(&rig, Role::ClientOwner, run, DocumentKind::Pdf);
        assert_eq!(pdf, bytes(&rig, Role::VendorManager, run, DocumentKind::Pdf));
        let text = String::from_utf8(pdf).expect("a text");
        let origin = format!("house.example/kajitori/engagement/{}", rig.e);
        assert!(text.contains(&origin) && text.contains("house.example/audit+"), "{text}");
        assert!(text.contains(&format!("\"at\":{}", at.0)));
    });
}

#[test]
fn the_same_inputs_are_one_job_and_one_run() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let ask = || {
            let asked = |house: &House, call: &Call<'_>| measure::ask(house, call, rig.e, OCTOBER);
            rig.by(Role::ClientStaff, asked).expect("a job")
        };
        let (one, two) = (ask(), ask());
        assert_eq!(one, two);
        rig.work();
        assert_eq!(ask(), one);
        rig.work();
        assert_eq!(rig.look(OCTOBER).shown.runs.len(), 1);
        // Another version of the agreement is another run.
        rig.agreed(&version(2, jiff::civil::date(2026, 10, 1)));
        assert_ne!(ask(), one);
        rig.work();
        let runs = rig.look(OCTOBER).shown.runs;
        assert_eq!(runs.len(), 2);
        assert_ne!(runs[0].agreement, runs[1].agreement);
        let executive = |house: &House, call: &Call<'_>| measure::ask(house, call, rig.e, OCTOBER);
        assert_eq!(refused(rig.by(Role::Executive, executive)), "access-role");
    });
}

#[test]
fn a_month_before_the_first_agreement_is_not_measured() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let march = kajitori_domain::time::Month { year: 2026, month: 3 };
        let asked =
            rig.by(Role::ClientOwner, |house, call| measure::ask(house, call, rig.e, march));
        assert_eq!(refused(asked), "agreement-none-in-force");
        assert_eq!(rig.look(march).shown.unmeasurable, Some("agreement-none-in-force"));
    });
}

#[test]
fn every_step_that_may_not_be_is_refused() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let september = rig.measure(SEPTEMBER);
        rig.measure(OCTOBER);
        rig.measure(NOVEMBER);
        assert_eq!(refused(rig.ask(NOVEMBER)), "close-month-open");
        assert_eq!(refused(rig.ask(OCTOBER)), "close-earlier-open");
        assert_eq!(refused(rig.confirm(OCTOBER)), "close-not-asked");
        assert_eq!(refused(rig.fix(OCTOBER)), "close-not-agreed");
        assert_eq!(refused(rig.contest("c-1")), "close-not-asked");
        let old = close::Seen { run: september, ..rig.seen(OCTOBER) };
        let asked =
            rig.by(Role::ClientOwner, |house, call| close::ask(house, call, (rig.e, OCTOBER), old));
        assert_eq!(refused(asked), "close-run-shown");
        rig.ask(SEPTEMBER).expect("asked");
        assert_eq!(refused(rig.ask(SEPTEMBER)), "close-run-same");
        rig.confirm(SEPTEMBER).expect("confirmed");
        assert_eq!(refused(rig.confirm(SEPTEMBER)), "close-agreed");
        rig.fix(SEPTEMBER).expect("fixed");
        assert_eq!(refused(rig.fix(SEPTEMBER)), "close-fixed");
        rig.ask(OCTOBER).expect("asked");
        let seen = rig.seen(OCTOBER).version;
        for (role, code) in [
            (Role::VendorStaff, "hidden"),
            (Role::VendorExecutive, "access-role"),
            (Role::ClientOwner, "access-role"),
            (Role::SystemAdmin, "hidden"),
        ] {
            let which = (rig.e, OCTOBER);
            let said = rig.by(role, |house, call| close::confirm(house, call, which, seen));
            assert_eq!(refused(said), code, "{role:?}");
        }
        assert_eq!(rig.state(OCTOBER), "with-vendor");
    });
}

#[test]
fn whoever_is_slower_is_told() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        rig.measure(OCTOBER);
        let seen = rig.seen(OCTOBER);
        let which = (rig.e, OCTOBER);
        let ask = |role| rig.by(role, |house, call| close::ask(house, call, which, seen));
        ask(Role::ClientOwner).expect("the first");
        assert_eq!(refused(ask(Role::ClientDeputy)), "stale");
        let version = rig.seen(OCTOBER).version;
        let confirm =
            |role| rig.by(role, |house, call| close::confirm(house, call, which, version));
        confirm(Role::VendorManager).expect("the first");
        assert_eq!(refused(confirm(Role::VendorDeputy)), "stale");
        let version = rig.seen(OCTOBER).version;
        let fix = |role| rig.by(role, |house, call| close::fix(house, call, which, version));
        fix(Role::ClientDeputy).expect("the first");
        assert_eq!(refused(fix(Role::ClientOwner)), "stale");
    });
}

#[test]
fn late_records_are_put_to_the_vendor_anew_and_later_restated() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let first = rig.measure(OCTOBER);
        rig.ask(OCTOBER).expect("asked");
        // A new version of the agreement stands for whatever else changes the inputs.
        rig.agreed(&version(2, jiff::civil::date(2026, 10, 1)));
        let second = rig.measure(OCTOBER);
        let look = rig.look(OCTOBER).shown;
        assert_eq!(look.run.expect("a run").id, first, "the vendor is still shown the first");
        rig.ask(OCTOBER).expect("put anew");
        rig.confirm(OCTOBER).expect("confirmed");
        rig.fix(OCTOBER).expect("fixed");
        let seen = rig.seen(OCTOBER);
        let which = (rig.e, OCTOBER);
        let restate = |seen| {
            rig.by(Role::ClientOwner, |house, call| close::restate(house, call, which, seen))
        };
        assert_eq!(refused(restate(seen)), "close-restate-same-run");
        rig.agreed(&version(3, jiff::civil::date(2026, 10, 1)));
        let third = rig.measure(OCTOBER);
        restate(rig.seen(OCTOBER)).expect("restated");
        rig.ask(OCTOBER).expect("asked");
        let look = rig.look(OCTOBER);
        assert!(look.before.is_some(), "the fixed values stand beside the new");
        assert_eq!(look.shown.earlier.len(), 1);
        rig.confirm(OCTOBER).expect("confirmed");
        rig.fix(OCTOBER).expect("fixed");
        let runs = rig.look(OCTOBER).shown.runs;
        let states: Vec<_> = runs.iter().map(|run| (run.id, run.state)).collect();
        assert_eq!(
            states,
            [
                (first, RunState::Superseded),
                (second, RunState::Superseded),
                (third, RunState::Published),
            ]
        );
        let (months, next) =
            rig.by(Role::Auditor, |house, call| close::list(house, call, rig.e)).expect("a list");
        assert_eq!((months.len(), months[0].close.number, next), (1, 2, None));
    });
}

#[test]
fn a_draft_is_not_the_vendors_and_no_document_is_made_twice() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let run = rig.measure(OCTOBER);
        let what = (run, DocumentKind::Pdf, Lang::Ja);
        let fetch = |role| rig.by(role, |house, call| document::fetch(house, call, rig.e, what));
        assert_eq!(refused(fetch(Role::VendorManager)), "hidden");
        assert_eq!(refused(fetch(Role::ClientOwner)), "document-not-made");
        rig.ask(OCTOBER).expect("asked");
        rig.work();
        assert_eq!(rig.look(OCTOBER).shown.documents.len(), 6);
        let shown = bytes(&rig, Role::VendorManager, run, DocumentKind::Pdf);
        assert!(!String::from_utf8_lossy(&shown).contains("checkpoint"));
        rig.confirm(OCTOBER).expect("confirmed");
        rig.fix(OCTOBER).expect("fixed");
        rig.work();
        assert_eq!(rig.look(OCTOBER).shown.documents.len(), 12);
        let kept = bytes(&rig, Role::VendorManager, run, DocumentKind::Pdf);
        assert!(String::from_utf8_lossy(&kept).contains("checkpoint"));
    });
}

#[test]
fn a_kept_verdict_proposes_nothing() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        rig.measure(OCTOBER);
        let look = rig.look(OCTOBER);
        let report = &look.pack.expect("a pack").levels[0];
        assert_eq!(report.contractual, Contractual::Missed);
        assert_eq!(look.proposals.len(), 1, "the client sees what would follow");
        assert!(rig.sees(Role::VendorManager, OCTOBER).proposals.is_empty());
        let list = |role| rig.by(role, |house, call| credit::list(house, call, rig.e));
        assert!(list(Role::ClientOwner).expect("a list").is_empty(), "nothing stands before");
        rig.hand.forward(Span::DAY.0);
        rig.ask(OCTOBER).expect("asked");
        rig.confirm(OCTOBER).expect("confirmed");
        rig.fix(OCTOBER).expect("fixed");
        let credits = list(Role::ClientOwner).expect("a list");
        assert!(matches!(credits[0].0.state, CreditState::Proposed { .. }));
        assert!(list(Role::VendorManager).expect("a list").is_empty());
    });
}
