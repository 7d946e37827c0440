//! A case table that was written as Parquet, read back: chosen, sorted, a page at a time.

mod page;
mod truth;

use std::collections::BTreeMap;

use arrow::array::types::{
    DurationMicrosecondType, Float64Type, Int64Type, TimestampMicrosecondType, UInt32Type,
};
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::concat_batches;
use arrow::datatypes::{DataType, Schema};
use bytes::Bytes;
use kajitori_domain::case::{CaseRows, Cell, ColumnKind};
use kajitori_domain::refusal::{Fault, Stop};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::cases::{MISSES, Misses};

/// Rows that are read at once.
const ROWS: usize = 1 << 16;

/// A case table in memory.
#[derive(Debug, Clone)]
pub struct Filed {
    columns: Vec<(String, ColumnKind)>,
    /// What a miss is, by level.
    misses: BTreeMap<String, Misses>,
    rows: RecordBatch,
}

impl Filed {
    /// Reads the table that `file` is.
    ///
    /// # Errors
    /// A fault when it is none.
    pub fn read(file: Bytes) -> Result<Self, Stop> {
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| unread(&e))?;
        let schema = builder.schema().clone();
        let reader = builder.with_batch_size(ROWS).build().map_err(|e| unread(&e))?;
        let batches: Vec<RecordBatch> = reader.collect::<Result<_, _>>().map_err(|e| unread(&e))?;
        let rows = concat_batches(&schema, &batches).map_err(|e| unread(&e))?;
        let known = schema.metadata().get(MISSES).map(|text| serde_json::from_str(text));
        let misses = known.transpose().map_err(|e| unread(&e))?.unwrap_or_default();
        Ok(Self { columns: columns(&schema)?, misses, rows })
    }

    /// Bytes of memory that it takes.
    pub fn size(&self) -> usize {
        self.rows.get_array_memory_size()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|(known, _)| known == name)
    }

    /// The value in a column, a row.
    fn cell(&self, column: usize, row: usize) -> Cell<'_> {
        let array = self.rows.column(column);
        if array.is_null(row) {
            return Cell::Missing;
        }
        match self.columns[column].1 {
            ColumnKind::Text => match array.as_dictionary_opt::<UInt32Type>() {
                Some(codes) => codes.key(row).map_or(Cell::Missing, |code| {
                    Cell::Text(codes.values().as_string::<i32>().value(code))
                }),
                None => Cell::Text(array.as_string::<i32>().value(row)),
            },
            ColumnKind::Integer => Cell::Integer(array.as_primitive::<Int64Type>().value(row)),
            ColumnKind::Number => Cell::Number(array.as_primitive::<Float64Type>().value(row)),
            ColumnKind::Boolean => Cell::Boolean(array.as_boolean().value(row)),
            ColumnKind::Time => {
                Cell::Time(array.as_primitive::<TimestampMicrosecondType>().value(row))
            }
            ColumnKind::Duration => {
                Cell::Duration(array.as_primitive::<DurationMicrosecondType>().value(row))
            }
        }
    }
}

fn columns(schema: &Schema) -> Result<Vec<(String, ColumnKind)>, Stop> {
    let text = |kind: &DataType| *kind == DataType::Utf8;
    let columns = schema.fields().iter().map(|field| {
        let kind = match field.data_type() {
            DataType::Dictionary(key, value) if **key == DataType::UInt32 && text(value) => {
                ColumnKind::Text
            }
            DataType::Utf8 => ColumnKind::Text,
            DataType::Int64 => ColumnKind::Integer,
            DataType::Float64 => ColumnKind::Number,
            DataType::Boolean => ColumnKind::Boolean,
            DataType::Timestamp(..) => ColumnKind::Time,
            DataType::Duration(_) => ColumnKind::Duration,
            other => return Err(unread(&format!("{} is {other}", field.name()))),
        };
        Ok((field.name().clone(), kind))
    });
    columns.collect()
}

fn unread(error: &dyn std::fmt::Display) -> Stop {
    Fault { chain: format!("reading a case table: {error}") }.into()
}

impl CaseRows for Filed {
    fn columns(&self) -> Vec<(String, ColumnKind)> {
        self.columns.clone()
    }

    fn len(&self) -> usize {
        self.rows.num_rows()
    }

    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> bool) -> Result<(), Stop> {
        for row in 0..self.len() {
            let cells: Vec<Cell<'_>> =
                (0..self.columns.len()).map(|column| self.cell(column, row)).collect();
            if !take(&cells) {
                break;
            }
        }
        Ok(())
    }
}
