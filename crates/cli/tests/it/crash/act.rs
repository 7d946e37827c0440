//! What is done to the house while it is killed: somebody edits, contests and hands in files.

use std::time::Duration;

use super::http::{Answer, As, FORM, JSON, NOTHING, PARTS, Sent, ask, form, parts};
use super::told::{Book, Contest, Delivery, Stage};

/// Between one thing and the next.
const BREATH: Duration = Duration::from_millis(5);
/// How often an import is asked after before the next file is handed in.
const LOOKS: u32 = 8;
/// The least fee that the test sends; the demo's is below it.
const FEE: u64 = 4_000_000;

/// The first engagement of the house, and those who do something in it.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// The path of the engagement's pages.
    pub(super) path: String,
    pub(super) owner: As,
    pub(super) vendor: As,
    pub(super) program: As,
    /// A case that October counts.
    pub(super) case: String,
}

/// The scene at the address of one life. Every method answers `None` where the house was killed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) scene: &'a Scene,
    pub(super) address: &'a str,
}

impl Here<'_> {
    pub(super) fn get(&self, by: &As, path: &str) -> Option<Answer> {
        let answer = self.send(by, ("GET", path), NOTHING)?;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        Some(answer)
    }

    fn send(&self, by: &As, (method, path): (&str, &str), sent: Sent<'_>) -> Option<Answer> {
        let path = format!("{}{path}", self.scene.path);
        ask(self.address, by, (method, &path), sent)
    }

    pub(super) fn api(&self, (method, path): (&str, &str), content: &[u8]) -> Option<Answer> {
        let path = format!("/api/v1{}/deliveries{path}", self.scene.path);
        let answer = ask(self.address, &self.scene.program, (method, &path), (JSON, content))?;
        assert!(matches!(answer.status, 200 | 201), "{method} {path}: {}", answer.body);
        Some(answer)
    }
}

/// Whether an answer says that it is done. `None` goes on, because the house was killed.
fn done(answer: Option<&Answer>) {
    if let Some(answer) = answer {
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}

/// The owner changes the fee.
pub(super) fn edit(here: Here<'_>, book: &Book) -> Option<()> {
    while book.rest(BREATH) {
        let owner = &here.scene.owner;
        let page = here.get(owner, "/settings")?;
        let fee = {
            let mut told = book.open();
            told.edits.0 += 1;
            let fee = FEE + u64::try_from(told.edits.0).expect("few");
            told.fees_sent.push(fee);
            fee
        };
        let sent = form(&[
            ("version", page.input("version")),
            ("name", page.input("name")),
            ("name_en", page.input("name_en")),
            ("fee", &fee.to_string()),
            ("confidentiality", "secret"),
        ]);
        let answer = here.send(owner, ("POST", "/settings/data"), (FORM, &sent));
        done(answer.as_ref());
        answer?;
        book.note(|told| {
            (told.fee, told.edits.1) = (fee, told.edits.1 + 1);
            told.fees_sent.clear();
        });
    }
    Some(())
}

/// The vendor contests something of October, and thinks better of it.
pub(super) fn contest(here: Here<'_>, book: &Book) -> Option<()> {
    while book.rest(BREATH) {
        let open =
            |(id, state): (&String, &Contest)| (*state != Contest::Withdrawn).then_some(id.clone());
        let open = book.open().contests.iter().find_map(open);
        match open {
            Some(id) => withdraw(here, book, &id)?,
            None => raise(here, book)?,
        }
    }
    Some(())
}

fn raise(here: Here<'_>, book: &Book) -> Option<()> {
    book.open().contests_sent += 1;
    let sent = parts(&[
        ("month", "2026-10"),
        ("target", "pause"),
        ("case", &here.scene.case),
        ("reason", "支払先の回答を待った時間が時計に入っています。"),
    ]);
    let answer = here.send(&here.scene.vendor, ("POST", "/contests"), (PARTS, &sent));
    done(answer.as_ref());
    let answer = answer?;
    let id = answer.header("location")?.rsplit('/').next()?.to_owned();
    book.note(|told| told.contests.insert(id, Contest::Raised));
    Some(())
}

/// Withdraws a contest, unless that has happened without having been acknowledged.
fn withdraw(here: Here<'_>, book: &Book, id: &str) -> Option<()> {
    let place = format!("/contests/{id}");
    let page = here.get(&here.scene.vendor, &place)?;
    let step = format!("{place}/withdrawal");
    if page.body.contains(&step) {
        book.open().contests.insert(id.to_owned(), Contest::Leaving);
        let sent = form(&[("version", page.input("version"))]);
        let answer = here.send(&here.scene.vendor, ("POST", &step), (FORM, &sent));
        done(answer.as_ref());
        answer?;
    } else {
        let was = book.open().contests.get(id).copied();
        assert_eq!(was, Some(Contest::Leaving), "nobody has withdrawn {id}");
    }
    book.note(|told| told.contests.insert(id.to_owned(), Contest::Withdrawn));
    Some(())
}

/// The vendor's program hands in files, each with cases of its own.
pub(super) fn import(here: Here<'_>, book: &Book) -> Option<()> {
    while book.rest(BREATH) {
        let begun = |(id, one): (&String, &Delivery)| {
            (one.stage < Stage::Finished).then(|| (id.clone(), one.clone()))
        };
        let begun = book.open().deliveries.iter().find_map(begun);
        let (id, delivery) = match begun {
            Some(known) => known,
            None => begin(here, book)?,
        };
        bring(here, book, &id, &delivery)?;
        look(here, book)?;
    }
    Some(())
}

fn begin(here: Here<'_>, book: &Book) -> Option<(String, Delivery)> {
    let number = {
        let mut told = book.open();
        told.files += 1;
        told.files
    };
    let bytes = file(number).len();
    let new = format!(r#"{{"role":"log","file":"events_{number}.csv","bytes":{bytes}}}"#);
    let answer = here.api(("POST", ""), new.as_bytes())?.json();
    let id = answer["id"].as_str().expect("an id").to_owned();
    let delivery = Delivery { number, stage: Stage::Receiving };
    book.note(|told| told.deliveries.insert(id.clone(), delivery.clone()));
    Some((id, delivery))
}

/// Sends what is missing of a file, and says that it is whole.
fn bring(here: Here<'_>, book: &Book, id: &str, delivery: &Delivery) -> Option<()> {
    let stands = here.api(("GET", &format!("/{id}")), b"")?.json();
    let file = file(delivery.number);
    let got = usize::try_from(stands["received"].as_u64().expect("a number")).expect("small");
    if stands["state"] == "receiving" && got < file.len() {
        let path = format!("/{id}/bytes?offset={got}");
        let answer = here.api(("PUT", &path), &file.as_bytes()[got..])?.json();
        assert_eq!(answer["received"], file.len());
        book.note(|told| told.reach(id, Stage::Arrived));
    }
    here.api(("POST", &format!("/{id}/finish")), b"")?;
    book.note(|told| told.reach(id, Stage::Finished));
    Some(())
}

/// Looks after the imports that are not done.
fn look(here: Here<'_>, book: &Book) -> Option<()> {
    for _ in 0..LOOKS {
        let waits =
            |(id, one): (&String, &Delivery)| (one.stage == Stage::Finished).then(|| id.clone());
        let waits = book.open().deliveries.iter().rev().find_map(waits);
        let Some(id) = waits.filter(|_| book.rest(BREATH * 4)) else { break };
        let stands = here.api(("GET", &format!("/{id}")), b"")?.json();
        if stands["state"] == "imported" {
            book.note(|told| told.reach(&id, Stage::Imported));
        }
    }
    Some(())
}

/// A file as the vendor's own, with cases that no other has.
pub(super) fn file(number: u64) -> String {
    let mut text = "業務,伝票番号,工程,状態,日付,時刻,担当部署,担当者,受領方法,金額\r\n".to_owned();
    for row in 0..ROWS {
        let case = format!("K-{number:05}-{row}");
        let at = format!("2026/11/02,09:{:02}:{:02}", number % 60, row);
        text.push_str(&format!(
            "買掛・支払,{case},承認依頼,承認待ち,{at},仙台センター 照合,山﨑 千尋,,\r\n"
        ));
    }
    text
}

/// Rows of a file.
pub(super) const ROWS: u64 = 40;
