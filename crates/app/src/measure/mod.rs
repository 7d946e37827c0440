//! Measuring a month: what goes in, the job that does it, and the run that comes out.

mod ask;
mod inputs;
mod month;
mod shown;
mod tables;
mod work;

pub use ask::{Asked, ask};
pub(crate) use ask::{Wanted, start};
pub(crate) use inputs::{agreement_of, closes_on, log_number};
pub(crate) use month::{latest, pack, run_of};
pub(crate) use shown::{amendments, rerun_due, show};
pub(crate) use work::work;
