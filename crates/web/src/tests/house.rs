//! Engagements, agreements, requests and the record, by requests.

use http::StatusCode;

use super::browser::Told;
use super::stage::Stage;

fn has(told: &Told, texts: &[&str]) {
    for text in texts {
        assert!(told.body.contains(text), "{text} is not on the page");
    }
}

#[test]
fn a_new_engagement_comes_back_with_all_that_was_typed_and_then_opens() {
    let stage = Stage::new();
    let mut owner = stage.browser("company-owner");
    has(&owner.get("/engagements/new"), &["給与計算", "?template=payroll"]);
    let form = owner.get("/engagements/new?template=payroll");
    has(&form, &["社会保険労務士法 第27条", "name=\"tasks\"", "しののめ業務サービス株式会社"]);
    let vendor = stage.cast.vendor.to_string();
    let mut fields = vec![
        ("template", "payroll"),
        ("name", "給与計算 本社"),
        ("vendor", vendor.as_str()),
        ("tasks", "payroll"),
        ("tasks", "social-insurance"),
        ("title", "業務委託契約書"),
        ("from", "来月から"),
        ("notice_months", "3"),
    ];
    let again = owner.post("/engagements", &fields);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&again, &["給与計算 本社", "来月から", "href=\"#from\"", "日付として読めません"]);
    fields[6] = ("from", "２０２６／１２／０１");
    let made = owner.post("/engagements", &fields);
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let hub = owner.get(made.location());
    has(&hub, &["給与計算 本社", "合意の初版を委託先に提案してください", "まだ測れません"]);
    let settings = owner.get(&format!("{}/settings", made.location()));
    has(&settings, &["委託先の管理責任者が決まっていません。", "社会保険労務士法 第27条"]);
    // The company's staff know that it exists and no more.
    let listed = stage.browser("company-staff").get("/engagements");
    has(&listed, &["給与計算 本社", "参加していません"]);
    assert!(!listed.body.contains(made.location()));
}

#[test]
fn a_draft_keeps_every_error_with_its_line() {
    let stage = Stage::new();
    let mut owner = stage.browser("client-owner");
    let text = "format = 1\n[agreement]\nid = \"x\"\ntilte = \"合意\"\n";
    let to = stage.path("/agreements");
    let fields = [("number", "1"), ("version", "0"), ("text", text)];
    assert_eq!(owner.post(&to, &fields).status, StatusCode::SEE_OTHER);
    let page = owner.get(&stage.path("/agreements/new"));
    has(&page, &["tilte = &#34;合意&#34;", "4 行目", "誤り"]);
    // Somebody else was faster: the text that was typed stays on the page.
    let stale = owner.post(&to, &[("number", "1"), ("version", "0"), ("text", "mine = 1")]);
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&stale, &["mine = 1", "ほかの人が先に変更しました"]);
    let vendor = stage.browser("vendor-manager").get(&stage.path("/agreements/1"));
    assert_eq!(vendor.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_request_is_looked_at_before_it_is_sent_and_the_law_shows_the_way_to_it() {
    let stage = Stage::new();
    let mut owner = stage.browser("client-owner");
    let to = stage.path("/requests");
    let text = "残業してでも月末までに終わらせてください。";
    let looked = owner.post(&to, &[("text", text), ("do", "send")]);
    assert_eq!(looked.status, StatusCode::OK, "nothing is sent that was not looked at");
    has(&looked, &[text, "労働時間の管理と読めます", "value=\"send\""]);
    let sent = owner.post(&to, &[("text", text), ("do", "send"), ("looked", "yes")]);
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = stage.browser("vendor-manager").get(&to);
    has(&page, &[text, "client-owner 太郎", "答える"]);
    for (method, path) in [
        ("POST", "/workers/op-1/assignment"),
        ("GET", "/workers/ranking"),
        ("GET", "/workers/op-1"),
    ] {
        let told = owner.send(method, &stage.path(path), String::new());
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{path}");
        has(&told, &["偽装請負", &format!("href=\"{to}\"")]);
    }
    let record = stage.browser("auditor").get(&stage.path("/audit?kind=attempt-refused"));
    has(&record, &["3 件", "操作を拒んだ"]);
}

#[test]
fn the_navigation_leads_only_where_somebody_may_go() {
    let stage = Stage::new();
    let [audit, tokens] =
        ["/audit", "/tokens"].map(|path| format!("href=\"{}\"", stage.path(path)));
    for (name, record, keys, system) in [
        ("client-owner", true, true, false),
        ("client-staff", false, false, false),
        ("auditor", true, true, false),
        ("vendor-staff", false, false, false),
    ] {
        let page = stage.browser(name).get(&stage.path(""));
        assert_eq!(page.status, StatusCode::OK, "{name}");
        assert_eq!(page.body.contains(&audit), record, "{name}");
        assert_eq!(page.body.contains(&tokens), keys, "{name}");
        assert_eq!(page.body.contains("href=\"/system\""), system, "{name}");
    }
    has(&stage.browser("system-admin").get("/"), &["href=\"/system\""]);
    has(&stage.browser("system-admin").get("/system"), &["SQLite", "0.0.0-test"]);
}
