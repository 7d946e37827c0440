//! Engagements and agreements, by their use cases.

use jiff::civil::date;
use kajitori_app::agreement::{Decision, compare, decide, draft, list as versions, save, see};
use kajitori_app::audit::{Ask, of_company};
use kajitori_app::engagement::{
    Contracted, New, Step, answer as put_fact, create, hub, list, note, put_contract, settings,
    step,
};
use kajitori_app::home::home;
use kajitori_app::{Call, Failure, House};
use kajitori_domain::contract::{AgreementState, Contract};
use kajitori_domain::engagement::{EngagementState, Finding};
use kajitori_domain::lamp::Light;
use kajitori_domain::problem::Severity;
use kajitori_domain::text::Text;
use kajitori_testkit::db::both;

use crate::stage::{Stage, code};

#[test]
fn whoever_makes_an_engagement_owns_it_and_starts_from_the_template() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let mut new = stage.new_engagement();
        let make = |new: &New| stage.by("company-owner", |house, call| create(house, call, new));
        new.tasks = vec!["no-such".to_owned()];
        assert_eq!(code(make(&new)), "engagement-tasks-missing");
        new = New { template: "none".to_owned(), ..stage.new_engagement() };
        assert_eq!(code(make(&new)), "engagement-template-unknown");
        new = New { vendor: stage.cast.company, ..stage.new_engagement() };
        assert_eq!(code(make(&new)), "engagement-vendor-unknown");
        let staff = stage.by("company-staff", |house, call| create(house, call, &new));
        assert_eq!(code(staff), "access-role");
        let id = stage.create();
        stage.by("company-owner", |house, call| {
            let settings = settings(house, call, id).expect("its owner sees them");
            let contract = settings.contract.expect("a contract").value;
            assert_eq!(contract.last_notice(settings.today), Some(date(2027, 8, 31)));
            assert_eq!(settings.processes.len(), 2);
            assert!(settings.facts.owner.is_some() && settings.facts.licence_open);
            let codes: Vec<_> =
                settings.questions.duties.iter().map(|duty| duty.warning.code).collect();
            assert_eq!(codes[0], "social-insurance-licence");
            let versions = versions(house, call, id).expect("versions").versions;
            assert!(matches!(versions[0].value.state, AgreementState::Draft { .. }));
        });
        let record =
            stage.by("company-auditor", |house, call| of_company(house, call, &Ask::default()));
        let actions: Vec<String> =
            record.expect("a record").rows.into_iter().map(|row| row.action).collect();
        assert!(actions.contains(&"engagement-created".to_owned()));
        assert!(actions.contains(&"member-joined".to_owned()));
    });
}

#[test]
fn the_list_shows_what_one_may_see_and_nobody_elses() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let seen = |name: &str, text: &str, state: &str| {
            let listed = stage.by(name, |house, call| list(house, call, (text, state)));
            let rows = listed.expect("a list").rows.into_iter();
            rows.map(|row| (row.engagement.number, row.inside.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(seen("company-executive", "", ""), [(1, true), (2, true), (3, true)]);
        assert_eq!(seen("company-owner", "", ""), [(1, false), (2, false), (3, false)]);
        assert_eq!(seen("client-owner", "", ""), [(1, true)]);
        assert_eq!(seen("vendor-manager", "", ""), [(1, true)]);
        assert_eq!(seen("foreign-manager", "", ""), [(3, true)]);
        assert_eq!(seen("system-admin", "", ""), []);
        assert_eq!(seen("company-executive", "給与", ""), [(2, true)]);
        assert_eq!(seen("company-executive", "EN-003", ""), [(3, true)]);
        assert_eq!(seen("company-executive", "北斗", "preparing"), [(3, true)]);
        assert_eq!(seen("company-executive", "", "running"), []);
        let vendor = stage.by("vendor-manager", |house, call| list(house, call, ("", "")));
        let inside = vendor.expect("a list").rows.remove(0).inside.expect("its own");
        assert!(inside.lamps.is_none() && inside.notice.is_none());
    });
}

#[test]
fn versions_are_drafted_proposed_agreed_and_give_way() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.cast.engagement;
        let template = kajitori_domain::template::find("payroll").expect("a shipped template");
        let text = |number: u32, from: &str| {
            let fill = kajitori_domain::template::Fill {
                number: 1,
                title: Text::same("合意書"),
                client: Text::same("みなと"),
                vendor: Text::same("しののめ"),
                from: from.parse().expect("a day"),
                until: None,
            };
            template.agreement_text(&fill).replacen(
                "version = 1",
                &format!("version = {number}"),
                1,
            )
        };
        let write = |seen, number, text: &str| {
            stage.by("client-owner", |house, call| save(house, call, id, (number, seen), text))
        };
        let broken = "format = 1\n[agreement]\nid = 3";
        assert!(!write(0, 1, broken).expect("kept as it is").sound);
        let read = stage.by("client-owner", |house, call| draft(house, call, id)).expect("a draft");
        assert_eq!((read.text.as_str(), read.version), (broken, 1));
        assert!(read.problems.iter().any(|one| one.severity == Severity::Error));
        assert!(read.problems.iter().all(|one| one.place.line.is_some()));
        assert_eq!(code(write(0, 1, broken)), "stale");
        let vendor = |work: &dyn Fn(&House, &Call<'_>) -> Result<(), Failure>| {
            stage.by("vendor-manager", |house, call| work(house, call))
        };
        let client = |seen, decision| {
            stage.by("client-owner", |house, call| decide(house, call, id, (1, seen), decision))
        };
        assert_eq!(code(vendor(&|house, call| see(house, call, id, 1).map(|_| ()))), "hidden");
        assert_eq!(code(client(1, Decision::Propose)), "agreement-draft-unsound");
        assert!(write(1, 1, &text(2, "2026-12-01")).expect("kept").sound);
        assert_eq!(code(client(2, Decision::Propose)), "agreement-version-differs");
        write(2, 1, &text(1, "2026-12-01")).expect("kept");
        assert_eq!(code(client(2, Decision::Propose)), "stale");
        client(3, Decision::Propose).expect("proposed");
        assert_eq!(code(client(4, Decision::Agree)), "agreement-own-ack");
        let agree = |number, seen| {
            vendor(&|house, call| decide(house, call, id, (number, seen), Decision::Agree))
        };
        agree(1, 4).expect("agreed");
        // The next version begins as a copy, and takes the place of the first from its own day on.
        let next = stage.by("client-owner", |house, call| draft(house, call, id)).expect("a draft");
        assert_eq!((next.number, next.copied), (2, Some(1)));
        assert!(next.text.contains("version = 2"));
        write(0, 2, &text(2, "2027-04-01").replacen("99.9%", "99.5%", 1)).expect("kept");
        stage
            .by("client-owner", |house, call| decide(house, call, id, (2, 1), Decision::Propose))
            .expect("proposed");
        let waits = stage.by("vendor-manager", home).expect("home").tasks;
        assert_eq!(waits.iter().map(|one| one.task.code).collect::<Vec<_>>(), ["agree-version"]);
        agree(2, 2).expect("agreed");
        let read = stage.by("vendor-manager", |house, call| versions(house, call, id));
        let states: Vec<&str> =
            read.expect("versions").versions.iter().map(|one| one.value.state.word()).collect();
        assert_eq!(states, ["agreed", "superseded"]);
        let two = stage.by("legal", |house, call| compare(house, call, id, (2, 1))).expect("both");
        assert_eq!((two.earlier.0.number, two.later.0.number), (1, 2));
        let staff = stage.by("vendor-staff", |house, call| versions(house, call, id).map(|_| ()));
        assert_eq!(code(staff), "hidden");
    });
}

#[test]
fn an_engagement_starts_once_all_stands_and_ends_after_notice() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.cast.engagement;
        let take = |version, what| {
            stage.by("client-owner", |house, call| step(house, call, id, (what, version)))
        };
        let day = date(2026, 12, 1);
        assert_eq!(code(take(1, Step::Start(day))), "engagement-agreement-missing");
        let own = stage.create();
        let start =
            stage.by("company-owner", |house, call| step(house, call, own, (Step::Start(day), 1)));
        assert_eq!(code(start), "engagement-manager-missing");
        assert_eq!(code(take(1, Step::Resume)), "engagement-not-exiting");
        let auditor =
            stage.by("auditor", |house, call| step(house, call, id, (Step::Start(day), 1)));
        assert_eq!(code(auditor), "access-role");
        let hub = stage.by("client-owner", |house, call| hub(house, call, id)).expect("a hub");
        let lamps = hub.lamps.expect("the client has lamps");
        let dark = lamps.iter().filter(|(_, light)| matches!(light, Light::NotYet(_))).count();
        assert_eq!(dark, 4);
        let state = hub.opened.engagement.value.state;
        assert!(matches!(state, EngagementState::Preparing { .. }));
    });
}

#[test]
fn duties_are_asked_until_somebody_has_found_out() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.create();
        let by = |work: &dyn Fn(&House, &Call<'_>) -> Result<(), Failure>| {
            stage.by("company-owner", |house, call| work(house, call))
        };
        let found = (Finding::Open, "法務の田中が確認中");
        by(&|house, call| note(house, call, id, ("tax-licence", 0), found)).err();
        let code_of = "social-insurance-licence";
        by(&|house, call| note(house, call, id, (code_of, 0), found)).expect("noted");
        let again = by(&|house, call| note(house, call, id, (code_of, 0), found));
        assert_eq!(code(again), "record-taken");
        let none = by(&|house, call| note(house, call, id, ("no-such", 0), found));
        assert_eq!(code(none), "hidden");
        let questions =
            stage.by("company-owner", |house, call| settings(house, call, id)).expect("seen");
        let duties = questions.questions.duties;
        for duty in &duties {
            let version = duty.found.as_ref().map_or(0, |found| found.version);
            let seen = (duty.warning.code, version);
            by(&|house, call| note(house, call, id, seen, (Finding::No, ""))).expect("noted");
        }
        let after = stage.by("company-owner", |house, call| settings(house, call, id));
        assert!(!after.expect("seen").facts.licence_open);
        let fact = duties.iter().find_map(|duty| duty.warning.fact);
        if let Some(fact) = fact {
            by(&|house, call| put_fact(house, call, id, (fact.word(), 0), Finding::No))
                .expect("answered");
            let left = stage.by("company-owner", |house, call| settings(house, call, id));
            let left = left.expect("seen").questions.duties;
            assert!(
                left.len() < duties.len() && left.iter().all(|one| one.warning.fact != Some(fact))
            );
        }
    });
}

#[test]
fn a_contract_is_changed_by_one_at_a_time() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.create();
        let put = |seen, contract: Contract| {
            let new = Contracted { seen, contract };
            stage.by("company-owner", |house, call| put_contract(house, call, id, &new))
        };
        let read = stage.by("company-owner", |house, call| settings(house, call, id));
        let kept = read.expect("seen").contract.expect("a contract");
        let seen = Some((kept.value.id, kept.version));
        put(seen, Contract { notice_months: 6, ..kept.value.clone() }).expect("changed");
        assert_eq!(code(put(seen, kept.value.clone())), "stale");
        let early = Contract { until: Some(date(2020, 1, 1)), ..kept.value };
        assert_eq!(code(put(None, early)), "contract-ends-early");
    });
}
