//! The layers around pages, by requests.

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use http::{Request, Response, StatusCode};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::{Ports, house};
use tower::ServiceExt;

use crate::asset;
use crate::routes::around;
use crate::site::Site;
use crate::tests::stage::site_of;

fn site() -> (Fresh, Site) {
    let fresh = Fresh::file();
    let (house, _) = house(&fresh, Ports::default());
    (fresh, site_of(house))
}

fn router() -> (Fresh, Router) {
    let (fresh, site) = site();
    let router = crate::routes::router(&site);
    (fresh, router)
}

fn send(app: Router, request: Request<Body>) -> (Response<()>, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response = app.oneshot(request).await.expect("a router always answers");
        let (head, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        (Response::from_parts(head, ()), String::from_utf8(bytes.to_vec()).unwrap())
    })
}

fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut request =
        Request::builder().method(method).uri(path).header("host", "kajitori.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

fn header<'a>(response: &'a Response<()>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn what_does_not_exist_is_a_page_in_the_persons_language() {
    let (response, body) = send(router().1, ask("GET", "/nowhere", &[], ""));
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(body.contains("ページが見つかりません"));
    assert_eq!(header(&response, "x-request-id"), "number-1");
    assert_eq!(header(&response, "cache-control"), "no-store");
    assert_eq!(header(&response, "content-language"), "ja");
    let english = [("accept-language", "en"), ("x-request-id", "mine")];
    let (response, body) = send(router().1, ask("GET", "/nowhere", &english, ""));
    assert!(body.contains("There is no such page"));
    assert_eq!(header(&response, "x-request-id"), "number-1", "a sender chooses no number");
}

#[test]
fn assets_are_kept_for_ever_and_only_under_their_name() {
    let path = crate::link::asset(&asset::css().name);
    let (response, body) = send(router().1, ask("GET", path.as_str(), &[], ""));
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "text/css; charset=utf-8");
    assert!(header(&response, "cache-control").contains("immutable"));
    assert!(!body.contains("@import") && !body.contains("url("));
    let (response, _) = send(router().1, ask("GET", "/assets/site.css", &[], ""));
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(header(&response, "cache-control"), "no-store");
}

#[test]
fn another_site_changes_nothing() {
    for (headers, allowed) in [
        (vec![("sec-fetch-site", "same-origin")], true),
        (vec![("origin", "https://kajitori.example")], true),
        (vec![], true),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("sec-fetch-site", "same-site")], false),
        (vec![("origin", "https://evil.example")], false),
        (vec![("origin", "null")], false),
        (vec![("origin", "https://kajitori.example.evil.example")], false),
    ] {
        let request = ask("POST", "/language", &headers, "lang=en&to=/engagements");
        let (response, body) = send(router().1, request);
        let expected = if allowed { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(response.status(), expected, "{headers:?}");
        assert_eq!(header(&response, "set-cookie").is_empty(), !allowed, "{headers:?}");
        assert!(allowed || body.contains("ほかのサイト"), "{headers:?}");
        assert!(header(&response, "content-security-policy").starts_with("default-src 'none'"));
    }
}

#[test]
fn the_language_is_kept_and_leads_back_only_here() {
    for (body, cookie, back) in [
        ("lang=en&to=%2Fengagements%3Fpage%3D2", "kajitori-language=en", "/engagements?page=2"),
        ("lang=ja&to=//evil.example", "kajitori-language=ja", "/"),
        ("lang=xx", "kajitori-language=ja", "/"),
    ] {
        let (response, _) = send(router().1, ask("POST", "/language", &[], body));
        assert_eq!(header(&response, "location"), back);
        let set = header(&response, "set-cookie");
        assert!(
            set.starts_with(cookie) && set.ends_with("SameSite=Lax; HttpOnly; Secure"),
            "{set}"
        );
    }
}

#[test]
fn what_breaks_ends_in_a_page_with_its_number() {
    let broken = Router::new().route("/", get(|| async { panic!("on purpose") as &str }));
    let (response, body) = send(around(broken, &site().1), ask("GET", "/", &[], ""));
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(body.contains("number-1") && !body.contains("on purpose"));
    assert!(header(&response, "content-security-policy").starts_with("default-src 'none'"));
}
