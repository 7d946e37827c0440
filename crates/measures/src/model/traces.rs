//! The sequences of activities of all cases of a log.

use std::collections::HashMap;

use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::texts;
use rayon::prelude::*;

use super::Permille;
use super::words::{Words, at};

/// Activities that a model may have, at most.
const ACTIVITIES: usize = 2_000;
/// Activities of all distinct sequences together that are held in memory, at most (1 GiB).
const CODES: usize = 1 << 28;

/// The distinct sequences of a log. Codes count the activities in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traces {
    /// The activities by code.
    pub names: Vec<String>,
    /// Sequences, in order, with the number of cases.
    pub words: Words,
}

type Counts = HashMap<Box<[u32]>, u64>;

/// Collects the sequences of `log`, a bucket at a time.
///
/// # Errors
/// `model-too-many-activities`, `model-too-many-variants`, and whatever reading a bucket brings.
pub fn traces(log: &dyn Buckets) -> Result<Traces, Stop> {
    let counts = (0..log.len()).into_par_iter().map(|bucket| counted(log, bucket));
    let counts = counts.try_reduce(Counts::new, merged)?;
    let names: Vec<&str> = texts(log.shape().activity()).iter().flatten().collect();
    let mut used: Vec<u32> = counts.keys().flat_map(|word| word.iter().copied()).collect();
    used.sort_unstable();
    used.dedup();
    if used.len() > ACTIVITIES {
        return refused("model-too-many-activities", used.len(), ACTIVITIES);
    }
    used.sort_by_key(|code| names[at(*code)]);
    let mut codes = vec![0; names.len()];
    (0..).zip(&used).for_each(|(code, old)| codes[at(*old)] = code);
    let mut words = Words::default();
    for (word, count) in counts {
        words.push(word.iter().map(|old| codes[at(*old)]), count);
    }
    let names = used.iter().map(|old| names[at(*old)].to_owned()).collect();
    Ok(Traces { names, words: words.settle() })
}

fn counted(log: &dyn Buckets, bucket: usize) -> Result<Counts, Stop> {
    let part = log.read(bucket, &Wanted::trace())?;
    let (cases, activities) = (part.case().keys().values(), part.activity().keys().values());
    let mut counts: HashMap<&[u32], u64> = HashMap::new();
    let mut rest: &[u32] = activities;
    for case in cases.chunk_by(|a, b| a == b) {
        let (word, others) = rest.split_at(case.len());
        *counts.entry(word).or_default() += 1;
        rest = others;
    }
    Ok(counts.into_iter().map(|(word, count)| (word.into(), count)).collect())
}

fn merged(mut into: Counts, from: Counts) -> Result<Counts, Stop> {
    if into.len() < from.len() {
        return merged(from, into);
    }
    for (word, count) in from {
        *into.entry(word).or_default() += count;
    }
    let codes: usize = into.keys().map(|word| word.len()).sum();
    if codes > CODES { refused("model-too-many-variants", into.len(), CODES) } else { Ok(into) }
}

fn refused<T>(code: &'static str, found: usize, most: usize) -> Result<T, Stop> {
    let args = vec![("found", found.to_string()), ("most", most.to_string())];
    Err(Refusal { code, args, problems: Vec::new() }.into())
}

impl Traces {
    /// Keeps the activities with the most events, `share` of all of them and at least one; events
    /// of the others disappear from the sequences. Ties are decided by name.
    pub fn of_most_frequent(&self, share: Permille) -> Self {
        let mut events: Vec<(u64, usize)> = (0..self.names.len()).map(|code| (0, code)).collect();
        for (word, count) in self.words.iter() {
            word.iter().for_each(|code| events[at(*code)].0 += count);
        }
        events.sort_by_key(|(count, code)| (std::cmp::Reverse(*count), *code));
        events.truncate(share.of(self.names.len()).max(1));
        let mut kept: Vec<usize> = events.into_iter().map(|(_, code)| code).collect();
        kept.sort_unstable();
        let mut codes = vec![None; self.names.len()];
        (0..).zip(&kept).for_each(|(code, old)| codes[*old] = Some(code));
        let mut words = Words::default();
        for (word, count) in self.words.iter() {
            words.push(word.iter().filter_map(|old| codes[at(*old)]), count);
        }
        let names = kept.iter().map(|old| self.names[*old].clone()).collect();
        Self { names, words: words.settle() }
    }
}
