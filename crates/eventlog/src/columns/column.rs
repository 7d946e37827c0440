//! One column of a log while it grows.

use std::mem;
use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{
    ArrayRef, AsArray, BooleanArray, DictionaryArray, Float64Array, Int64Array,
    TimestampMicrosecondArray, UInt32Array, new_null_array,
};
use arrow::buffer::{BooleanBuffer, NullBuffer};
use arrow::datatypes::DataType;
use kajitori_domain::case::ColumnKind;

use crate::interner::{Full, Interner};

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

pub(super) enum Data {
    Text(Vec<u32>, Interner),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
    Time(Vec<i64>),
    /// Values of several kinds, as they came.
    Various(Vec<Item>, Interner),
}

/// A value among those of other kinds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item {
    Text(u32),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Time(i64),
}

/// One nullable column. Rows without a value need no call: they are filled in when the next value
/// comes.
pub(crate) struct Column {
    pub(super) data: Data,
    pub(super) present: Vec<bool>,
    kind: ColumnKind,
    mixed: bool,
    /// Whether the column belongs into what is cut off: a mapping names it, or it had a value.
    pub(super) announced: bool,
    /// Whether values keep their kinds, because the column will be appended to another.
    part: bool,
    /// The texts that the column starts from should it turn into text.
    known: Option<Interner>,
}

impl Column {
    /// A column whose texts count on from `known`.
    pub(super) fn new(kind: ColumnKind, mut known: Option<Interner>) -> Self {
        let data = match kind {
            ColumnKind::Text => Data::Text(Vec::new(), known.take().unwrap_or_default()),
            ColumnKind::Integer | ColumnKind::Duration => Data::Integer(Vec::new()),
            ColumnKind::Number => Data::Number(Vec::new()),
            ColumnKind::Boolean => Data::Boolean(Vec::new()),
            ColumnKind::Time => Data::Time(Vec::new()),
        };
        Self { data, present: Vec::new(), kind, mixed: false, announced: true, part: false, known }
    }

    /// A column of a block, which will be appended to another.
    pub(super) fn of_block(kind: ColumnKind) -> Self {
        Self { part: true, ..Self::new(kind, None) }
    }

    /// The kind that the column was made for.
    pub(crate) fn kind(&self) -> ColumnKind {
        self.kind
    }

    /// The distinct texts of a text column so far.
    pub(crate) fn texts(&self) -> Option<&Interner> {
        match &self.data {
            Data::Text(_, interner) => Some(interner),
            _ => None,
        }
    }

    /// The same, to add to them.
    pub(super) fn texts_mut(&mut self) -> Option<&mut Interner> {
        match &mut self.data {
            Data::Text(_, interner) => Some(interner),
            _ => None,
        }
    }

    /// Whether values of different kinds came, so that the column was turned into text or numbers.
    pub(crate) fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// Fills up with missing values to `rows` rows.
    pub(super) fn pad(&mut self, rows: usize) {
        self.present.resize(rows, false);
        match &mut self.data {
            Data::Text(keys, _) => keys.resize(rows, 0),
            Data::Integer(values) | Data::Time(values) => values.resize(rows, 0),
            Data::Number(values) => values.resize(rows, 0.0),
            Data::Boolean(values) => values.resize(rows, false),
            Data::Various(items, _) => items.resize(rows, Item::Boolean(false)),
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
            (Data::Various(items, interner), value) => items.push(item(value, interner)?),
            _ if self.part => {
                self.turn_into_various();
                return self.put(row, value);
            }
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
        let mut interner = self.known.take().unwrap_or_default();
        let mut keys = Vec::with_capacity(self.present.len());
        for row in 0..self.present.len() {
            let words = self.value(row).map(Value::words);
            keys.push(words.map_or(Ok(0), |words| interner.intern(&words))?);
        }
        self.data = Data::Text(keys, interner);
        Ok(())
    }

    fn turn_into_various(&mut self) {
        let empty = Data::Boolean(Vec::new());
        let (items, interner) = match mem::replace(&mut self.data, empty) {
            Data::Text(keys, texts) => (keys.into_iter().map(Item::Text).collect(), texts),
            Data::Integer(values) => all(values, Item::Integer),
            Data::Number(values) => all(values, Item::Number),
            Data::Boolean(values) => all(values, Item::Boolean),
            Data::Time(values) => all(values, Item::Time),
            Data::Various(items, texts) => (items, texts),
        };
        self.data = Data::Various(items, interner);
    }

    /// The value of `row`, if it has one.
    pub(super) fn value(&self, row: usize) -> Option<Value<'_>> {
        self.present.get(row).filter(|present| **present)?;
        Some(match &self.data {
            Data::Text(keys, interner) => Value::Text(interner.get(keys[row])),
            Data::Integer(values) => Value::Integer(values[row]),
            Data::Number(values) => Value::Number(values[row]),
            Data::Boolean(values) => Value::Boolean(values[row]),
            Data::Time(values) => Value::Time(values[row]),
            Data::Various(items, interner) => match items[row] {
                Item::Text(key) => Value::Text(interner.get(key)),
                Item::Integer(value) => Value::Integer(value),
                Item::Number(value) => Value::Number(value),
                Item::Boolean(value) => Value::Boolean(value),
                Item::Time(value) => Value::Time(value),
            },
        })
    }

    /// The values so far, of `rows` rows, texts by their codes; the column goes on empty.
    pub(super) fn cut(&mut self, rows: usize) -> ArrayRef {
        self.pad(rows);
        let nulls = nulls(mem::take(&mut self.present));
        match &mut self.data {
            Data::Text(keys, _) => Arc::new(UInt32Array::new(mem::take(keys).into(), nulls)),
            Data::Integer(values) => Arc::new(Int64Array::new(mem::take(values).into(), nulls)),
            Data::Number(values) => Arc::new(Float64Array::new(mem::take(values).into(), nulls)),
            Data::Boolean(values) => Arc::new(BooleanArray::new(mem::take(values).into(), nulls)),
            Data::Time(values) => {
                let times = TimestampMicrosecondArray::new(mem::take(values).into(), nulls);
                Arc::new(times.with_timezone("UTC"))
            }
            // Blocks are appended and never handed on.
            Data::Various(..) => new_null_array(&DataType::Null, rows),
        }
    }

    /// All values, texts as a dictionary.
    pub(super) fn finish(mut self, rows: usize) -> ArrayRef {
        let values = self.cut(rows);
        match (self.data, values.as_primitive_opt::<UInt32Type>()) {
            (Data::Text(_, interner), Some(keys)) => {
                let texts = Arc::new(interner.into_array());
                Arc::new(DictionaryArray::<UInt32Type>::new(keys.clone(), texts))
            }
            _ => values,
        }
    }
}

fn all<V>(values: Vec<V>, item: impl Fn(V) -> Item) -> (Vec<Item>, Interner) {
    (values.into_iter().map(item).collect(), Interner::default())
}

fn item(value: Value<'_>, interner: &mut Interner) -> Result<Item, Full> {
    Ok(match value {
        Value::Text(text) => Item::Text(interner.intern(text)?),
        Value::Integer(value) => Item::Integer(value),
        Value::Number(value) => Item::Number(value),
        Value::Boolean(value) => Item::Boolean(value),
        Value::Time(value) => Item::Time(value),
    })
}

fn nulls(present: Vec<bool>) -> Option<NullBuffer> {
    let all = present.iter().all(|p| *p);
    (!all).then(|| NullBuffer::new(BooleanBuffer::from(present)))
}
