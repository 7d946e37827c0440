//! The schema: made once, the same on both engines, and never by an older program.

use kajitori_store::{Db, Migrated, Options};
use kajitori_testkit::db::{MADE, both};

use crate::house::code;
use kajitori_testkit::raw::Raw;

#[test]
fn a_schema_is_made_once() {
    both(|fresh| {
        let db = fresh.open();
        assert_eq!(code(&db.ready().expect_err("an empty database")), "record-schema-older");
        let Migrated { from, until } = db.migrate(MADE).unwrap();
        assert_eq!(from, 0);
        assert!(until > 0);
        db.ready().unwrap();
        assert_eq!(db.migrate(MADE).unwrap(), Migrated { from: until, until });
        drop(db);
        fresh.open().ready().unwrap();
    });
}

#[test]
fn addresses_say_which_engine_and_where() {
    for url in ["", "mysql://here/db", "kajitori.db", "postgres://a:b:c@::/"] {
        let stop = Db::open(url, &Options::default()).expect_err(url);
        assert_eq!(code(&stop), "record-url", "{url}");
    }
    let far = Db::open("postgres://db.example/kajitori", &Options::default()).expect_err("far");
    assert_eq!(code(&far), "record-plain");
}

#[test]
fn a_schema_that_is_not_ours_is_left_alone() {
    let cases = [
        ("record-schema-newer", "INSERT INTO migration VALUES (99, 'later', 'x', 0)"),
        ("record-schema-differs", "UPDATE migration SET sha256 = 'x' WHERE number = 2"),
        ("record-schema-differs", "DELETE FROM migration WHERE number = 1"),
    ];
    both(|fresh| {
        let db = fresh.migrated();
        for (expected, sql) in cases {
            let mut raw = Raw::open(fresh);
            raw.run("CREATE TABLE kept AS SELECT * FROM migration").unwrap();
            raw.run(sql).unwrap();
            let options = Options::default();
            assert_eq!(code(&Db::open(&fresh.url, &options).expect_err(sql)), expected);
            assert_eq!(code(&db.migrate(MADE).expect_err(sql)), expected);
            assert_eq!(code(&db.ready().expect_err(sql)), expected);
            raw.run("DELETE FROM migration; INSERT INTO migration SELECT * FROM kept").unwrap();
            raw.run("DROP TABLE kept").unwrap();
            db.ready().unwrap();
        }
    });
}

#[test]
fn two_who_migrate_at_a_time_do_it_once() {
    both(|fresh| {
        let all: Vec<u64> = std::thread::scope(|threads| {
            let one = || fresh.open().migrate(MADE).expect("a schema").from;
            let started: Vec<_> = (0..4).map(|_| threads.spawn(one)).collect();
            started.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        assert_eq!(all.iter().filter(|from| **from == 0).count(), 1, "{all:?}");
        fresh.open().ready().unwrap();
    });
}
