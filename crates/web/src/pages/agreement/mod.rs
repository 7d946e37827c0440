//! The agreement: its versions, a draft, one version as people read it, two beside each other.

mod compare;
mod draft;
mod list;
mod show;

pub use compare::{Changed, Comparison, TextLine};
pub use draft::{Draft, ProblemLine};
pub use list::{Agreements, VersionLine};
pub use show::{CalendarTable, LevelTerms, Version};
