//! Engagements: which there are, and what stands at the head of every page of one.

mod open;

pub use open::{Opened, open};
