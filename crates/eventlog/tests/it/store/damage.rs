//! What a damaged store says: never a wrong event, never a panic.

use std::sync::Arc;

use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Lang;
use kajitori_domain::watch::Unwatched;
use kajitori_domain::words::Words;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::store::{Objects, Store};

use super::support::{Amounts, Event, add, log, memory};

fn store() -> Arc<dyn Objects> {
    let objects = memory();
    for part in 0..3_u8 {
        let event = |n: u32| (n, part, i64::from(n), Some(part), Some(i64::from(n)));
        let events: Vec<Event> = (0..2_000).map(event).collect();
        add(&objects, &part.to_string(), &log(&events, Amounts::Whole), 500);
    }
    objects
}

fn replace(objects: &Arc<dyn Objects>, name: &str, bytes: Vec<u8>) {
    objects.delete(name).expect("a file to remove");
    objects.put_new(name, bytes.into()).expect("a file");
}

#[test]
fn every_damaged_file_is_found() {
    let objects = store();
    let sound = Store::open(Arc::clone(&objects)).expect("a store");
    let verified = sound.verify(&Unwatched).expect("a check");
    assert_eq!((verified.batches, verified.problems), (3, vec![]));
    for name in objects.list("batch/").expect("names") {
        let bytes = objects.get(&name).expect("a file").to_vec();
        let mut damaged = bytes.clone();
        damaged[bytes.len() / 2] ^= 1;
        for (content, code) in [(Some(damaged), "store-file-differs"), (None, "store-file-absent")]
        {
            match content {
                Some(content) => replace(&objects, &name, content),
                None => objects.delete(&name).expect("a file to remove"),
            }
            let found = sound.verify(&Unwatched).expect("a check").problems;
            let found: Vec<_> = found.iter().map(|p| (p.code, p.place.file.as_str())).collect();
            assert_eq!(found, [(code, name.as_str())]);
        }
        replace(&objects, &name, bytes);
    }
}

#[test]
fn a_changed_entry_breaks_the_chain() {
    let objects = store();
    let name = "catalogue/00000001.json";
    let text = String::from_utf8(objects.get(name).expect("an entry").to_vec()).expect("text");
    let changed = text.replace("\"rejected\": 0", "\"rejected\": 1");
    assert_ne!(changed, text);
    replace(&objects, name, changed.into_bytes());
    let Err(Stop::Refusal(refusal)) = Store::open(Arc::clone(&objects)) else { panic!("opened") };
    assert_eq!((refusal.code, refusal.args[0].1.as_str()), ("store-entry-damaged", "2"));
    objects.delete(name).expect("an entry to remove");
    let Err(Stop::Refusal(refusal)) = Store::open(objects) else { panic!("opened") };
    assert_eq!((refusal.code, refusal.args[0].1.as_str()), ("store-entry-missing", "1"));
}

#[test]
fn a_cut_or_missing_file_is_refused_when_it_is_read() {
    let objects = store();
    for name in objects.list("batch/").expect("names") {
        let bytes = objects.get(&name).expect("a file").to_vec();
        for content in [Some(bytes[..bytes.len() / 2].to_vec()), None] {
            match content {
                Some(content) => replace(&objects, &name, content),
                None => objects.delete(&name).expect("a file to remove"),
            }
            let store = Store::open(Arc::clone(&objects)).expect("a sound catalogue");
            let read = store.read(None).and_then(|all| all.read(0, &Wanted::all()).map(|_| ()));
            let Err(Stop::Refusal(refusal)) = read else { panic!("{name}: {read:?}") };
            assert!(refusal.code.starts_with("store-file-"), "{}", refusal.code);
        }
        replace(&objects, &name, bytes);
    }
}

#[test]
fn every_code_has_words() {
    let refusals = [
        "entry-damaged",
        "entry-missing",
        "file-missing",
        "file-damaged",
        "bucket-damaged",
        "unwritable",
        "overtaken",
        "batch-unknown",
        "empty",
        "too-many-cases",
        "corrected-unknown",
    ];
    let problems = ["file-differs", "file-absent", "entry-contradicts"];
    for words in [Words::new(Lang::Ja), Words::new(Lang::En)] {
        let refusals = refusals.iter().map(|code| format!("refusal-store-{code}"));
        for id in refusals.chain(problems.iter().map(|code| format!("problem-store-{code}"))) {
            assert!(words.has(&id) && words.has(&format!("{id}-hint")), "{id}");
        }
    }
}
