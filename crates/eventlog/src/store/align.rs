//! Making one schema of chunks whose attributes differ.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, RecordBatch, new_null_array};
use arrow::datatypes::{DataType, Field, Schema};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::{Fault, Stop};

use super::shape;
use crate::log::FIXED;

/// Chunks with one schema.
pub(super) struct Aligned {
    pub(super) batches: Vec<RecordBatch>,
    /// Attributes: name and kind, in the order of the columns.
    pub(super) attributes: Vec<(String, ColumnKind)>,
}

/// Whether an attribute is of one kind here and of another there.
pub(super) fn contradict(a: &RecordBatch, b: &RecordBatch) -> bool {
    let fields = b.schema_ref().fields().iter().skip(FIXED);
    let mut both = fields.filter_map(|f| Some((f, a.schema_ref().field_with_name(f.name()).ok()?)));
    both.any(|(b, a)| a.data_type() != b.data_type())
}

/// The batches with one schema: attributes that one lacks are missing values; a column without a
/// missing value says so.
pub(super) fn align(batches: &[RecordBatch]) -> Result<Aligned, Stop> {
    let fault = |why: &str| Fault { chain: format!("columns of a chunk: {why}") };
    let mut names: Vec<(String, DataType)> = Vec::new();
    for field in batches.iter().flat_map(|batch| batch.schema_ref().fields().iter()) {
        if !names.iter().any(|(name, _)| name == field.name()) {
            names.push((field.name().clone(), field.data_type().clone()));
        }
    }
    let mut attributes = Vec::new();
    for (name, data) in names.iter().skip(FIXED) {
        let kind = shape::kind(data).ok_or_else(|| fault(&format!("{name}: {data}")))?;
        attributes.push((name.clone(), kind));
    }
    let column = |batch: &RecordBatch, (name, data): &(String, DataType)| -> ArrayRef {
        let there = batch.column_by_name(name).cloned();
        there.unwrap_or_else(|| new_null_array(data, batch.num_rows()))
    };
    let missing =
        |wanted: &(String, DataType)| batches.iter().any(|b| column(b, wanted).null_count() > 0);
    let fields =
        names.iter().map(|wanted| Field::new(&wanted.0, wanted.1.clone(), missing(wanted)));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let aligned = batches.iter().map(|batch| {
        let columns = names.iter().map(|wanted| column(batch, wanted)).collect();
        RecordBatch::try_new(Arc::clone(&schema), columns).map_err(|e| fault(&e.to_string()).into())
    });
    Ok(Aligned { batches: aligned.collect::<Result<_, Stop>>()?, attributes })
}
