//! Texts stored once each, known by number.

use ahash::RandomState;
use arrow::array::{Array, StringArray};
use arrow::buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use hashbrown::HashTable;

/// More text than a column can hold (2 GiB).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Full;

/// Distinct texts in the order of their first appearance.
pub(crate) struct Interner {
    state: RandomState,
    table: HashTable<u32>,
    text: String,
    ends: Vec<i32>,
    last: u32,
    /// How many of the texts were there from the start.
    known: usize,
}

impl Default for Interner {
    fn default() -> Self {
        // The seed only spreads the table; it never shows in the output.
        let state = RandomState::with_seeds(0x6b61_6a69, 0x746f_7269, 0x8235, 0x53d6_308a);
        let (table, text, ends) = (HashTable::new(), String::new(), vec![0]);
        Self { state, table, text, ends, last: 0, known: 0 }
    }
}

impl Interner {
    /// Starts with `texts`, which are known to be distinct: none is looked for.
    pub(crate) fn counting_on(texts: &StringArray) -> Result<Self, Full> {
        let mut interner = Self::default();
        interner.ends.reserve(texts.len());
        interner.text.reserve(texts.value_data().len());
        interner.table = HashTable::with_capacity(texts.len());
        for (key, text) in (0..).zip(texts.iter().flatten()) {
            let end = i32::try_from(interner.text.len() + text.len()).map_err(|_| Full)?;
            let (state, all, ends) = (&interner.state, &interner.text, &interner.ends);
            let again = |key: &u32| state.hash_one(slice(all, ends, *key));
            interner.table.insert_unique(state.hash_one(text), key, again);
            interner.text.push_str(text);
            interner.ends.push(end);
        }
        interner.known = interner.len();
        Ok(interner)
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len() - 1
    }

    /// The text of number `key`; empty where there is none.
    pub(crate) fn get(&self, key: u32) -> &str {
        slice(&self.text, &self.ends, key)
    }

    /// The number of `text`, if it has one.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let hash = self.state.hash_one(text);
        self.table.find(hash, |key| self.get(*key) == text).copied()
    }

    /// The number of `text`, given at its first appearance.
    pub(crate) fn intern(&mut self, text: &str) -> Result<u32, Full> {
        if self.ends.len() > 1 && self.get(self.last) == text {
            return Ok(self.last);
        }
        let hash = self.state.hash_one(text);
        let (state, all, ends) = (&self.state, &self.text, &self.ends);
        if let Some(key) = self.table.find(hash, |key| slice(all, ends, *key) == text) {
            self.last = *key;
            return Ok(*key);
        }
        let key = u32::try_from(self.len()).map_err(|_| Full)?;
        let end = i32::try_from(self.text.len() + text.len()).map_err(|_| Full)?;
        self.table.insert_unique(hash, key, |key| state.hash_one(slice(all, ends, *key)));
        self.text.push_str(text);
        self.ends.push(end);
        self.last = key;
        Ok(key)
    }

    /// The texts in the order of their numbers.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts_from(0)
    }

    fn texts_from(&self, first: usize) -> impl Iterator<Item = &str> {
        let keys = (first..self.len()).filter_map(|key| u32::try_from(key).ok());
        keys.map(|key| self.get(key))
    }

    /// The texts that were not there from the start.
    pub(crate) fn new_texts(&self) -> StringArray {
        StringArray::from_iter_values(self.texts_from(self.known))
    }

    /// The texts as an Arrow array, in the order of their numbers.
    pub(crate) fn into_array(self) -> StringArray {
        let offsets = OffsetBuffer::new(ScalarBuffer::from(self.ends));
        StringArray::new(offsets, Buffer::from_vec(self.text.into_bytes()), None)
    }
}

fn slice<'t>(text: &'t str, ends: &[i32], key: u32) -> &'t str {
    let at = |index: usize| ends.get(index).and_then(|e| usize::try_from(*e).ok());
    let index = usize::try_from(key).unwrap_or(usize::MAX - 1);
    match (at(index), at(index + 1)) {
        (Some(from), Some(to)) => &text[from..to],
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_first_appearance() {
        let mut interner = Interner::default();
        let keys: Vec<u32> = ["b", "a", "b", "", "a", "受付"]
            .iter()
            .filter_map(|t| interner.intern(t).ok())
            .collect();
        assert_eq!(keys, [0, 1, 0, 2, 1, 3]);
        assert_eq!((interner.get(3), interner.get(9)), ("受付", ""));
        assert_eq!((interner.find("a"), interner.find("z")), (Some(1), None));
        let array = interner.into_array();
        assert_eq!(array.iter().flatten().collect::<Vec<_>>(), ["b", "a", "", "受付"]);
    }
}
