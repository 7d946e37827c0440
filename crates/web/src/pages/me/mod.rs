//! My own account.

mod sessions;

pub use sessions::{SessionLine, Sessions};
