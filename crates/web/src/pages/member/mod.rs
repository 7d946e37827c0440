//! Members of an engagement.

mod list;

pub use list::{Member, Members};
