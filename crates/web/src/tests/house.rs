//! Engagements, agreements, requests and the record, by requests.

use http::StatusCode;

use super::browser::has;
use super::stage::{Stage, founding};

#[test]
fn a_new_engagement_comes_back_with_all_that_was_typed_and_then_opens() {
    let stage = Stage::new();
    let mut owner = stage.browser("company-owner");
    has(&owner.get("/engagements/new"), &["給与計算", "?template=payroll"]);
    let form = owner.get("/engagements/new?template=payroll");
    has(&form, &["社会保険労務士法 第27条", "name=\"tasks\"", "しののめ業務サービス株式会社"]);
    let vendor = stage.cast.vendor.to_string();
    let mut fields = founding(&vendor, "来月から");
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

#[test]
fn work_beside_the_pages_is_found_by_whoever_has_an_engagement() {
    let stage = Stage::new();
    for (name, found) in [
        ("client-owner", true),
        ("vendor-manager", true),
        ("vendor-staff", true),
        ("company-executive", true),
        ("system-admin", false),
    ] {
        let page = stage.browser(name).get("/");
        assert_eq!(page.body.contains("href=\"/jobs\""), found, "{name}");
    }
    let jobs = stage.browser("vendor-manager").get("/jobs");
    has(&jobs, &["href=\"/jobs\" aria-current=\"page\"", "ジョブはありません"]);
}

#[test]
fn the_vendors_manager_is_led_to_keys_and_to_the_map() {
    let stage = Stage::new();
    let [map, tokens] = ["/map", "/tokens"].map(|path| format!("href=\"{}\"", stage.path(path)));
    for (name, explores, keys) in [
        ("vendor-manager", true, true),
        ("vendor-deputy", true, true),
        ("vendor-executive", true, false),
        ("vendor-staff", false, false),
    ] {
        let mut browser = stage.browser(name);
        let page = browser.get(&stage.path(""));
        has(&page, &["as-vendor"]);
        assert_eq!(page.body.contains(&map), explores, "{name}");
        assert_eq!(page.body.contains(&tokens), keys, "{name}");
        let led = |there| if there { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(browser.get(&stage.path("/map")).status, led(explores), "{name}");
        assert_eq!(browser.get(&stage.path("/tokens")).status, led(keys), "{name}");
    }
}

#[test]
fn a_request_may_be_about_a_month_and_is_found_by_it() {
    let stage = Stage::new();
    let mut owner = stage.browser("client-owner");
    let to = stage.path("/requests");
    let (text, other) = ("差額の内訳を提出してください。", "体制の一覧を提出してください。");
    let wrong = owner.post(&to, &[("text", text), ("month", "2026-13"), ("do", "look")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&wrong, &[text, "value=\"2026-13\"", "対象の月を月として読めません", "aria-invalid"]);
    let looked = owner.post(&to, &[("text", text), ("month", "2026-10"), ("do", "look")]);
    has(&looked, &["value=\"2026-10\"", "value=\"send\""]);
    for (text, month) in [(text, "2026-10"), (other, "")] {
        let sent = [("text", text), ("month", month), ("do", "send"), ("looked", "yes")];
        assert_eq!(owner.post(&to, &sent).status, StatusCode::SEE_OTHER);
    }
    let mut manager = stage.browser("vendor-manager");
    has(&manager.get(&to), &[text, other, "2026年10月について"]);
    let found = manager.get(&format!("{to}?month=2026-10"));
    has(&found, &[text, "selected>2026年10月"]);
    assert!(!found.body.contains(other));
    let none = manager.get(&format!("{to}?month=2026-09"));
    has(&none, &["この月についての依頼はありません", "すべて解除"]);
}
