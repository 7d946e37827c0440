//! Forms: the text as it was typed, what is wrong with it, and the summary of that.

mod day;
mod field;
mod kind;
mod read;

pub use day::{read_day, write_day};
pub use field::{Answer, Field, FieldProblem, Form, Need};
pub use kind::{Kind, tidied};
pub use read::raw;
