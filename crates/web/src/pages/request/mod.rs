//! Requests to the vendor's manager, and the name behind an operator's code.

mod list;
mod worker;

pub use list::{RequestLine, Requests, WordingLine};
pub use worker::Worker;
