//! OCEL 2.0 in SQLite. The database is held in memory, read-only; its views and triggers are off,
//! its schema is not trusted, and only the tables of the standard are read, each by one plain scan.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::model::{ENTRIES, Model};
use crate::known::Known;
use crate::source::{refusal, refusal_with, stop};

/// Bytes of a database, which is held in memory.
const LARGEST: u64 = 1 << 30;

/// Bytes of one value or row.
const LONGEST_ROW: i32 = 16 << 20;

/// Types of objects or of events.
const TYPES: usize = 10_000;

/// The tables that every such database has, with the columns that are read.
const EVENT: (&str, [&str; 2]) = ("event", ["ocel_id", "ocel_type"]);
const OBJECT: (&str, [&str; 2]) = ("object", ["ocel_id", "ocel_type"]);
const EVENT_OBJECT: (&str, [&str; 2]) = ("event_object", ["ocel_event_id", "ocel_object_id"]);
const EVENT_TYPES: (&str, [&str; 2]) = ("event_map_type", ["ocel_type", "ocel_type_map"]);
const OBJECT_TYPES: (&str, [&str; 2]) = ("object_map_type", ["ocel_type", "ocel_type_map"]);

/// Where the file format tells that a second file, the journal of latest writes, is in use.
const JOURNAL: std::ops::Range<usize> = 18..20;

/// Reads a whole log.
pub(super) fn read(input: impl Read, file: &str, known: &Known) -> Result<Model, Stop> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| stop(&e, file))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(refusal("log-sqlite-too-large", file).into());
    }
    let mut reading = Reading { model: Model::new(file), known, connection: None, rows: 0 };
    if bytes.get(JOURNAL).is_some_and(|versions| versions != [1, 1]) {
        reading.model.note("log-sqlite-journal", None, "");
        bytes[JOURNAL].fill(1);
    }
    let connection = open(&bytes).map_err(|e| damaged(&e, file))?;
    drop(bytes);
    reading.connection = Some(connection);
    reading.all()?;
    Ok(reading.model)
}

fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_ROW)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn damaged(error: &rusqlite::Error, file: &str) -> Stop {
    refusal_with("log-sqlite-damaged", file, vec![("why", error.to_string())], vec![]).into()
}

/// A name as SQL writes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

struct Reading<'k> {
    model: Model,
    known: &'k Known,
    connection: Option<Connection>,
    /// Rows read so far; a crafted database can have more than its size lets one think.
    rows: usize,
}

/// A column with its declared kind.
struct Column {
    name: String,
    kind: ColumnKind,
}

impl Reading<'_> {
    fn all(&mut self) -> Result<(), Stop> {
        let Some(connection) = self.connection.take() else { return Ok(()) };
        let tables = self.tables(&connection)?;
        for (table, columns) in [EVENT, OBJECT, EVENT_OBJECT, EVENT_TYPES, OBJECT_TYPES] {
            let present =
                if tables.contains(table) { self.columns(&connection, table)? } else { vec![] };
            if !columns.iter().all(|column| present.iter().any(|c| c.name == *column)) {
                let shown: Vec<&str> = tables.iter().take(20).map(String::as_str).collect();
                let args = vec![("table", table.to_owned()), ("tables", shown.join(", "))];
                return Err(
                    refusal_with("log-sqlite-foreign", &self.model.file, args, vec![]).into()
                );
            }
        }
        self.pairs(&connection, OBJECT, |model, id, kind| model.object(id, kind).map(|_| ()))?;
        self.pairs(&connection, EVENT, |model, id, kind| model.event(id, kind, None).map(|_| ()))?;
        for (kind, table) in self.types(&connection, OBJECT_TYPES, "object_", &tables)? {
            self.objects(&connection, &kind, &table)?;
        }
        for (_, table) in self.types(&connection, EVENT_TYPES, "event_", &tables)? {
            self.events(&connection, &table)?;
        }
        self.relations(&connection)
    }

    /// The real tables.
    fn tables(&self, connection: &Connection) -> Result<BTreeSet<String>, Stop> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
        let all = connection.prepare(sql).and_then(|mut statement| {
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        });
        all.map_err(|e| damaged(&e, &self.model.file))
    }

    fn columns(&self, connection: &Connection, table: &str) -> Result<Vec<Column>, Stop> {
        let sql = "SELECT name, type FROM pragma_table_info(?1)";
        let all = connection.prepare(sql).and_then(|mut statement| {
            let column = |row: &Row<'_>| {
                let declared: String = row.get(1)?;
                Ok(Column { name: row.get(0)?, kind: declared_kind(&declared) })
            };
            statement.query_map([table], column)?.collect::<rusqlite::Result<_>>()
        });
        all.map_err(|e| damaged(&e, &self.model.file))
    }

    /// Calls `take` with the texts of `columns` in every row of `table`, in the table's own order.
    fn scan(
        &mut self,
        connection: &Connection,
        table: &str,
        columns: &[&str],
        mut take: impl FnMut(&mut Self, &[Option<String>]) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let list: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
        let sql = format!("SELECT {} FROM main.{} NOT INDEXED", list.join(", "), quoted(table));
        let file = self.model.file.clone();
        let fault = |e| damaged(&e, &file);
        let mut statement = connection.prepare(&sql).map_err(fault)?;
        let mut rows = statement.query([]).map_err(fault)?;
        let mut texts = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            self.rows += 1;
            if self.rows > ENTRIES {
                return Err(self.model.too_large());
            }
            texts.clear();
            for (index, column) in columns.iter().enumerate() {
                texts.push(self.text(row.get_ref(index).map_err(fault)?, column));
            }
            take(self, &texts)?;
        }
        Ok(())
    }

    /// The text of a value; a blob has none.
    fn text(&mut self, value: ValueRef<'_>, column: &str) -> Option<String> {
        let text = match value {
            ValueRef::Null => return None,
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(bytes) => {
                let text = String::from_utf8_lossy(bytes);
                if text.as_bytes() != bytes {
                    self.known.damage();
                }
                text.trim().to_owned()
            }
            ValueRef::Blob(_) => {
                self.model.note("log-ocel-value-unusable", Some(column), "");
                return None;
            }
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// Hands on a table of two columns.
    fn pairs(
        &mut self,
        connection: &Connection,
        (table, columns): (&str, [&str; 2]),
        mut take: impl FnMut(&mut Model, Option<&str>, Option<&str>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.scan(connection, table, &columns, |reading, texts| {
            take(&mut reading.model, texts[0].as_deref(), texts[1].as_deref())
        })
    }

    /// Each type with its table, each table once.
    fn types(
        &mut self,
        connection: &Connection,
        map: (&str, [&str; 2]),
        prefix: &str,
        tables: &BTreeSet<String>,
    ) -> Result<Vec<(String, String)>, Stop> {
        let mut found = BTreeMap::new();
        self.pairs(connection, map, |model, kind, name| {
            let (Some(kind), Some(name)) = (kind, name) else { return Ok(()) };
            if found.len() >= TYPES {
                let args = vec![("most", TYPES.to_string())];
                return Err(refusal_with("log-ocel-too-large", &model.file, args, vec![]).into());
            }
            let table = format!("{prefix}{name}");
            if tables.contains(&table) {
                found.entry(table).or_insert_with(|| kind.to_owned());
            } else {
                model.note("log-sqlite-table-missing", Some(&table), kind);
            }
            Ok(())
        })?;
        Ok(found.into_iter().map(|(table, kind)| (kind, table)).collect())
    }

    /// The attributes of a table of one type, declared; the columns of the standard are none.
    fn attributes(
        &mut self,
        columns: &[Column],
        object_type: Option<&str>,
    ) -> Result<Vec<usize>, Stop> {
        let mut own = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            if !["ocel_id", "ocel_time", "ocel_changed_field"].contains(&column.name.as_str()) {
                self.model.declare(object_type, &column.name, column.kind)?;
                own.push(index);
            }
        }
        Ok(own)
    }

    /// The histories of the objects of one type.
    fn objects(&mut self, connection: &Connection, kind: &str, table: &str) -> Result<(), Stop> {
        let columns = self.columns(connection, table)?;
        let own = self.attributes(&columns, Some(kind))?;
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let (id, time, field) = (place("ocel_id"), place("ocel_time"), place("ocel_changed_field"));
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        self.scan(connection, table, &names, |reading, texts| {
            let text = |place: Option<usize>| place.and_then(|place| texts[place].as_deref());
            let object = text(id).and_then(|id| reading.model.object_of(id));
            let Some(object) = object else {
                reading.model.note(
                    "log-ocel-object-unlisted",
                    Some(table),
                    text(id).unwrap_or_default(),
                );
                return Ok(());
            };
            let changed = text(field);
            for index in &own {
                let value = worded(texts[*index].as_deref(), columns[*index].kind);
                let changes = changed.map_or(value.is_some(), |field| field == names[*index]);
                if changes {
                    reading.model.object_value(object, names[*index], text(time), value)?;
                }
            }
            if let Some(field) = changed.filter(|field| !names.contains(field)) {
                reading.model.note("log-ocel-value-unusable", Some(field), "");
            }
            Ok(())
        })
    }

    /// Times and attributes of the events of one type.
    fn events(&mut self, connection: &Connection, table: &str) -> Result<(), Stop> {
        let columns = self.columns(connection, table)?;
        let own = self.attributes(&columns, None)?;
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        let (id, time) = (place("ocel_id"), place("ocel_time"));
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        self.scan(connection, table, &names, |reading, texts| {
            let text = |place: Option<usize>| place.and_then(|place| texts[place].as_deref());
            let event = text(id).and_then(|id| reading.model.event_of(id));
            let Some(event) = event else {
                reading.model.note(
                    "log-ocel-event-unlisted",
                    Some(table),
                    text(id).unwrap_or_default(),
                );
                return Ok(());
            };
            if let Some(time) = text(time) {
                reading.model.set_time(event, time)?;
            }
            for index in &own {
                if let Some(value) = worded(texts[*index].as_deref(), columns[*index].kind) {
                    reading.model.event_value(event, names[*index], value)?;
                }
            }
            Ok(())
        })
    }

    fn relations(&mut self, connection: &Connection) -> Result<(), Stop> {
        let (table, [event, object]) = EVENT_OBJECT;
        let all = self.columns(connection, table)?;
        let mut columns = vec![event, object];
        if all.iter().any(|column| column.name == "ocel_qualifier") {
            columns.push("ocel_qualifier");
        }
        self.scan(connection, table, &columns, |reading, texts| {
            let id = texts[0].as_deref().unwrap_or_default();
            let Some(event) = reading.model.event_of(id) else {
                reading.model.note("log-ocel-event-unlisted", Some(table), id);
                return Ok(());
            };
            let qualifier = texts.get(2).and_then(Option::as_deref);
            reading.model.relate(event, texts[1].as_deref().unwrap_or_default(), qualifier)
        })
    }
}

/// Truth values are numbers in SQLite; in a log they are words.
fn worded(text: Option<&str>, kind: ColumnKind) -> Option<&str> {
    match (kind, text) {
        (ColumnKind::Boolean, Some("1")) => Some("true"),
        (ColumnKind::Boolean, Some("0")) => Some("false"),
        (_, text) => text,
    }
}

/// The kind behind a declared type.
fn declared_kind(declared: &str) -> ColumnKind {
    match declared.to_ascii_uppercase().as_str() {
        "INTEGER" | "INT" | "BIGINT" => ColumnKind::Integer,
        "REAL" | "FLOAT" | "DOUBLE" | "NUMERIC" => ColumnKind::Number,
        "BOOLEAN" | "BOOL" => ColumnKind::Boolean,
        "TIMESTAMP" | "DATETIME" => ColumnKind::Time,
        _ => ColumnKind::Text,
    }
}
