//! One transaction: statements until it is committed, or taken back when it is dropped.

use std::cell::{Cell, RefCell};

use kajitori_domain::refusal::{Fault, Stop};

use super::pool::Lent;
use super::trouble::Trouble;
use super::{Row, Value, refusal};

/// A transaction that has begun. Dropping it takes back what it did.
pub(crate) struct Transaction {
    lent: RefCell<Lent>,
    state: Cell<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Every statement was answered.
    Sound,
    /// One was not: nothing may be committed.
    Failed,
    /// One was not because of another transaction.
    InTheWay,
    Ended,
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transaction").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Transaction {
    pub(super) fn new(lent: Lent) -> Self {
        Self { lent: RefCell::new(lent), state: Cell::new(State::Sound) }
    }

    /// The rows that `sql` answers.
    pub(crate) fn rows(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, Stop> {
        check(values)?;
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.query(sql, values));
        self.answered(answer)
    }

    /// The row that `sql` answers, if it answers one.
    pub(crate) fn row(&self, sql: &'static str, values: &[Value]) -> Result<Option<Row>, Stop> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    /// How many rows `sql` changed.
    pub(crate) fn change(&self, sql: &'static str, values: &[Value]) -> Result<u64, Stop> {
        check(values)?;
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.change(sql, values));
        self.answered(answer)
    }

    /// Runs the statements of a migration.
    pub(crate) fn script(&self, sql: &str) -> Result<(), Stop> {
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.script(sql));
        self.answered(answer)
    }

    /// Keeps others from changing the schema until this ends.
    pub(crate) fn lock_schema(&self) -> Result<(), Stop> {
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.lock_schema());
        self.answered(answer)
    }

    /// The engine's name and version.
    pub(crate) fn about(&self) -> Result<(&'static str, String), Stop> {
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.about());
        self.answered(answer)
    }

    /// Hands on every row that `sql` answers, while they come.
    pub(crate) fn each(
        &self,
        sql: &str,
        values: &[Value],
        take: &mut dyn FnMut(Row) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut stopped = Ok(());
        let answer = self.lent.borrow_mut().connection().and_then(|connection| {
            connection.each(sql, values, &mut |row| {
                stopped = take(row);
                stopped.is_ok()
            })
        });
        self.answered(answer)?;
        stopped
    }

    /// The names of the columns of `table`, in its order.
    pub(crate) fn columns(&self, table: &str) -> Result<Vec<String>, Stop> {
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.columns(table));
        self.answered(answer)
    }

    /// Whether there is a table of that name.
    pub(crate) fn has_table(&self, name: &str) -> Result<bool, Stop> {
        let answer = self.lent.borrow_mut().connection().and_then(|c| c.has_table(name));
        self.answered(answer)
    }

    /// Whether another transaction was in the way of one of its statements.
    pub(super) fn was_in_the_way(&self) -> bool {
        self.state.get() == State::InTheWay
    }

    /// Makes everything stand. After a statement that failed nothing can, whichever the engine.
    pub(crate) fn commit(self) -> Result<(), Stop> {
        if self.state.get() != State::Sound {
            let chain = "committing although a statement had failed".to_owned();
            return Err(Fault { chain }.into());
        }
        let mut lent = self.lent.borrow_mut();
        let answer = lent.connection().and_then(|c| c.commit());
        match answer {
            Ok(()) => {
                self.state.set(State::Ended);
                Ok(())
            }
            Err(Trouble::Gone(why)) => {
                lent.give_up();
                let chain = format!("committing, which may or may not have been done: {why}");
                Err(Fault { chain }.into())
            }
            Err(trouble) => Err(trouble.into()),
        }
    }

    fn answered<T>(&self, answer: Result<T, Trouble>) -> Result<T, Stop> {
        if let Err(trouble) = &answer {
            let met = match trouble {
                Trouble::Again(_) => State::InTheWay,
                _ => State::Failed,
            };
            self.state.set(met);
        }
        answer.map_err(Stop::from)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.state.get() == State::Ended {
            return;
        }
        let lent = self.lent.get_mut();
        let taken_back = lent.connection().and_then(|c| c.rollback());
        if taken_back.is_err() {
            lent.give_up();
        }
    }
}

/// PostgreSQL holds no text with a NUL, so neither engine is given one.
fn check(values: &[Value]) -> Result<(), Stop> {
    let nul = |value: &Value| matches!(value, Value::Text(text) if text.contains('\0'));
    if values.iter().any(nul) { Err(refusal("record-text-nul")) } else { Ok(()) }
}
