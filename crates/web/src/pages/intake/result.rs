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
    /// While it comes in or is worked on: how far, in words, and done of all.
    pub progress: Option<Progress>,
    /// What to do next.
    pub next: Option<Next>,
    /// Rows taken, rows kept aside, cases, span of time.
    pub facts: Vec<(String, String)>,
    /// The problems, most frequent first.
    pub problems: Vec<ProblemRow>,
    /// Whether the file was looked through, so that no problem means that there is none.
    pub looked: bool,
    /// The rows kept aside, as a file that its sender can mend.
    pub rejected: Option<Link>,
    /// What else can be done with it.
    pub acts: Vec<Act>,
    /// The version that was shown.
    pub version: u64,
}

/// How far something is.
#[derive(Debug, Clone)]
pub struct Progress {
    /// In words.
    pub words: String,
    /// What is done.
    pub done: u64,
    /// The whole, where it is known.
    pub total: Option<u64>,
    /// The same page, to see how far it is now.
    pub again: Link,
}

/// Something that can be done with a delivery.
#[derive(Debug, Clone)]
pub struct Act {
    /// What the button or link says, and where it leads.
    pub act: Named,
    /// What it means.
    pub note: String,
    /// Whether it is done at once, by a form.
    pub at_once: bool,
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

impl Body for ResultPage {
    fn title(&self) -> String {
        self.file.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
