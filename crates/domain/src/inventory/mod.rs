//! 業務棚卸: what is done, how often, by how many, at what cost; who answers for each stage; and where
//! the released hours go.

mod boundary;
mod check;
mod raci;
mod sums;
mod task;
#[cfg(test)]
mod tests;

pub use boundary::{Boundary, HandOff};
pub use check::check;
pub use raci::{Arrangement, Letter, Party, Phase, Raci};
pub use sums::{
    Classified, Reconciled, Released, TOLERANCE, candidates, classified, cost, destinations,
    reconcile, unclassified,
};
pub use task::{Documented, Frequency, Task};
