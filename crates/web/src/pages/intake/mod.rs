//! What arrives from the vendor: handing in, saying what columns mean, what came of it.

mod mapping;
mod result;
mod send;

pub use mapping::{MappingPage, Meaning, Question};
pub use result::{ProblemRow, ResultPage};
pub use send::{DeliveryLine, SendPage};
