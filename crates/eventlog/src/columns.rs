//! The columns of a log while it grows.

use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{
    ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int64Array, RecordBatch,
    TimestampMicrosecondArray, UInt32Array, UInt64Array,
};
use arrow::buffer::{BooleanBuffer, NullBuffer};
use arrow::datatypes::{DataType, Field, Schema};
use kajitori_domain::case::ColumnKind;

use crate::interner::{Full, Interner};
use crate::log::FIXED;

/// A value that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Text(&'a str),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Time(i64),
}

impl Value<'_> {
    /// The value in the words of a text column.
    fn words(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(truth) => truth.to_string(),
            Self::Time(micros) => jiff::Timestamp::from_microsecond(micros)
                .map_or_else(|_| micros.to_string(), |t| t.to_string()),
        }
    }
}

enum Data {
    Text(Vec<u32>, Interner),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
    Time(Vec<i64>),
}

/// One nullable column. Rows without a value need no call: they are filled in when the next value
/// comes.
pub(crate) struct Column {
    data: Data,
    present: Vec<bool>,
    mixed: bool,
}

impl Column {
    pub(crate) fn new(kind: ColumnKind) -> Self {
        let data = match kind {
            ColumnKind::Text => Data::Text(Vec::new(), Interner::new()),
            ColumnKind::Integer | ColumnKind::Duration => Data::Integer(Vec::new()),
            ColumnKind::Number => Data::Number(Vec::new()),
            ColumnKind::Boolean => Data::Boolean(Vec::new()),
            ColumnKind::Time => Data::Time(Vec::new()),
        };
        Self { data, present: Vec::new(), mixed: false }
    }

    /// The distinct texts of a text column so far.
    pub(crate) fn texts(&self) -> Option<&Interner> {
        match &self.data {
            Data::Text(_, interner) => Some(interner),
            _ => None,
        }
    }

    /// Whether values of different kinds came, so that the column was turned into text or numbers.
    pub(crate) fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// Fills up with missing values to `rows` rows.
    fn pad(&mut self, rows: usize) {
        self.present.resize(rows, false);
        match &mut self.data {
            Data::Text(keys, _) => keys.resize(rows, 0),
            Data::Integer(values) | Data::Time(values) => values.resize(rows, 0),
            Data::Number(values) => values.resize(rows, 0.0),
            Data::Boolean(values) => values.resize(rows, false),
        }
    }

    /// Sets the value of row `row`, which must not lie before an earlier one. A value of another
    /// kind turns a column of integers and numbers into numbers, any other into text.
    pub(crate) fn put(&mut self, row: usize, value: Value<'_>) -> Result<(), Full> {
        if row < self.present.len() {
            return Ok(());
        }
        self.pad(row);
        match (&mut self.data, value) {
            (Data::Text(keys, interner), Value::Text(text)) => keys.push(interner.intern(text)?),
            (Data::Integer(values), Value::Integer(v)) | (Data::Time(values), Value::Time(v)) => {
                values.push(v);
            }
            (Data::Number(values), Value::Number(v)) => values.push(v),
            (Data::Boolean(values), Value::Boolean(v)) => values.push(v),
            (Data::Text(keys, interner), other) => {
                self.mixed = true;
                keys.push(interner.intern(&other.words())?);
            }
            #[expect(clippy::cast_precision_loss, reason = "integers beside numbers, reported")]
            (Data::Number(values), Value::Integer(v)) => values.push(v as f64),
            (Data::Integer(_), Value::Number(_)) => {
                self.turn_into_numbers();
                return self.put(row, value);
            }
            _ => {
                self.turn_into_text()?;
                return self.put(row, value);
            }
        }
        self.present.push(true);
        Ok(())
    }

    fn turn_into_numbers(&mut self) {
        self.mixed = true;
        if let Data::Integer(values) = &self.data {
            #[expect(clippy::cast_precision_loss, reason = "integers beside numbers, reported")]
            let numbers = values.iter().map(|v| *v as f64).collect();
            self.data = Data::Number(numbers);
        }
    }

    fn turn_into_text(&mut self) -> Result<(), Full> {
        self.mixed = true;
        let mut interner = Interner::new();
        let mut keys = Vec::with_capacity(self.present.len());
        for (row, present) in self.present.iter().enumerate() {
            let value = match &self.data {
                Data::Text(..) => return Ok(()),
                Data::Integer(values) => Value::Integer(values[row]),
                Data::Number(values) => Value::Number(values[row]),
                Data::Boolean(values) => Value::Boolean(values[row]),
                Data::Time(values) => Value::Time(values[row]),
            };
            keys.push(if *present { interner.intern(&value.words())? } else { 0 });
        }
        self.data = Data::Text(keys, interner);
        Ok(())
    }

    fn finish(mut self, rows: usize) -> ArrayRef {
        self.pad(rows);
        let all = self.present.iter().all(|p| *p);
        let nulls = (!all).then(|| NullBuffer::new(BooleanBuffer::from(self.present)));
        match self.data {
            Data::Text(keys, interner) => {
                let keys = UInt32Array::new(keys.into(), nulls);
                Arc::new(DictionaryArray::<UInt32Type>::new(keys, Arc::new(interner.into_array())))
            }
            Data::Integer(values) => Arc::new(Int64Array::new(values.into(), nulls)),
            Data::Number(values) => Arc::new(Float64Array::new(values.into(), nulls)),
            Data::Boolean(values) => Arc::new(BooleanArray::new(values.into(), nulls)),
            Data::Time(values) => {
                let times = TimestampMicrosecondArray::new(values.into(), nulls);
                Arc::new(times.with_timezone("UTC"))
            }
        }
    }
}

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
}

/// Names of the fixed columns.
pub(crate) const NAMES: [&str; FIXED] =
    ["case", "activity", "time", "status", "org", "operator", "row"];

impl Columns {
    pub(crate) fn new() -> Self {
        let texts = std::array::from_fn(|_| Column::new(ColumnKind::Text));
        Self { texts, times: Vec::new(), rows: Vec::new(), attributes: Vec::new() }
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
        self.attributes.push((name, Column::new(kind)));
        self.attributes.len() - 1
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

    /// The finished columns in the order of the log's schema.
    pub(crate) fn finish(self) -> Result<RecordBatch, arrow::error::ArrowError> {
        let count = self.times.len();
        let times = TimestampMicrosecondArray::from(self.times).with_timezone("UTC");
        let [case, activity, status, org, operator] = self.texts.map(|c| c.finish(count));
        let rows: ArrayRef = Arc::new(UInt64Array::from(self.rows));
        let mut arrays = vec![case, activity, Arc::new(times), status, org, operator, rows];
        let mut names: Vec<String> = NAMES.iter().map(|n| (*n).to_owned()).collect();
        for (name, column) in self.attributes {
            names.push(name);
            arrays.push(column.finish(count));
        }
        let fields: Vec<Field> = names.into_iter().zip(&arrays).map(field).collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }
}

fn field((name, array): (String, &ArrayRef)) -> Field {
    let required = ["case", "activity", "time", "row"].contains(&name.as_str());
    let kind: &DataType = array.data_type();
    Field::new(name, kind.clone(), !required)
}
