//! The schema as each engine tells it, in one form; `docs/schema.txt` is that form.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kajitori_testkit::db::{Fresh, both};

/// Lines of a table: its columns in order, then keys, in an order of their own.
type Tables = BTreeMap<String, (Vec<String>, Vec<String>)>;

#[test]
fn both_engines_have_the_schema_of_the_document() {
    both(|fresh| {
        drop(fresh.migrated());
        let shown = show(if fresh.is_server() { server(fresh) } else { file(fresh) });
        let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema.txt");
        if std::env::var_os("UPDATE").is_some() && !fresh.is_server() {
            std::fs::write(&place, &shown).expect("a writable docs folder");
        }
        let document = std::fs::read_to_string(&place).unwrap_or_default();
        assert_eq!(shown, document, "{}", fresh.url);
    });
}

fn show(tables: Tables) -> String {
    let mut text = String::from("The record's tables, the same on both engines.\n");
    for (name, (columns, mut keys)) in tables {
        keys.sort();
        text += &format!("\n{name}\n");
        for line in columns.iter().chain(&keys) {
            text += &format!("  {line}\n");
        }
    }
    text
}

fn column(name: &str, kind: &str, required: bool) -> String {
    format!("{name} {}{}", kind.to_lowercase(), if required { "" } else { ", may be absent" })
}

fn key(what: &str, columns: &[String]) -> String {
    format!("{what} ({})", columns.join(", "))
}

fn file(fresh: &Fresh) -> Tables {
    let path = fresh.url.strip_prefix("sqlite:").expect("a file");
    let db = rusqlite::Connection::open(path).expect("a database");
    let list = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let texts = |sql: &str, columns: &[usize]| -> Vec<Vec<String>> {
        let mut statement = db.prepare(sql).expect("a statement");
        let read = |row: &rusqlite::Row<'_>| {
            let text = |at: &usize| match row.get_ref(*at)? {
                rusqlite::types::ValueRef::Integer(number) => Ok(number.to_string()),
                other => Ok(other.as_str().unwrap_or_default().to_owned()),
            };
            columns.iter().map(text).collect::<rusqlite::Result<Vec<String>>>()
        };
        let rows = statement.query_map([], read).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    };
    let mut tables = Tables::new();
    for table in texts(list, &[0]).into_iter().flatten() {
        let columns = texts(&format!("PRAGMA table_info({table})"), &[1, 2, 3]);
        let columns = columns.iter().map(|c| column(&c[0], &c[1], c[2] == "1")).collect();
        let mut keys = Vec::new();
        let mut parents: BTreeMap<String, (String, Vec<String>, Vec<String>)> = BTreeMap::new();
        for part in texts(&format!("PRAGMA foreign_key_list({table})"), &[0, 2, 3, 4]) {
            let parent = parents.entry(part[0].clone()).or_default();
            parent.0.clone_from(&part[1]);
            parent.1.push(part[2].clone());
            parent.2.push(part[3].clone());
        }
        for (parent, from, to) in parents.values() {
            keys.push(format!("{} to {}", key("belongs", from), key(parent, to)));
        }
        for index in texts(&format!("PRAGMA index_list({table})"), &[1, 2, 3, 4]) {
            let of = texts(&format!("PRAGMA index_info({})", index[0]), &[2]);
            let what = kind(index[2] == "pk", index[1] == "1", index[3] == "1");
            keys.push(key(what, &of.concat()));
        }
        tables.insert(table, (columns, keys));
    }
    tables
}

fn kind(primary: bool, unique: bool, partial: bool) -> &'static str {
    match (primary, unique, partial) {
        (true, ..) => "key",
        (_, true, true) => "once, of some",
        (_, true, false) => "once",
        (_, false, true) => "found by, some",
        (_, false, false) => "found by",
    }
}

const COLUMNS: &str =
    "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
    FROM information_schema.columns WHERE table_schema = current_schema()
    ORDER BY table_name, ordinal_position";
const PARENTS: &str = "SELECT conrelid::regclass::text, confrelid::regclass::text,
    ARRAY(SELECT a.attname::text FROM unnest(conkey) WITH ORDINALITY k(n, o)
        JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = n ORDER BY o),
    ARRAY(SELECT a.attname::text FROM unnest(confkey) WITH ORDINALITY k(n, o)
        JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = n ORDER BY o)
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
const INDEXES: &str = "SELECT indrelid::regclass::text, indisprimary, indisunique,
    indpred IS NOT NULL,
    ARRAY(SELECT a.attname::text FROM unnest(indkey) WITH ORDINALITY k(n, o)
        JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = n ORDER BY o)
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace";

fn server(fresh: &Fresh) -> Tables {
    let mut db = postgres::Client::connect(&fresh.url, postgres::NoTls).expect("a server");
    let mut tables = Tables::new();
    for row in db.query(COLUMNS, &[]).expect("columns") {
        let (columns, _) = tables.entry(row.get(0)).or_default();
        columns.push(column(row.get(1), row.get(2), row.get(3)));
    }
    let mut add = |table: String, line: String| {
        tables.entry(table).or_default().1.push(line);
    };
    for row in db.query(PARENTS, &[]).expect("parents") {
        let (parent, from, to): (String, Vec<String>, Vec<String>) =
            (row.get(1), row.get(2), row.get(3));
        add(row.get(0), format!("{} to {}", key("belongs", &from), key(&parent, &to)));
    }
    for row in db.query(INDEXES, &[]).expect("indexes") {
        let of: Vec<String> = row.get(4);
        add(row.get(0), key(kind(row.get(1), row.get(2), row.get(3)), &of));
    }
    tables
}
