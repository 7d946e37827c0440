//! A copy of everything goes from any engine to any, also while others write; and trees are proved.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use kajitori_domain::access::Log;
use kajitori_domain::audit::{Bundle, Signer};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_store::whole::{Copied, put_back};
use kajitori_store::{Db, organisation};
use kajitori_testkit::db::{Fresh, MADE, both};
use kajitori_testkit::raw::{Raw, order, row, tables};

use crate::house::{House, an_organisation, done, refused};

const WRITERS: u16 = 8;

fn copy(db: &Db) -> (Vec<u8>, Copied) {
    let mut out = Vec::new();
    let copied = db.whole().expect("a record").copy(&mut out).expect("copied");
    (out, copied)
}

/// Puts a copy back into fresh databases of both engines.
fn back_on_both(from: &[u8], check: impl Fn(&Db)) {
    for fresh in [Some(Fresh::file()), Fresh::schema()].into_iter().flatten() {
        let db = fresh.open();
        put_back(&db, &mut &*from, MADE).expect("put back");
        check(&db);
    }
}

/// A row in every table, with texts that are easily damaged on the way.
fn fill(fresh: &Fresh) {
    let tables = tables();
    let mut raw = Raw::open(fresh);
    for name in order(&tables) {
        let table = &tables[name];
        for side in ["a", "b"] {
            let text = format!("'「{side}\"\\ \n ''”'");
            let body = table.column("body").map(|_| ("body", text));
            let instead: BTreeMap<&str, String> = body.into_iter().collect();
            raw.run(&row(name, table, side, &instead))
                .unwrap_or_else(|why| panic!("{name}: {why}"));
        }
    }
}

#[test]
fn every_row_of_every_table_moves_between_engines() {
    both(|fresh| {
        let db = fresh.migrated();
        fill(fresh);
        let (bytes, copied) = copy(&db);
        assert_eq!(copied.tables.len(), tables().len() - 1, "all but the migrations");
        assert!(copied.tables.iter().all(|table| table.rows == 2), "{copied:?}");
        back_on_both(&bytes, |other| assert_eq!(copy(other).1, copied));
    });
}

#[test]
fn a_copy_that_was_damaged_is_refused_and_nothing_stands() {
    let fresh = Fresh::file();
    House::with_engagements(&fresh);
    let (bytes, _) = copy(&fresh.open());
    let text = String::from_utf8(bytes).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let damaged = |lines: Vec<String>| lines.join("\n") + "\n";
    let all = || lines.iter().map(|line| (*line).to_owned()).collect::<Vec<String>>();
    let row = lines.iter().position(|line| line.starts_with('[')).expect("a row");
    let (mut flipped, mut gone, mut twice, mut short) = (all(), all(), all(), all());
    flipped[row] = flipped[row].replace("Minato 1", "Minato 7");
    gone.remove(row);
    twice.insert(row, lines[row].to_owned());
    short.pop();
    for wrong in [flipped, gone, twice, short] {
        let target = Fresh::file();
        let db = target.open();
        let answer = put_back(&db, &mut damaged(wrong).as_bytes(), MADE);
        assert!(matches!(answer, Err(Stop::Refusal(_) | Stop::Fault(_))), "{answer:?}");
        assert_eq!(refused(db.ready()), "record-schema-older", "nothing stands");
    }
    let there = fresh.open();
    assert_eq!(refused(put_back(&there, &mut text.as_bytes(), MADE)), "record-not-empty");
}

#[test]
fn a_copy_is_of_one_moment_while_others_write() {
    both(|fresh| {
        let house = House::new(fresh);
        let over = AtomicBool::new(false);
        let copies: Vec<Vec<u8>> = std::thread::scope(|threads| {
            for writer in 0..WRITERS {
                let (house, over) = (&house, &over);
                threads.spawn(move || {
                    for number in 0.. {
                        if over.load(Ordering::Relaxed) {
                            break;
                        }
                        let new = an_organisation(100 + writer * 4_000 + number, Side::Vendor);
                        let put = house.change(|write| {
                            organisation::put(write, &new, None)?;
                            Ok(done(()).sealed())
                        });
                        put.expect("written");
                    }
                });
            }
            let copies = (0..5).map(|_| copy(&house.db).0).collect();
            over.store(true, Ordering::Relaxed);
            copies
        });
        for copy in copies {
            back_on_both(&copy, |db| {
                let whole = db.whole().expect("a record");
                let trees = whole.trees(&house.outside.signer.verifier()).expect("sound trees");
                // One change made the house; each one after has one row and one signature.
                assert_eq!(trees.len(), 1);
                assert_eq!(trees[0].signed + 1, trees[0].rows);
            });
        }
    });
}

#[test]
fn a_tree_that_does_not_fit_is_found() {
    both(|fresh| {
        let house = House::new(fresh);
        let new = an_organisation(9, Side::Vendor);
        let put = house.change(|write| {
            organisation::put(write, &new, None)?;
            Ok(done(()).sealed())
        });
        put.expect("written");
        let verifier = house.outside.signer.verifier();
        let prove = || house.db.whole().expect("a record").trees(&verifier);
        assert_eq!(prove().expect("sound").len(), 1);
        for (harm, mend, code) in [
            (
                "UPDATE audit SET detail = detail || ' ' WHERE sequence = 1",
                "UPDATE audit SET detail = SUBSTR(detail, 1, LENGTH(detail) - 1)
                    WHERE sequence = 1",
                "audit-detail",
            ),
            (
                "UPDATE audit SET sequence = 5 WHERE sequence = 1",
                "UPDATE audit SET sequence = 1 WHERE sequence = 5",
                "audit-place",
            ),
            (
                "UPDATE checkpoint SET size = size + 1",
                "UPDATE checkpoint SET size = size - 1",
                "audit-note",
            ),
        ] {
            let mut raw = Raw::open(fresh);
            raw.run(harm).expect("harmed");
            assert_eq!(refused(prove()), code);
            raw.run(mend).expect("mended");
            assert!(prove().is_ok());
        }
        Raw::open(fresh).run("DELETE FROM audit WHERE sequence = 1").expect("harmed");
        assert!(prove().is_err(), "the end is missing");
    });
}

#[test]
fn an_export_proves_itself() {
    both(|fresh| {
        let house = House::new(fresh);
        let whole = house.db.whole().expect("a record");
        let verifier = house.outside.signer.verifier();
        let never = whole.export(Log::Company, verifier.clone(), &mut Vec::new());
        assert_eq!(refused(never), "audit-no-note");
        drop(whole);
        let sealed = house.change(|write| {
            organisation::put(write, &an_organisation(9, Side::Vendor), None)?;
            Ok(done(()).sealed())
        });
        sealed.expect("written");
        let mut out = Vec::new();
        let whole = house.db.whole().expect("a record");
        whole.export(Log::Company, verifier.clone(), &mut out).expect("exported");
        let found = Bundle::verify(&mut &*out, &[], Some(&verifier)).expect("sound");
        assert_eq!(found.verified.rows, 2);
    });
}
