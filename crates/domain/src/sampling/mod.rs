//! Sampling inspection by attributes: single sampling plans indexed by AQL and their switching
//! rules (JIS Z 9015-1, ISO 2859-1).
//!
//! The AQL belongs to a series of lots. An accepted lot is not shown to be that good: see
//! [`Plan::acceptance`] for what a plan lets pass.

mod plan;
mod propose;
mod switching;
mod table;
#[cfg(test)]
mod tests;

pub use plan::{Level, Plan, Severity};
pub use propose::{Proposed, Why, propose};
pub use switching::{Change, Judged, Lot, Switching, Verdict};
pub use table::{Aql, Tables};
