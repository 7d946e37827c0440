//! The log store, from the outside.

mod laws;
pub(crate) mod support;
