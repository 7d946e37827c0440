//! A word that stands in every text of another engagement is nowhere in what those are answered who
//! have nothing to do with it: pages, data, exports, search.

use std::collections::{BTreeMap, BTreeSet};

use http::Method;
use kajitori_testkit::cast::{Cast, Player};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::Ports;
use kajitori_testkit::raw::{Raw, order, row, tables};

use super::browser::Browser;
use super::closing::{self, OCTOBER};
use super::stage::Stage;
use crate::routes::routes;
use crate::site::Site;

/// The word; it is an id too, so that it can stand in every column.
const WORD: &str = "0canary0canary0canary0cana";

/// How many pages a walk looks at, at most.
const MOST: usize = 200;

/// Puts the word into every text column of an engagement, its vendor and its people; `except` are
/// tables that stay as they are.
fn put(fresh: &Fresh, except: &[&str]) {
    let mut raw = Raw::open(fresh);
    let tables = tables();
    for name in order(&tables).into_iter().filter(|name| !except.contains(name)) {
        // A second client would be the other party of every engagement.
        let vendor = BTreeMap::from([("side", "'vendor'".to_owned())]);
        let instead = if name == "organisation" { vendor } else { BTreeMap::new() };
        let row = row(name, &tables[name], WORD, &instead);
        raw.run(&row).unwrap_or_else(|why| panic!("{row}: {why}"));
    }
}

/// Everybody but those who may see every engagement, or all people.
fn strangers(cast: &Cast) -> impl Iterator<Item = &Player> {
    let sees_all = |name: &str| name.starts_with("company-") || name == "system-admin";
    cast.players.iter().filter(move |player| !sees_all(player.name) && player.name != "one-factor")
}

/// Where a walk begins: every route without the other engagement's ids.
fn starts(cast: &Cast) -> Vec<String> {
    let part = |part: &str| match part {
        "{e}" => cast.engagement.to_string(),
        "{month}" => "2026-10".to_owned(),
        part if part.starts_with('{') => WORD.to_owned(),
        part => part.to_owned(),
    };
    let of = |path: &str| path.split('/').map(part).collect::<Vec<_>>().join("/");
    let gets = routes().filter(|route| route.method == Method::GET);
    let mut starts: Vec<String> = gets.map(|route| of(route.path)).collect();
    starts.push("/search?q=0canary".to_owned());
    starts
}

/// The addresses that a page leads to.
fn addresses(html: &str) -> Vec<String> {
    let found = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.map(|to| to.split('#').next().unwrap_or_default().replace("&#38;", "&")).collect()
}

/// Looks at every page that `player` is led to, and at every other one.
fn walk(site: &Site, cast: &Cast, player: &Player) -> usize {
    let (mut queue, mut seen) = (starts(cast), BTreeSet::new());
    while let Some(path) = queue.pop() {
        if seen.len() >= MOST || !seen.insert(path.clone()) {
            continue;
        }
        let told = Browser::of(site, player).get(&path);
        let asked = path.contains(WORD);
        let status = told.status.as_u16();
        assert!(status < 500, "{path} as {}: {status}", player.name);
        // What was asked for may be said back; then it must be that there is no such thing.
        let leaked = told.body.contains(WORD) && !(asked && status == 404);
        assert!(!leaked, "{path} as {}: the word leaks", player.name);
        queue.extend(addresses(&told.body).into_iter().filter(|to| to.starts_with('/')));
    }
    seen.len()
}

#[test]
fn nothing_of_another_engagement_is_answered_to_a_stranger() {
    for fresh in std::iter::once(Fresh::file()).chain(Fresh::schema()) {
        let stage = Stage::on(fresh, |_| Ports::default()).silent();
        put(&stage.fresh, &[]);
        let (site, cast) = (&stage.site, &stage.cast);
        let pages: usize = strangers(cast).map(|player| walk(site, cast, player)).sum();
        assert!(pages > 500, "only {pages} pages were looked at");
    }
}

/// The addresses on a page that begin inside the first engagement and hold `part`.
fn inside(stage: &Stage, page: &str, part: &str) -> Vec<String> {
    let own = stage.path("");
    let of = |to: String| to.strip_prefix(&own).map(str::to_owned);
    addresses(page).into_iter().filter_map(of).filter(|to| to.contains(part)).collect()
}

#[test]
fn no_document_and_no_table_that_is_taken_along_holds_the_word() {
    let stage = closing::stage();
    // A job in the other engagement would be worked at, and is no job.
    put(&stage.fresh, &["job"]);
    closing::undisputed(&stage);
    let mut looked_at = 0;
    for who in ["client-owner", "vendor-manager", "auditor"] {
        let month = stage.get(who, OCTOBER);
        let documents = inside(&stage, &month.body, "/packs/");
        assert!(documents.len() >= 3, "{who}: {documents:?}");
        let lists = ["/closes", "/contests", "/credits", "/samples", "/deliveries", "/audit"];
        let tables =
            lists.iter().flat_map(|list| ["csv", "xlsx"].map(|kind| format!("{list}?file={kind}")));
        for path in documents.into_iter().chain(tables) {
            let told = stage.get(who, &path);
            assert!(told.status.as_u16() < 500, "{path} as {who}: {}", told.status);
            assert!(!told.body.contains(WORD), "{path} as {who}: the word leaks");
            looked_at += usize::from(told.status.is_success());
        }
    }
    assert!(looked_at > 30, "only {looked_at} were looked at");
}
