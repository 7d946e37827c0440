//! Handing on a log that is in memory as a reader hands on a file.

use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, UInt32Array};
use arrow::datatypes::{Field, Schema};
use kajitori_domain::refusal::{Fault, Stop};

use crate::chunk::{Chunk, Dictionary, Sink};
use crate::interner::{Full, Interner};
use crate::log::{Log, texts};
use crate::people::full;

/// Hands `log` on to `sink`, `rows` events at a time.
///
/// # Errors
/// What stops the sink; a fault when the columns cannot be put together.
pub fn feed(log: &Log, rows: usize, sink: &mut dyn Sink) -> Result<(), Stop> {
    let known = sink.known();
    let batch = log.batch();
    let (mut columns, mut fields, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let column: ArrayRef = match column.as_dictionary_opt::<UInt32Type>() {
            None => Arc::clone(column),
            Some(coded) => {
                let before = known.iter().find(|d| d.column == *field.name()).map(|d| &d.texts);
                let recoded = recode(coded.keys(), texts(coded), before);
                let (codes, texts) = recoded.map_err(full(field.name()))?;
                new.push(Dictionary { column: field.name().clone(), texts });
                Arc::new(codes)
            }
        };
        fields.push(Field::new(field.name(), column.data_type().clone(), field.is_nullable()));
        columns.push(column);
    }
    let coded = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns);
    let coded = coded.map_err(|e| Fault { chain: format!("codes of a log: {e}") })?;
    let mut from = 0;
    while from < coded.num_rows() {
        let part = rows.max(1).min(coded.num_rows() - from);
        sink.take(Chunk { batch: coded.slice(from, part) })?;
        from += part;
    }
    sink.finish(new)
}

/// Codes that go on from the texts `before`, and the texts that are new, as they appear.
fn recode(
    codes: &UInt32Array,
    texts: &StringArray,
    before: Option<&StringArray>,
) -> Result<(UInt32Array, StringArray), Full> {
    let mut interner = Interner::default();
    for text in before.into_iter().flatten().flatten() {
        interner.intern(text)?;
    }
    let known = interner.len();
    let recoded = codes.iter().map(|code| {
        let text = code.map(|code| texts.value(usize::try_from(code).unwrap_or(usize::MAX)));
        text.map(|text| interner.intern(text)).transpose()
    });
    let recoded: UInt32Array = recoded.collect::<Result<_, Full>>()?;
    let all = interner.into_array();
    Ok((recoded, all.slice(known, all.len() - known)))
}
