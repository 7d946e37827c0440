//! What a caller holds while a transaction is open: leave to read or to write in one scope.

use std::ops::Deref;

use kajitori_domain::access::{Company, Log, Scope};
use kajitori_domain::refusal::{Refusal, Stop};

use crate::db::{Row, Transaction, Value, values};

/// Reading in scope `S`. It lives as long as the closure that was given it.
#[derive(Debug)]
pub struct Read<'t, S> {
    transaction: &'t Transaction,
    scope: S,
}

/// Writing in scope `S`, and reading what was written.
#[derive(Debug)]
pub struct Write<'t, S> {
    read: Read<'t, S>,
    size: u64,
}

/// Writing what goes into no tree: how often somebody failed to sign in, when somebody was last
/// here, who works at a job.
#[derive(Debug)]
pub struct Quiet<'t> {
    transaction: &'t Transaction,
}

/// Where people are told apart, before anybody's scope is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtGate;

/// Where the organisations and people of the whole house are known.
pub trait Identities: Copy + sealed::Sealed {}

impl Identities for Company {}
impl Identities for AtGate {}

mod sealed {
    /// Keeps [`super::Identities`] to the two.
    pub trait Sealed {}
    impl Sealed for super::Company {}
    impl Sealed for super::AtGate {}
}

/// A value as it stands, with the number of its edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The value.
    pub value: T,
    /// How often it was written, from 1.
    pub version: u64,
}

impl<'t, S: Copy> Read<'t, S> {
    pub(crate) fn new(transaction: &'t Transaction, scope: S) -> Self {
        Self { transaction, scope }
    }

    /// The scope.
    pub fn scope(&self) -> S {
        self.scope
    }

    pub(crate) fn rows(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Stop> {
        self.transaction.rows(sql, values)
    }

    /// Every row, each read by `read`.
    pub(crate) fn all<T>(
        &self,
        sql: &'static str,
        values: &[Value],
        read: impl Fn(&Row) -> Result<T, Stop>,
    ) -> Result<Vec<T>, Stop> {
        self.rows(sql, values)?.iter().map(read).collect()
    }

    /// The one row, if there is one, read by `read`.
    pub(crate) fn one<T>(
        &self,
        sql: &'static str,
        values: &[Value],
        read: impl Fn(&Row) -> Result<T, Stop>,
    ) -> Result<Option<T>, Stop> {
        self.transaction.row(sql, values)?.as_ref().map(read).transpose()
    }
}

impl<S: Scope> Read<'_, S> {
    /// What the rows of this scope are called by.
    pub(crate) fn log(&self) -> Log {
        self.scope.log()
    }
}

impl<'t, S> Deref for Write<'t, S> {
    type Target = Read<'t, S>;

    fn deref(&self) -> &Read<'t, S> {
        &self.read
    }
}

impl<'t, S: Copy> Write<'t, S> {
    pub(crate) fn new(transaction: &'t Transaction, scope: S, size: u64) -> Self {
        Self { read: Read::new(transaction, scope), size }
    }

    /// How many rows the audit tree has before this change adds its own; no other change can add
    /// any until this one ends.
    pub fn tree_size(&self) -> u64 {
        self.size
    }

    pub(crate) fn change(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, Stop> {
        self.read.transaction.change(sql, values)
    }

    /// Writes a new row by `insert`, or by `update` over the one of version `was`, which it is told
    /// after all other values. Answers the version that stands now.
    ///
    /// # Errors
    /// `stale` when somebody else has written since, `record-taken` when a new one stands already.
    pub(crate) fn put(
        &mut self,
        insert: &'static str,
        update: &'static str,
        values: &[Value],
        was: Option<u64>,
    ) -> Result<u64, Stop> {
        let Some(was) = was else {
            self.change(insert, values)?;
            return Ok(1);
        };
        let mut values = values.to_vec();
        values.push(crate::db::counted(was)?.into());
        match self.change(update, &values)? {
            0 => Err(Refusal::new("stale").into()),
            _ => Ok(was + 1),
        }
    }
}

impl<'t> Quiet<'t> {
    pub(crate) fn new(transaction: &'t Transaction) -> Self {
        Self { transaction }
    }

    pub(crate) fn change(&mut self, sql: &'static str, values: &[Value]) -> Result<u64, Stop> {
        self.transaction.change(sql, values)
    }

    pub(crate) fn rows(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Stop> {
        self.transaction.rows(sql, values)
    }

    pub(crate) fn row(&self, sql: &'static str, values: &[Value]) -> Result<Option<Row>, Stop> {
        self.transaction.row(sql, values)
    }
}

/// Whether the scope is there at all: the company is, an engagement may not be.
///
/// # Errors
/// A fault when it cannot be read.
pub fn scope_exists<S: Scope>(read: &Read<'_, S>) -> Result<bool, Stop> {
    exists(read, read.log())
}

/// Whether the scope of `log` is there at all.
///
/// # Errors
/// A fault when it cannot be read.
pub fn log_exists(read: &Read<'_, AtGate>, log: Log) -> Result<bool, Stop> {
    exists(read, log)
}

fn exists<S: Copy>(read: &Read<'_, S>, log: Log) -> Result<bool, Stop> {
    match log {
        Log::Company => Ok(true),
        Log::Engagement(id) => {
            let sql = "SELECT number FROM engagement WHERE id = $1";
            Ok(read.one(sql, values![id], |_| Ok(()))?.is_some())
        }
        Log::Invitation(_) => Ok(false),
    }
}

/// A value and its version, which is the last column.
pub(crate) fn versioned<T>(row: &Row, value: T) -> Result<Versioned<T>, Stop> {
    let version = row.count(row.0.len().saturating_sub(1))?;
    Ok(Versioned { value, version })
}
