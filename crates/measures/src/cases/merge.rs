//! All rows in order, out of the sorted rows of the buckets.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bytes::Bytes;
use kajitori_domain::refusal::{Fault, Stop};

use super::Part;
use super::column::{Column, Names};
use super::rows::{FRAME, VARIANT};
use crate::bytes::Reader;

/// Some rows, a column each.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) names: Names,
    pub(super) columns: Vec<Column>,
}

/// A bucket that is being read, frame by frame.
struct Cursor<'a> {
    part: &'a Part,
    /// The number of each of its variants.
    numbers: &'a [u32],
    frame: usize,
    rows: Rows,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn open(part: &'a Part, numbers: &'a [u32], columns: usize) -> Result<Self, Stop> {
        let mut cursor = Self { part, numbers, frame: 0, rows: Rows::default(), at: 0 };
        cursor.fill(columns)?;
        Ok(cursor)
    }

    /// Reads the next frame; whether there is one.
    fn fill(&mut self, columns: usize) -> Result<bool, Stop> {
        let stored = &self.part.rows;
        let Some(end) = stored.ends.get(self.frame) else { return Ok(false) };
        let begin = self.frame.checked_sub(1).map_or(0, |before| stored.ends[before]);
        let count = FRAME.min(stored.count - self.frame * FRAME);
        let read = match &self.part.lies {
            Some(lies) => lies.read(begin..*end)?,
            None => Bytes::new(),
        };
        let mut bytes = Reader::new(match &self.part.lies {
            Some(_) => &read,
            None => &stored.bytes[begin..*end],
        });
        let mut rows = Rows {
            names: Names::read(count, &mut bytes).ok_or_else(damaged)?,
            columns: Vec::with_capacity(columns),
        };
        for _ in 0..columns {
            rows.columns.push(Column::read(count, &mut bytes).ok_or_else(damaged)?);
        }
        if !bytes.is_empty() {
            return Err(damaged());
        }
        for value in &mut rows.columns[VARIANT].values {
            let number = usize::try_from(*value).ok().and_then(|v| self.numbers.get(v));
            *value = i64::from(*number.ok_or_else(damaged)?);
        }
        (self.rows, self.at, self.frame) = (rows, 0, self.frame + 1);
        Ok(true)
    }

    /// What its next row is sorted by.
    fn key(&self, row: usize) -> (i64, &str) {
        (self.rows.columns[0].values[row], self.rows.names.get(row))
    }
}

/// Hands on all rows in order, some thousand at a time; stops when `take` answers false. `numbers`
/// has the number of each variant of each part.
pub(super) fn all(
    parts: &[Part],
    numbers: &[Vec<u32>],
    columns: usize,
    most: usize,
    take: &mut dyn FnMut(Rows) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let all = parts.iter().zip(numbers).filter(|(part, _)| part.rows.count > 0);
    let mut waiting: Vec<(&Part, &Vec<u32>)> = all.collect();
    waiting.sort_by_key(|(part, _)| Reverse(part.rows.first));
    let mut open: Vec<Option<Cursor<'_>>> = Vec::new();
    let mut heap: BinaryHeap<Reverse<(i64, String, usize)>> = BinaryHeap::new();
    let mut out = Rows { columns: vec![Column::default(); columns], ..Rows::default() };
    loop {
        // A bucket is opened when its first row may be the next, and dropped after its last.
        while let Some((part, numbers)) = waiting.last() {
            if heap.peek().is_some_and(|Reverse((start, ..))| *start < part.rows.first) {
                break;
            }
            let cursor = Cursor::open(part, numbers, columns)?;
            let (start, name) = cursor.key(0);
            heap.push(Reverse((start, name.to_owned(), open.len())));
            open.push(Some(cursor));
            waiting.pop();
        }
        let Some(Reverse((.., number))) = heap.pop() else { break };
        let Some(cursor) = open[number].as_mut() else { continue };
        let next = heap.peek().map(|Reverse((start, name, _))| (*start, name.as_str()));
        let until = waiting.last().map(|(part, _)| part.rows.first);
        let from = cursor.at;
        let room = most - out.names.len();
        let before = |row: usize| {
            let key = cursor.key(row);
            next.is_none_or(|next| key <= next) && until.is_none_or(|until| key.0 < until)
        };
        let last = cursor.rows.names.len().min(from + room);
        let to = (from + 1..last).find(|row| !before(*row)).unwrap_or(last);
        out.names.extend(&cursor.rows.names, from..to);
        for (column, more) in out.columns.iter_mut().zip(&cursor.rows.columns) {
            column.extend(more, from..to);
        }
        cursor.at = to;
        if cursor.at < cursor.rows.names.len() || cursor.fill(columns)? {
            let (start, name) = cursor.key(cursor.at);
            heap.push(Reverse((start, name.to_owned(), number)));
        } else {
            open[number] = None;
        }
        if out.names.len() == most {
            let empty = Rows { columns: vec![Column::default(); columns], ..Rows::default() };
            if !take(std::mem::replace(&mut out, empty))? {
                return Ok(());
            }
        }
    }
    if out.names.len() > 0 {
        take(out)?;
    }
    Ok(())
}

fn damaged() -> Stop {
    Fault { chain: "reading kept rows of cases: they are not what was kept".to_owned() }.into()
}
