//! Tests of reading, from the outside.

mod cases;
mod chunks;
mod export;
mod formats;
mod hostile;
mod inspect;
mod ocel;
mod ocel_hostile;
mod parquet;
mod people;
mod real;
mod store;
mod support;
mod twice;
mod watching;
mod workbook;
