//! The schema: made once, the same on both engines, and never by an older program.

use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::{Db, Migrated, Options};
use kajitori_testkit::db::{MADE, both};

fn code(stop: &Stop) -> &'static str {
    match stop {
        Stop::Refusal(Refusal { code, .. }) => code,
        Stop::Fault(fault) => panic!("a fault: {}", fault.chain),
    }
}

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
