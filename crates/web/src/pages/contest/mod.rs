//! Contests of what was measured.

mod list;
mod new;
mod show;

pub use list::{ContestRow, Contests};
pub use new::NewContest;
pub use show::{Change, ContestPage, Mend, Move, Turn};
