//! Members of an engagement. The client edits its own and invites the vendor's manager; everybody
//! else of the vendor is the vendor's to invite, and its workers are the vendor's to know (偽装請負).

mod change;
mod invite;
mod list;

pub use change::{change, invite_again, reset};
pub use invite::{Choices, Invite, Who, choices, invite};
pub use list::{Member, Members, list, show};
