//! What was used most recently, up to a weight.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Values by key. The least recently used ones are forgotten above the weight.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    most: usize,
    /// Most recently used last.
    kept: Mutex<Vec<Kept<K, V>>>,
}

#[derive(Debug)]
struct Kept<K, V> {
    key: K,
    value: Arc<V>,
    weight: usize,
}

impl<K: PartialEq, V> Recent<K, V> {
    /// Keeps values that weigh at most `most` together.
    pub(super) fn new(most: usize) -> Self {
        Self { most, kept: Mutex::new(Vec::new()) }
    }

    /// The value of `key`, made by `make` with its weight where it is not kept. Two who ask at a
    /// time may both make it.
    pub(super) fn get<E>(
        &self,
        key: K,
        make: impl FnOnce() -> Result<(V, usize), E>,
    ) -> Result<Arc<V>, E> {
        if let Some(known) = self.used(&key) {
            return Ok(known);
        }
        let (value, weight) = make()?;
        let value = Arc::new(value);
        if weight <= self.most {
            let mut kept = self.lock();
            kept.retain(|other| other.key != key);
            kept.push(Kept { key, value: Arc::clone(&value), weight });
            let mut whole: usize = kept.iter().map(|kept| kept.weight).sum();
            let old = kept.iter().take_while(|kept| {
                let over = whole > self.most;
                whole = whole.saturating_sub(kept.weight);
                over
            });
            let old = old.count();
            kept.drain(..old);
        }
        Ok(value)
    }

    fn used(&self, key: &K) -> Option<Arc<V>> {
        let mut kept = self.lock();
        let place = kept.iter().position(|kept| kept.key == *key)?;
        let found = kept.remove(place);
        let value = Arc::clone(&found.value);
        kept.push(found);
        Some(value)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Kept<K, V>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_goes_first_and_the_heavy_is_never_kept() {
        let recent: Recent<u8, u8> = Recent::new(10);
        let made = |key: u8, weight: usize| {
            let mut made = false;
            let value = recent.get(key, || {
                made = true;
                Ok::<_, ()>((key, weight))
            });
            assert_eq!(value.as_deref(), Ok(&key));
            made
        };
        assert!(made(1, 4) && made(2, 4));
        assert!(!made(1, 4), "it is kept");
        assert!(made(3, 4), "2 makes room");
        assert!(!made(1, 4) && !made(3, 4));
        assert!(made(2, 4));
        assert!(made(9, 11) && made(9, 11), "heavier than all together");
    }
}
