//! The texts behind the codes, as Parquet: those of the cases in a file of their own, with a group
//! of rows for each bucket; all others in one small file per batch.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, StringBuilder};
use arrow::datatypes::{DataType, Field, Schema};
use bytes::Bytes;
use kajitori_domain::refusal::{Fault, Stop};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::schema::types::ColumnPath;

use super::order::index;
use super::segment::{per_bucket, plain};
use crate::chunk::Dictionary;
use crate::source::refusal;

fn fault(error: &dyn std::fmt::Display) -> Stop {
    Fault { chain: format!("writing texts: {error}") }.into()
}

/// The names of the cases from number `first` on, a group of rows for each bucket.
pub(super) fn encode_names(names: &StringArray, first: u32) -> Result<Bytes, Stop> {
    let schema = Arc::new(Schema::new(vec![Field::new("case", DataType::Utf8, false)]));
    let plain = plain().set_column_dictionary_enabled(ColumnPath::from("case"), false);
    let options =
        ArrowWriterOptions::new().with_properties(plain.build()).with_skip_arrow_metadata(true);
    let writer = ArrowWriter::try_new_with_options(Vec::new(), Arc::clone(&schema), options);
    let mut writer = writer.map_err(|e| fault(&e))?;
    let size = index(per_bucket());
    let mut from = 0;
    while from < names.len() {
        let room = size - (index(first) + from) % size;
        let part: ArrayRef = Arc::new(names.slice(from, room.min(names.len() - from)));
        from += part.len();
        let batch = RecordBatch::try_new(Arc::clone(&schema), vec![part]);
        writer.write(&batch.map_err(|e| fault(&e))?).map_err(|e| fault(&e))?;
        writer.flush().map_err(|e| fault(&e))?;
    }
    Ok(writer.into_inner().map_err(|e| fault(&e))?.into())
}

/// New texts by column, in the order of their codes.
pub(super) fn encode(new: &[Dictionary]) -> Result<Bytes, Stop> {
    let (mut columns, mut texts) = (StringBuilder::new(), StringBuilder::new());
    for dictionary in new {
        for text in dictionary.texts.iter().flatten() {
            columns.append_value(&dictionary.column);
            texts.append_value(text);
        }
    }
    let field = |name| Field::new(name, DataType::Utf8, false);
    let schema = Arc::new(Schema::new(vec![field("column"), field("text")]));
    let arrays: Vec<ArrayRef> = vec![Arc::new(columns.finish()), Arc::new(texts.finish())];
    let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).map_err(|e| fault(&e))?;
    let plain = plain().set_column_dictionary_enabled(ColumnPath::from("text"), false);
    let options =
        ArrowWriterOptions::new().with_properties(plain.build()).with_skip_arrow_metadata(true);
    let writer = ArrowWriter::try_new_with_options(Vec::new(), schema, options);
    let mut writer = writer.map_err(|e| fault(&e))?;
    writer.write(&batch).map_err(|e| fault(&e))?;
    Ok(writer.into_inner().map_err(|e| fault(&e))?.into())
}

/// Column and text of every row that [`encode`] wrote into the file `name`.
pub(super) fn decode(name: &str, bytes: Bytes) -> Result<Vec<(String, StringArray)>, Stop> {
    let damaged = || refusal("store-file-damaged", name);
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes).map_err(|_| damaged())?;
    let reader = builder.with_batch_size(1 << 20).build().map_err(|_| damaged())?;
    let mut found: Vec<(String, StringArray)> = Vec::new();
    for batch in reader {
        let batch = batch.map_err(|_| damaged())?;
        if batch.num_columns() != 2 {
            return Err(damaged().into());
        }
        let columns = batch.column(0).as_string_opt::<i32>().ok_or_else(damaged)?;
        let texts = batch.column(1).as_string_opt::<i32>().ok_or_else(damaged)?;
        let mut from = 0;
        while from < batch.num_rows() {
            let column = columns.value(from);
            let more = (from..batch.num_rows()).take_while(|row| columns.value(*row) == column);
            let count = more.count();
            found.push((column.to_owned(), texts.slice(from, count)));
            from += count;
        }
    }
    Ok(found)
}
