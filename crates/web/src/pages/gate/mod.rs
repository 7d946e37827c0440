//! Before anybody is signed in.

mod code;
mod link;
mod sign_in;

pub use code::Code;
pub use link::Joining;
pub use sign_in::SignIn;
