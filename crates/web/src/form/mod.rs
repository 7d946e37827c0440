//! Forms: the text as it was typed, what is wrong with it, and the summary of that.

mod field;
mod kind;
mod read;

pub use field::{Answer, Field, FieldProblem, Form};
pub use kind::{Kind, tidied};
pub use read::raw;
