//! Before anybody is signed in.

mod code;
mod link;
mod over;
mod sign_in;

pub use code::Code;
pub use link::{Asks, Joining};
pub use over::Over;
pub use sign_in::SignIn;
