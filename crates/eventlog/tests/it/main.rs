//! Tests of reading, from the outside.

mod real;
mod support;
