//! What waits for me, what changed; search; help.

mod help;
mod search;
mod show;

pub use help::{Help, Word};
pub use search::{Group, Hit, Search};
pub use show::{Home, Row};
