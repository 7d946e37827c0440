//! The log store, from the outside.

mod batches;
mod damage;
mod files;
mod laws;
pub(crate) mod support;
