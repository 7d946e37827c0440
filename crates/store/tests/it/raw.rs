//! Statements past our own code, to see what the database itself allows; and the schema's document.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kajitori_testkit::db::Fresh;

/// A connection of a test.
pub(crate) enum Raw {
    File(rusqlite::Connection),
    Server(Box<postgres::Client>),
}

impl Raw {
    pub(crate) fn open(fresh: &Fresh) -> Self {
        let Some(path) = fresh.url.strip_prefix("sqlite:") else {
            let client = postgres::Client::connect(&fresh.url, postgres::NoTls);
            return Self::Server(Box::new(client.expect("a server")));
        };
        let file = rusqlite::Connection::open(path).expect("a file");
        file.execute_batch("PRAGMA foreign_keys = ON").expect("a setting");
        Self::File(file)
    }

    /// Runs statements; what went wrong in lower case.
    pub(crate) fn run(&mut self, sql: &str) -> Result<(), String> {
        match self {
            Self::File(file) => file.execute_batch(sql).map_err(|e| e.to_string().to_lowercase()),
            Self::Server(server) => server.batch_execute(sql).map_err(|e| {
                let message = e.as_db_error().map(|e| e.message().to_lowercase());
                message.unwrap_or_else(|| e.to_string())
            }),
        }
    }
}

/// A table of the schema's document.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Columns in order: name, whether it is a number, whether it may be absent.
    pub(crate) columns: Vec<(String, bool, bool)>,
    /// Lists of columns by which rows are told apart or found: what it is, and the columns.
    pub(crate) keys: Vec<(String, Vec<String>)>,
    /// What it belongs to: own columns, table, its columns.
    pub(crate) parents: Vec<(Vec<String>, String, Vec<String>)>,
}

impl Table {
    pub(crate) fn column(&self, name: &str) -> Option<&(String, bool, bool)> {
        self.columns.iter().find(|column| column.0 == name)
    }

    /// Whether its rows are an engagement's.
    pub(crate) fn is_inside(&self) -> bool {
        self.column("engagement_id").is_some()
    }
}

/// The tables of the schema's document.
pub(crate) fn tables() -> BTreeMap<String, Table> {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema.txt");
    let text = std::fs::read_to_string(place).expect("the schema's document");
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().skip(2).filter(|line| !line.is_empty()) {
        match line.strip_prefix("  ") {
            Some(line) => add(tables.entry(name.clone()).or_default(), line),
            None => line.clone_into(&mut name),
        }
    }
    tables
}

fn add(table: &mut Table, line: &str) {
    let list = |text: &str| -> Vec<String> {
        let inner = text.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
        inner.expect("a list").0.split(", ").map(str::to_owned).collect()
    };
    if let Some(rest) = line.strip_prefix("belongs ") {
        let (own, parent) = rest.split_once(" to ").expect("a parent");
        let name = parent.split_once(' ').expect("a table").0;
        table.parents.push((list(own), name.to_owned(), list(parent)));
    } else if line.contains('(') {
        let what = line.split_once(" (").expect("a list").0;
        table.keys.push((what.to_owned(), list(line)));
    } else {
        let (column, kind) = line.split_once(' ').expect("a column");
        let absent = kind.ends_with("may be absent");
        table.columns.push((column.to_owned(), kind.starts_with("bigint"), absent));
    }
}
