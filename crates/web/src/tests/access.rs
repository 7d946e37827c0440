//! Every route × everybody × every method, against one kept table; after a refusal nothing is
//! changed. `docs/access-routes.txt` says who is let in where, and what the others are told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use http::StatusCode;
use kajitori_app::{Call, Failure, run};
use kajitori_domain::access::{Actor, Company, InEngagement};
use kajitori_domain::audit::Via;
use kajitori_testkit::cast::{Player, Way};
use kajitori_testkit::db::Fresh;
use kajitori_testkit::house::Ports;
use kajitori_testkit::raw::{self, Raw};

use super::browser::Browser;
use super::kept::kept;
use super::stage::Stage;
use crate::routes::{Needs, Route, routes};
use crate::site::Site;

const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/// An id that nothing has.
const UNKNOWN: &str = "01m3250v3v0w3ge1r70w3ge1r7";

/// What somebody is told who is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    In,
    Hidden,
    Role,
    Law,
    SignIn,
    Code,
}

impl Told {
    fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Hidden => "404",
            Self::Role => "403",
            Self::Law => "403 (law, recorded)",
            Self::SignIn => "to sign in",
            Self::Code => "to the second factor",
        }
    }
}

impl Stage {
    /// The route's path in the engagement that most of the cast have to do with.
    fn address(&self, route: &Route) -> String {
        let part = |part: &str| match part {
            "{e}" => self.cast.engagement.to_string(),
            "{month}" => "2026-10".to_owned(),
            part if part.starts_with('{') => UNKNOWN.to_owned(),
            part => part.to_owned(),
        };
        let parts: Vec<String> = route.path.split('/').map(part).collect();
        parts.join("/")
    }

    /// Everything that stands in the record but what a refusal may leave: its own row of the audit,
    /// counts of attempts, and when a session or key was last used.
    fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let mut raw = Raw::open(&self.fresh);
        let quiet = ["attempt", "audit", "audit_head", "session", "visit", "migration"];
        let tables = raw::tables();
        let loud = tables.iter().filter(|(name, _)| !quiet.contains(&name.as_str()));
        loud.map(|(name, table)| (name.clone(), raw.all(name, table))).collect()
    }
}

/// Who `player` is, as the site finds out.
fn actor(site: &Site, player: &Player) -> (Actor, bool) {
    match &player.way {
        Way::Nothing => (Actor::Nobody, false),
        Way::Key(key) => {
            (kajitori_app::gate::program(&site.house, key, "").expect("an actor"), false)
        }
        Way::Session(secret) => match kajitori_app::gate::who(&site.house, secret) {
            Ok(Some(who)) => (who.actor, who.half),
            other => {
                assert!(matches!(other, Ok(None)), "{other:?}");
                (Actor::Nobody, false)
            }
        },
    }
}

/// What the rule says of `player` and `route`.
fn expected(stage: &Stage, route: &Route, player: &Player) -> Told {
    let api = route.path.starts_with("/api/");
    let (actor, half) = actor(&stage.site, player);
    // A key is none where pages are.
    let is_key = matches!(player.way, Way::Key(_));
    let actor = if is_key && !api { Actor::Nobody } else { actor };
    let (via, nobody) = (if api { Via::Api } else { Via::Web }, actor == Actor::Nobody);
    let call = Call { actor: &actor, via, request: "number-1" };
    let asked = match route.needs {
        Needs::Public => return Told::In,
        Needs::Half if half => return Told::In,
        Needs::Half => return Told::SignIn,
        _ if half && !api => return Told::Code,
        _ if nobody && !api => return Told::SignIn,
        Needs::SignedIn => {
            let person = matches!(actor, Actor::Person { .. });
            return if person { Told::In } else { Told::Hidden };
        }
        Needs::Company(wanted) => {
            run::leave(&stage.site.house, &call, (Company, wanted)).map(|_| ())
        }
        Needs::Engagement(wanted) => {
            let scope = InEngagement(stage.cast.engagement);
            run::leave(&stage.site.house, &call, (scope, wanted)).map(|_| ())
        }
    };
    match asked {
        Ok(()) => Told::In,
        Err(Failure::Hidden) => Told::Hidden,
        Err(Failure::Refused(refusal)) if refusal.code == "disguised-contracting" => Told::Law,
        Err(Failure::Refused(_)) => Told::Role,
        Err(Failure::Fault(fault)) => panic!("{fault:?}"),
    }
}

fn see(route: &Route, player: &Player, told: Told, answer: &super::browser::Told) {
    let (status, to) = (answer.status, answer.location());
    let at = format!("{} {} as {}: {status} {to}", route.method, route.path, player.name);
    match told {
        Told::Hidden => assert_eq!(status, StatusCode::NOT_FOUND, "{at}"),
        Told::Role | Told::Law => assert_eq!(status, StatusCode::FORBIDDEN, "{at}"),
        Told::SignIn => {
            assert!(status == StatusCode::SEE_OTHER && to.starts_with("/sign-in"), "{at}");
        }
        Told::Code => assert!(status == StatusCode::SEE_OTHER && to == "/sign-in/code", "{at}"),
        Told::In => {
            let lost = status == StatusCode::NOT_FOUND && !route.path.contains('{');
            assert!(!lost && status != StatusCode::METHOD_NOT_ALLOWED, "{at}");
        }
    }
}

/// Sends everybody to `route`, and says in one line for each answer who was told it.
fn walk(route: &'static Route, fresh: Fresh) -> String {
    let stage = Stage::on(fresh, |_| Ports::default()).silent();
    let path = stage.address(route);
    let all = &stage.cast.players;
    let whom: Vec<(Told, &Player)> =
        all.iter().map(|player| (expected(&stage, route, player), player)).collect();
    let before = stage.everything();
    // Those who are refused come first, so that what changes after them is not their doing.
    for (told, player) in whom.iter().filter(|(told, _)| *told != Told::In) {
        let answer =
            Browser::of(&stage.site, player).send(route.method.as_str(), &path, String::new());
        see(route, player, *told, &answer);
    }
    assert_eq!(
        before,
        stage.everything(),
        "{} {} changes after a refusal",
        route.method,
        route.path
    );
    for (told, player) in whom.iter().filter(|(told, _)| *told == Told::In) {
        let answer =
            Browser::of(&stage.site, player).send(route.method.as_str(), &path, String::new());
        see(route, player, *told, &answer);
    }
    let mut lines = BTreeMap::<Told, Vec<&str>>::new();
    for (told, player) in &whom {
        lines.entry(*told).or_default().push(player.name);
    }
    let mut text = format!("{} {}  [{}]\n", route.method, route.path, route.needs.word());
    for (told, names) in lines {
        let names = if names.len() == all.len() { "everybody".to_owned() } else { names.join(" ") };
        let _ = writeln!(text, "    {:<22} {names}", told.word());
    }
    text
}

/// What everybody is told on every route of a house whose records are made by `fresh`.
fn matrix(fresh: fn() -> Option<Fresh>) {
    let all: Vec<&'static Route> = routes().collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let told = std::sync::Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let Some((route, fresh)) = all.get(at).zip(fresh()) else { return };
                    let lines = walk(route, fresh);
                    told.lock().expect("nobody has failed").insert(at, lines);
                }
            });
        }
    });
    let told = told.into_inner().expect("nobody has failed");
    let mut text = String::from(
        "Who is let in where. Written by the test access of the web crate (UPDATE=1 rewrites it).\n\
         Paths name the first engagement of the cast (crates/testkit/src/part.rs). Every other\n\
         method of a path is answered 405, to everybody alike.\n\n",
    );
    told.values().for_each(|lines| text.push_str(lines));
    kept(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/access-routes.txt"), &text);
}

#[test]
fn everybody_is_told_what_the_table_says_on_every_route() {
    matrix(|| Some(Fresh::file()));
}

#[test]
fn everybody_is_told_the_same_where_the_record_is_postgresql() {
    if Fresh::schema().is_some() {
        matrix(Fresh::schema);
    }
}

#[test]
fn another_method_is_refused_whoever_asks() {
    let stage = Stage::new().silent();
    let before = stage.everything();
    let mut paths: BTreeMap<&str, Vec<&Route>> = BTreeMap::new();
    routes().for_each(|route| paths.entry(route.path).or_default().push(route));
    for own in paths.values() {
        let path = stage.address(own[0]);
        for method in METHODS {
            let asked = if method == "HEAD" { "GET" } else { method };
            if own.iter().any(|route| route.method == asked) {
                continue;
            }
            for player in &stage.cast.players {
                let answer = Browser::of(&stage.site, player).send(method, &path, String::new());
                let at = format!("{method} {path} as {}", player.name);
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{at}");
            }
        }
    }
    assert_eq!(before, stage.everything());
}

#[test]
fn every_permission_opens_a_route() {
    use kajitori_domain::access::{CompanyPermission, EngagementPermission};
    let needed: Vec<&str> = routes().map(|route| route.needs.word()).collect();
    let company = CompanyPermission::ALL.iter().map(|wanted| wanted.word());
    let inside = EngagementPermission::ALL.iter().map(|wanted| wanted.word());
    let closed: Vec<&str> = company.chain(inside).filter(|word| !needed.contains(word)).collect();
    // It may only get shorter.
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/closed.txt");
    kept(&place, &(closed.join("\n") + "\n"));
}
