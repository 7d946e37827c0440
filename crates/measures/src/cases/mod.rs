//! The case table: a row per case as known at the end of the month.

mod column;
mod merge;
mod misses;
mod rows;

use std::sync::{Arc, OnceLock};

use arrow::array::types::UInt32Type;
use arrow::array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, DurationMicrosecondArray, Float64Array,
    Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray, UInt32Array,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use arrow::error::ArrowError;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::case::{BUILT_IN, CaseRows, Cell, ColumnKind};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_eventlog::log::{Log, texts};
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::distinct::{Distinct, Packed, hash};
use crate::memory::Lies;
use crate::view::{NONE, index};
use column::Column;

pub use misses::{MISSES, Misses};
pub(crate) use rows::{Rows, rows};

/// Rows that are handed on at once.
const MOST: usize = 1 << 16;

/// The rows behind the numbers: every case that the log knew at the end of the month, by first
/// event, then case. The rows of each bucket are kept in few bytes; they are put in order while
/// they are handed on.
///
/// A level's `assigned`, `clock` and `hit` are told for every case of its population, whichever
/// month it counts in; `role` only for the cases that this month's figures speak of. The clock of
/// an open case is read at the end of the month.
#[derive(Debug)]
pub struct CaseTable {
    columns: Vec<(String, ColumnKind)>,
    /// For each column of texts what its codes mean; nothing for the case's own name.
    texts: Vec<Option<StringArray>>,
    parts: Vec<Part>,
    /// What a miss is in each level, for readers of the written table.
    misses: String,
    /// The names of the activities.
    activities: StringArray,
    /// The number of each variant of each part, once they are asked for.
    numbers: OnceLock<Vec<Vec<u32>>>,
}

/// The rows of a bucket.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) rows: Rows,
    /// Where the bytes of the rows lie, if they are not held here.
    pub(crate) lies: Option<Lies>,
    /// The sequences that its cases took.
    pub(crate) variants: Packed,
}

/// How many cases of all `parts` took each of `sequences`.
pub(crate) fn counts(parts: &[Part], sequences: &[Vec<u8>]) -> Vec<u64> {
    let mut known = Distinct::default();
    let of: Vec<u32> = sequences.iter().map(|s| known.take(hash(s), s)).collect();
    let none = || vec![0_u64; known.len()];
    let counted = parts.par_iter().fold(none, |mut counts, part| {
        for (sequence, cases) in part.variants.iter() {
            if let Some(place) = known.find(hash(sequence), sequence) {
                counts[index(place)] += u64::from(cases);
            }
        }
        counts
    });
    let counts = counted.reduce(none, |mut mine, theirs| {
        mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        mine
    });
    of.into_iter().map(|place| counts[index(place)]).collect()
}

/// The number of each variant of each of `parts`: from one by falling count, ties by the names of
/// the activities.
fn numbers(parts: &[Part], activities: &StringArray) -> Vec<Vec<u32>> {
    let catalogue = Catalogue::new();
    let add =
        |part: &Part| part.variants.iter().map(|(s, cases)| catalogue.add(s, cases)).collect();
    let mut kept: Vec<Vec<u32>> = parts.par_iter().map(add).collect();
    let numbers = catalogue.numbers(activities);
    kept.par_iter_mut().flatten().for_each(|kept| *kept = numbers.of(*kept));
    kept
}

impl CaseTable {
    pub(crate) fn new(agreement: &Agreement, shape: &Log, parts: Vec<Part>) -> Self {
        let (mut columns, mut meanings) = (Vec::new(), Vec::new());
        let activities = texts(shape.activity()).clone();
        for (name, kind) in BUILT_IN {
            columns.push(((*name).to_owned(), *kind));
            let coded = *kind == ColumnKind::Text && *name != BUILT_IN[0].0;
            meanings.push(coded.then(|| activities.clone()));
        }
        for column in &agreement.columns {
            columns.push((column.name.clone(), column.kind));
            meanings.push(declared(shape, column));
        }
        for level in &agreement.levels {
            for (name, kind) in LEVEL {
                columns.push((format!("{}.{name}", level.id), kind));
                meanings.push((kind == ColumnKind::Text).then(|| {
                    let excluded = level.exclusions.iter().map(|e| format!("excluded:{}", e.id));
                    let roles = ["counted", "missing", "pending"].map(str::to_owned).into_iter();
                    roles.chain(excluded).map(Some).collect()
                }));
            }
        }
        let misses = misses::told(agreement);
        Self { columns, texts: meanings, parts, misses, activities, numbers: OnceLock::new() }
    }

    /// The columns as Arrow sees them: texts as dictionaries, times as microseconds in UTC,
    /// durations in microseconds.
    pub fn schema(&self) -> SchemaRef {
        let fields = self.columns.iter().map(|(name, kind)| {
            let kind = match kind {
                ColumnKind::Text => {
                    DataType::Dictionary(Box::new(DataType::UInt32), Box::new(DataType::Utf8))
                }
                ColumnKind::Integer => DataType::Int64,
                ColumnKind::Number => DataType::Float64,
                ColumnKind::Boolean => DataType::Boolean,
                ColumnKind::Time => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
                ColumnKind::Duration => DataType::Duration(TimeUnit::Microsecond),
            };
            Field::new(name, kind, true)
        });
        let told = [(MISSES.to_owned(), self.misses.clone())];
        Arc::new(Schema::new_with_metadata(fields.collect::<Vec<_>>(), told.into()))
    }

    /// Hands on all rows in order, some thousand at a time.
    ///
    /// # Errors
    /// What `take` answers; a fault when kept rows cannot be read.
    pub fn batches(
        &self,
        take: &mut dyn FnMut(&RecordBatch) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let schema = self.schema();
        let fault = |e| Fault { chain: format!("putting the case table together: {e}") };
        self.all(&mut |rows| {
            take(&self.batch(&schema, &rows).map_err(fault)?)?;
            Ok(true)
        })
    }

    fn all(&self, take: &mut dyn FnMut(merge::Rows) -> Result<bool, Stop>) -> Result<(), Stop> {
        let numbers = self.numbers.get_or_init(|| numbers(&self.parts, &self.activities));
        merge::all(&self.parts, numbers, self.columns.len() - 1, MOST, take)
    }

    fn batch(&self, schema: &SchemaRef, rows: &merge::Rows) -> Result<RecordBatch, ArrowError> {
        let names = (0..rows.names.len()).map(|row| Some(rows.names.get(row)));
        let names: StringArray = names.collect();
        let own = (0..).take(names.len()).map(Some);
        let mut arrays = vec![dictionary(own, &names)?];
        let columns = self.columns.iter().zip(&self.texts).skip(1).zip(&rows.columns);
        for (((_, kind), texts), column) in columns {
            arrays.push(array(*kind, texts.as_ref(), column)?);
        }
        RecordBatch::try_new(Arc::clone(schema), arrays)
    }
}

/// Name and kind of the columns of each level.
const LEVEL: [(&str, ColumnKind); 4] = [
    ("assigned", ColumnKind::Time),
    ("clock", ColumnKind::Duration),
    ("hit", ColumnKind::Boolean),
    ("role", ColumnKind::Text),
];

/// What the codes of a declared column mean.
fn declared(shape: &Log, column: &kajitori_domain::agreement::CaseColumn) -> Option<StringArray> {
    use kajitori_domain::agreement::ColumnSource;
    let ColumnSource::Attribute(name, _) = &column.from else { return None };
    let column = shape.attribute(name).filter(|_| column.kind == ColumnKind::Text)?;
    let column: &DictionaryArray<UInt32Type> = column.as_any().downcast_ref()?;
    Some(texts(column).clone())
}

impl CaseRows for CaseTable {
    fn columns(&self) -> Vec<(String, ColumnKind)> {
        self.columns.clone()
    }

    fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.count).sum()
    }

    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> bool) -> Result<(), Stop> {
        self.all(&mut |rows| {
            for row in 0..rows.names.len() {
                let mut cells = vec![Cell::Text(rows.names.get(row))];
                let columns = self.columns.iter().zip(&self.texts).skip(1).zip(&rows.columns);
                cells.extend(columns.map(|(((_, kind), texts), column)| {
                    cell(*kind, texts.as_ref(), column.get(row))
                }));
                if !take(&cells) {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }
}

impl PartialEq for CaseTable {
    /// Whether both have the same columns and rows, however they are kept.
    fn eq(&self, other: &Self) -> bool {
        let rows = |table: &Self| {
            let mut all = Vec::new();
            let read = table.each(&mut |cells| {
                all.push(format!("{cells:?}"));
                true
            });
            read.map(|()| all)
        };
        self.columns == other.columns && rows(self) == rows(other)
    }
}

fn cell(kind: ColumnKind, texts: Option<&StringArray>, value: Option<i64>) -> Cell<'_> {
    let Some(value) = value else { return Cell::Missing };
    match kind {
        ColumnKind::Text => {
            let place = usize::try_from(value).ok();
            let text = texts.zip(place.filter(|place| texts.is_some_and(|t| *place < t.len())));
            text.map_or(Cell::Missing, |(texts, place)| Cell::Text(texts.value(place)))
        }
        ColumnKind::Integer => Cell::Integer(value),
        ColumnKind::Number => Cell::Number(f64::from_bits(value.cast_unsigned())),
        ColumnKind::Boolean => Cell::Boolean(value != 0),
        ColumnKind::Time => Cell::Time(value),
        ColumnKind::Duration => Cell::Duration(value),
    }
}

fn array(
    kind: ColumnKind,
    texts: Option<&StringArray>,
    column: &Column,
) -> Result<ArrayRef, ArrowError> {
    let values = (0..column.values.len()).map(|row| column.get(row));
    Ok(match kind {
        ColumnKind::Text => {
            let codes = values.map(|value| value.and_then(|code| u32::try_from(code).ok()));
            let none = StringArray::from(Vec::<&str>::new());
            dictionary(codes, texts.unwrap_or(&none))?
        }
        ColumnKind::Integer => Arc::new(values.collect::<Int64Array>()),
        ColumnKind::Number => {
            let number = |value: i64| f64::from_bits(value.cast_unsigned());
            Arc::new(values.map(|value| value.map(number)).collect::<Float64Array>())
        }
        ColumnKind::Boolean => {
            Arc::new(values.map(|value| value.map(|v| v != 0)).collect::<BooleanArray>())
        }
        ColumnKind::Time => {
            Arc::new(values.collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
        }
        ColumnKind::Duration => Arc::new(values.collect::<DurationMicrosecondArray>()),
    })
}

/// A column of the texts that the rows use, in the order of their first use.
fn dictionary(
    codes: impl Iterator<Item = Option<u32>>,
    texts: &StringArray,
) -> Result<ArrayRef, ArrowError> {
    let mut used: Vec<&str> = Vec::new();
    let mut renamed = vec![NONE; texts.len()];
    let mut keys = Vec::new();
    for code in codes.map(|code| code.filter(|code| index(*code) < texts.len())) {
        keys.push(code.map(|code| {
            let to = &mut renamed[index(code)];
            if *to == NONE {
                *to = u32::try_from(used.len()).unwrap_or(NONE);
                used.push(texts.value(index(code)));
            }
            *to
        }));
    }
    let values: ArrayRef = Arc::new(StringArray::from(used));
    Ok(Arc::new(DictionaryArray::<UInt32Type>::try_new(UInt32Array::from(keys), values)?))
}
