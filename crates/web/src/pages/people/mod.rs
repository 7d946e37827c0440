//! Everybody of the company, and its vendors.

mod handed;
mod list;
mod new;
mod organisation;
mod person;

pub use handed::Handed;
pub use list::{Filter, Line, OrganisationLine, People};
pub use new::{NewOrganisation, NewPerson};
pub use organisation::Organisation;
pub use person::{Acts, Company, Person, Role};
