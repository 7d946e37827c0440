//! A log as Parquet for other tools: texts are strings in dictionary encoding, times microseconds
//! in UTC, whole numbers and times delta-encoded, everything packed with Zstandard. Nothing in the
//! file needs Arrow to be understood.

use std::io::Write;

use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Watch;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;

use super::{Written, each, unwritten};
use crate::bucket::Buckets;
use crate::parquet::{SOURCE_KEY, properties};

/// Version of the layout, in the file's metadata; `docs/log.md` describes it.
const EXPORT_KEY: &str = "kajitori.export";
const EXPORT: &str = "1";

pub(super) fn write(
    buckets: &dyn Buckets,
    watch: &dyn Watch,
    out: &mut (dyn Write + Send),
) -> Result<Written, Stop> {
    let shape = buckets.shape();
    let schema = shape.batch().schema();
    let properties = properties(&schema, &shape.source_sha256)
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_key_value_metadata(Some(vec![
            KeyValue::new(EXPORT_KEY.to_owned(), EXPORT.to_owned()),
            KeyValue::new(SOURCE_KEY.to_owned(), shape.source_sha256.clone()),
        ]))
        .build();
    let options =
        ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let writer = ArrowWriter::try_new_with_options(out, schema, options);
    let mut writer = writer.map_err(|e| unwritten(&e))?;
    let written = each(buckets, watch, |log| writer.write(log.batch()).map_err(|e| unwritten(&e)))?;
    writer.close().map_err(|e| unwritten(&e))?;
    Ok(written)
}
