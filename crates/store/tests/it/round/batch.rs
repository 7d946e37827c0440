//! The catalogue of the log store: a list that grows at its end, by one of those who try.

use std::sync::atomic::{AtomicUsize, Ordering};

use kajitori_domain::audit::{Action, Entries, Entry as Said, Object, ObjectKind};
use kajitori_domain::batch::{Batches, Committed, Counts, Entry, FORMAT, Origin, sha256};
use kajitori_domain::refusal::Stop;
use kajitori_store::audit;
use kajitori_testkit::db::both;

use crate::house::{House, NOW, inside, inside_id, refused};
use kajitori_testkit::raw::Raw;

fn entry(after: Option<&Committed>, file: &str) -> Entry {
    let origin = Origin {
        file: file.to_owned(),
        bytes: 5,
        source_sha256: sha256(file.as_bytes()),
        mapping_sha256: sha256(b""),
        key_fingerprint: sha256(b"key"),
        role: "log".to_owned(),
    };
    Entry {
        format: FORMAT,
        number: after.map_or(1, |after| after.entry.number + 1),
        previous: after.map(|after| after.sha256.clone()),
        batch: origin.batch(),
        origin,
        corrects: None,
        counts: Counts::default(),
        cases: 0,
        segments: vec![],
        texts: None,
        names: None,
    }
}

fn say(entry: &Entry) -> Entries {
    let object = Object::new(ObjectKind::Batch, &entry.batch);
    Entries::one(Said::new(Action::DeliveryImported, object))
}

#[test]
fn batches_stand_in_the_order_of_their_commits() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let (leave, other) = (inside(house.owner, inside_id(1)), inside(house.owner, inside_id(2)));
        let size = || house.db.read(&leave, |read| Ok(audit::head(read)?.size())).expect("a tree");
        let before = size();
        let batches = house.db.batches(&leave).adding(house.outside.stamp(NOW), &say);
        assert_eq!(batches.list(), Ok(vec![]));
        let first = entry(None, "1.csv");
        assert_eq!(batches.commit(&first), Ok(true));
        assert_eq!(batches.commit(&entry(None, "late.csv")), Ok(false), "overtaken");
        let list = batches.list().expect("one");
        let second = entry(list.last(), "2.csv");
        assert_eq!(batches.commit(&second), Ok(true));
        let entries = batches.list().expect("two").into_iter().map(|c| c.entry);
        assert_eq!(entries.collect::<Vec<_>>(), [first, second]);
        assert_eq!(size() - before, 2, "a row for each batch, none for the one overtaken");
        assert_eq!(house.db.batches(&other).list(), Ok(vec![]));
        let only_to_read = house.db.batches(&leave).commit(&entry(None, "x.csv"));
        assert!(matches!(only_to_read, Err(Stop::Fault(_))));
    });
}

#[test]
fn of_many_who_add_each_gets_a_number_of_its_own() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let leave = inside(house.owner, inside_id(1));
        let lost = AtomicUsize::new(0);
        std::thread::scope(|threads| {
            for thread in 0..8 {
                let (house, leave, lost) = (&house, &leave, &lost);
                threads.spawn(move || {
                    let batches = house.db.batches(leave).adding(house.outside.stamp(NOW), &say);
                    for file in 0..4 {
                        let file = format!("{thread}-{file}.csv");
                        let add = || batches.commit(&entry(batches.list()?.last(), &file));
                        while !add().expect("a list") {
                            lost.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
        });
        let list = house.db.batches(&leave).list().expect("a sound list");
        assert_eq!(list.len(), 32, "{} tries were overtaken", lost.into_inner());
        let mut raw = Raw::open(fresh);
        raw.run("DELETE FROM batch WHERE number = 7").expect("removed");
        assert_eq!(refused(house.db.batches(&leave).list()), "store-entry-missing");
        raw.run("DELETE FROM batch WHERE number > 7").expect("removed");
        raw.run("UPDATE batch SET entry = entry || ' ' WHERE number = 5").expect("changed");
        assert_eq!(refused(house.db.batches(&leave).list()), "store-entry-damaged");
    });
}
