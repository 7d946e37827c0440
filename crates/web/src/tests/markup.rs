//! Markup of every page: balanced, ids once, labels with fields, links that exist, nothing inline.

mod page;

use http::Method;

use crate::routes::routes;
use page::{Page, Tag};

fn each(check: impl Fn(&str, &Page)) {
    for shot in crate::sample::all() {
        check(&shot.name, &Page::read(&shot.name, &shot.html));
    }
}

#[test]
fn tags_are_balanced_and_ids_stand_once() {
    each(|name, page| {
        let mut ids = page.values("id");
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(all, ids.len(), "{name}: an id stands twice");
    });
}

#[test]
fn a_page_has_a_language_a_title_and_one_heading() {
    each(|name, page| {
        let count = |tag: &str| page.tags.iter().filter(|t| t.name == tag).count();
        let lang = page.tags.iter().find(|t| t.name == "html").and_then(|t| t.get("lang"));
        assert!(matches!(lang, Some("ja" | "en")), "{name}");
        assert!(page.title.ends_with(" | Kajitori") && page.title.len() > 12, "{name}");
        assert_eq!((count("h1"), count("main")), (1, 1), "{name}");
        let mut level = 1;
        for heading in page.tags.iter().filter_map(Tag::heading) {
            assert!(heading <= level + 1, "{name}: h{heading} after h{level}");
            level = heading;
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_reference_its_target() {
    each(|name, page| {
        let ids = page.values("id");
        let labelled = page.values("for");
        for target in &labelled {
            assert!(ids.contains(target), "{name}: label for {target}");
        }
        for tag in page.tags.iter().filter(|t| t.is_field()) {
            let id = tag.get("id").unwrap_or_default();
            assert!(labelled.contains(&id), "{name}: no label for {tag:?}");
        }
        for attribute in ["aria-describedby", "aria-labelledby"] {
            for id in page.values(attribute).into_iter().flat_map(str::split_whitespace) {
                assert!(ids.contains(&id), "{name}: {attribute} {id}");
            }
        }
        for link in page.values("href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&link), "{name}: #{link}");
        }
        for svg in page.tags.iter().filter(|t| t.name == "svg") {
            let told = svg.get("aria-hidden").is_some() || svg.get("aria-label").is_some();
            assert!(told, "{name}: a picture without a name");
        }
    });
}

#[test]
fn nothing_is_inline() {
    each(|name, page| {
        for tag in &page.tags {
            let own = tag.get("src").is_some_and(|src| src.starts_with("/assets/"));
            assert!(tag.name != "script" || own, "{name}: {tag:?}");
            assert!(tag.name != "style", "{name}: {tag:?}");
            for (attribute, _) in &tag.attributes {
                let inline = attribute == "style" || attribute.starts_with("on");
                assert!(!inline, "{name}: {tag:?}");
            }
        }
    });
}

/// A place on the same page, or an app that takes a second factor over.
fn elsewhere(address: &str) -> bool {
    address.starts_with('#') || address.starts_with("otpauth://totp/")
}

#[test]
fn every_address_is_a_route() {
    each(|name, page| {
        for tag in &page.tags {
            let method = match (tag.name.as_str(), tag.get("method")) {
                ("form", Some("post")) | ("button", _) => Method::POST,
                _ => Method::GET,
            };
            for attribute in ["href", "action", "formaction"] {
                let Some(address) = tag.get(attribute).filter(|a| !elsewhere(a)) else {
                    continue;
                };
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let known = routes().any(|route| route.fits(&method, path));
                assert!(known, "{name}: {method} {address}");
            }
        }
    });
}

#[test]
fn the_vendor_sees_nothing_that_is_only_the_clients() {
    let clients: Vec<_> = routes()
        .filter(|r| r.shell == crate::routes::Shell::Client && r.path != "/people")
        .collect();
    for shot in crate::sample::all().iter().filter(|shot| shot.name.contains("-vendor-")) {
        let page = Page::read(&shot.name, &shot.html);
        for address in page.values("href") {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            // A path of the client's may look like one of both sides; then it is the latter.
            let both = routes().any(|route| {
                route.shell != crate::routes::Shell::Client && route.fits(&Method::GET, path)
            });
            let client = clients.iter().any(|route| route.fits(&Method::GET, path));
            assert!(both || !client, "{}: {address}", shot.name);
        }
    }
}
