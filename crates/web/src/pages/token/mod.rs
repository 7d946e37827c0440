//! Tokens of programs.

mod list;

pub use list::{TokenLine, Tokens};
