//! The company: its own data, its vendors, how far its setting up is, how the house is.

mod edit;
mod progress;
mod system;

pub use edit::{add_vendor, edit};
pub use progress::{First, Progress, SetUp, progress};
pub use system::{System, system};
