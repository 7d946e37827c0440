//! Long work that runs beside the pages.

mod list;

pub use list::{JobLine, Jobs};
