//! Signing in, links, one's own account, members and keys, by requests.

use http::StatusCode;
use kajitori_app::gate::{code, first_link};
use kajitori_domain::outside::Clock as _;
use kajitori_domain::secret::Secret;
use kajitori_testkit::cast::{Cast, cast};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::{Hand, Ports, house};

use super::browser::{Browser, Told};
use super::stage::site_of;
use crate::site::{Proxies, Site};

const PASSWORD: &str = "朝焼けの港に船が三艘ならぶ";
const MAIL: &str = "yamada@minato.example";

fn empty() -> (Fresh, Site, Hand) {
    let fresh = Fresh::file();
    let (house, hand) = house(&fresh, Ports::default());
    (fresh, site_of(house), hand)
}

fn stage() -> (Fresh, Site, Cast) {
    let (fresh, site, _) = empty();
    let cast = cast(&fresh);
    (fresh, site, cast)
}

/// The first person's browser, signed in by the link of the first start.
fn founded(site: &Site) -> Browser {
    let link = first_link(&site.house).expect("a record").expect("a link");
    let mut browser = Browser::new(site);
    let path = format!("/links/{}", link.expose());
    let asked = browser.get(&path);
    assert_eq!(asked.status, StatusCode::OK);
    let said = [
        ("company", "みなと暮らし株式会社"),
        ("name", "山田 恵子"),
        ("kana", ""),
        ("mail", MAIL),
        ("password", PASSWORD),
    ];
    let told = browser.post(&path, &said);
    assert_eq!((told.status, told.location()), (StatusCode::SEE_OTHER, "/set-up/company"));
    assert_eq!(Browser::new(site).get(&path).status, StatusCode::GONE, "used");
    browser
}

#[test]
fn the_first_step_asks_for_an_english_name_that_nobody_has_given() {
    let (_fresh, site, _) = empty();
    let mut browser = founded(&site);
    let page = browser.get("/set-up/company");
    assert_eq!((page.field("name"), page.field("name_en")), ("みなと暮らし株式会社", ""));
    let version = page.field("version").to_owned();
    let said = [("name", "みなと"), ("name_en", "Minato"), ("kana", ""), ("version", &version)];
    assert_eq!(browser.post("/set-up/company", &said).status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/set-up/company").field("name_en"), "Minato");
}

fn enter(browser: &mut Browser, mail: &str, password: &str, to: &str) -> Told {
    browser.post("/sign-in", &[("mail", mail), ("password", password), ("to", to)])
}

#[test]
fn the_page_that_was_asked_for_comes_after_signing_in() {
    let (_fresh, site, _) = empty();
    founded(&site);
    let mut browser = Browser::new(&site);
    let asked = browser.get("/people?state=invited");
    assert_eq!(asked.location(), "/sign-in?to=%2Fpeople%3Fstate%3Dinvited");
    let page = browser.get(asked.location());
    assert_eq!(page.field("to"), "/people?state=invited");
    let wrong = enter(&mut browser, MAIL, "wrong", "/people");
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.field("mail"), MAIL, "what was typed comes back");
    assert!(wrong.body.contains("メールアドレスかパスワードが違います"));
    assert!(!wrong.body.contains("value=\"wrong\""), "but no password");
    let unknown = enter(&mut Browser::new(&site), "nobody@minato.example", "wrong", "/people");
    let same = |told: &Told| told.body.replace(MAIL, "").replace("nobody@minato.example", "");
    assert_eq!(same(&wrong), same(&unknown), "nobody learns who is here");
    let told = enter(&mut browser, MAIL, PASSWORD, "/people?state=invited");
    assert_eq!(told.location(), "/people?state=invited");
    for elsewhere in ["//evil.example", "https://evil.example", "/sign-in/code"] {
        let told = enter(&mut Browser::new(&site), MAIL, PASSWORD, elsewhere);
        assert_eq!(told.location(), "/", "{elsewhere}");
    }
    assert_eq!(browser.get("/sign-in?to=/me").location(), "/me", "who is in needs no sign-in");
}

#[test]
fn signing_out_leaves_nothing_to_go_back_to() {
    let (_fresh, site, _) = empty();
    let mut browser = founded(&site);
    let stolen = browser.clone();
    assert_eq!(browser.get("/me").status, StatusCode::OK);
    let told = browser.post("/sign-out", &[]);
    assert_eq!(told.location(), "/sign-in?ended=1");
    assert_eq!(told.headers.get("clear-site-data").expect("a header"), "\"cache\"");
    assert!(browser.get("/sign-in?ended=1").body.contains("サインアウトしました"));
    for mut held in [browser, stolen] {
        assert_eq!(held.get("/me").location(), "/sign-in?to=%2Fme");
    }
}

#[test]
fn a_second_factor_is_enrolled_and_asked_for() {
    let (_fresh, site, hand) = empty();
    let mut browser = founded(&site);
    let page = browser.get("/me/second-factor");
    assert!(page.body.contains("<svg class=\"qr\""));
    let shared = page.field("shared").to_owned();
    let typed = |hand: &Hand| code(&Secret::new(&*shared), hand.now()).expect("a code");
    let digits = typed(&hand);
    let wrong = [("do", "enrol"), ("shared", &*shared), ("code", "000000"), ("password", PASSWORD)];
    let told = browser.post("/me/second-factor", &wrong);
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(told.field("shared"), shared, "the same secret is still on the page");
    let right = [("do", "enrol"), ("shared", &*shared), ("code", &*digits), ("password", PASSWORD)];
    let told = browser.post("/me/second-factor", &right);
    assert_eq!((told.status, told.body.matches("<li><code>").count()), (StatusCode::OK, 10));
    assert_eq!(browser.get("/me").status, StatusCode::OK, "a new cookie, still signed in");
    let mut other = Browser::new(&site);
    let told = enter(&mut other, MAIL, PASSWORD, "/me");
    assert_eq!(told.location(), "/sign-in/code?to=%2Fme");
    assert_eq!(other.get("/me").location(), "/sign-in/code", "half is not in");
    hand.forward(30_000_000);
    let digits = typed(&hand);
    let told = other.post("/sign-in/code", &[("code", &*digits), ("to", "/me")]);
    assert_eq!(told.location(), "/me");
    assert_eq!(other.get("/me").status, StatusCode::OK);
    assert_eq!(other.get("/sign-in/code").location(), "/sign-in");
}

#[test]
fn a_forged_address_is_no_way_around_the_limit() {
    let (_fresh, mut site, _) = empty();
    founded(&site);
    let attempt = |site: &Site, peer: [u8; 4], forwarded: &str| {
        let mut browser = Browser::new(site).from(peer).with("x-forwarded-for", forwarded);
        enter(&mut browser, "a@minato.example", "wrong", "/").status
    };
    for number in 0..3 {
        let status = attempt(&site, [198, 51, 100, 1], &format!("192.0.2.{number}"));
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let fourth = attempt(&site, [198, 51, 100, 1], "192.0.2.9");
    assert_eq!(fourth, StatusCode::TOO_MANY_REQUESTS, "nobody's proxy is not believed");
    site.proxies = Proxies::read(["10.0.0.1"]).expect("an address");
    let by_proxy = attempt(&site, [10, 0, 0, 1], "198.51.100.1");
    assert_eq!(by_proxy, StatusCode::TOO_MANY_REQUESTS, "our proxy says who it is");
    let other = attempt(&site, [10, 0, 0, 1], "198.51.100.1, 198.51.100.2");
    assert_eq!(other, StatusCode::UNPROCESSABLE_ENTITY, "and what it says last counts");
}

#[test]
fn somebody_is_invited_by_a_link_that_is_shown_once() {
    let (_fresh, site, cast) = stage();
    let mut owner = Browser::of(&site, cast.get("company-owner"));
    let form = [
        ("kind", "person"),
        ("name", "鈴木 一郎"),
        ("mail", "suzuki@minato.example"),
        ("role", "auditor"),
        ("from", "令和8年11月22日"),
    ];
    let told = owner.post("/people", &form);
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let (_, rest) = told.body.split_once("https://kajitori.example").expect("a whole address");
    let path = rest.split_whitespace().next().expect("a path").to_owned();
    let again = owner.post("/people", &form);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(again.field("name"), "鈴木 一郎");
    assert!(again.body.contains("このメールアドレスは使えません"));
    let mut suzuki = Browser::new(&site);
    let page = suzuki.get(&path);
    assert!(page.body.contains("会社全体の内部監査"), "{}", page.body);
    let told = suzuki.post(&path, &[("name", "鈴木 一朗"), ("password", "短い")]);
    assert_eq!(told.field("name"), "鈴木 一朗");
    assert!(told.body.contains("短すぎます"));
    let told = suzuki.post(&path, &[("name", "鈴木 一朗"), ("password", PASSWORD)]);
    assert_eq!(told.location(), "/");
    assert!(owner.get("/people").body.contains("鈴木 一朗"));
}

#[test]
fn the_list_of_people_is_filtered_by_its_address() {
    let (_fresh, site, cast) = stage();
    let mut owner = Browser::of(&site, cast.get("company-owner"));
    let all = owner.get("/people");
    assert!(all.body.contains("vendor-manager 太郎") && !all.body.contains("vendor-staff"));
    let some = owner.get("/people?text=AUDITOR&state=active");
    assert!(some.body.contains("auditor 太郎") && !some.body.contains("legal 太郎"));
    assert!(owner.get("/people?text=nobody-like-this").body.contains("条件に合う人はいません"));
    assert_eq!(owner.get("/people?organisation=nonsense&page=9").status, StatusCode::OK);
    let mut manager = Browser::of(&site, cast.get("vendor-manager"));
    assert_eq!(manager.get("/people").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_person_is_suspended_by_the_version_that_was_seen() {
    let (_fresh, site, cast) = stage();
    let mut owner = Browser::of(&site, cast.get("company-owner"));
    let id = cast.get("company-legal").person.expect("a person");
    let path = format!("/people/{id}");
    let version = owner.get(&path).field("version").to_owned();
    let told = owner.post(&path, &[("do", "suspend"), ("version", "7")]);
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("ほかの人が先に変更しました"));
    let told = owner.post(&path, &[("do", "suspend"), ("version", &version)]);
    assert_eq!(told.location(), format!("{path}?done=suspend"));
    let mut legal = Browser::of(&site, cast.get("company-legal"));
    assert_eq!(legal.get("/me").location(), "/sign-in?to=%2Fme");
    let told = owner.post(&path, &[("do", "anything")]);
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}

#[test]
fn members_are_shown_by_side_and_workers_to_their_own() {
    let (_fresh, site, cast) = stage();
    let path = format!("/engagements/{}/members", cast.engagement);
    let seen = Browser::of(&site, cast.get("client-owner")).get(&path);
    assert!(seen.body.contains("実務者 1 名（氏名は委託先が管理）"), "{}", seen.body);
    assert!(!seen.body.contains("vendor-staff"));
    let mut manager = Browser::of(&site, cast.get("vendor-manager"));
    assert!(manager.get(&path).body.contains("vendor-staff 太郎"));
    let worker = cast.get("vendor-staff").membership.expect("a membership");
    let told = Browser::of(&site, cast.get("client-owner")).get(&format!("{path}/{worker}"));
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(!told.body.contains("vendor-staff"));
    let pick = [
        ("role", "vendor-staff"),
        ("who", "new"),
        ("mail", "x@shinonome.example"),
        ("from", "2026/11/22"),
    ];
    let told = Browser::of(&site, cast.get("client-owner")).post(&path, &pick);
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    let one = format!("{path}/{worker}");
    let told = manager.post(&one, &[("do", "period"), ("version", "1"), ("from", "いつか")]);
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(told.field("from"), "いつか");
    let period = [("do", "period"), ("version", "1"), ("from", "2026/4/1"), ("until", "2027/3/31")];
    assert_eq!(manager.post(&one, &period).location(), format!("{one}?done=period"));
    assert!(manager.get(&one).body.contains("2026/04/01 〜 2027/03/31"));
}

#[test]
fn a_key_is_issued_shown_once_and_ended() {
    let (_fresh, site, cast) = stage();
    let path = format!("/engagements/{}/tokens", cast.engagement);
    let mut manager = Browser::of(&site, cast.get("vendor-manager"));
    let wrong = manager.post(&path, &[("name", "nightly"), ("expires", "2026/11/01")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("目的を入力してください"));
    let form = [("name", "nightly"), ("purpose", "receive"), ("expires", "R9.3.31")];
    let made = manager.post(&path, &form);
    assert_eq!(made.status, StatusCode::OK);
    let (_, rest) = made.body.split_once("<p class=\"secret\"><code>").expect("the key");
    let key = rest.split('<').next().expect("the key").to_owned();
    assert!(key.starts_with("kjt_") && key.len() == 47);
    let listed = manager.get(&path);
    assert!(listed.body.contains(&key[..12]) && !listed.body.contains(&key));
    let mut deputy = Browser::of(&site, cast.get("vendor-deputy"));
    let seen = deputy.get(&path);
    assert!(seen.body.contains("nightly") && !seen.body.contains("/revocation"));
    assert_eq!(deputy.post(&path, &form).status, StatusCode::FORBIDDEN);
    let (before, _) = listed.body.split_once("/revocation").expect("a way to end it");
    let end = before.rsplit('"').next().expect("an address").to_owned();
    let told = manager.post(&format!("{end}/revocation"), &[]);
    assert_eq!(told.location(), format!("{path}?done=ended"));
}

#[test]
fn the_client_hands_the_manager_whom_it_invited_another_link() {
    let (_fresh, site, cast) = stage();
    let path = format!("/engagements/{}/members", cast.engagement);
    let mut owner = Browser::of(&site, cast.get("client-owner"));
    let form = [
        ("role", "vendor-manager"),
        ("who", "new"),
        ("name", "佐藤 健"),
        ("mail", "sato@shinonome.example"),
        ("lang", "en"),
        ("from", "2026/11/22"),
    ];
    let told = owner.post(&path, &form);
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    assert!(told.body.contains("Dear 佐藤 健"), "the text is in the language of whoever reads it");
    let list = owner.get(&path).body;
    let (before, _) = list.split_once("佐藤 健</a>").expect("a way to the invited manager");
    let (_, one) = before.rsplit_once("href=\"").expect("an address");
    let one = one.split('"').next().expect("an address").to_owned();
    let page = owner.get(&one);
    assert!(page.body.contains("value=\"invite\"") && !page.body.contains("value=\"revoke\""));
    assert!(owner.post(&one, &[("do", "invite")]).body.contains("/links/"));
    assert_eq!(
        owner.post(&one, &[("do", "revoke"), ("version", "1")]).status,
        StatusCode::FORBIDDEN
    );
}
