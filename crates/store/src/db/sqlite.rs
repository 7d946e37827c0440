//! SQLite: one file, one writer at a time, every commit on the disk before it is answered.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, Value as Held, ValueRef};
use rusqlite::{Error, ErrorCode, ToSql, ffi, params_from_iter};

use super::trouble::{Constraint, Trouble};
use super::{Connection, Mode, Row, Value};

/// How long a statement waits for a lock of another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements that stay prepared.
const PREPARED: usize = 256;

/// The library's own question answers from what the connection remembers of the schema.
const TABLE: &str = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1";

/// The names of a table's columns.
const COLUMNS: &str = "SELECT name FROM pragma_table_info($1) ORDER BY cid";

/// One connection to a file.
pub(super) struct Sqlite {
    connection: rusqlite::Connection,
    /// Our statements with the numbers of their values as SQLite writes them.
    written: HashMap<&'static str, String>,
}

impl Sqlite {
    /// Opens the file at `path`, which is made where it is absent.
    pub(super) fn open(path: &Path, durable: bool) -> Result<Self, Trouble> {
        let connection = rusqlite::Connection::open(path).map_err(|e| trouble("opening", &e))?;
        connection.busy_timeout(PATIENCE).map_err(|e| trouble("opening", &e))?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        let durable = if durable { "FULL" } else { "OFF" };
        let settings = format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {durable};
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
        );
        connection.execute_batch(&settings).map_err(|e| trouble("opening", &e))?;
        Ok(Self { connection, written: HashMap::new() })
    }

    fn prepared(&mut self, sql: &'static str) -> Result<rusqlite::CachedStatement<'_>, Trouble> {
        let written = self.written.entry(sql).or_insert_with(|| sql.replace('$', "?"));
        self.connection.prepare_cached(written).map_err(|e| trouble(sql, &e))
    }
}

impl Connection for Sqlite {
    fn query(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Trouble> {
        let mut statement = self.prepared(sql)?;
        let width = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Row> {
            (0..width).map(|at| value(row.get_ref(at)?)).collect::<rusqlite::Result<_>>().map(Row)
        };
        let rows = statement.query_map(params_from_iter(values), read);
        rows.and_then(Iterator::collect).map_err(|e| trouble(sql, &e))
    }

    fn change(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, Trouble> {
        let changed = self.prepared(sql)?.execute(params_from_iter(values));
        changed.map(|rows| rows as u64).map_err(|e| trouble(sql, &e))
    }

    fn script(&mut self, sql: &str) -> Result<(), Trouble> {
        self.connection.execute_batch(sql).map_err(|e| trouble(sql, &e))
    }

    /// A deferred transaction that comes to write may not wait for a lock, so writing begins with
    /// one.
    fn begin(&mut self, mode: Mode) -> Result<(), Trouble> {
        self.script(match mode {
            Mode::Read => "BEGIN DEFERRED",
            Mode::Write => "BEGIN IMMEDIATE",
        })
    }

    fn commit(&mut self) -> Result<(), Trouble> {
        self.script("COMMIT")
    }

    fn rollback(&mut self) -> Result<(), Trouble> {
        // A failure may have ended the transaction already.
        if self.connection.is_autocommit() { Ok(()) } else { self.script("ROLLBACK") }
    }

    /// Whoever writes is alone.
    fn lock_schema(&mut self) -> Result<(), Trouble> {
        Ok(())
    }

    fn about(&mut self) -> Result<(&'static str, String), Trouble> {
        Ok(("SQLite", rusqlite::version().to_owned()))
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), Trouble> {
        let written = sql.replace('$', "?");
        let mut statement = self.connection.prepare(&written).map_err(|e| trouble(sql, &e))?;
        let width = statement.column_count();
        let rows = statement.query(params_from_iter(values));
        let mut rows = rows.map_err(|e| trouble(sql, &e))?;
        while let Some(row) = rows.next().map_err(|e| trouble(sql, &e))? {
            let row = (0..width).map(|at| value(row.get_ref(at)?)).collect::<Result<_, _>>();
            if !take(row.map(Row).map_err(|e| trouble(sql, &e))?) {
                break;
            }
        }
        Ok(())
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Trouble> {
        super::names(self.query(COLUMNS, &[Value::from(table)])?)
    }

    fn has_table(&mut self, name: &str) -> Result<bool, Trouble> {
        Ok(!self.query(TABLE, &[Value::from(name)])?.is_empty())
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Held::Null),
            Self::Int(number) => ToSqlOutput::Owned(Held::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

fn value(held: ValueRef<'_>) -> rusqlite::Result<Value> {
    match held {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(_) => Ok(Value::Text(held.as_str()?.to_owned())),
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(Error::InvalidQuery),
    }
}

fn trouble(doing: &str, error: &Error) -> Trouble {
    let why = format!("{}: {error}", super::trouble::short(doing));
    let Error::SqliteFailure(failure, _) = error else { return Trouble::Failed(why) };
    match (failure.code, failure.extended_code) {
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Trouble::Again(why),
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            Trouble::Against(Constraint::Unique, why)
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Trouble::Against(Constraint::Parent, why),
        (ErrorCode::DiskFull, _) => Trouble::Full(why),
        _ => Trouble::Failed(why),
    }
}
