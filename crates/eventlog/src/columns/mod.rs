//! The columns of a log while it grows.

mod append;
mod column;

use std::mem;
use std::sync::Arc;

use ahash::RandomState;
use arrow::array::{ArrayRef, RecordBatch, TimestampMicrosecondArray, UInt64Array};
use arrow::datatypes::{DataType, Field, Schema};
use arrow::error::ArrowError;
use hashbrown::HashMap;
use kajitori_domain::case::ColumnKind;

pub(crate) use self::column::{Column, Value};
use crate::chunk::Dictionary;
use crate::interner::{Full, Interner};
use crate::log::FIXED;

/// The values of one accepted event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) case: &'a str,
    pub(crate) activity: &'a str,
    pub(crate) time: i64,
    pub(crate) status: Option<&'a str>,
    pub(crate) org: Option<&'a str>,
    pub(crate) operator: Option<&'a str>,
    pub(crate) row: u64,
}

/// The growing log.
pub(crate) struct Columns {
    texts: [Column; 5],
    times: Vec<i64>,
    rows: Vec<u64>,
    attributes: Vec<(String, Column)>,
    /// Texts that attributes still to come start from, by column.
    known: HashMap<String, Interner, RandomState>,
    /// Whether this is a block of a file.
    part: bool,
}

/// Names of the fixed columns.
pub(crate) const NAMES: [&str; FIXED] =
    ["case", "activity", "time", "status", "org", "operator", "row"];

/// Which of them are texts, in the order of [`Columns::texts`].
const TEXTS: [&str; 5] = [NAMES[0], NAMES[1], NAMES[3], NAMES[4], NAMES[5]];

/// The place of the operators among them.
const OPERATOR: usize = 4;

impl Columns {
    /// Columns whose texts count on from those `known`.
    pub(crate) fn new(known: &[Dictionary]) -> Result<Self, Full> {
        let mut texts = HashMap::with_hasher(RandomState::with_seeds(1, 2, 3, 4));
        for dictionary in known {
            texts.insert(dictionary.column.clone(), Interner::counting_on(&dictionary.texts)?);
        }
        let fixed = TEXTS.map(|name| Column::new(ColumnKind::Text, texts.remove(name)));
        let (times, rows, attributes) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { texts: fixed, times, rows, attributes, known: texts, part: false })
    }

    /// Columns of a block of a file, to be appended to those of the whole; operators by name.
    pub(crate) fn of_block() -> Self {
        let texts = TEXTS.map(|_| Column::of_block(ColumnKind::Text));
        let known = HashMap::with_hasher(RandomState::with_seeds(1, 2, 3, 4));
        let (times, rows, attributes) = (Vec::new(), Vec::new(), Vec::new());
        Self { texts, times, rows, attributes, known, part: true }
    }

    /// Number of events.
    pub(crate) fn len(&self) -> usize {
        self.times.len()
    }

    /// Adds an attribute and gives its number. A name of a fixed column gets `event:` before it.
    pub(crate) fn attribute(&mut self, name: &str, kind: ColumnKind) -> usize {
        let taken = |n: &str, all: &[(String, Column)]| {
            NAMES.contains(&n) || all.iter().any(|(other, _)| other == n)
        };
        let mut name = name.to_owned();
        while taken(&name, &self.attributes) {
            name.insert_str(0, "event:");
        }
        let column = if self.part {
            Column::of_block(kind)
        } else {
            Column::new(kind, self.known.remove(&name))
        };
        self.attributes.push((name, column));
        self.attributes.len() - 1
    }

    /// Adds an attribute that no mapping names.
    fn discover(&mut self, name: &str, kind: ColumnKind) -> usize {
        let index = self.attribute(name, kind);
        self.attributes[index].1.announced = false;
        index
    }

    pub(crate) fn attributes(&self) -> &[(String, Column)] {
        &self.attributes
    }

    /// Appends an event with its attributes by number; missing ones are left out.
    pub(crate) fn push<'v>(
        &mut self,
        row: Row<'_>,
        attributes: impl Iterator<Item = (usize, Value<'v>)>,
    ) -> Result<(), Full> {
        let at = self.times.len();
        let texts = [Some(row.case), Some(row.activity), row.status, row.org, row.operator];
        for (column, text) in self.texts.iter_mut().zip(texts) {
            if let Some(text) = text {
                column.put(at, Value::Text(text))?;
            }
        }
        for (index, value) in attributes {
            if let Some((_, column)) = self.attributes.get_mut(index) {
                column.put(at, value)?;
            }
        }
        self.times.push(row.time);
        self.rows.push(row.row);
        Ok(())
    }

    /// The same attributes without events.
    pub(crate) fn emptied(&self) -> Self {
        let mut columns = Self::of_block();
        for (name, column) in &self.attributes {
            columns.attributes.push((name.clone(), Column::of_block(column.kind())));
        }
        columns
    }

    /// The case of `code`.
    pub(crate) fn case(&self, code: u32) -> &str {
        self.texts[0].texts().map_or("", |texts| texts.get(code))
    }

    /// The events so far with texts by their codes; the columns go on empty, with their texts.
    /// Attributes that no mapping names are left out as long as none of them had a value.
    pub(crate) fn cut(&mut self) -> Result<RecordBatch, ArrowError> {
        let count = self.len();
        let texts = self.texts.each_mut().map(|column| column.cut(count));
        let attributes = self.attributes.iter_mut();
        let attributes = attributes.filter_map(|(name, column)| {
            let values = column.cut(count);
            column.announced |= values.null_count() < values.len();
            column.announced.then(|| (name.clone(), values))
        });
        let attributes = attributes.collect();
        let (times, rows) = (mem::take(&mut self.times), mem::take(&mut self.rows));
        batch(texts, times, rows, attributes)
    }

    /// The texts that were not known before, of each text column.
    pub(crate) fn new_texts(&self) -> Vec<Dictionary> {
        let fixed = TEXTS.iter().copied().zip(&self.texts);
        let attributes = self.attributes.iter().map(|(name, column)| (name.as_str(), column));
        let all = fixed.chain(attributes).filter(|(_, column)| column.announced);
        all.filter_map(|(name, column)| {
            let texts = column.texts()?.new_texts();
            Some(Dictionary { column: name.to_owned(), texts })
        })
        .collect()
    }

    /// The finished columns in the order of the log's schema.
    pub(crate) fn finish(self) -> Result<RecordBatch, ArrowError> {
        let count = self.len();
        let texts = self.texts.map(|column| column.finish(count));
        let attributes = self.attributes.into_iter();
        let attributes = attributes.map(|(name, column)| (name, column.finish(count)));
        batch(texts, self.times, self.rows, attributes.collect())
    }
}

/// Columns in the order of the log's schema.
fn batch(
    [case, activity, status, org, operator]: [ArrayRef; 5],
    times: Vec<i64>,
    rows: Vec<u64>,
    attributes: Vec<(String, ArrayRef)>,
) -> Result<RecordBatch, ArrowError> {
    let times = TimestampMicrosecondArray::from(times).with_timezone("UTC");
    let rows: ArrayRef = Arc::new(UInt64Array::from(rows));
    let mut arrays = vec![case, activity, Arc::new(times), status, org, operator, rows];
    let mut names: Vec<String> = NAMES.iter().map(|n| (*n).to_owned()).collect();
    for (name, array) in attributes {
        names.push(name);
        arrays.push(array);
    }
    let fields: Vec<Field> = names.into_iter().zip(&arrays).map(field).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

fn field((name, array): (String, &ArrayRef)) -> Field {
    let required = ["case", "activity", "time", "row"].contains(&name.as_str());
    let kind: &DataType = array.data_type();
    Field::new(name, kind.clone(), !required)
}
