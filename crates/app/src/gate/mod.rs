//! The gate: who somebody is, how they get in, and their own account.
//!
//! What is done here is done before anybody's scope is known, by [`kajitori_store::Gate`]: it
//! reaches people, sessions and links, and no business data.

mod account;
mod factor;
mod first;
mod handing;
mod hashing;
mod join;
mod limit;
mod offer;
mod pass;
mod password;
mod program;
mod second;
mod session;
mod sign_in;
mod taking_up;
mod totp;

pub use account::{Account, MySession, Which, account, edit_account, end_sessions, sessions};
pub use factor::{Enrolment, Shown, enrol, enrolment, remove, renew_codes};
pub use first::first_link;
pub use handing::Handed;
pub(crate) use handing::{Handing, cut_off, has_joined, links_to, revoke as revoke_links};
pub(crate) use hashing::Hashes;
pub use hashing::Hashing;
pub use join::{Joining, join};
pub use limit::Came;
pub use offer::{Offer, offer};
pub use pass::Pass;
pub(crate) use pass::{draw, hashed};
pub use password::change_password;
pub use program::program;
pub use second::{recover, second};
pub use session::{Who, who};
pub use sign_in::{sign_in, sign_out};
pub use totp::code;
