//! Samples that the client draws.

mod list;
mod new;
mod show;

pub use list::{SampleRow, Samples};
pub use new::{Drawing, Proposal};
pub use show::{Check, SamplePage, UnitRow};
