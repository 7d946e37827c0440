//! The agreement's versions: drafted, proposed, agreed by the other side, compared.

mod decide;
mod draft;
mod see;

pub use decide::{Decision, decide};
pub use draft::{Draft, Saved, draft, save};
pub use see::{Compared, Listed, Seen, compare, list, see};
