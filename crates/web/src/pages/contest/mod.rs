//! Contests of what was measured.

mod new;

pub use new::NewContest;
