//! A log of the cases that a question is about, for those who need whole cases and not an answer.

use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{ArrayRef, BooleanArray, DictionaryArray, RecordBatch, UInt32Array};
use arrow::compute::{filter_record_batch, take};
use arrow::error::ArrowError;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::selection::Within;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::Log;

use super::Question;
use super::keep::Keep;
use super::part::{Part, inside};
use crate::view::index;

/// A log without the cases that filters leave out. Counts of events and the span are the whole
/// log's: what is kept is known only when a bucket is read.
pub struct Kept<'a> {
    question: Question<'a>,
    keep: Keep<'a>,
}

impl std::fmt::Debug for Kept<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").field("question", &self.question).finish_non_exhaustive()
    }
}

impl<'a> Kept<'a> {
    /// The cases that `question` is about.
    ///
    /// # Errors
    /// As those of [`super::follows`].
    pub fn new(question: &Question<'a>) -> Result<Self, Stop> {
        Ok(Self { question: *question, keep: Keep::new(question)? })
    }
}

impl Buckets for Kept<'_> {
    fn len(&self) -> usize {
        self.question.log.len()
    }

    fn events(&self, index: usize) -> u64 {
        self.question.log.events(index)
    }

    fn span(&self) -> Option<(i64, i64)> {
        self.question.log.span()
    }

    fn mark(&self, _index: usize) -> Option<String> {
        None
    }

    fn shape(&self) -> &Log {
        self.question.log.shape()
    }

    fn read(&self, index: usize, wanted: &Wanted) -> Result<Log, Stop> {
        let mut wanted = wanted.clone();
        self.keep.want(&mut wanted);
        let mut read = self.question.log.read(index, &wanted)?;
        let range = self.question.selection.time.filter(|range| range.within == Within::Events);
        if let Some(range) = range {
            read = inside(&read, &range)?;
        }
        let mut part = Part::new(&read, Some(self.question.calendar));
        self.keep.apply(&mut part)?;
        let rows: usize = part.cases.iter().map(ExactSizeIterator::len).sum();
        if rows == read.len() && part.cases.len() == read.case().values().len() {
            return Ok(read);
        }
        let cases = std::mem::take(&mut part.cases);
        let mut keep = vec![false; read.len()];
        cases.iter().for_each(|rows| keep[rows.clone()].fill(true));
        let batch = without(&read, keep)
            .map_err(|error| Fault { chain: format!("leaving cases out: {error}") })?;
        Ok(Log::new(batch, read.source_sha256.clone()))
    }
}

/// The rows of `log` that are kept; cases count from zero again.
fn without(log: &Log, keep: Vec<bool>) -> Result<RecordBatch, ArrowError> {
    let batch = filter_record_batch(log.batch(), &BooleanArray::from(keep))?;
    let kept = Log::new(batch, String::new());
    let old = kept.case().keys().values();
    let mut cases: Vec<u32> = old.to_vec();
    cases.dedup();
    let mut codes = vec![0; log.case().values().len()];
    (0..).zip(&cases).for_each(|(code, old)| codes[index(*old)] = code);
    let keys: UInt32Array = old.iter().map(|old| codes[index(*old)]).collect();
    let names = take(log.case().values(), &UInt32Array::from(cases), None)?;
    let mut columns: Vec<ArrayRef> = kept.batch().columns().to_vec();
    columns[0] = Arc::new(DictionaryArray::<UInt32Type>::try_new(keys, names)?);
    RecordBatch::try_new(kept.batch().schema(), columns)
}
