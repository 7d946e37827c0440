//! Engagements: the list and the hub of one.

mod hub;
mod list;

pub use hub::{Fact, Hub, LevelLine};
pub use list::{Engagements, Filter, Line};
