//! The record of changes: listed with what the reader may see, and exported so that it verifies.

mod export;
mod lately;
mod list;
mod who;

pub use export::export;
pub use list::{Ask, Change, Listed, PAGE, SIGN_INS, of_company, of_engagement};
pub use who::Who;

pub(crate) use lately::lately;
pub(crate) use who::Names;
