//! The figures of a month: all levels, one level, one case.

mod case;
mod level;
mod month;

pub use case::{CasePage, Occurrence};
pub use level::{CaseFilter, CaseLine, Cause, Difference, LevelPage, Made, Point, Slot};
pub use month::{LevelRow, MonthPage, Nothing, RunLine, Tally};
