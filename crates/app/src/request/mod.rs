//! Requests to the vendor's manager, whom alone the client addresses (偽装請負), and the name behind
//! an operator's code, which the vendor alone may know.

mod send;
mod worker;

pub use send::{Listed, Preview, Told, answer, list, look, send};
pub use worker::worker;
