//! Tests of reading, from the outside.

mod cases;
mod chunks;
mod formats;
mod hostile;
mod inspect;
mod parquet;
mod people;
mod real;
mod store;
mod support;
mod twice;
mod watching;
mod workbook;
