//! What is known about a text beside its letters; shared by whoever makes it and whoever reads it.

use std::collections::VecDeque;
use std::mem;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use kajitori_domain::mapping::Encoding;

use crate::findings::Findings;
use crate::intake::Flawed;

/// What is known about the text so far.
#[derive(Debug, Default)]
pub(crate) struct Known {
    damaged: AtomicBool,
    encoding: OnceLock<Encoding>,
    before: AtomicU64,
    flawed: Mutex<VecDeque<(u64, Flawed)>>,
    notes: Mutex<Findings>,
}

impl Known {
    /// Whether a byte sequence was replaced by U+FFFD because it has no meaning in the encoding.
    pub(crate) fn damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// A byte sequence was replaced.
    pub(crate) fn damage(&self) {
        self.damaged.store(true, Ordering::Relaxed);
    }

    /// The encoding, once the bytes show it; a file of plain ASCII never does.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.encoding.get().copied()
    }

    /// The bytes show their encoding, which never changes afterwards.
    pub(crate) fn settle(&self, encoding: Encoding) {
        let _before = self.encoding.set(encoding);
    }

    /// Records before the first row that are not counted as rows.
    pub(crate) fn before(&self) -> u64 {
        self.before.load(Ordering::Relaxed)
    }

    /// Sets how many records are not counted as rows, and what was wrong beside the rows.
    pub(crate) fn begin(&self, before: u64, notes: Findings) {
        self.before.store(before, Ordering::Relaxed);
        *self.notes.lock().unwrap_or_else(PoisonError::into_inner) = notes;
    }

    /// Takes what was wrong beside the rows.
    pub(crate) fn take_notes(&self) -> Findings {
        mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Row `row` is unusable; rows come in order.
    pub(crate) fn flaw(&self, row: u64, flaw: Flawed) {
        self.flawed.lock().unwrap_or_else(PoisonError::into_inner).push_back((row, flaw));
    }

    /// What whoever made the text told of row `row`; rows are asked for in order.
    pub(crate) fn told(&self, row: u64) -> Option<Flawed> {
        let mut flawed = self.flawed.lock().unwrap_or_else(PoisonError::into_inner);
        while flawed.front().is_some_and(|(at, _)| *at < row) {
            flawed.pop_front();
        }
        let here = flawed.front().is_some_and(|(at, _)| *at == row);
        if here { flawed.pop_front().map(|(_, flaw)| flaw) } else { None }
    }
}
