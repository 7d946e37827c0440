//! Handing in, by page and by program.

use http::StatusCode;
use kajitori_domain::hash::Sha256;
use kajitori_testkit::house::Ports;
use kajitori_testkit::reading::Reading;
use serde_json::Value;

use super::browser::{Browser, Told};
use super::stage::Stage;

const LOG: &str = "case,activity,time\n1,receive,2026-10-01\n1,approve,?\n2,receive,2026-10-02\n";

/// A house that reads files.
fn stage() -> Stage {
    Stage::with(|fresh| Ports { intake: Box::new(Reading::new(fresh)), ..Ports::default() })
}

impl Stage {
    fn api(&self, rest: &str) -> String {
        format!("/api/v1/engagements/{}{rest}", self.cast.engagement)
    }

    fn work_off(&self) -> usize {
        let next = || kajitori_app::job::work(&self.site.house, "worker").expect("a worker");
        std::iter::from_fn(next).count()
    }
}

fn json(told: &Told) -> Value {
    serde_json::from_str(&told.body).unwrap_or_else(|e| panic!("{e}: {}", told.body))
}

const FIELDS: [(&str, &str); 5] = [
    ("role", "log"),
    ("case", "case"),
    ("activity", "activity"),
    ("time", "time"),
    ("format", "iso"),
];

#[test]
fn a_file_goes_from_the_form_over_its_preview_into_the_log() {
    let stage = stage();
    let mut sender = stage.browser("vendor-staff");
    let all = stage.path("/deliveries");
    let none = sender.upload(&all, &[("role", "log")], ("", ""));
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("ファイルを入力してください"));
    let empty = sender.upload(&all, &[("role", "log")], ("a.csv", ""));
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("ファイルが空です"));
    let sent = sender.upload(&all, &[("role", "log")], ("C:\\記録.csv", LOG));
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let here = sent.location().to_owned();
    assert!(sender.get(&here).body.contains("記録.csv"));
    let mapping = sender.get(&format!("{here}/mapping"));
    assert!(mapping.body.contains("2 行を採用、1 行を除外"), "{}", mapping.body);
    let version = mapping.field("version").to_owned();
    let wrong = sender.post(&format!("{here}/mapping"), &[("case", "case"), ("version", &version)]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("活動を入力してください"));
    let fields: Vec<_> = FIELDS.into_iter().chain([("version", version.as_str())]).collect();
    let preview = sender.post(&format!("{here}/mapping"), &fields);
    assert_eq!(preview.status, StatusCode::OK);
    let taken = sender.post(&format!("{here}/import"), &fields);
    assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, here.as_str()));
    let again = sender.post(&format!("{here}/import"), &fields);
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, here.as_str()));
    assert!(stage.browser("client-staff").get("/jobs").body.contains("待機中"));
    assert_eq!(stage.work_off(), 1);
    let result = sender.get(&here);
    assert!(result.body.contains("一部を取り込み") && result.body.contains("1|approve|?"));
    let rejected = format!("{here}/rejected.csv");
    let rows = sender.get(&rejected);
    assert_eq!(rows.body, "3,1,approve,?\n");
    let disposition = rows.headers.get("content-disposition").expect("to be kept");
    assert!(disposition.to_str().expect("text").starts_with("attachment; filename*=UTF-8''"));
    let mut owner = stage.browser("client-owner");
    assert_eq!(owner.get(&rejected).status, StatusCode::NOT_FOUND);
    assert!(!owner.get(&here).body.contains("1|approve|?"));
    assert_eq!(stage.browser("foreign-manager").get(&here).status, StatusCode::NOT_FOUND);
    let withdrawal = format!("{here}/withdrawal");
    let asked = owner.get(&withdrawal);
    let version = asked.field("version").to_owned();
    let silent = owner.post(&withdrawal, &[("version", &version), ("reason", " ")]);
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = owner.post(&withdrawal, &[("version", &version), ("reason", "期間が違う")]);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(owner.get(&here).body.contains("無効"));
}

#[test]
fn a_program_sends_in_pieces_and_goes_on_where_it_stopped() {
    let stage = stage();
    let mut program = stage.browser("token-receive");
    let all = stage.api("/deliveries");
    let length = LOG.len();
    let new = format!(r#"{{"role":"log","file":"a.csv","bytes":{length}}}"#);
    let begun = program.send("POST", &all, new.clone());
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    let id = json(&begun)["id"].as_str().expect("an id").to_owned();
    let here = format!("{all}/{id}");
    let put = |program: &mut Browser, offset: usize, text: &str| {
        program.send("PUT", &format!("{here}/bytes?offset={offset}"), text.to_owned())
    };
    assert_eq!(json(&put(&mut program, 0, &LOG[..10]))["received"], 10);
    let lost = put(&mut program, 4, &LOG[4..]);
    assert_eq!(lost.status, StatusCode::CONFLICT);
    let problem = json(&lost);
    assert_eq!(
        (&problem["code"], &problem["args"]["offset"]),
        (&"delivery-offset".into(), &"10".into())
    );
    assert_eq!(lost.headers["content-type"], "application/problem+json");
    assert_eq!(json(&program.get(&here))["received"], 10);
    let much = put(&mut program, 10, &LOG.repeat(2));
    assert_eq!(much.status, StatusCode::PAYLOAD_TOO_LARGE);
    let early = program.send("POST", &format!("{here}/finish"), String::new());
    assert_eq!(json(&early)["code"], "delivery-incomplete");
    assert_eq!(json(&put(&mut program, 10, &LOG[10..]))["received"], length);
    let hash = Sha256::of(LOG.as_bytes());
    let whole = format!(r#"{{"sha256":"{hash}"}}"#);
    let told = json(&program.send("POST", &format!("{here}/finish"), whole));
    assert_eq!((&told["state"], &told["received"]), (&"inspected".into(), &length.into()));
    let problems = json(&program.get(&format!("{here}/problems")));
    assert_eq!(problems["problems"][0]["places"][0]["value"], "1|approve|?");
    let theirs = stage.browser("client-staff").get(&format!("{here}/problems"));
    assert_eq!(json(&theirs)["problems"][0]["places"][0]["value"], Value::Null);
    let junk = program.send("POST", &all, r#"{"role":"log","bytes":1}"#.to_owned());
    assert_eq!((junk.status.as_u16(), &json(&junk)["code"]), (422, &"request-json".into()));
    for name in ["token-report", "token-read", "token-foreign", "token-revoked", "nobody"] {
        let told = stage.browser(name).send("POST", &all, new.clone());
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[test]
fn a_file_that_is_something_else_says_so() {
    let stage = stage();
    let mut sender = stage.browser("vendor-staff");
    let text = "level,month,value\nx,2026-10,99%\n";
    let sent = sender.upload(&stage.path("/deliveries"), &[("role", "log")], ("a.csv", text));
    let page = sender.get(&format!("{}/mapping", sent.location()));
    assert!(page.body.contains("「申告値」のように見えます"));
    assert!(page.body.contains("value=\"reported\" selected"));
}

#[test]
fn a_file_without_a_readable_row_says_why_and_is_not_taken() {
    let stage = stage();
    let mut sender = stage.browser("vendor-staff");
    let text = "case,activity,time\n1,receive,?\n1,approve,?\n";
    let sent = sender.upload(&stage.path("/deliveries"), &[("role", "log")], ("a.csv", text));
    let here = sent.location().to_owned();
    for page in [here.clone(), format!("{here}/mapping")] {
        let body = sender.get(&page).body;
        assert!(body.contains("2 行のうち、読めた行は 0 行です"), "{page}: {body}");
        assert!(body.contains("最初の理由は 2 行目 time："), "{page}: {body}");
    }
    let mapping = sender.get(&format!("{here}/mapping"));
    assert!(!mapping.body.contains("この対応で取り込む"), "{}", mapping.body);
    let version = mapping.field("version").to_owned();
    let fields: Vec<_> = FIELDS.into_iter().chain([("version", version.as_str())]).collect();
    let refused = sender.post(&format!("{here}/import"), &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("2 行のうち、読めた行は 0 行です"), "{}", refused.body);
    assert!(refused.body.contains("value=\"case\" selected"), "what was typed stays");
    assert_eq!(stage.work_off(), 0);
    assert!(sender.get(&here).body.contains("読めた行は 0 行です"));
}

#[test]
fn a_file_without_columns_is_not_offered_for_import() {
    let stage = stage();
    let mut sender = stage.browser("vendor-staff");
    let sent = sender.upload(&stage.path("/deliveries"), &[("role", "log")], ("a.csv", "junk"));
    let here = sent.location().to_owned();
    let result = sender.get(&here).body;
    assert!(result.contains("取り込めません") && !result.contains("問題は見つかりませんでした"));
    let mapping = sender.get(&format!("{here}/mapping"));
    assert_eq!(mapping.status, StatusCode::OK);
    assert!(!mapping.body.contains("/import"), "{}", mapping.body);
    assert!(mapping.body.contains("このファイルは取り込めませんでした"), "{}", mapping.body);
    assert!(mapping.body.contains("/deliveries/new"), "a mended one can be handed in");
}

#[test]
fn the_page_loads_the_script_that_sends_in_pieces() {
    let stage = stage();
    let script = format!("src=\"{}\"", crate::link::asset(&crate::asset::upload().name));
    let all = stage.path("/deliveries");
    let sending = stage.browser("vendor-staff").get(&all);
    assert!(sending.body.contains(&script) && sending.body.contains(&stage.api("/deliveries")));
    assert!(!stage.browser("auditor").get(&all).body.contains(&script), "who only looks");
}

#[test]
fn an_attempt_at_a_worker_is_refused_with_the_reason() {
    let stage = stage();
    for (method, rest) in [
        ("POST", "/workers/op-1/assignment"),
        ("GET", "/workers/ranking"),
        ("GET", "/workers/op-1/name"),
    ] {
        let told = stage.browser("client-owner").send(method, &stage.api(rest), String::new());
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{rest}");
        let problem = json(&told);
        assert_eq!(problem["code"], "disguised-contracting", "{rest}");
        assert!(problem["title"].as_str().is_some_and(|title| title.contains("偽装請負")));
    }
    let manager = stage.browser("vendor-manager").get(&stage.api("/workers/op-1/name"));
    assert_eq!(manager.status, StatusCode::NOT_FOUND, "there is no name here for anybody");
}

#[test]
fn a_month_without_an_agreement_has_nothing_to_report() {
    let stage = stage();
    let page = stage.path("/months/2026-10/reported");
    let empty = stage.browser("vendor-manager").get(&page);
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("合意されたサービスレベルがありません"));
    let body = r#"{"month":"2026-10","values":[{"level":"x","value":"99.9%"}]}"#;
    let told = stage.browser("token-report").send("POST", &stage.api("/reported"), body.to_owned());
    assert_eq!((told.status.as_u16(), &json(&told)["code"]), (422, &"reported-level".into()));
    let wrong = body.replace("99.9%", "viel");
    let told = stage.browser("token-report").send("POST", &stage.api("/reported"), wrong);
    assert_eq!(json(&told)["code"], "reported-number");
}
