//! Parquet files of any writer as delimited text: the header first, then one row for each.

use std::fmt::{Display, Write};
use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, Float32Array, Float64Array, Int64Array, LargeBinaryArray,
    LargeStringArray, RecordBatch,
};
use arrow::compute::cast;
use arrow::datatypes::{DataType, TimeUnit};
use arrow::error::ArrowError;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use bytes::Bytes;
use jiff::tz::Offset;
use kajitori_domain::refusal::Refusal;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;

use crate::feed::{Feed, Halt, Rows};
use crate::parquet::is_ours;
use crate::source::{Limits, Trouble, refusal, refusal_with};

type Builder = ParquetRecordBatchReaderBuilder<Bytes>;

/// Rows that are decoded together, at most and at least, and the unpacked bytes aimed at.
const MOST: u64 = 2_048;
const LEAST: u64 = 64;
const TOGETHER: u64 = 16 << 20;

/// Starts to read a Parquet file; tells whether Kajitori wrote it.
pub(crate) fn open(bytes: Bytes, limits: Limits, file: &str) -> Result<(Feed, bool), Refusal> {
    let (own, most) = (file.to_owned(), limits.unpacked(bytes.len()));
    let started = Feed::start(Trouble::ParquetDamaged, most, move |tell, rows| {
        let builder = Builder::try_new(bytes).map_err(|_| Trouble::ParquetDamaged)?;
        let checked = check(&builder, most, &own);
        let sound = checked.is_ok();
        tell.send(checked).map_err(|_| Halt::Unread)?;
        if sound { table(builder, rows) } else { Ok(()) }
    });
    let (feed, ours) = started.map_err(|trouble| refusal(trouble.code(), file))?;
    Ok((feed, ours?))
}

/// Refuses what cannot be unpacked, or would unpack to too much; tells whether Kajitori wrote it.
fn check(builder: &Builder, most: u64, file: &str) -> Result<bool, Refusal> {
    let metadata = builder.metadata();
    let mut size = 0_u64;
    for column in metadata.row_groups().iter().flat_map(|group| group.columns()) {
        let known = [
            Compression::UNCOMPRESSED,
            Compression::SNAPPY,
            Compression::LZ4,
            Compression::LZ4_RAW,
        ];
        let codec = column.compression();
        if !known.contains(&codec) && !matches!(codec, Compression::ZSTD(_)) {
            let args = vec![("codec", codec.to_string())];
            return Err(refusal_with("log-parquet-codec", file, args, vec![]));
        }
        let unpacked = u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX);
        size = size.saturating_add(unpacked);
    }
    if size > most {
        return Err(refusal(Trouble::Swollen.code(), file));
    }
    Ok(is_ours(metadata.file_metadata()))
}

fn table(builder: Builder, rows: &mut Rows) -> Result<(), Halt> {
    let damaged = |_| Trouble::ParquetDamaged;
    let wide = |number: i64| u64::try_from(number).unwrap_or(0);
    let metadata = builder.metadata();
    let size = metadata.row_groups().iter().map(|group| wide(group.total_byte_size()));
    let size = size.fold(0, u64::saturating_add);
    let count = wide(metadata.file_metadata().num_rows()).max(1);
    let together = (TOGETHER / (size / count).max(1)).clamp(LEAST, MOST);
    let together = usize::try_from(together).unwrap_or(1);
    for field in builder.schema().fields() {
        rows.cell(field.name());
    }
    rows.end()?;
    let batches = builder.with_batch_size(together).build();
    for batch in batches.map_err(|_| Trouble::ParquetDamaged)? {
        write(&batch.map_err(damaged)?, rows)?;
    }
    Ok(())
}

fn write(batch: &RecordBatch, rows: &mut Rows) -> Result<(), Halt> {
    let damaged = |_| Trouble::ParquetDamaged;
    let columns: Vec<Column> =
        batch.columns().iter().map(Column::of).collect::<Result<_, _>>().map_err(damaged)?;
    let options = FormatOptions::default();
    let texts = columns.iter().map(|c| Texts::of(&c.values, &options));
    let texts: Vec<Texts<'_>> = texts.collect::<Result<_, _>>().map_err(damaged)?;
    let mut text = String::new();
    for row in 0..batch.num_rows() {
        for (column, texts) in columns.iter().zip(&texts) {
            text.clear();
            if let Some(at) = column.place(row) {
                texts.write(at, &mut text);
            }
            rows.cell(&text);
        }
        rows.end()?;
    }
    Ok(())
}

/// A column's values, each once where it has a dictionary, with the place of each row's value.
struct Column {
    values: ArrayRef,
    places: Option<Vec<Option<usize>>>,
}

impl Column {
    fn of(column: &ArrayRef) -> Result<Self, ArrowError> {
        let Some(dictionary) = column.as_any_dictionary_opt() else {
            return Ok(Self { values: plain(column)?, places: None });
        };
        let values = plain(dictionary.values())?;
        let places = if values.is_empty() {
            vec![None; column.len()]
        } else {
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            keys.map(|(row, key)| Some(key).filter(|_| column.is_valid(row))).collect()
        };
        Ok(Self { values, places: Some(places) })
    }

    fn place(&self, row: usize) -> Option<usize> {
        self.places.as_ref().map_or(Some(row), |places| places.get(row).copied().flatten())
    }
}

/// Texts, bytes and numbers in one of their forms.
fn plain(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    match column.data_type() {
        DataType::Utf8 | DataType::Utf8View => cast(column, &DataType::LargeUtf8),
        DataType::Binary | DataType::BinaryView => cast(column, &DataType::LargeBinary),
        DataType::Float16 => cast(column, &DataType::Float32),
        _ => Ok(Arc::clone(column)),
    }
}

/// How the values of a column become text.
enum Texts<'a> {
    Text(&'a LargeStringArray),
    Bytes(&'a LargeBinaryArray, ArrayFormatter<'a>),
    Double(&'a Float64Array),
    Single(&'a Float32Array),
    /// Ticks since 1970, nanoseconds of a tick, and whether they are of a known zone.
    Moment(Int64Array, i128, bool),
    Other(&'a ArrayRef, ArrayFormatter<'a>),
}

impl<'a> Texts<'a> {
    fn of(column: &'a ArrayRef, options: &FormatOptions<'a>) -> Result<Self, ArrowError> {
        let formatter = || ArrayFormatter::try_new(column.as_ref(), options);
        Ok(match column.data_type() {
            DataType::LargeUtf8 => Self::Text(column.as_string()),
            DataType::LargeBinary => Self::Bytes(column.as_binary(), formatter()?),
            DataType::Float64 => Self::Double(column.as_primitive()),
            DataType::Float32 => Self::Single(column.as_primitive()),
            DataType::Timestamp(unit, zone) => {
                let tick = match unit {
                    TimeUnit::Second => 1_000_000_000,
                    TimeUnit::Millisecond => 1_000_000,
                    TimeUnit::Microsecond => 1_000,
                    TimeUnit::Nanosecond => 1,
                };
                let ticks = cast(column, &DataType::Int64)?;
                Self::Moment(ticks.as_primitive().clone(), tick, zone.is_some())
            }
            _ => Self::Other(column, formatter()?),
        })
    }

    /// Appends the value of a row; nothing where there is none.
    fn write(&self, row: usize, out: &mut String) {
        let shown = |formatter: &ArrayFormatter<'_>, out: &mut String| {
            // What cannot be shown is a value that no reader accepts either.
            let _shown = write!(out, "{}", formatter.value(row));
        };
        match self {
            Self::Text(texts) if texts.is_valid(row) => out.push_str(texts.value(row)),
            Self::Bytes(bytes, formatter) if bytes.is_valid(row) => {
                match std::str::from_utf8(bytes.value(row)) {
                    Ok(text) => out.push_str(text),
                    Err(_) => shown(formatter, out),
                }
            }
            Self::Double(numbers) if numbers.is_valid(row) => number(numbers.value(row), out),
            Self::Single(numbers) if numbers.is_valid(row) => number(numbers.value(row), out),
            Self::Moment(ticks, tick, zoned) if ticks.is_valid(row) => {
                moment(i128::from(ticks.value(row)) * tick, *zoned, out);
            }
            Self::Other(column, formatter) if column.is_valid(row) => shown(formatter, out),
            _ => {}
        }
    }
}

/// A number as short as it is exact; not-a-number is how data frames write a missing value.
fn number(value: impl Into<f64> + Copy + Display, out: &mut String) {
    let wide: f64 = value.into();
    let _infallible = match wide {
        wide if wide.is_nan() => Ok(()),
        0.0 => out.write_str("0"),
        _ => write!(out, "{value}"),
    };
}

/// A moment in UTC, or a clock reading where the column has no zone.
fn moment(nanos: i128, zoned: bool, out: &mut String) {
    let _infallible = match jiff::Timestamp::from_nanosecond(nanos) {
        Ok(moment) if zoned => write!(out, "{moment}"),
        Ok(moment) => write!(out, "{}", Offset::UTC.to_datetime(moment)),
        Err(_) => write!(out, "{nanos}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_moments_as_short_as_exact() {
        let text = |write: &dyn Fn(&mut String)| {
            let mut text = String::new();
            write(&mut text);
            text
        };
        for (value, expected) in [(123.0, "123"), (-0.0, "0"), (f64::NAN, ""), (0.1, "0.1")] {
            assert_eq!(text(&|out| number(value, out)), expected);
        }
        assert_eq!(text(&|out| number(0.1_f32, out)), "0.1");
        for (nanos, zoned, expected) in [
            (1_790_812_800_000_000_000, true, "2026-10-01T00:00:00Z"),
            (1_790_812_800_250_000_000, false, "2026-10-01T00:00:00.25"),
            (i128::MAX, true, "170141183460469231731687303715884105727"),
        ] {
            assert_eq!(text(&|out| moment(nanos, zoned, out)), expected);
        }
    }
}
