//! A segment: events of one batch, sorted by case, time and row, as one Parquet file with a group
//! of rows for each bucket.

use std::ops::Range;
use std::sync::Arc;

use arrow::array::types::{TimestampMicrosecondType, UInt32Type};
use arrow::array::{AsArray, RecordBatch, UInt32Array};
use arrow::compute::{concat_batches, take_record_batch};
use arrow::datatypes::{DataType, Schema};
use bytes::Bytes;
use kajitori_domain::refusal::{Fault, Stop};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{
    ArrowColumnChunk, ArrowRowGroupWriterFactory, ArrowWriterOptions, compute_leaves,
};
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use parquet::schema::types::ColumnPath;
use rayon::prelude::*;

use super::order;
use crate::bucket::CASES;

/// Bytes of a page: a whole column of a bucket is one.
const PAGE: usize = 8 << 20;

/// An encoded segment.
pub(super) struct Encoded {
    pub(super) bytes: Bytes,
    /// Bucket and rows of each group.
    pub(super) groups: Vec<(u32, u64)>,
}

/// Sorts and encodes `batches`, which have one schema: texts as codes, in the file's order.
pub(super) fn encode(batches: &[RecordBatch]) -> Result<Encoded, Stop> {
    let fault = |e: &dyn std::fmt::Display| Fault { chain: format!("writing events: {e}") };
    let schema = batches.first().map_or_else(|| Arc::new(Schema::empty()), RecordBatch::schema);
    let batch = match batches {
        [batch] => batch.clone(),
        several => concat_batches(&schema, several).map_err(|e| fault(&e))?,
    };
    let cases = batch.column(0).as_primitive::<UInt32Type>().values();
    let times = batch.column(2).as_primitive::<TimestampMicrosecondType>().values();
    let rows = order::rows(cases, times);
    let groups = groups(cases, &rows);
    let options = ArrowWriterOptions::new()
        .with_properties(properties(&schema).build())
        .with_skip_arrow_metadata(true);
    let writer = ArrowWriter::try_new_with_options(Vec::new(), schema, options);
    let (mut file, factory) =
        writer.and_then(ArrowWriter::into_serialized_writer).map_err(|e| fault(&e))?;
    let rows = UInt32Array::from(rows);
    let encoded: Vec<Vec<ArrowColumnChunk>> = groups
        .par_iter()
        .map(|(_, range)| {
            let part = take_record_batch(&batch, &rows.slice(range.start, range.len()))?;
            columns(&part, &factory)
        })
        .collect::<Result<_, ParquetError>>()
        .map_err(|e| fault(&e))?;
    for chunks in encoded {
        let mut group = file.next_row_group().map_err(|e| fault(&e))?;
        for chunk in chunks {
            chunk.append_to_row_group(&mut group).map_err(|e| fault(&e))?;
        }
        group.close().map_err(|e| fault(&e))?;
    }
    let bytes = file.into_inner().map_err(|e| fault(&e))?;
    let groups = groups.into_iter().map(|(bucket, range)| (bucket, range.len() as u64)).collect();
    Ok(Encoded { bytes: bytes.into(), groups })
}

fn columns(
    part: &RecordBatch,
    factory: &ArrowRowGroupWriterFactory,
) -> Result<Vec<ArrowColumnChunk>, ParquetError> {
    let mut writers = factory.create_column_writers(0)?.into_iter();
    let mut chunks = Vec::with_capacity(part.num_columns());
    for (field, array) in part.schema_ref().fields().iter().zip(part.columns()) {
        for leaf in compute_leaves(field, array)? {
            if let Some(mut writer) = writers.next() {
                writer.write(&leaf)?;
                chunks.push(writer.close()?);
            }
        }
    }
    Ok(chunks)
}

/// Where the buckets begin and end in the sorted rows.
fn groups(cases: &[u32], rows: &[u32]) -> Vec<(u32, Range<usize>)> {
    let bucket = |row: &u32| cases[order::index(*row)] / per_bucket();
    let mut end = 0;
    let runs = rows.chunk_by(|a, b| bucket(a) == bucket(b));
    runs.map(|run| {
        end += run.len();
        (bucket(&run[0]), end - run.len()..end)
    })
    .collect()
}

/// [`CASES`] as the type of case numbers.
pub(super) fn per_bucket() -> u32 {
    u32::try_from(CASES).unwrap_or(u32::MAX)
}

/// How the store's files are written: uncompressed, without statistics that nobody reads.
pub(super) fn plain() -> WriterPropertiesBuilder {
    WriterProperties::builder()
        .set_compression(Compression::UNCOMPRESSED)
        .set_created_by("kajitori".to_owned())
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_data_page_size_limit(PAGE)
        .set_data_page_row_count_limit(usize::MAX)
        .set_write_batch_size(1 << 14)
}

/// Case, time, row and whole numbers by their differences; codes by a dictionary, whose entries
/// take as few bits as there are codes in the bucket.
fn properties(schema: &Schema) -> WriterPropertiesBuilder {
    let mut properties = plain();
    for (place, field) in schema.fields().iter().enumerate() {
        let path = ColumnPath::from(vec![field.name().clone()]);
        let rises = place == 0
            || matches!(
                field.data_type(),
                DataType::Timestamp(..) | DataType::Int64 | DataType::UInt64
            );
        if rises {
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path.clone(), Encoding::DELTA_BINARY_PACKED);
        }
        if place == 2 {
            properties = properties.set_column_statistics_enabled(path, EnabledStatistics::Chunk);
        }
    }
    properties
}
