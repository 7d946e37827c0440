//! The record of changes: listed with what the reader may see, and exported so that it verifies.

mod export;
mod lately;
mod list;
mod who;

pub use export::export;
pub use list::{Ask, Change, Listed, PAGE, of_company, of_engagement};
pub use who::Who;

pub(crate) use lately::{Lately, lately};
pub(crate) use who::Names;
