//! How much of the work hangs on single codes.

use askama::Template;

use super::Ground;
use crate::picture::{Picture, share};

/// Person dependency, by codes.
#[derive(Debug, Template)]
#[template(path = "explore/dependency.html")]
pub struct DependencyPage {
    /// What stands above.
    pub ground: Ground,
    /// The numbers: name, value, what it says.
    pub numbers: Vec<(String, String, String)>,
    /// Who does what.
    pub lines: Vec<OperatedLine>,
    /// What is left undone when codes are absent.
    pub absences: Vec<AbsenceLine>,
    /// That something is not known.
    pub notes: Vec<String>,
}

/// An activity.
#[derive(Debug, Clone)]
pub struct OperatedLine {
    /// Its name.
    pub name: String,
    /// Events with a known code.
    pub events: String,
    /// Distinct codes.
    pub codes: String,
    /// Codes that are practised.
    pub practised: String,
    /// The share of the code with the most.
    pub share: String,
    /// The same in thousandths.
    pub bar: u16,
    /// That code.
    pub code: String,
}

impl OperatedLine {
    /// The bar.
    pub fn picture(&self) -> Picture {
        share(self.bar, None)
    }
}

/// Codes are absent.
#[derive(Debug, Clone)]
pub struct AbsenceLine {
    /// Which.
    pub codes: String,
    /// The share of the cases that nobody else is practised in.
    pub share: String,
    /// The same in thousandths.
    pub bar: u16,
    /// So many of so many.
    pub behind: String,
    /// Which activities.
    pub tasks: String,
}

impl AbsenceLine {
    /// The bar.
    pub fn picture(&self) -> Picture {
        share(self.bar, None)
    }
}
