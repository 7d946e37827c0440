//! Requests, the record, home, search and setting up, by their use cases.

use jiff::civil::date;
use kajitori_app::audit::{Ask, Who, export, of_engagement};
use kajitori_app::company::{SetUp, progress, system};
use kajitori_app::home::{home, search, seen};
use kajitori_app::request::{answer, list as requests, look, send, worker};
use kajitori_domain::audit::Bundle;
use kajitori_domain::text::Text;
use kajitori_domain::time::Moment;
use kajitori_testkit::db::{MADE, both};

use crate::stage::{Stage, code};

#[test]
fn requests_go_to_the_manager_and_nobody_learns_a_workers_name() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.cast.engagement;
        let text = "vendor-staff さんに残業してもらってください。";
        let preview = stage.by("client-staff", |house, call| look(house, call, id, text));
        let codes: Vec<_> = preview.expect("seen").warnings.iter().map(|one| one.code).collect();
        assert_eq!(codes, ["worker", "hours"]);
        let sent = stage.by("client-staff", |house, call| send(house, call, id, (text, None)));
        let sent = sent.expect("warned, and never stopped");
        let empty = stage.by("client-staff", |house, call| send(house, call, id, (" ", None)));
        assert_eq!(code(empty), "request-text-missing");
        let other = stage.by("legal", |house, call| send(house, call, id, (text, None)));
        assert_eq!(code(other), "access-role");
        let staff = stage.by("vendor-staff", |house, call| requests(house, call, id).map(|_| ()));
        assert_eq!(code(staff), "hidden");
        let reply = |name: &str, version| {
            stage.by(name, |house, call| answer(house, call, id, (sent, version), "承知しました。"))
        };
        assert_eq!(code(reply("client-owner", 1)), "access-role");
        reply("vendor-manager", 1).expect("answered");
        assert_eq!(code(reply("vendor-deputy", 2)), "request-answered");
        let listed = stage.by("client-owner", |house, call| requests(house, call, id));
        let listed = listed.expect("requests");
        assert!(matches!(&listed.manager, Some(Who::Person { .. })));
        assert_eq!(listed.requests[0].request.value.warnings, ["worker", "hours"]);
        // The law's own refusals are in the record of the engagement.
        let name = stage.by("client-owner", |house, call| worker(house, call, id, "op-1"));
        assert_eq!(code(name), "disguised-contracting");
        let wanted = Ask { action: "attempt-refused".to_owned(), ..Ask::default() };
        let record = stage.by("auditor", |house, call| of_engagement(house, call, id, &wanted));
        assert_eq!(record.expect("a record").rows.len(), 1);
    });
}

#[test]
fn the_record_names_no_worker_to_the_client_and_verifies_offline() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.cast.engagement;
        let staff = stage.actor("vendor-staff").name().to_string();
        // What a worker does stands in the record without a name for the client.
        let taken = |name: &str| {
            stage.by(name, |house, call| of_engagement(house, call, id, &Ask::default()))
        };
        stage
            .by("client-owner", |house, call| send(house, call, id, ("内訳をください。", None)))
            .expect("sent");
        let read = taken("client-owner").expect("a record");
        assert!(read.rows.iter().all(|row| row.detail.is_some()));
        assert!(read.rows[0].number > read.rows[1].number, "the newest first");
        assert!(read.actors.iter().all(|(leaf, who)| *leaf != staff || *who == Who::Worker));
        assert_eq!(code(taken("client-staff")), "hidden");
        let day = Ask { day: Some(date(2020, 1, 1)), ..Ask::default() };
        let none = stage.by("auditor", |house, call| of_engagement(house, call, id, &day));
        let none = none.expect("a record");
        assert_eq!((none.fitting, none.size), (0, read.size));
        let page = Ask { page: Some(0), action: "manager-addressed".to_owned(), ..Ask::default() };
        let one = stage.by("auditor", |house, call| of_engagement(house, call, id, &page));
        assert_eq!(one.expect("a record").rows.len(), 1);
        let file = stage.by("auditor", |house, call| export(house, call, id)).expect("a file");
        let key = stage.house.verifier();
        let proved = Bundle::verify(&mut file.as_slice(), &[], Some(&key)).expect("it verifies");
        assert_eq!(proved.verified.rows, read.size + 1, "the export is its own last row");
        let broken: Vec<u8> =
            file.iter().map(|byte| if *byte == b'7' { b'8' } else { *byte }).collect();
        assert!(Bundle::verify(&mut broken.as_slice(), &[], Some(&key)).is_err());
        let deputy = stage.by("client-deputy", |house, call| export(house, call, id));
        assert_eq!(code(deputy), "hidden");
    });
}

#[test]
fn home_shows_what_is_new_until_it_was_seen() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let id = stage.cast.engagement;
        stage
            .by("client-owner", |house, call| send(house, call, id, ("内訳をください。", None)))
            .expect("sent");
        let read = stage.by("vendor-manager", home).expect("home");
        assert_eq!(read.places.len(), 1);
        let news: Vec<&str> = read.news.iter().map(|one| one.change.action.as_str()).collect();
        assert!(news.contains(&"manager-addressed"), "{news:?}");
        let own = stage.by("client-owner", home).expect("home").news;
        assert!(
            own.iter().all(|one| one.change.action != "manager-addressed"),
            "one's own is no news"
        );
        let late = Moment(i64::MAX);
        stage.by("vendor-manager", |house, call| seen(house, call, late)).expect("seen");
        let read = stage.by("vendor-manager", home).expect("home");
        assert_eq!((read.news.len(), read.since), (0, Some(MADE)));
        assert_eq!(stage.by("system-admin", home).expect("home").places.len(), 0);
    });
}

#[test]
fn search_finds_only_what_the_asker_may_open() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let found = |name: &str, text: &str| {
            stage.by(name, |house, call| search(house, call, text)).expect("found")
        };
        assert_eq!(found("company-executive", "給与").engagements.len(), 1);
        assert_eq!(found("client-owner", "給与").engagements.len(), 0);
        assert_eq!(found("foreign-manager", "買掛").engagements.len(), 0);
        assert_eq!(found("client-owner", "").engagements.len(), 0);
        let people = |name: &str, text: &str| -> Vec<String> {
            found(name, text).people.into_iter().map(|hit| hit.found).collect()
        };
        assert_eq!(people("client-owner", "vendor-staff"), Vec::<String>::new());
        assert_eq!(people("client-owner", "client-deputy"), ["client-deputy 太郎"]);
        assert_eq!(people("vendor-manager", "vendor-staff"), ["vendor-staff 太郎"]);
        assert_eq!(people("vendor-manager", "client-owner"), Vec::<String>::new());
    });
}

#[test]
fn the_first_run_knows_how_far_it_is() {
    both(|fresh| {
        let stage = Stage::new(fresh);
        let far = || stage.by("company-owner", progress).expect("how far");
        assert!(far().done(SetUp::Vendor) && far().done(SetUp::Engagement));
        assert_eq!(far().next(), Some(SetUp::Company), "the name has no reading yet");
        let name =
            Text { ja: "みなと暮らし株式会社".to_owned(), en: "Minato".to_owned() };
        let edit = |version| {
            stage.by("company-owner", |house, call| {
                kajitori_app::company::edit(house, call, (&name, "ミナト"), version)
            })
        };
        edit(1).expect("named");
        assert_eq!(code(edit(1)), "stale");
        assert_eq!(far().next(), Some(SetUp::Levels));
        let empty = Text::same(" ");
        let vendor = stage.by("company-owner", |house, call| {
            kajitori_app::company::add_vendor(house, call, (&empty, ""))
        });
        assert_eq!(code(vendor), "organisation-name-missing");
        let system = stage.by("system-admin", system).expect("how the house is");
        assert_eq!(system.record.engine == "PostgreSQL", fresh.is_server());
        assert_eq!(code(stage.by("company-owner", kajitori_app::company::system)), "hidden");
    });
}
