//! My own account.

mod account;
mod codes;
mod factor;
mod password;
mod sessions;

pub use account::Account;
pub use codes::Codes;
pub use factor::{Enrolling, Factor};
pub use password::Password;
pub use sessions::{SessionLine, Sessions, browser};
