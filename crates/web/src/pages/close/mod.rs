//! The monthly close.

mod show;
mod sure;

pub use show::{Act, ClosePage, ContestLine, CreditLine, Settled};
pub use sure::Sure;
