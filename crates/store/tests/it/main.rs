//! The record on both engines.

mod schema;
mod snapshot;
