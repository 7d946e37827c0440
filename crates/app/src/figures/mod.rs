//! The figures of a month: its levels, their cases, one case, and which measurement counts.

mod ask;
mod case;
mod cases;
mod file;
mod measurement;
mod month;
mod row;

pub use ask::{CasesAsked, Show, SortBy};
pub use case::{CaseFigures, CaseWanted, case};
pub use cases::{Cases, cases};
pub use file::{CasesFile, cases_file};
pub use measurement::{Measurement, Standing};
pub use month::{Lacking, MonthFigures, month};
pub use row::{CaseRow, Counts};
