//! Statements past our own code, to see what the database itself allows; the schema's document; and
//! rows that are made by it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::db::Fresh;

/// A connection of a test.
pub enum Raw {
    /// To a file of SQLite.
    File(rusqlite::Connection),
    /// To a server of PostgreSQL.
    Server(Box<postgres::Client>),
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Raw").finish_non_exhaustive()
    }
}

impl Raw {
    /// A connection to `fresh`.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub fn open(fresh: &Fresh) -> Self {
        let Some(path) = fresh.url.strip_prefix("sqlite:") else {
            let client = postgres::Client::connect(&fresh.url, postgres::NoTls);
            return Self::Server(Box::new(client.expect("a server")));
        };
        let file = rusqlite::Connection::open(path).expect("a file");
        file.execute_batch("PRAGMA foreign_keys = ON").expect("a setting");
        Self::File(file)
    }

    /// Runs statements; what went wrong in lower case.
    ///
    /// # Errors
    /// What the engine says.
    pub fn run(&mut self, sql: &str) -> Result<(), String> {
        match self {
            Self::File(file) => file.execute_batch(sql).map_err(|e| e.to_string().to_lowercase()),
            Self::Server(server) => server.batch_execute(sql).map_err(|e| {
                let message = e.as_db_error().map(|e| e.message().to_lowercase());
                message.unwrap_or_else(|| e.to_string())
            }),
        }
    }

    /// Every row of a table, each as one text, in the order of their texts.
    ///
    /// # Panics
    /// When they cannot be read.
    pub fn all(&mut self, name: &str, table: &Table) -> Vec<String> {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|(column, ..)| format!("COALESCE(CAST({column} AS TEXT), '-')"))
            .collect();
        let sql = format!("SELECT {} FROM {name}", columns.join(" || '|' || "));
        let mut rows: Vec<String> = match self {
            Self::File(file) => {
                let mut statement = file.prepare(&sql).expect("a statement");
                let rows = statement.query_map([], |row| row.get(0)).expect("rows");
                rows.collect::<Result<_, _>>().expect("texts")
            }
            Self::Server(server) => {
                let rows = server.query(sql.as_str(), &[]).expect("rows");
                rows.iter().map(|row| row.get(0)).collect()
            }
        };
        rows.sort();
        rows
    }
}

/// A table of the schema's document.
#[derive(Debug, Default)]
pub struct Table {
    /// Columns in order: name, whether it is a number, whether it may be absent.
    pub columns: Vec<(String, bool, bool)>,
    /// Lists of columns by which rows are told apart or found: what it is, and the columns.
    pub keys: Vec<(String, Vec<String>)>,
    /// What it belongs to: own columns, table, its columns.
    pub parents: Vec<(Vec<String>, String, Vec<String>)>,
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&(String, bool, bool)> {
        self.columns.iter().find(|column| column.0 == name)
    }

    /// Whether its rows are an engagement's.
    pub fn is_inside(&self) -> bool {
        self.column("engagement_id").is_some()
    }
}

/// The tables of the schema's document.
///
/// # Panics
/// When it cannot be read.
pub fn tables() -> BTreeMap<String, Table> {
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

/// The tables in an order in which every row finds what it belongs to, without the migrations.
///
/// # Panics
/// When two tables belong to each other.
pub fn order(tables: &BTreeMap<String, Table>) -> Vec<&str> {
    let mut order: Vec<&str> = Vec::new();
    while order.len() < tables.len() {
        let ready = tables.iter().find(|(name, table)| {
            let known = |parent: &(_, String, _)| order.contains(&parent.1.as_str());
            !order.contains(&name.as_str()) && table.parents.iter().all(known)
        });
        order.push(ready.expect("parents before children").0);
    }
    order.retain(|name| *name != "migration");
    order
}

/// A row of `table` for one side; `instead` has other values for some columns.
pub fn row(name: &str, table: &Table, side: &str, instead: &BTreeMap<&str, String>) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.0.as_str()).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|column| {
            instead.get(column).cloned().unwrap_or_else(|| value(name, table, column, side))
        })
        .collect();
    format!("INSERT INTO {name} ({}) VALUES ({})", columns.join(", "), values.join(", "))
}

/// What stands in a column of one side's row; what refers to a row is what that row is called by.
///
/// # Panics
/// When there is no such column.
pub fn value(name: &str, table: &Table, column: &str, side: &str) -> String {
    let fixed = match (name, column) {
        (_, "side") => Some("client"),
        ("organisation" | "person" | "membership", "state") => Some("active"),
        ("session", "state") => Some("live"),
        ("link", "state") => Some("sent"),
        ("run", "state") => Some("draft"),
        ("request", "state") => Some("sent"),
        (_, "finding") => Some("open"),
        (_, "lang") if name == "person" => Some("ja"),
        (_, "shown") => Some("both"),
        (_, "purpose") => Some("read"),
        _ => None,
    };
    let is_number = table.column(column).expect("a column").1;
    match (fixed, is_number) {
        (Some(word), _) => format!("'{word}'"),
        (None, true) if column.ends_with("_right") => "1".to_owned(),
        (None, true) => side.bytes().map(u64::from).sum::<u64>().to_string(),
        (None, false) => format!("'{side}'"),
    }
}
