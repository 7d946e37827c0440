//! 委託適性: whether a task can be entrusted. Confidentiality is a gate, not a weight; what is not
//! known is named and not guessed (§4.1 of the domain report).

mod decision;
mod input;
mod policy;
mod rate;
#[cfg(test)]
mod tests;
mod verdict;

pub use decision::{Decision, Place, bulk};
pub use input::{ENOUGH_CASES, Input, Inputs, Level, Reproducibility, Routine, Safeguards};
pub use policy::{Policy, Weights};
pub use rate::{Standardisation, standardisation};
pub use verdict::{Assessment, Band, Insufficient, Verdict, assess};
