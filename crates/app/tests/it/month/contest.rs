//! Contests: their targets, and every way to their end.

use kajitori_app::{Call, Failure, House, contest};
use kajitori_domain::access::Role;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::Target;
use kajitori_domain::holder::Holder;
use kajitori_domain::id::ContestId;
use kajitori_testkit::db::both;

use super::rig::{OCTOBER, Rig, refused};

fn asked(fresh: &kajitori_testkit::db::Fresh) -> Rig {
    let rig = Rig::new(fresh);
    rig.measure(OCTOBER);
    rig.ask(OCTOBER).expect("asked");
    rig
}

fn no(rig: &Rig, id: ContestId) -> Result<(), Failure> {
    let which = (rig.e, id, rig.contest_version(id));
    let say = (false, "記録では期限内です");
    rig.by(Role::ClientDeputy, |house, call| contest::answer(house, call, which, say))
}

#[test]
fn only_what_the_run_knows_is_contested() {
    both(|fresh| {
        let rig = asked(fresh);
        let (case, level) = (|| "c-1".to_owned(), || "on-time".to_owned());
        for (target, known) in [
            (Target::Exclusion { level: level(), case: "c-99".to_owned() }, false),
            (Target::Exclusion { level: "nothing".to_owned(), case: case() }, false),
            (Target::Event { case: case(), row: Some(9) }, false),
            (Target::Unit { level: "accuracy".to_owned(), unit: "c-1".to_owned() }, false),
            (Target::Pause { case: "x' OR '1'='1".to_owned() }, false),
            (Target::Event { case: case(), row: Some(7) }, true),
            (Target::Event { case: case(), row: None }, true),
            (Target::Pause { case: case() }, true),
        ] {
            let raised = rig.contest_of(Role::ClientOwner, target.clone());
            match known {
                true => assert!(raised.is_ok(), "{target:?}: {raised:?}"),
                false => assert_eq!(refused(raised), "contest-target-unknown", "{target:?}"),
            }
        }
        for role in [Role::VendorStaff, Role::VendorExecutive, Role::ClientStaff] {
            let raised = rig.contest_of(role, Target::Pause { case: case() });
            assert!(["hidden", "access-role"].contains(&refused(raised)), "{role:?}");
        }
    });
}

#[test]
fn a_no_ends_by_taking_it_or_higher_up() {
    both(|fresh| {
        let rig = asked(fresh);
        let (one, two) = (rig.contest("c-1").expect("one"), rig.contest("c-2").expect("two"));
        no(&rig, one).expect("answered");
        no(&rig, two).expect("answered");
        let at = |id| (rig.e, id, rig.contest_version(id));
        let which = at(one);
        let take =
            |role| rig.by(role, |house, call| contest::reject(house, call, which, "確かめました"));
        assert_eq!(refused(take(Role::ClientOwner)), "contest-own-answer");
        take(Role::VendorManager).expect("rejected");
        assert_eq!(rig.state(OCTOBER), "contested", "the other is open");
        assert_eq!(refused(rig.confirm(OCTOBER)), "close-contested");
        let which = at(two);
        rig.by(Role::VendorDeputy, |house, call| contest::escalate(house, call, which))
            .expect("escalated");
        let which = at(two);
        let decide = |reason: &str| {
            let decided = (None, reason);
            rig.by(Role::ClientOwner, |house, call| contest::decide(house, call, which, decided))
        };
        assert_eq!(refused(decide(" ")), "contest-reason-missing");
        decide("運営会議で記録どおりとした").expect("decided");
        assert_eq!(rig.state(OCTOBER), "with-vendor");
        rig.work();
        assert_eq!(rig.look(OCTOBER).shown.runs.len(), 1, "nothing changes, so nothing is new");
        rig.confirm(OCTOBER).expect("confirmed");
        assert_eq!(refused(rig.contest("c-5")), "close-agreed");
    });
}

#[test]
fn what_was_said_stays_to_be_read_in_its_order() {
    both(|fresh| {
        let rig = asked(fresh);
        let id = rig.contest("c-1").expect("raised");
        no(&rig, id).expect("answered");
        let which = (rig.e, id, rig.contest_version(id));
        let reason = "確かめました";
        rig.by(Role::VendorManager, |house, call| contest::reject(house, call, which, reason))
            .expect("rejected");
        let shown = |house: &House, call: &Call<'_>| contest::show(house, call, rig.e, id);
        for role in [Role::VendorManager, Role::ClientOwner] {
            let told = rig.by(role, shown).expect("a contest").said;
            let words: Vec<_> =
                told.iter().map(|said| (said.action.as_str(), said.detail("text"))).collect();
            assert_eq!(
                words,
                [
                    ("contest-raised", "検収が遅れたため"),
                    ("contest-answered", "記録では期限内です"),
                    ("contest-rejected", reason),
                ]
            );
            let people: Vec<_> = told.iter().map(|said| said.by).collect();
            assert_eq!(people, [2, 3, 2].map(|number| Some(super::rig::who(number))));
        }
        assert_eq!(refused(rig.by(Role::VendorStaff, shown)), "hidden");
    });
}

#[test]
fn an_event_may_change_hands_and_two_agreements_make_one_run_each() {
    both(|fresh| {
        let rig = asked(fresh);
        let target = Target::Event { case: "c-1".to_owned(), row: Some(7) };
        let id = rig.contest_of(Role::ClientOwner, target).expect("raised by the client");
        let other = rig.contest("c-2").expect("raised by the vendor");
        let at = |id| (rig.e, id, rig.contest_version(id));
        let which = at(id);
        rig.by(Role::VendorManager, |house, call| contest::answer(house, call, which, (true, "")))
            .expect("answered");
        let holder =
            |row| Amendment::Holder { case: "c-1".to_owned(), row, holder: Holder::Client };
        let which = at(id);
        let agree = |row| {
            rig.by(Role::ClientOwner, |house, call| {
                contest::agree(house, call, which, &holder(row))
            })
        };
        assert_eq!(refused(agree(8)), "contest-amendment-other");
        agree(7).expect("agreed");
        rig.work();
        // The run of the first stands beside the old while the second is still open.
        assert_eq!(rig.state(OCTOBER), "contested");
        let look = rig.look(OCTOBER).shown;
        assert_eq!(look.run.expect("a run").amendments, [id]);
        let which = at(other);
        let late = rig.by(Role::ClientOwner, |house, call| contest::withdraw(house, call, which));
        assert_eq!(refused(late), "contest-not-own");
        rig.by(Role::VendorManager, |house, call| contest::withdraw(house, call, which))
            .expect("withdrawn");
        assert_eq!(rig.state(OCTOBER), "with-vendor");
        rig.confirm(OCTOBER).expect("confirmed");
    });
}

#[test]
fn the_slower_answer_is_told() {
    both(|fresh| {
        let rig = asked(fresh);
        let id = rig.contest("c-1").expect("raised");
        let which = (rig.e, id, rig.contest_version(id));
        let answer =
            |role| rig.by(role, |house, call| contest::answer(house, call, which, (true, "はい")));
        answer(Role::ClientOwner).expect("the first");
        assert_eq!(refused(answer(Role::ClientDeputy)), "stale");
    });
}
