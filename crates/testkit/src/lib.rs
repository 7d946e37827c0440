//! Purpose: what tests share: data-driven cases with an update switch, real logs by name, small
//! logs.
//!
//! May use: `domain`, `eventlog`, `sample`.
//!
//! Never: being a normal dependency of any crate.

#![expect(clippy::disallowed_methods, reason = "the place of real logs comes from the environment")]
#![expect(clippy::print_stderr, reason = "a skipped test says so loudly")]

pub mod cases;
pub mod shared;
