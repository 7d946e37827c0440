//! Purpose: every computation over normalised logs: one ordered pass per case, and the aggregates
//! of what it yields. Pure functions of the data and the definitions.
//!
//! May use: `domain`, `bpmn`, `eventlog`; Arrow, threads.
//!
//! Never: the store, the web, a report; judging a result (verdicts are `domain`'s).

mod bucket;
mod bytes;
pub mod calendars;
pub mod cases;
mod catalogue;
mod clock;
pub mod condition;
mod dial;
pub mod discover;
mod distinct;
mod edges;
pub mod explore;
pub mod filed;
pub mod holding;
mod kept;
mod level;
mod like;
pub mod marks;
mod memory;
pub mod model;
mod numbering;
pub mod order;
mod pairs;
mod process;
pub mod rank;
mod run;
pub mod seen;
mod settled;
pub mod snapshot;
mod sorted;
pub mod story;
mod study;
pub mod table;
pub mod variant;
pub mod view;
pub mod windows;

pub use memory::Memory;
pub use run::{Inputs, Outcome, columns, measure};
