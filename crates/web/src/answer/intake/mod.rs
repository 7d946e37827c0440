//! What was handed in, and what the vendor reported.

mod columns;
mod list;
mod mapping;
mod reported;
mod shape;
mod show;
mod told;
mod written;

pub use list::{list, new, send};
pub use mapping::{import, mapping, preview};
pub use reported::{report, reported};
pub use show::{ask_withdrawal, discard, rejected, show, withdraw};

pub(super) use told::Told;
