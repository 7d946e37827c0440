//! People and organisations of the company: who they are, what they are in it, and whether they may
//! come in.

mod add;
mod list;
mod organisation;
mod reset;
mod roles;
mod show;
mod standing;

pub use add::{NewPerson, add_person};
pub(crate) use add::{mail_taken, person as new_person};
pub use list::{Filter, Joined, Listed, People, list, table};
pub use organisation::{
    NewOrganisation, Organised, add_organisation, edit_organisation, organisation,
};
pub use reset::{invite_again, reset};
pub use roles::{change_role, givable_roles, give_role};
pub use show::{Held, Shown, show};
pub use standing::{Standing, set_organisation, set_person};
