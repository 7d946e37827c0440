//! The use cases, on both engines.

mod cast;
