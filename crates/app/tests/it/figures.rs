//! Which measurement of a month counts, who sees which, and the cases behind it.

use jiff::civil::date;
use kajitori_app::figures::{
    CaseWanted, CasesAsked, CasesFile, Counts, Lacking, MonthFigures, Show, SortBy, Standing, case,
    cases, cases_file, month,
};
use kajitori_app::{Call, Failure};
use kajitori_domain::access::{Actor, Log, Role};
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::holder::Holder;
use kajitori_domain::id::EngagementId;
use kajitori_domain::pack::Pack;
use kajitori_domain::report::TableKind;
use kajitori_domain::run::RunId;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Span;
use kajitori_store::run::RunState;
use kajitori_testkit::db::{MADE, both};
use kajitori_testkit::leave::actor;
use kajitori_testkit::sight::{OCTOBER, Sight, stored, who};

fn by(role: Role, engagement: EngagementId) -> Actor {
    let number =
        if role.side() == Some(kajitori_domain::organisation::Side::Vendor) { 2 } else { 1 };
    actor(who(number), role, Log::Engagement(engagement))
}

fn see(sight: &Sight, role: Role, run: Option<RunId>) -> Result<MonthFigures, Failure> {
    let actor = by(role, sight.engagement);
    month(&sight.house, &Call::web(&actor, "r"), sight.engagement, (OCTOBER, run))
}

fn shown(sight: &Sight, role: Role) -> Option<RunId> {
    see(sight, role, None).expect("figures").shown.map(|shown| shown.id)
}

fn renamed(client: &str) -> Pack {
    let mut pack = stored();
    pack.head.client.ja = client.to_owned();
    pack
}

fn with_vendor(sight: &Sight, run: RunId) -> MonthlyClose {
    let state = CloseState::WithVendor { asked: MADE, run, due: date(2026, 11, 27) };
    MonthlyClose { state, ..MonthlyClose::open(sight.engagement, OCTOBER, MADE) }
}

#[test]
fn an_empty_month_says_what_to_do_first() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        let lacking = |role| see(&sight, role, None).expect("a month").lacking;
        assert_eq!(lacking(Role::ClientStaff), Some(Lacking::Records));
        sight.records(sight.engagement);
        assert_eq!(lacking(Role::ClientStaff), Some(Lacking::Measuring));
        assert_eq!(lacking(Role::VendorManager), Some(Lacking::Publication));
        sight.run(sight.engagement, (1, RunState::Draft), &stored());
        assert_eq!(lacking(Role::ClientStaff), None);
        assert_eq!(lacking(Role::VendorManager), Some(Lacking::Publication));
    });
}

#[test]
fn the_vendor_and_those_who_do_not_measure_see_no_draft() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        let draft = sight.run(sight.engagement, (1, RunState::Draft), &stored());
        assert_eq!(shown(&sight, Role::ClientOwner), Some(draft));
        let seen = see(&sight, Role::ClientOwner, None).expect("figures").shown.expect("a run");
        assert_eq!((seen.standing, seen.agreement), (Standing::Draft, 3));
        for role in [Role::VendorManager, Role::VendorStaff, Role::Executive, Role::Auditor] {
            assert_eq!(shown(&sight, role), None, "{role:?}");
            let asked = see(&sight, role, Some(draft)).expect_err("a draft is hidden");
            assert_eq!(asked, Failure::Hidden, "{role:?}");
        }
    });
}

#[test]
fn what_the_close_names_counts_over_anything_newer() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        let first = sight.run(sight.engagement, (1, RunState::Published), &stored());
        sight.close(&with_vendor(&sight, first), None);
        let newer = sight.run(sight.engagement, (2, RunState::Draft), &renamed("新しい"));
        let seen = see(&sight, Role::ClientOwner, None).expect("figures");
        let counted = seen.shown.expect("a run");
        assert_eq!((counted.id, counted.counts), (first, true));
        assert_eq!(seen.others.iter().map(|run| run.id).collect::<Vec<_>>(), [newer]);
        assert_eq!(seen.others[0].pack.head.client.ja, "新しい");
        let vendor = see(&sight, Role::VendorManager, None).expect("figures");
        assert_eq!(vendor.shown.map(|run| run.id), Some(first));
        assert!(vendor.others.is_empty());
        let other = see(&sight, Role::ClientOwner, Some(newer)).expect("the draft").shown;
        assert_eq!(other.map(|run| (run.id, run.counts)), Some((newer, false)));
    });
}

#[test]
fn a_restated_month_shows_both_values_to_both_sides() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        let old = sight.run(sight.engagement, (1, RunState::Superseded), &stored());
        let fixed = CloseState::Fixed { at: MADE, run: old, vendor_by: who(2), client_by: who(1) };
        let close = MonthlyClose { state: fixed, ..with_vendor(&sight, old) };
        sight.close(&close, None);
        let new = sight.run(sight.engagement, (2, RunState::Published), &renamed("直した"));
        let again = close.restate(MADE, new).expect("another run");
        sight.close(&again, None);
        assert_eq!(shown(&sight, Role::VendorManager), Some(old), "until the new one is put");
        let put = again.ask(MADE, new, date(2026, 12, 4), facts()).expect("an open close");
        sight.close(&put, Some(1));
        for role in [Role::ClientOwner, Role::Executive, Role::VendorManager] {
            let seen = see(&sight, role, None).expect("figures");
            assert_eq!(seen.shown.map(|run| run.id), Some(new), "{role:?}");
            assert_eq!(seen.others[0].id, old, "{role:?}");
            assert_eq!(seen.others[0].standing, Standing::Superseded);
        }
    });
}

fn facts() -> kajitori_domain::close::AskFacts {
    kajitori_domain::close::AskFacts { month_over: true, earlier_open: false, newer_records: false }
}

#[test]
fn another_engagement_is_hidden_and_its_pack_is_no_answer() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        // The same run by its name, with other words in it.
        let run = sight.run(sight.engagement, (1, RunState::Published), &renamed("こちら"));
        sight.run(sight.foreign, (1, RunState::Published), &renamed("あちら"));
        let own = by(Role::VendorManager, sight.engagement);
        let call = Call::web(&own, "r");
        let seen = month(&sight.house, &call, sight.engagement, (OCTOBER, None));
        let seen = seen.expect("figures").shown.expect("a run");
        assert_eq!(seen.pack.head.client.ja, "こちら");
        let asked = month(&sight.house, &call, sight.foreign, (OCTOBER, Some(run)));
        assert_eq!(asked.expect_err("another engagement"), Failure::Hidden);
        let there = by(Role::ClientOwner, sight.foreign);
        let seen = month(&sight.house, &Call::web(&there, "r"), sight.foreign, (OCTOBER, None));
        let seen = seen.expect("figures").shown.expect("a run");
        assert_eq!(seen.pack.head.client.ja, "あちら");
    });
}

#[test]
fn cases_are_asked_for_as_the_list_says() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.run(sight.engagement, (1, RunState::Published), &stored());
        let own = by(Role::VendorManager, sight.engagement);
        let call = Call::web(&own, "r");
        let measured = see(&sight, Role::VendorManager, None).expect("figures").shown;
        let of = (&measured.expect("a run"), "invoice-on-time");
        let asked = CasesAsked {
            show: Show::Missed,
            condition: "client_time > INTERVAL '1' HOUR".to_owned(),
            sort: Some((SortBy::Measured, true)),
            page: 1,
        };
        let found = cases(&sight.house, &call, sight.engagement, of, &asked).expect("cases");
        assert_eq!(found.rows.len(), 2);
        let row = &found.rows[0];
        assert_eq!((row.case.as_str(), &row.counts), ("INV-2", &Counts::Missed));
        assert_eq!(row.over, Some(Span(12 * Span::HOUR.0)), "over the agreed eight hours");
        assert_eq!(row.most, Some(Holder::Client));
        let noted = sight.asked.lock().expect("notes").concat();
        assert!(noted.contains("invoice-on-time.clock") && noted.contains("missed: true"));
        let wrong = CasesAsked { condition: "no_column = 1".to_owned(), ..asked.clone() };
        let found = cases(&sight.house, &call, sight.engagement, of, &wrong).expect("problems");
        assert_eq!(found.problems[0].code, "filter-column");
        let excluded = CasesAsked { show: Show::Excluded, ..CasesAsked::default() };
        cases(&sight.house, &call, sight.engagement, of, &excluded).expect("excluded ones");
        let noted = sight.asked.lock().expect("notes").concat();
        assert!(noted.contains(r#"LIKE 'excluded:%'"#), "{noted}");
        let none = cases(&sight.house, &call, sight.engagement, (of.0, "nothing"), &asked);
        assert_eq!(none.expect_err("no such level"), Failure::Hidden);
    });
}

#[test]
fn cases_go_along_as_a_table_and_one_is_told() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.run(sight.engagement, (1, RunState::Published), &stored());
        let own = by(Role::VendorStaff, sight.engagement);
        let call = Call::web(&own, "r");
        let measured = see(&sight, Role::VendorStaff, None).expect("figures").shown.expect("a run");
        let of = (sight.engagement, &measured);
        let asked = CasesAsked::default();
        let (kind, lang) = (TableKind::Csv, Lang::Ja);
        let file =
            CasesFile { level: "invoice-on-time", asked: &asked, kind, lang, name: "案件" };
        let bytes = cases_file(&sight.house, &call, of, &file, &|name| name.to_uppercase());
        let text = String::from_utf8(bytes.expect("a table")).expect("text");
        assert!(text.starts_with("Csv 案件\nCASE_ID|START_TIME"), "{text}");
        assert!(text.contains("INV-2|2026-10-01T09:00:00+09:00|"), "{text}");
        let wanted = CaseWanted { case: "INV-2", level: Some("invoice-on-time") };
        let told = case(&sight.house, &call, of, wanted).expect("a case");
        assert_eq!(told.story.steps.len(), 3);
        assert_eq!(told.level().map(|level| level.clause.as_str()), Some("1"));
        for (case_id, level) in [("X-1", None), ("INV-1", Some("no-level"))] {
            let wanted = CaseWanted { case: case_id, level };
            let none = case(&sight.house, &call, of, wanted);
            assert_eq!(none.expect_err("nothing of that name"), Failure::Hidden);
        }
    });
}

#[test]
fn a_case_that_came_after_the_measurement_is_told_as_it_stands() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.records(sight.engagement);
        sight.run(sight.engagement, (1, RunState::Published), &stored());
        let own = by(Role::ClientStaff, sight.engagement);
        let call = Call::web(&own, "r");
        let measured = see(&sight, Role::ClientStaff, None).expect("figures").shown.expect("a run");
        let ask = |id| {
            let wanted = CaseWanted { case: id, level: None };
            case(&sight.house, &call, (sight.engagement, &measured), wanted)
        };
        assert!(!ask("INV-1").expect("a case").later);
        assert_eq!(ask("LATE-1").expect_err("not yet there"), Failure::Hidden);
        sight.later_records(sight.engagement);
        assert!(ask("LATE-1").expect("a case").later);
        assert!(!ask("INV-1").expect("a case").later);
    });
}
