//! Tasks, changes and jobs name what they are about; what is alike stands in one line; what nobody
//! has to do calls nobody; sign-ins do not hide the changes.

use http::StatusCode;

use super::browser::{has, lacks};
use super::closing::{OCTOBER, stage as october, undisputed};
use super::stage::{Stage, founding};

/// A new engagement of two tasks, by its address.
fn founded(stage: &Stage) -> String {
    let vendor = stage.cast.vendor.to_string();
    let fields = founding(&vendor, "2026/12/01");
    let made = stage.browser("company-owner").post("/engagements", &fields);
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    made.location().to_owned()
}

#[test]
fn equal_changes_of_one_person_stand_in_one_line_that_names_their_things() {
    let stage = Stage::new();
    let place = founded(&stage);
    let mut owner = stage.browser("company-owner");
    let hub = owner.get(&place);
    has(&hub, &["業務を変えた 2 件", "社会保険手続き", "class=\"event-about\""]);
    assert_eq!(hub.body.matches("業務を変えた").count(), 1);
    let mut does = |part: &str, fields: &[(&str, &str)]| {
        let told = owner.post(&format!("{place}/settings/{part}"), fields);
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    };
    does("process", &[("name", "賞与計算"), ("name_en", "")]);
    let more = stage.browser("company-owner").get(&place);
    has(&more, &["業務を変えた 3 件", "賞与計算"]);
    // What happened in between begins a new line, and one alone is named in it.
    does("fact", &[("fact", "abroad"), ("version", "0"), ("finding", "no")]);
    does("process", &[("name", "年末調整"), ("name_en", "")]);
    let last = stage.browser("company-owner").get(&place);
    has(&last, &["業務を変えた（年末調整）", "業務を変えた 3 件"]);
}

#[test]
fn tasks_and_changes_name_their_month_and_their_thing() {
    let stage = october();
    undisputed(&stage);
    let home = stage.browser("client-owner").get("/");
    has(&home, &["クレジットの提案を確かめ、委託先に知らせる（2026年10月、期限内）"]);
    let hub = stage.get("client-owner", "");
    has(&hub, &["知らせる（2026年10月、期限内）", "月を計測した（2026年10月）"]);
    has(&hub, &["クレジットを提案した（2026年10月、期限内）"]);
    // The vendor is not told of a proposal, by no name either.
    let hub = stage.get("vendor-manager", "");
    lacks(&hub, &["クレジットを提案した", "期限内）"]);
}

#[test]
fn jobs_name_their_month_and_are_found_by_their_engagement() {
    let stage = october();
    undisputed(&stage);
    let mut owner = stage.browser("client-owner");
    let all = owner.get("/jobs");
    let close = format!("href=\"{}\"", stage.path(OCTOBER));
    has(&all, &["月の測定<span class=\"job-about\">", &close, "2026年10月", "完了"]);
    lacks(&all, &["進み方</th>", "<progress"]);
    let own = owner.get(&format!("/jobs?engagement={}", stage.cast.engagement));
    has(&own, &["月の測定<span", "href=\"/jobs\">", "完了"]);
    let chosen = owner.get(&format!("/jobs?engagement={}&state=failed", stage.cast.engagement));
    has(&chosen, &["条件に合うジョブはありません", "href=\"/jobs?state=failed\""]);
    let other = owner.get("/jobs?engagement=01hx0000000000000000000000");
    has(&other, &["条件に合うジョブはありません"]);
}

#[test]
fn how_far_a_job_is_has_a_column_only_while_one_is_at_work() {
    let stage = october();
    let mut owner = stage.browser("client-owner");
    let version = [("version", "0"), ("run", "")];
    let asked = owner.post(&stage.path(&format!("{OCTOBER}/run")), &version);
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    // It waits: it may be stopped, and has nothing to say of how far it is.
    let waits = owner.get("/jobs");
    has(&waits, &["待機中", "取り消す", "2026年10月"]);
    lacks(&waits, &["<progress", "進み方</th>"]);
    let mut shots = crate::sample::all().into_iter();
    let runs = shots.find(|shot| shot.name == "jobs-client-ja").expect("a job that runs");
    assert!(runs.html.contains("進み方</th>") && runs.html.contains("<progress"));
}

#[test]
fn what_is_over_stands_quietly_and_calls_nobody() {
    let stage = october();
    let next = "class=\"next decide\"";
    has(&stage.get("client-owner", OCTOBER), &[next, "次にすること"]);
    let quiet = stage.get("vendor-manager", OCTOBER);
    has(&quiet, &["class=\"standing decide\""]);
    lacks(&quiet, &["次にすること"]);
    undisputed(&stage);
    for who in ["client-owner", "vendor-manager"] {
        let over = stage.get(who, OCTOBER);
        has(&over, &["class=\"standing decide\"", "2026年10月は確定しました"]);
        lacks(&over, &[next, "次にすること"]);
    }
}

#[test]
fn the_data_of_an_engagement_stand_before_its_duties_which_are_closed() {
    let stage = Stage::new();
    let place = founded(&stage);
    let page = stage.browser("company-owner").get(&format!("{place}/settings"));
    let at = |id: &str| page.body.find(&format!("<h2 id=\"{id}\"")).expect(id);
    let order = ["data", "contract", "people", "processes", "duties", "state"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    has(&page, &["<details class=\"duty\">", "社会保険労務士法 第27条"]);
    lacks(&page, &["<details class=\"duty\" open"]);
}

#[test]
fn changes_say_their_details_in_words() {
    let stage = october();
    undisputed(&stage);
    let record = stage.get("client-owner", "/audit");
    has(&record, &["種類：月の測定", "月：2026年10月", "期限：2026/"]);
    lacks(&record, &["kind = ", "month = ", " = import", "measure"]);
    // The table has everything, under the same names.
    let table = stage.get("client-owner", "/audit.csv");
    has(&table, &["種類：月の測定", "月：2026年10月"]);
}

#[test]
fn sign_ins_are_left_out_unless_the_address_asks_for_them() {
    let stage = october();
    let mut company = stage.browser("company-owner");
    // Nobody has signed in by a password yet: there is nothing to leave out, and no choice.
    lacks(&company.get("/audit"), &["id=\"sign-ins\""]);
    let mut left = stage.browser("client-staff");
    assert_eq!(left.post("/sign-out", &[]).status, StatusCode::SEE_OTHER);
    let page = company.get("/audit");
    has(&page, &["id=\"sign-ins\"", "サインインとサインアウトを除く（1 件）"]);
    has(&page, &["audit?sign-ins=shown", "audit.csv?sign-ins=hidden"]);
    lacks(&page, &["<td data-label=\"何を\">サインアウトした"]);
    let all = company.get("/audit?sign-ins=shown");
    has(&all, &["<td data-label=\"何を\">サインアウトした", "audit.csv?sign-ins=shown"]);
    lacks(&all, &["を除く（"]);
    // Whoever asks for them by name gets them; a program that asks for the table gets all.
    let asked = company.get("/audit?kind=signed-out");
    has(&asked, &["<td data-label=\"何を\">サインアウトした"]);
    has(&company.get("/audit.csv"), &["サインアウトした"]);
    lacks(&company.get("/audit.csv?sign-ins=hidden"), &["サインアウトした"]);
}

#[test]
fn a_sample_is_named_before_it_is_handed_over_to_nobody_but_those_who_inspect() {
    let stage = october();
    let fields = [("month", "2026-10"), ("level", "accuracy"), ("size", "2"), ("source", "cases")];
    stage.does("client-staff", OCTOBER, "/run", &[]);
    stage.work();
    let drawn = stage.upload("client-staff", "/samples", &fields, ("", ""));
    assert_eq!(drawn.status, StatusCode::SEE_OTHER, "{}", drawn.body);
    has(&stage.get("client-owner", ""), &["標本を抽出した（2026年10月"]);
    lacks(&stage.get("executive", ""), &["標本を抽出した（2026年10月"]);
    lacks(&stage.get("vendor-manager", ""), &["標本を抽出した"]);
    let at = drawn.location().replace(&stage.path(""), "");
    stage.does("client-staff", &at, "/delivery", &[]);
    has(&stage.get("executive", ""), &["標本を抽出した（2026年10月"]);
}
