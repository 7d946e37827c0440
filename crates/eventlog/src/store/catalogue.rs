//! The catalogue as files beside the events: one for each entry, made only if it is not there yet.

use std::sync::Arc;

use kajitori_domain::batch::{Batches, Committed, Entry};
use kajitori_domain::refusal::{Refusal, Stop};
use rayon::prelude::*;

use super::names;
use super::objects::{Objects, Put};

/// The catalogue in the store itself.
pub struct Catalogue {
    objects: Arc<dyn Objects>,
}

impl Catalogue {
    /// The catalogue among `objects`.
    pub fn new(objects: Arc<dyn Objects>) -> Self {
        Self { objects }
    }
}

impl Catalogue {
    /// Numbers of the entries that are there, in order.
    fn numbers(&self) -> Result<Vec<u64>, Stop> {
        let found = self.objects.list(names::CATALOGUE)?;
        let mut numbers: Vec<u64> = found.iter().filter_map(|name| number(name)).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }
}

fn has_gap(numbers: &[u64]) -> bool {
    (1..).zip(numbers).any(|(at, number)| at != *number)
}

impl Batches for Catalogue {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        let mut numbers = self.numbers()?;
        if has_gap(&numbers) {
            // A list that was made while entries were added may miss one; the next cannot.
            numbers = self.numbers()?;
        }
        if let Some((expected, _)) = (1..).zip(&numbers).find(|(at, number)| at != *number) {
            let args = vec![("number", expected.to_string())];
            return Err(Refusal { code: "store-entry-missing", args, problems: vec![] }.into());
        }
        let read = numbers.par_iter().map(|number| self.objects.get(&names::entry(*number)));
        let read: Vec<_> = read.collect::<Result<_, _>>()?;
        let mut entries: Vec<Committed> = Vec::with_capacity(read.len());
        for (number, bytes) in numbers.into_iter().zip(read) {
            entries.push(Committed::read(&bytes, number, entries.last())?);
        }
        Ok(entries)
    }

    fn commit(&self, entry: &Entry) -> Result<bool, Stop> {
        let put = self.objects.put_new(&names::entry(entry.number), entry.to_bytes().into())?;
        Ok(put == Put::Created)
    }
}

fn number(file: &str) -> Option<u64> {
    names::number(file).filter(|number| names::entry(*number) == file)
}
