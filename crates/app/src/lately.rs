//! What was read or computed lately: a few values by key, so that pages are quick. Whoever asks has
//! been admitted before; a key names everything that a value depends on.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use kajitori_domain::agreement::Agreement;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{Explore, Explored, Known};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::pack::Pack;
use kajitori_domain::run::RunId;
use kajitori_domain::selection::Selection;

/// What a house remembers. Every key begins with the engagement: what one has asked is never an
/// answer to another.
pub(crate) struct Memory {
    /// Packs by their run.
    pub(crate) packs: Lately<(EngagementId, RunId), Pack>,
    /// Agreements by the hash of their text.
    pub(crate) agreements: Lately<(EngagementId, Sha256), Agreement>,
    /// What a log knows, as of a batch.
    pub(crate) known: Lately<(EngagementId, u64), Known>,
    /// What was looked at.
    pub(crate) explored: Lately<Looked, Explored>,
}

/// Everything that an exploration depends on.
#[derive(Debug, PartialEq)]
pub(crate) struct Looked {
    pub(crate) engagement: EngagementId,
    pub(crate) as_of: u64,
    pub(crate) agreement: Sha256,
    pub(crate) amendments: Vec<Amendment>,
    pub(crate) selection: Selection,
    pub(crate) ask: Explore,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            packs: Lately::new(24),
            agreements: Lately::new(24),
            known: Lately::new(24),
            explored: Lately::new(96),
        }
    }
}

/// The last few values.
pub(crate) struct Lately<K, V> {
    most: usize,
    held: Mutex<VecDeque<(K, Arc<V>)>>,
}

impl<K: PartialEq, V> Lately<K, V> {
    /// Room for `most` values.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, held: Mutex::new(VecDeque::new()) }
    }

    /// The value of `key`: that of before, or what `make` makes now. Nothing waits while it is
    /// made; two who ask at once may both make it.
    pub(crate) fn or<E>(&self, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<Arc<V>, E> {
        if let Some(value) = self.find(&key) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        if let Ok(mut held) = self.held.lock() {
            held.push_front((key, Arc::clone(&value)));
            held.truncate(self.most);
        }
        Ok(value)
    }

    /// The value of `key`, which counts as asked for last.
    fn find(&self, key: &K) -> Option<Arc<V>> {
        let mut held = self.held.lock().ok()?;
        let at = held.iter().position(|(known, _)| known == key)?;
        let found = held.remove(at)?;
        let value = Arc::clone(&found.1);
        held.push_front(found);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_few_are_kept_and_what_failed_is_not() {
        let lately = Lately::new(2);
        let ask = |key: u8, value: u8| lately.or(key, || Ok::<u8, ()>(value)).map(|value| *value);
        assert_eq!(lately.or(1, || Err("no")), Err("no"));
        assert_eq!((ask(1, 10), ask(2, 20)), (Ok(10), Ok(20)));
        assert_eq!(ask(1, 11), Ok(10), "asked for lately");
        assert_eq!(ask(3, 30), Ok(30));
        assert_eq!((ask(1, 12), ask(2, 22)), (Ok(10), Ok(22)), "2 had to go");
    }
}
