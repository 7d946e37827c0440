//! What came of a delivery: rows taken, rows kept aside, and why.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Next, Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A delivery.
#[derive(Debug, Template)]
#[template(path = "intake/result.html")]
pub struct ResultPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The file.
    pub file: String,
    /// What it is, when and by whom it was handed in.
    pub over: String,
    /// How far it is.
    pub state: Status,
    /// How the work on it stands or ended.
    pub notice: Notice,
    /// While it is worked on: how many of how many rows.
    pub progress: Option<(u64, u64)>,
    /// What to do next.
    pub next: Option<Next>,
    /// Rows taken, rows kept aside, cases, span of time.
    pub facts: Vec<(String, String)>,
    /// The problems, most frequent first.
    pub problems: Vec<ProblemRow>,
    /// The rows kept aside, as a file that its sender can mend.
    pub rejected: Option<Link>,
}

/// A kind of problem.
#[derive(Debug, Clone)]
pub struct ProblemRow {
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: String,
    /// How many rows.
    pub rows: String,
    /// Where, with the value that was found.
    pub examples: Vec<String>,
    /// What it costs: the row is not used, or it is used with a doubt.
    pub severity: Status,
}

impl ResultPage {
    /// Where else the delivery is shown: the list.
    pub fn list(&self) -> Option<Named> {
        self.trail.last().map(|crumb| Named::new(crumb.name.clone(), crumb.link.clone()))
    }
}

impl Body for ResultPage {
    fn title(&self) -> String {
        self.file.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
