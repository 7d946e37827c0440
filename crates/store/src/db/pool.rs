//! Connections that are lent out and come back.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::Connection;
use super::trouble::Trouble;

/// How long somebody waits for a connection before the house says that it is busy.
const PATIENCE: Duration = Duration::from_secs(30);

type Open = Box<dyn Fn() -> Result<Box<dyn Connection>, Trouble> + Send + Sync>;

/// At most so many connections at a time, opened when they are first needed.
pub(super) struct Pool {
    open: Open,
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Box<dyn Connection>>,
    out: usize,
}

impl Pool {
    /// A pool of at most `most` connections that `open` makes.
    pub(super) fn new(most: usize, open: Open) -> Arc<Self> {
        let most = most.max(1);
        Arc::new(Self { open, most, state: Mutex::default(), freed: Condvar::new() })
    }

    /// A connection, as soon as there is one.
    pub(super) fn lend(self: &Arc<Self>) -> Result<Lent, Trouble> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let none = |state: &mut State| state.idle.is_empty() && state.out >= self.most;
        let waited = self.freed.wait_timeout_while(state, PATIENCE, none);
        let (mut state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(Trouble::Again("waiting for a connection".to_owned()));
        }
        state.out += 1;
        let idle = state.idle.pop();
        drop(state);
        let mut lent = Lent { pool: Arc::clone(self), connection: idle };
        if lent.connection.is_none() {
            lent.connection = Some((self.open)()?);
        }
        Ok(lent)
    }

    /// Forgets the connections that nobody uses: the server may have ended them all.
    pub(super) fn forget(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).idle.clear();
    }
}

/// A connection on loan; it comes back when this is dropped.
pub(super) struct Lent {
    pool: Arc<Pool>,
    connection: Option<Box<dyn Connection>>,
}

impl Lent {
    /// The connection.
    pub(super) fn connection(&mut self) -> Result<&mut dyn Connection, Trouble> {
        match &mut self.connection {
            Some(connection) => Ok(connection.as_mut()),
            None => Err(Trouble::Gone("the connection was given up".to_owned())),
        }
    }

    /// Does not bring it back, because nobody knows what state it is in.
    pub(super) fn give_up(&mut self) {
        self.connection = None;
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut state = self.pool.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.out = state.out.saturating_sub(1);
        state.idle.extend(self.connection.take());
        drop(state);
        self.pool.freed.notify_one();
    }
}
