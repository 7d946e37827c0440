//! Engagements are kept apart by the database itself, whatever a statement of ours might say.

use std::collections::{BTreeMap, BTreeSet};

use kajitori_testkit::db::both;
use kajitori_testkit::raw::{Raw, order, row, tables, value};

/// Whose each table is: the house's gate, the company, an engagement, or work beside the pages.
const WHOSE: &[(&str, &[&str])] = &[
    (
        "gate",
        &[
            "attempt",
            "credential",
            "link",
            "membership",
            "organisation",
            "person",
            "recovery",
            "session",
        ],
    ),
    ("company", &["engagement"]),
    (
        "engagement",
        &[
            "agreement",
            "attachment",
            "batch",
            "calendar",
            "close",
            "confirmation",
            "contest",
            "contract",
            "credit",
            "delivery",
            "document",
            "holder_rule",
            "level",
            "mapping",
            "process",
            "reported",
            "request",
            "run",
            "sample",
            "sample_unit",
            "token",
        ],
    ),
    ("work", &["audit", "audit_head", "checkpoint", "job", "migration", "visit"]),
];

/// Keys of engagements' tables that do not begin with the engagement: a program that shows its key
/// has not said for which.
const WITHOUT: &[(&str, &str)] = &[("token", "sha256")];

#[test]
fn every_table_is_somebodys() {
    let listed: BTreeSet<&str> =
        WHOSE.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let tables = tables();
    assert_eq!(listed, tables.keys().map(String::as_str).collect());
    let inside = WHOSE.iter().find(|(whose, _)| *whose == "engagement").expect("those").1;
    for (name, table) in &tables {
        assert_eq!(table.is_inside(), inside.contains(&name.as_str()), "{name}");
        if !table.is_inside() {
            continue;
        }
        assert_eq!(table.columns[0], ("engagement_id".to_owned(), false, false), "{name}");
        for (what, columns) in &table.keys {
            let without = WITHOUT.contains(&(name.as_str(), columns[0].as_str()));
            assert!(columns[0] == "engagement_id" || without, "{name}: {what} {columns:?}");
        }
        for (own, parent, theirs) in &table.parents {
            let alone = !tables[parent].is_inside();
            let together = own[0] == "engagement_id" && theirs[0] == "engagement_id";
            assert!(alone || together, "{name} → {parent}");
        }
    }
}

#[test]
fn nothing_hangs_under_another_engagements_parent() {
    both(|fresh| {
        drop(fresh.migrated());
        let mut raw = Raw::open(fresh);
        let tables = tables();
        for side in ["a", "b"] {
            for name in order(&tables) {
                let row = row(name, &tables[name], side, &BTreeMap::new());
                raw.run(&row).unwrap_or_else(|why| panic!("{row}: {why}"));
            }
        }
        let mut tried = 0;
        for (name, table) in tables.iter().filter(|(_, table)| table.is_inside()) {
            for (own, parent, _) in table.parents.iter().filter(|p| tables[&p.1].is_inside()) {
                tried += 1;
                let key: BTreeMap<&str, String> = table
                    .keys
                    .iter()
                    .filter(|(what, _)| what == "key" || what == "once")
                    .flat_map(|(_, columns)| columns)
                    .filter(|column| !own.contains(column) && *column != "engagement_id")
                    .map(|column| (column.as_str(), value(name, table, column, "new")))
                    .collect();
                let sound = row(name, table, "a", &key);
                raw.run(&format!("BEGIN; {sound}; ROLLBACK")).unwrap_or_else(|why| {
                    // A key made of the parent alone is taken already; then that is what is said.
                    assert!(why.contains("unique"), "{sound}: {why}");
                    let _ = raw.run("ROLLBACK");
                });
                let mut foreign = key.clone();
                for column in own.iter().skip(1) {
                    foreign.insert(column, value(name, table, column, "b"));
                }
                let foreign = row(name, table, "a", &foreign);
                let why = raw.run(&foreign).expect_err(&format!("{name} under a foreign {parent}"));
                assert!(why.contains("foreign key"), "{foreign}: {why}");
            }
        }
        assert_eq!(tried, 12, "every parent that is an engagement's");
    });
}
