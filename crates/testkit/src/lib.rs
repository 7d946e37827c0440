//! Purpose: what tests share: data-driven cases with an update switch, real logs by name, small
//! logs, empty databases, a house with everybody in it.
//!
//! May use: `domain`, `eventlog`, `sample`, `store`, `app`.
//!
//! Never: being a normal dependency of any crate.

#![expect(clippy::disallowed_methods, reason = "places come from the environment")]
#![expect(clippy::print_stderr, reason = "a skipped test says so loudly")]

pub mod cases;
pub mod cast;
pub mod counting;
pub mod db;
pub mod house;
pub mod leave;
pub mod looking;
pub mod outside;
pub mod part;
pub mod raw;
pub mod reading;
pub mod shared;
pub mod sight;
