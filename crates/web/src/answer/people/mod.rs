//! Everybody of the company, and its vendors.

mod handed;
mod list;
mod new;
mod organisation;
mod person;
mod tell;

pub(super) use handed::handed;
pub use list::{csv, list, xlsx};
pub use new::{add, new};
pub use organisation::{change as change_organisation, show as organisation};
pub use person::{change, show};
pub(super) use tell::{period, role};

use kajitori_app::engagement::Opened;

use crate::shell::Spot;

/// Where all these pages stand.
const SPOT: (Spot, Option<&Opened>) = (Spot::People, None);
