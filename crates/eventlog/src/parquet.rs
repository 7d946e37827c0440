//! The normalised log as a Parquet file: the same log gives the same bytes.

use std::io::Write;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use kajitori_domain::refusal::{Fault, Stop};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::metadata::{FileMetaData, KeyValue};
use parquet::file::properties::{WriterProperties, WriterPropertiesBuilder};
use parquet::file::reader::ChunkReader;
use parquet::schema::types::ColumnPath;

use crate::log::{FIXED, Log};
use crate::source::refusal;

/// Version of the schema in [`crate::log`]; written into every file.
pub const SCHEMA: &str = "1";

const SCHEMA_KEY: &str = "kajitori.schema";
pub(crate) const SOURCE_KEY: &str = "kajitori.source_sha256";

/// Writes `log` to `out`: uncompressed; integers and times delta-encoded, texts by dictionary. The
/// file's metadata hold the schema's version and the source's hash.
///
/// # Errors
/// A fault when writing fails.
pub fn write(log: &Log, out: impl Write + Send) -> Result<(), Stop> {
    write_table(log.batch(), &log.source_sha256, out)
}

/// Writes any table that comes from the log with the hash `source_sha256`, in the way of [`write`].
///
/// # Errors
/// A fault when writing fails.
pub fn write_table(
    batch: &RecordBatch,
    source_sha256: &str,
    out: impl Write + Send,
) -> Result<(), Stop> {
    let mut table = TableWriter::new(batch.schema(), source_sha256, out)?;
    table.write(batch)?;
    table.finish()
}

/// How columns of `schema` are written: whole numbers and times delta-encoded, texts by dictionary;
/// with the version of the schema and the hash of the source in the file's metadata.
pub(crate) fn properties(schema: &Schema, source_sha256: &str) -> WriterPropertiesBuilder {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::UNCOMPRESSED)
        .set_created_by("kajitori".to_owned())
        .set_key_value_metadata(Some(vec![
            KeyValue::new(SCHEMA_KEY.to_owned(), SCHEMA.to_owned()),
            KeyValue::new(SOURCE_KEY.to_owned(), source_sha256.to_owned()),
        ]));
    for field in schema.fields() {
        let delta = matches!(
            field.data_type(),
            DataType::Timestamp(..) | DataType::Duration(_) | DataType::Int64 | DataType::UInt64
        );
        if delta {
            let path = ColumnPath::from(vec![field.name().clone()]);
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
        }
    }
    properties
}

/// Writes a table in pieces, in the way of [`write`].
pub struct TableWriter<W: Write + Send>(ArrowWriter<W>);

impl<W: Write + Send> TableWriter<W> {
    /// Begins a table with the columns of `schema`.
    ///
    /// # Errors
    /// A fault when writing fails.
    pub fn new(schema: SchemaRef, source_sha256: &str, out: W) -> Result<Self, Stop> {
        let properties = properties(&schema, source_sha256).build();
        let writer = ArrowWriter::try_new(out, schema, Some(properties));
        Ok(Self(writer.map_err(|e| unwritten(&e))?))
    }

    /// Writes the next rows.
    ///
    /// # Errors
    /// A fault when writing fails.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Stop> {
        Ok(self.0.write(batch).map_err(|e| unwritten(&e))?)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// A fault when writing fails.
    pub fn finish(self) -> Result<(), Stop> {
        self.0.close().map_err(|e| unwritten(&e))?;
        Ok(())
    }
}

fn unwritten(error: &ParquetError) -> Fault {
    Fault { chain: format!("writing a table as Parquet: {error}") }
}

/// Whether [`write`] wrote the file, in this version of the schema or another.
pub(crate) fn is_ours(metadata: &FileMetaData) -> bool {
    let entries = metadata.key_value_metadata().into_iter().flatten();
    entries.into_iter().any(|entry| entry.key == SCHEMA_KEY)
}

/// Reads a log that [`write`] wrote. `name` stands in refusals.
///
/// # Errors
/// A refusal when the file is no log of this schema version.
pub fn read(name: &str, file: impl ChunkReader + 'static) -> Result<Log, Stop> {
    let foreign = || refusal("log-parquet-foreign", name);
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|_| foreign())?;
    let metadata = builder.metadata().file_metadata().key_value_metadata();
    let value = |key: &str| {
        let found = metadata.into_iter().flatten().find(|entry| entry.key == key);
        found.and_then(|entry| entry.value.clone())
    };
    if value(SCHEMA_KEY).as_deref() != Some(SCHEMA) {
        return Err(foreign().into());
    }
    let sha256 = value(SOURCE_KEY).ok_or_else(foreign)?;
    let schema = builder.schema().clone();
    if schema.fields().len() < FIXED {
        return Err(foreign().into());
    }
    let reader = builder.with_batch_size(1 << 20).build().map_err(|_| foreign())?;
    let batches: Vec<_> = reader.collect::<Result<_, _>>().map_err(|_| foreign())?;
    let batch = concat_batches(&schema, &batches).map_err(|_| foreign())?;
    // The file's schema carries metadata of its own; a log's does not.
    let fields = schema.fields().iter();
    let plain = |f: &Arc<Field>| Field::new(f.name(), f.data_type().clone(), f.is_nullable());
    let schema = Arc::new(Schema::new(fields.map(plain).collect::<Vec<_>>()));
    let batch = RecordBatch::try_new(schema, batch.columns().to_vec()).map_err(|_| foreign())?;
    Ok(Log::new(batch, sha256))
}
