//! A Parquet file of the store, read in parts.

use std::sync::{Arc, OnceLock};

use arrow::array::RecordBatch;
use bytes::{Buf, Bytes};
use kajitori_domain::batch::File;
use kajitori_domain::refusal::Stop;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::{ParquetError, Result as Decoded};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{ChunkReader, Length};

use super::objects::Objects;
use crate::source::refusal;

/// Bytes between two wanted columns that are read along rather than skipped.
const GAP: u64 = 64 << 10;

/// A file whose description is read once.
pub(super) struct Part {
    objects: Arc<dyn Objects>,
    stored: File,
    metadata: OnceLock<ArrowReaderMetadata>,
}

impl Part {
    pub(super) fn new(objects: &Arc<dyn Objects>, stored: &File) -> Self {
        let (objects, stored) = (Arc::clone(objects), stored.clone());
        Self { objects, stored, metadata: OnceLock::new() }
    }

    pub(super) fn name(&self) -> &str {
        &self.stored.name
    }

    fn damaged(&self) -> Stop {
        refusal("store-file-damaged", &self.stored.name).into()
    }

    fn metadata(&self) -> Result<&ArrowReaderMetadata, Stop> {
        if let Some(known) = self.metadata.get() {
            return Ok(known);
        }
        let whole = Whole { part: self };
        let read = ArrowReaderMetadata::load(&whole, ArrowReaderOptions::new());
        let read = read.map_err(|error| self.stop(error))?;
        Ok(self.metadata.get_or_init(|| read))
    }

    /// A stop of ours that came through the decoder, or damage.
    fn stop(&self, error: ParquetError) -> Stop {
        if let ParquetError::External(inner) = error
            && let Ok(carried) = inner.downcast::<Carried>()
        {
            return carried.0;
        }
        self.damaged()
    }

    /// Places of the columns `names` in the file, those that it has.
    pub(super) fn places(&self, names: &[&str]) -> Result<Vec<usize>, Stop> {
        let fields = self.metadata()?.schema().fields();
        let wanted = |(_, field): &(usize, &Arc<arrow::datatypes::Field>)| {
            names.contains(&field.name().as_str())
        };
        Ok(fields.iter().enumerate().filter(wanted).map(|(place, _)| place).collect())
    }

    /// The columns at `places` of the group of rows `group`.
    pub(super) fn group(&self, group: usize, places: &[usize]) -> Result<RecordBatch, Stop> {
        let metadata = self.metadata()?;
        if group >= metadata.metadata().num_row_groups() {
            return Err(self.damaged());
        }
        let about = metadata.metadata().row_group(group);
        let rows = usize::try_from(about.num_rows()).map_err(|_| self.damaged())?;
        let fetched = self.fetch(about, places)?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(fetched, metadata.clone());
        let mask = ProjectionMask::leaves(builder.parquet_schema(), places.iter().copied());
        let reader = builder
            .with_projection(mask)
            .with_row_groups(vec![group])
            .with_batch_size(rows.max(1))
            .build();
        let batch = reader.map_err(|error| self.stop(error))?.next();
        let batch = batch.ok_or_else(|| self.damaged())?.map_err(|_| self.damaged())?;
        if batch.num_rows() == rows { Ok(batch) } else { Err(self.damaged()) }
    }

    /// The columns at `places` of every group of rows.
    pub(super) fn all(&self, places: &[usize]) -> Result<Vec<RecordBatch>, Stop> {
        let groups = self.metadata()?.metadata().num_row_groups();
        (0..groups).map(|group| self.group(group, places)).collect()
    }

    /// Brings the bytes of the columns, in as few reads as sensible.
    fn fetch(&self, about: &RowGroupMetaData, places: &[usize]) -> Result<Fetched, Stop> {
        let mut ranges: Vec<(u64, u64)> = places
            .iter()
            .map(|place| about.column(*place).byte_range())
            .map(|(from, length)| (from, from.saturating_add(length)))
            .collect();
        ranges.sort_unstable();
        let mut joined: Vec<(u64, u64)> = Vec::with_capacity(ranges.len());
        for (from, until) in ranges {
            match joined.last_mut() {
                Some(last) if from <= last.1.saturating_add(GAP) => last.1 = last.1.max(until),
                _ => joined.push((from, until)),
            }
        }
        let mut parts = Vec::with_capacity(joined.len());
        for (from, until) in joined {
            if until > self.stored.bytes {
                return Err(self.damaged());
            }
            parts.push((from, self.objects.get_range(&self.stored.name, from..until)?));
        }
        Ok(Fetched { size: self.stored.bytes, parts })
    }
}

/// A stop of ours inside an error of the decoder.
#[derive(Debug)]
struct Carried(Stop);

impl std::fmt::Display for Carried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a file of the store")
    }
}

impl std::error::Error for Carried {}

/// The whole file, brought where it is asked for.
struct Whole<'p> {
    part: &'p Part,
}

impl Length for Whole<'_> {
    fn len(&self) -> u64 {
        self.part.stored.bytes
    }
}

impl ChunkReader for Whole<'_> {
    type T = bytes::buf::Reader<Bytes>;

    fn get_read(&self, start: u64) -> Decoded<Self::T> {
        let length = usize::try_from(self.len().saturating_sub(start)).unwrap_or(0);
        self.get_bytes(start, length).map(Buf::reader)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Decoded<Bytes> {
        let until = start.saturating_add(length as u64);
        if until > self.len() {
            return Err(ParquetError::EOF(self.part.stored.name.clone()));
        }
        let read = self.part.objects.get_range(&self.part.stored.name, start..until);
        read.map_err(|stop| ParquetError::External(Box::new(Carried(stop))))
    }
}

/// Parts of a file in memory.
struct Fetched {
    size: u64,
    parts: Vec<(u64, Bytes)>,
}

impl Length for Fetched {
    fn len(&self) -> u64 {
        self.size
    }
}

impl Fetched {
    /// What is there from `start` on.
    fn from(&self, start: u64) -> Decoded<Bytes> {
        let found = self.parts.iter().rev().find(|(from, _)| *from <= start);
        let (from, bytes) = found.ok_or_else(outside)?;
        let skip = usize::try_from(start - from).map_err(|_| outside())?;
        if skip > bytes.len() { Err(outside()) } else { Ok(bytes.slice(skip..)) }
    }
}

impl ChunkReader for Fetched {
    type T = bytes::buf::Reader<Bytes>;

    fn get_read(&self, start: u64) -> Decoded<Self::T> {
        self.from(start).map(Buf::reader)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Decoded<Bytes> {
        let bytes = self.from(start)?;
        if length > bytes.len() { Err(outside()) } else { Ok(bytes.slice(..length)) }
    }
}

fn outside() -> ParquetError {
    ParquetError::EOF("outside of the columns".to_owned())
}
