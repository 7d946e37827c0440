//! A house that is killed again and again while people work in it: nothing that was acknowledged
//! is lost, and nothing stands without its row in the record of changes.

mod act;
mod check;
mod http;
mod life;
mod told;

use std::time::Duration;

use crate::support::{Folder, answer, kajitori};
use act::{Here, Scene};
use http::{As, FORM, NOTHING, ask, form};
use life::Life;
use told::Book;

/// How often the house is killed, unless `KAJITORI_KILLS` says otherwise.
const KILLS: u32 = 200;
/// The password of everybody in the demo company.
const PASSWORD: &str = "minato-kurashi-2026";
/// How long the test waits for the answers after which it kills.
const MOST: Duration = Duration::from_secs(2);

/// Numbers that look drawn, the same in every run (Knuth's MMIX congruence).
struct Dice(u64);

impl Dice {
    /// A number from 0 up to `sides`, which it never is.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn millis(&mut self, most: u64) -> Duration {
        Duration::from_millis(self.roll(most + 1))
    }
}

#[test]
fn a_crash_loses_nothing_that_was_acknowledged() {
    let folder = Folder::new();
    let data = folder.at("data");
    let name = data.display().to_string();
    answer(&kajitori(&["demo", "--told", "--data", &name]));
    let mut life = Life::begin(&data);
    let (scene, book, mut dice) = (scene(&life.ready()), Book::default(), Dice(20_261_122));
    assert_eq!(life.kill(), [""; 0]);
    for _ in 0..kills() {
        let mut life = Life::begin(&data);
        if dice.roll(16) == 0 {
            // While it begins there is nobody to be answered.
            std::thread::park_timeout(dice.millis(400));
            life.kill();
            continue;
        }
        let address = life.ready();
        let here = Here { scene: &scene, address: &address };
        check::stands(here, &book);
        live(here, &book, &mut dice, || assert_eq!(life.kill(), [""; 0]));
    }
    let mut life = Life::begin(&data);
    let address = life.ready();
    let here = Here { scene: &scene, address: &address };
    check::stands(here, &book);
    check::ends(here, &book);
    assert_eq!(life.stop(), (Some(0), vec![]));
    answer(&kajitori(&["verify", "--data", &name]));
    check::recorded(&folder, &scene, &book);
    assert!(book.open().edits.1 > 0, "somebody has done something");
}

/// Lets them work until `kill`, which comes some answers and some moments later.
fn live(here: Here<'_>, book: &Book, dice: &mut Dice, kill: impl FnOnce()) {
    let (who, answers, pause) = (dice.roll(7) + 1, dice.roll(12), dice.millis(60));
    book.begin();
    std::thread::scope(|threads| {
        let acts = [act::edit, act::contest, act::import];
        for (at, act) in acts.into_iter().enumerate() {
            if who & (1 << at) != 0 {
                threads.spawn(move || act(here, book));
            }
        }
        book.wait(u32::try_from(answers).unwrap_or(0), MOST);
        std::thread::park_timeout(pause);
        kill();
        book.end();
    });
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the test says how often")]
fn kills() -> u32 {
    let said = std::env::var("KAJITORI_KILLS").ok();
    said.map_or(KILLS, |text| text.parse().expect("KAJITORI_KILLS is a number"))
}

/// Everybody signs in, and the program gets its key.
fn scene(address: &str) -> Scene {
    let get = |by: &As, path: &str| {
        let page = ask(address, by, ("GET", path), NOTHING).expect("the house lives");
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        page.body
    };
    let (owner, vendor) = (
        signed_in(address, "owner@minato.example.jp"),
        signed_in(address, "vendor@shinonome.example.jp"),
    );
    let path = after(&get(&vendor, "/engagements"), "\"/engagements/", 26);
    let path = format!("/engagements/{path}");
    let month = format!("{path}/months/2026-10");
    let levels = get(&vendor, &month);
    let (_, rest) = levels.split_once(&format!("{month}/levels/")).expect("it is measured");
    let level: String = rest.chars().take_while(|c| !"\"/?".contains(*c)).collect();
    let cases = get(&vendor, &format!("{month}/levels/{level}"));
    let (_, rest) = cases.split_once(&format!("{path}/cases/")).expect("it counts cases");
    let case: String = rest.chars().take_while(|c| !"\"/?".contains(*c)).collect();
    let program = key(address, &owner, &path);
    Scene { path, owner, vendor, program, case }
}

fn signed_in(address: &str, mail: &str) -> As {
    let sent = form(&[("mail", mail), ("password", PASSWORD)]);
    let answer = ask(address, &As::Nobody, ("POST", "/sign-in"), (FORM, &sent));
    let answer = answer.expect("the house lives");
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cookie = answer.header("set-cookie").expect("a session");
    let (_, secret) = cookie.split_once("kajitori-session=").expect("a session");
    As::Session(secret.split(';').next().unwrap_or_default().to_owned())
}

/// A key by which a program hands in files.
fn key(address: &str, owner: &As, path: &str) -> As {
    let page = ask(address, owner, ("GET", path), NOTHING).expect("the house lives");
    let date = page.header("date").expect("a date").to_owned();
    let year: u16 = date.split(' ').nth(3).and_then(|year| year.parse().ok()).expect("a year");
    let until = format!("{}-01-01", year + 1);
    let sent = form(&[("name", "crash"), ("purpose", "receive"), ("expires", &until)]);
    let answer = ask(address, owner, ("POST", &format!("{path}/tokens")), (FORM, &sent));
    let answer = answer.expect("the house lives");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let (_, key) = answer.body.split_once("<code>kjt_").expect("a key");
    As::Key(format!("kjt_{}", key.split('<').next().unwrap_or_default()))
}

/// The `length` characters of `text` that come after `mark`.
fn after(text: &str, mark: &str, length: usize) -> String {
    let mut all = text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]);
    let id = |rest: &&str| rest.bytes().take(length).all(|b| b.is_ascii_alphanumeric());
    all.find(id).expect("the page names it").chars().take(length).collect()
}
