//! The only place that knows an engine: connections, transactions, and trying again.

mod pool;
mod postgres;
mod sqlite;
mod tls;
mod transaction;
mod trouble;
mod value;

use std::path::PathBuf;
use std::sync::Arc;

use kajitori_domain::refusal::{Refusal, Stop};

use pool::Pool;
pub(crate) use transaction::Transaction;
pub(crate) use value::{Row, Value, counted, json, values, word};

use trouble::Trouble;

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Seeing one state of everything.
    Read,
    /// Changing something.
    Write,
}

/// A connection to an engine. Statements number their values `$1`, `$2` ….
trait Connection: Send {
    fn query(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Trouble>;
    fn change(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, Trouble>;
    fn script(&mut self, sql: &str) -> Result<(), Trouble>;
    fn begin(&mut self, mode: Mode) -> Result<(), Trouble>;
    fn commit(&mut self) -> Result<(), Trouble>;
    fn rollback(&mut self) -> Result<(), Trouble>;
    /// Keeps other processes from changing the schema until the transaction ends.
    fn lock_schema(&mut self) -> Result<(), Trouble>;
    /// The engine's name and version.
    fn about(&mut self) -> Result<(&'static str, String), Trouble>;
    /// Hands on every row that `sql` answers, while they come, until `take` answers false.
    fn each(
        &mut self,
        sql: &str,
        values: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), Trouble>;
    /// The names of the columns of a table, in its order.
    fn columns(&mut self, table: &str) -> Result<Vec<String>, Trouble>;
    /// Whether there is a table of that name.
    fn has_table(&mut self, name: &str) -> Result<bool, Trouble>;
}

/// How to use a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether what is committed survives a loss of power. Only tests do without.
    pub durable: bool,
    /// Connections at most; SQLite has one more, which writes.
    pub connections: usize,
    /// Whether a server on another machine may be spoken to without encryption.
    pub plain: bool,
    /// The certificates (PEM) of those who may vouch for a server that is spoken to with
    /// encryption; the system's where none are named.
    pub authorities: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self { durable: true, connections: 16, plain: false, authorities: None }
    }
}

/// How often the same is tried when other transactions are in the way.
const ATTEMPTS: u32 = 4;

/// An engine with its connections.
pub(crate) struct Engine {
    /// Those that read; where `writers` is none, those that write too.
    pool: Arc<Pool>,
    writers: Option<Arc<Pool>>,
}

impl Engine {
    /// The engine that `url` names: `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// `record-url` when it names none, `record-plain` when what is said to it could be overheard,
    /// `record-unreachable` when a server does not let us in.
    pub(crate) fn new(url: &str, options: &Options) -> Result<Self, Stop> {
        let (durable, most) = (options.durable, options.connections);
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = PathBuf::from(path.strip_prefix("//").unwrap_or(path));
            let open = move || -> Result<Box<dyn Connection>, Trouble> {
                Ok(Box::new(sqlite::Sqlite::open(&path, durable)?))
            };
            let writers = Some(Pool::new(1, Box::new(open.clone())));
            return Ok(Self { pool: Pool::new(most, Box::new(open)), writers });
        }
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(refusal("record-url"));
        }
        let config = postgres::config(url).map_err(|_| refusal("record-url"))?;
        let secret = postgres::is_secret(&config);
        if !options.plain && !secret && !postgres::is_near(&config) {
            return Err(refusal("record-plain"));
        }
        let tls = secret.then(|| tls::Tls::new(options.authorities.as_deref())).transpose()?;
        let open = move || -> Result<Box<dyn Connection>, Trouble> {
            Ok(Box::new(postgres::Postgres::open(&config, tls.clone(), durable)?))
        };
        let pool = Pool::new(most, Box::new(open));
        // Whoever starts a house can do something about a server that does not let it in; what
        // happens to it later is no matter of whoever asks for a page.
        pool.lend().map_err(|trouble| unreachable(&trouble))?;
        Ok(Self { pool, writers: None })
    }

    /// A transaction has begun.
    pub(crate) fn begin(&self, mode: Mode) -> Result<Transaction, Stop> {
        let pool = match (&self.writers, mode) {
            (Some(writers), Mode::Write) => writers,
            _ => &self.pool,
        };
        let mut gone = 0;
        loop {
            let mut lent = pool.lend()?;
            match lent.connection()?.begin(mode) {
                Ok(()) => return Ok(Transaction::new(lent)),
                // The server may have ended every connection since it was opened.
                Err(Trouble::Gone(_)) if gone == 0 => {
                    lent.give_up();
                    pool.forget();
                    gone += 1;
                }
                Err(trouble) => {
                    lent.give_up();
                    return Err(trouble.into());
                }
            }
        }
    }

    /// The engine's name and version.
    pub(crate) fn about(&self) -> Result<(&'static str, String), Stop> {
        self.begin(Mode::Read)?.about()
    }

    /// Does `work` in a transaction and commits it, again from the start where another transaction
    /// was in the way.
    pub(crate) fn write<T>(
        &self,
        mut work: impl FnMut(&Transaction) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mut attempt = 1;
        loop {
            let transaction = self.begin(Mode::Write)?;
            let answer = work(&transaction);
            let again = transaction.was_in_the_way() && attempt < ATTEMPTS;
            match answer {
                _ if again => attempt += 1,
                Ok(value) => return transaction.commit().map(|()| value),
                Err(stop) => return Err(stop),
            }
        }
    }
}

/// The texts of the first column.
fn names(rows: Vec<Row>) -> Result<Vec<String>, Trouble> {
    let name = |row: Row| match row.0.into_iter().next() {
        Some(Value::Text(name)) => Ok(name),
        other => Err(Trouble::Failed(format!("{other:?} is no name"))),
    };
    rows.into_iter().map(name).collect()
}

fn unreachable(trouble: &Trouble) -> Stop {
    Refusal::new("record-unreachable").with("why", trouble.why()).into()
}

fn refusal(code: &'static str) -> Stop {
    Refusal { code, args: vec![], problems: vec![] }.into()
}
