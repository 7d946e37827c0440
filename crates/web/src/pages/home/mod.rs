//! What waits for me, and what changed.

mod show;

pub use show::{Home, Row};
