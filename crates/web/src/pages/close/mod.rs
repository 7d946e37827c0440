//! The monthly close.

mod list;
mod show;
mod sure;

pub use list::{Closes, MonthLine};
pub use show::{Act, ClosePage, ContestLine, CreditLine, Settled};
pub use sure::Sure;
