//! The binary as a person or a script uses it.

mod bench;
mod example;
mod inspect;
mod refusal;
mod support;
mod volvo;
