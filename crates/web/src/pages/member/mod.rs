//! Members of an engagement.

mod list;
mod new;
mod show;

pub use list::{Member, Members};
pub use new::NewMember;
pub use show::{MemberActs, ShowMember};
