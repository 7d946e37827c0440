//! What the columns of several batches are together.

use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{
    Array, ArrayRef, DictionaryArray, RecordBatch, StringArray, UInt32Array, UInt64Array,
    new_empty_array,
};
use arrow::compute::concat;
use arrow::datatypes::{DataType, Field, Schema, TimeUnit};
use bytes::Bytes;
use kajitori_domain::batch::Committed;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::{Fault, Stop};
use rayon::prelude::*;

use super::objects::Objects;
use super::texts;
use crate::chunk::Dictionary;
use crate::columns::NAMES;

/// The column that says which batch an event came with.
pub(super) const BATCH: &str = "batch";

/// An attribute and the one kind that holds what every batch has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) kind: ColumnKind,
}

/// The attributes of the batches, in the order of their first coming.
pub(super) fn attributes<'e>(batches: impl IntoIterator<Item = &'e Committed>) -> Vec<Attribute> {
    let mut found: Vec<Attribute> = Vec::new();
    let segments = batches.into_iter().flat_map(|batch| &batch.entry.segments);
    for (name, kind) in segments.flat_map(|segment| &segment.attributes) {
        match found.iter_mut().find(|attribute| attribute.name == *name) {
            Some(attribute) => attribute.kind = both(attribute.kind, *kind),
            None => found.push(Attribute { name: name.clone(), kind: *kind }),
        }
    }
    found
}

/// The kind that holds values of both kinds: whole numbers and others are numbers, everything else
/// text.
fn both(a: ColumnKind, b: ColumnKind) -> ColumnKind {
    use ColumnKind::{Integer, Number, Text};
    match (a, b) {
        (a, b) if a == b => a,
        (Integer, Number) | (Number, Integer) => Number,
        _ => Text,
    }
}

/// The kind of a column of a chunk; codes are text.
pub(super) fn kind(data: &DataType) -> Option<ColumnKind> {
    match data {
        DataType::UInt32 => Some(ColumnKind::Text),
        DataType::Int64 => Some(ColumnKind::Integer),
        DataType::Float64 => Some(ColumnKind::Number),
        DataType::Boolean => Some(ColumnKind::Boolean),
        DataType::Timestamp(TimeUnit::Microsecond, _) => Some(ColumnKind::Time),
        _ => None,
    }
}

/// The type of a column of kind `kind` in a log.
pub(super) fn data_type(kind: ColumnKind) -> DataType {
    match kind {
        ColumnKind::Text => {
            DataType::Dictionary(Box::new(DataType::UInt32), Box::new(DataType::Utf8))
        }
        ColumnKind::Integer | ColumnKind::Duration => DataType::Int64,
        ColumnKind::Number => DataType::Float64,
        ColumnKind::Boolean => DataType::Boolean,
        ColumnKind::Time => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
    }
}

/// The texts of all columns but the cases', by code, as the batches brought them.
pub(super) fn dictionaries(
    objects: &dyn Objects,
    batches: &[Committed],
) -> Result<Vec<Dictionary>, Stop> {
    let files = batches.par_iter().filter_map(|batch| batch.entry.texts.as_ref());
    let read = files.map(|file| {
        let bytes: Bytes = objects.get(&file.name)?;
        texts::decode(&file.name, bytes)
    });
    let read: Vec<_> = read.collect::<Result<_, Stop>>()?;
    let mut found: Vec<(String, Vec<StringArray>)> = Vec::new();
    for (column, texts) in read.into_iter().flatten() {
        match found.iter_mut().find(|(name, _)| *name == column) {
            Some((_, parts)) => parts.push(texts),
            None => found.push((column, vec![texts])),
        }
    }
    let joined =
        found.into_iter().map(|(column, parts)| Ok(Dictionary { column, texts: join(&parts)? }));
    joined.collect()
}

/// Arrays of texts as one.
pub(super) fn join(parts: &[StringArray]) -> Result<StringArray, Stop> {
    if let [only] = parts {
        return Ok(only.clone());
    }
    let arrays: Vec<&dyn Array> = parts.iter().map(|part| part as &dyn Array).collect();
    if arrays.is_empty() {
        return Ok(StringArray::from(Vec::<&str>::new()));
    }
    let joined = concat(&arrays).map_err(|e| Fault { chain: format!("joining texts: {e}") })?;
    Ok(StringArray::from(joined.to_data()))
}

/// A log's column of codes with the texts behind them.
pub(super) fn coded(codes: UInt32Array, texts: &ArrayRef) -> Result<ArrayRef, Stop> {
    let column = DictionaryArray::<UInt32Type>::try_new(codes, Arc::clone(texts));
    let column = column.map_err(|e| Fault { chain: format!("codes of a stored log: {e}") })?;
    Ok(Arc::new(column))
}

/// An empty log: `texts` gives the texts of a column.
pub(super) fn empty(
    attributes: &[Attribute],
    texts: impl Fn(&str) -> ArrayRef,
) -> Result<RecordBatch, Stop> {
    let no_codes = || UInt32Array::from(Vec::<u32>::new());
    let mut columns = Vec::with_capacity(NAMES.len() + attributes.len());
    let mut fields = Vec::with_capacity(columns.capacity());
    for (place, name) in NAMES.iter().enumerate() {
        let column: ArrayRef = match place {
            2 => new_empty_array(&data_type(ColumnKind::Time)),
            6 => Arc::new(UInt64Array::from(Vec::<u64>::new())),
            _ => coded(no_codes(), &texts(name))?,
        };
        let required = matches!(place, 0..=2 | 6);
        fields.push(Field::new(*name, column.data_type().clone(), !required));
        columns.push(column);
    }
    for attribute in attributes {
        let column = match attribute.kind {
            ColumnKind::Text => coded(no_codes(), &texts(&attribute.name))?,
            kind => new_empty_array(&data_type(kind)),
        };
        fields.push(Field::new(&attribute.name, column.data_type().clone(), true));
        columns.push(column);
    }
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns);
    Ok(batch.map_err(|e| Fault { chain: format!("columns of a stored log: {e}") })?)
}
