//! Credits for missed service levels.

mod list;
mod show;

pub use list::{CreditRow, Credits};
pub use show::{Ask, CreditMove, CreditPage, Input};
