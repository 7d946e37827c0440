//! 目的・課題・目標: why one outsources, tied to management issues and to goals that can be measured. A
//! goal of cost is judged on total cost only.

mod core;
mod judge;
mod purpose;
#[cfg(test)]
mod tests;

pub use core::{Competence, CoreShift, Logged, Resource, core_shift, initiatives};
pub use judge::{CostJudged, Progress, Reviewed, judge, judge_cost, reviewed};
pub use purpose::{Aim, Goal, Issue, Purpose};
