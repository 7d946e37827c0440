//! The record of changes.

mod list;

pub use list::{Record, RecordLine};
