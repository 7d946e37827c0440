//! A log in memory, in buckets.

use std::ops::Range;
use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{ArrayRef, DictionaryArray, RecordBatch, UInt32Array};
use arrow::compute::take_record_batch;
use kajitori_domain::refusal::{Fault, Stop};

use super::{Buckets, CASES, Wanted};
use crate::log::Log;

/// A log held in memory, sorted and cut.
#[derive(Debug, Clone)]
pub struct Memory {
    /// All events by case number, time and row.
    sorted: Log,
    shape: Log,
    /// First row and first case of each bucket, and the ends of the last.
    bounds: Vec<(usize, usize)>,
    span: Option<(i64, i64)>,
}

impl Memory {
    /// Sorts `log`, whose case codes count by first appearance, and cuts it.
    ///
    /// # Errors
    /// A fault when the columns cannot be put together.
    pub fn new(log: &Log) -> Result<Self, Stop> {
        Self::cut_by(log, CASES)
    }

    /// As [`Memory::new`], with buckets of at most `cases` cases (at least one).
    ///
    /// # Errors
    /// Those of [`Memory::new`].
    pub fn cut_by(log: &Log, cases: usize) -> Result<Self, Stop> {
        let fault = |e| Fault { chain: format!("sorting a log: {e}") };
        let order = order(log);
        let batch = take_record_batch(log.batch(), &order).map_err(fault)?;
        let sorted = Log::new(batch, log.source_sha256.clone());
        let shape = Log::new(log.batch().slice(0, 0), log.source_sha256.clone());
        let bounds = bounds(sorted.case().keys().values(), cases.max(1));
        let span = log.time().iter().copied().min().zip(log.time().iter().copied().max());
        Ok(Self { sorted, shape, bounds, span })
    }

    fn cut(&self, rows: Range<usize>, cases: Range<usize>) -> Result<RecordBatch, Stop> {
        let fault = |e| Fault { chain: format!("cutting a log: {e}") };
        let part = self.sorted.batch().slice(rows.start, rows.len());
        let first = u32::try_from(cases.start).unwrap_or(u32::MAX);
        let log = Log::new(part.clone(), String::new());
        let keys: UInt32Array = log.case().keys().values().iter().map(|key| key - first).collect();
        let names = log.case().values().slice(cases.start, cases.len());
        let case = DictionaryArray::<UInt32Type>::try_new(keys, names).map_err(fault)?;
        let mut columns: Vec<ArrayRef> = part.columns().to_vec();
        columns[0] = Arc::new(case);
        Ok(RecordBatch::try_new(part.schema(), columns).map_err(fault)?)
    }
}

impl Buckets for Memory {
    fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    fn events(&self, index: usize) -> u64 {
        let rows = self.bounds[index + 1].0 - self.bounds[index].0;
        u64::try_from(rows).unwrap_or(u64::MAX)
    }

    fn span(&self) -> Option<(i64, i64)> {
        self.span
    }

    fn mark(&self, _index: usize) -> Option<String> {
        None
    }

    fn shape(&self) -> &Log {
        &self.shape
    }

    fn read(&self, index: usize, _wanted: &Wanted) -> Result<Log, Stop> {
        let (from, to) = (self.bounds[index], self.bounds[index + 1]);
        let batch = self.cut(from.0..to.0, from.1..to.1)?;
        Ok(Log::new(batch, self.sorted.source_sha256.clone()))
    }
}

/// The rows by case, time and row: a counting sort by case keeps the file's order, a stable sort
/// by time inside each case keeps it within one instant.
fn order(log: &Log) -> UInt32Array {
    let (keys, time) = (log.case().keys().values(), log.time());
    let mut next = vec![0_usize; log.case().values().len() + 1];
    for key in keys {
        next[index(*key) + 1] += 1;
    }
    for code in 1..next.len() {
        next[code] += next[code - 1];
    }
    let bounds = next.clone();
    let mut rows = vec![0_u32; keys.len()];
    for (row, key) in (0_u32..).zip(keys) {
        let place = &mut next[index(*key)];
        rows[*place] = row;
        *place += 1;
    }
    for pair in bounds.windows(2) {
        let case = &mut rows[pair[0]..pair[1]];
        if !case.is_sorted_by_key(|row| time[index(*row)]) {
            case.sort_by_key(|row| time[index(*row)]);
        }
    }
    UInt32Array::from(rows)
}

/// Where buckets begin in sorted case codes: row and case.
fn bounds(keys: &[u32], most: usize) -> Vec<(usize, usize)> {
    let cases = keys.last().map_or(0, |last| index(*last) + 1);
    let mut bounds: Vec<(usize, usize)> = (0..cases)
        .step_by(most)
        .map(|case| (keys.partition_point(|key| index(*key) < case), case))
        .collect();
    bounds.push((keys.len(), cases));
    bounds
}

fn index(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}
