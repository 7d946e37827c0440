//! What arrives from the vendor: handing in, saying what columns mean, what came of it.

mod mapping;
mod reported;
mod result;
mod send;
mod withdraw;

pub use mapping::{Kept, MappingPage, Meaning};
pub use reported::{HistoryLine, ReportedPage, ReportedRow};
pub use result::{Act, ProblemRow, Progress, ResultPage};
pub use send::{DeliveryLine, Listing, SendPage, Sending};
pub use withdraw::Withdrawal;
