//! PostgreSQL: a server of its own, which several processes may use at a time.

use std::collections::HashMap;
use std::error::Error as _;
use std::str::FromStr;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::error::SqlState;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};

use super::tls::Tls;
use super::trouble::{Constraint, Trouble};
use super::{Connection, Mode, Row, Value};

/// What every connection begins with: no statement waits forever for a lock, and none that we
/// forgot to end keeps one.
const SETTINGS: &str = "SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '60s';
    SET client_min_messages = warning; SET timezone = 'UTC';";

/// How long a server may take to let a connection in, where the address does not say.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who migrates holds the lock of this number.
const SCHEMA_LOCK: &str = "SELECT pg_advisory_xact_lock(5420231)";

/// Whether a table can be seen, as 1 or 0.
const TABLE: &str = "SELECT CAST(COUNT(to_regclass($1)) AS BIGINT)";

/// The names of a table's columns.
const COLUMNS: &str = "SELECT CAST(column_name AS TEXT) FROM information_schema.columns
    WHERE table_schema = current_schema() AND CAST(table_name AS TEXT) = $1
    ORDER BY ordinal_position";

/// One connection to a server.
pub(super) struct Postgres {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
}

/// Reads the address of a server.
pub(super) fn config(url: &str) -> Result<Config, Trouble> {
    let mut config = Config::from_str(url).map_err(|e| trouble("reading database.url", &e))?;
    if config.get_application_name().is_none() {
        config.application_name("kajitori");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    Ok(config)
}

/// Whether what is said to the server stays on this machine.
pub(super) fn is_near(config: &Config) -> bool {
    let near = |name: &str| name == "localhost" || name == "::1" || name.starts_with("127.");
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => near(name),
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

/// Whether nothing is said to the server without encryption (`sslmode=require`). Here that also
/// means that somebody vouches for the server by its name.
pub(super) fn is_secret(config: &Config) -> bool {
    config.get_ssl_mode() == SslMode::Require
}

impl Postgres {
    /// Connects, through `tls` where that is given.
    pub(super) fn open(config: &Config, tls: Option<Tls>, durable: bool) -> Result<Self, Trouble> {
        let client = match tls {
            Some(tls) => config.connect(tls),
            None => config.connect(NoTls),
        };
        let mut client = client.map_err(|e| trouble("connecting", &e))?;
        client.batch_execute(SETTINGS).map_err(|e| trouble("connecting", &e))?;
        let durable = if durable { "on" } else { "off" };
        let durable = format!("SET synchronous_commit = {durable}");
        client.batch_execute(&durable).map_err(|e| trouble("connecting", &e))?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    fn prepared(&mut self, sql: &'static str) -> Result<Statement, Trouble> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(|e| self.trouble(sql, &e))?;
        self.prepared.insert(sql, statement.clone());
        Ok(statement)
    }

    fn trouble(&self, doing: &str, error: &postgres::Error) -> Trouble {
        match trouble(doing, error) {
            Trouble::Failed(why) if self.client.is_closed() => Trouble::Gone(why),
            other => other,
        }
    }
}

impl Connection for Postgres {
    fn query(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Trouble> {
        let statement = self.prepared(sql)?;
        let rows = self.client.query(&statement, &bound(values));
        let rows = rows.map_err(|e| self.trouble(sql, &e))?;
        rows.iter().map(|row| read(row).map_err(|e| self.trouble(sql, &e))).collect()
    }

    fn change(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, Trouble> {
        let statement = self.prepared(sql)?;
        let changed = self.client.execute(&statement, &bound(values));
        changed.map_err(|e| self.trouble(sql, &e))
    }

    fn script(&mut self, sql: &str) -> Result<(), Trouble> {
        let done = self.client.batch_execute(sql);
        done.map_err(|e| self.trouble(sql, &e))
    }

    /// A reader sees one state of everything. A writer sees what others have committed once it
    /// holds the lock of its log, as SQLite's only writer does.
    fn begin(&mut self, mode: Mode) -> Result<(), Trouble> {
        self.script(match mode {
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        })
    }

    /// The server answers a `COMMIT` of what has failed before by taking it back, without an error;
    /// whoever saw that failure does not come here.
    fn commit(&mut self) -> Result<(), Trouble> {
        self.script("COMMIT")
    }

    fn rollback(&mut self) -> Result<(), Trouble> {
        self.script("ROLLBACK")
    }

    fn lock_schema(&mut self) -> Result<(), Trouble> {
        self.script(SCHEMA_LOCK)
    }

    fn about(&mut self) -> Result<(&'static str, String), Trouble> {
        let rows = self.query("SELECT current_setting('server_version')", &[])?;
        let version = rows.first().and_then(|row| row.text(0).ok()).unwrap_or_default();
        Ok(("PostgreSQL", version.to_owned()))
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), Trouble> {
        use postgres::fallible_iterator::FallibleIterator;
        let rows = self.client.query_raw(sql, bound(values));
        let mut rows = rows.map_err(|e| trouble(sql, &e))?;
        while let Some(row) = rows.next().map_err(|e| trouble(sql, &e))? {
            if !take(read(&row).map_err(|e| trouble(sql, &e))?) {
                break;
            }
        }
        Ok(())
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>, Trouble> {
        super::names(self.query(COLUMNS, &[Value::from(table)])?)
    }

    fn has_table(&mut self, name: &str) -> Result<bool, Trouble> {
        let found = self.query(TABLE, &[Value::from(name)])?;
        Ok(matches!(found.first(), Some(Row(values)) if values == &[Value::Int(1)]))
    }
}

fn bound(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *kind == Type::INT8 => number.to_sql(kind, out),
            Self::Text(text) if *kind == Type::TEXT => text.to_sql(kind, out),
            other => Err(format!("{other:?} is no {kind}").into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::INT8 || *kind == Type::TEXT
    }

    to_sql_checked!();
}

fn read(row: &postgres::Row) -> Result<Row, postgres::Error> {
    let value = |(at, column): (usize, &postgres::Column)| -> Result<Value, postgres::Error> {
        Ok(match *column.type_() {
            Type::TEXT => Value::from(row.try_get::<_, Option<String>>(at)?),
            _ => Value::from(row.try_get::<_, Option<i64>>(at)?),
        })
    };
    row.columns().iter().enumerate().map(value).collect::<Result<_, _>>().map(Row)
}

fn trouble(doing: &str, error: &postgres::Error) -> Trouble {
    let cause = error.source().map(|cause| format!(" ({cause})")).unwrap_or_default();
    let why = format!("{}: {error}{cause}", super::trouble::short(doing));
    let Some(code) = error.code() else { return Trouble::Failed(why) };
    match *code {
        SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED
        | SqlState::LOCK_NOT_AVAILABLE => Trouble::Again(why),
        SqlState::UNIQUE_VIOLATION => Trouble::Against(Constraint::Unique, why),
        SqlState::FOREIGN_KEY_VIOLATION => Trouble::Against(Constraint::Parent, why),
        SqlState::DISK_FULL => Trouble::Full(why),
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
            Trouble::Gone(why)
        }
        _ => Trouble::Failed(why),
    }
}
