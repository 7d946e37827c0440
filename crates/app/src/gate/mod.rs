//! The gate: who somebody is.

mod program;
mod session;

pub use program::program;
pub use session::{Who, who};
