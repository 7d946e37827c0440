//! The one order in which everything is measured: by case, then time, then the file's order.

use rayon::prelude::*;

use crate::view::{Events, index};

/// Events that one thread sorts at a time, at least.
const BUCKET: usize = 1 << 16;

/// The events of each case in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    rows: Vec<u32>,
    /// Where the events of each case code begin; one more entry than codes.
    bounds: Vec<usize>,
}

impl Order {
    /// Orders `events`: a counting sort by case keeps the file's order, a stable sort by time
    /// inside each case keeps it within one instant. Needs four bytes per event.
    pub fn new(events: &Events<'_>) -> Self {
        let (case, time) = (&events.case.of, events.time);
        let mut bounds = vec![0_usize; events.case.len() + 1];
        for code in case.iter() {
            bounds[index(*code) + 1] += 1;
        }
        for code in 1..bounds.len() {
            bounds[code] += bounds[code - 1];
        }
        let mut rows: Vec<u32> = (0..).take(case.len()).collect();
        if case.is_sorted() {
            sort_inside(&mut rows, &bounds, time);
            return Self { rows, bounds };
        }
        let mut next = bounds.clone();
        for (row, code) in (0_u32..).zip(case.iter()) {
            let place = &mut next[index(*code)];
            rows[*place] = row;
            *place += 1;
        }
        sort_inside(&mut rows, &bounds, time);
        Self { rows, bounds }
    }

    /// Number of case codes, with or without events.
    pub fn codes(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Number of events.
    pub fn events(&self) -> usize {
        self.rows.len()
    }

    /// The events of the case with code `code`, as row numbers of the log, in order.
    #[inline]
    pub fn of(&self, code: usize) -> &[u32] {
        &self.rows[self.bounds[code]..self.bounds[code + 1]]
    }

    /// The first `length` events of the case with code `code`.
    #[inline]
    pub fn prefix(&self, code: u32, length: u32) -> &[u32] {
        &self.of(index(code))[..index(length)]
    }
}

fn sort_inside(rows: &mut [u32], bounds: &[usize], time: &[i64]) {
    let mut buckets: Vec<(&mut [u32], &[usize])> = Vec::new();
    let (mut rest, mut first) = (rows, 0);
    while first + 1 < bounds.len() {
        let enough = bounds[first] + BUCKET;
        let last = bounds.partition_point(|b| *b < enough).clamp(first + 1, bounds.len() - 1);
        let (bucket, others) = rest.split_at_mut(bounds[last] - bounds[first]);
        buckets.push((bucket, &bounds[first..=last]));
        (rest, first) = (others, last);
    }
    buckets.into_par_iter().for_each(|(rows, bounds)| {
        for pair in bounds.windows(2) {
            let case = &mut rows[pair[0] - bounds[0]..pair[1] - bounds[0]];
            if !case.is_sorted_by_key(|row| time[index(*row)]) {
                case.sort_by_key(|row| time[index(*row)]);
            }
        }
    });
}
