//! Saying which column means what, with a preview of what comes out.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{Status, Step};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The mapping of a delivery.
#[derive(Debug, Template)]
#[template(path = "intake/mapping.html")]
pub struct MappingPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The file.
    pub file: String,
    /// What was recognised of it: encoding, rows, columns.
    pub facts: String,
    /// Where we are.
    pub steps: Vec<Step>,
    /// Whether the mapping was remembered from an earlier file.
    pub remembered: Option<String>,
    /// What needs an answer before the file can be taken.
    pub questions: Vec<Question>,
    /// Each meaning with the column that carries it.
    pub meanings: Vec<Meaning>,
    /// The columns of the file.
    pub columns: Vec<Answer>,
    /// The head of the preview.
    pub heads: Vec<String>,
    /// The first rows as they would be read.
    pub rows: Vec<Vec<String>>,
    /// What would come of all rows.
    pub outcome: Status,
    /// Where the form goes: preview and taking.
    pub action: Link,
    /// Takes the file.
    pub import: Link,
    /// The version that was shown.
    pub version: u64,
}

/// What needs an answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is unclear.
    pub title: String,
    /// Why it matters and how to answer.
    pub text: String,
    /// Its name in the form.
    pub name: &'static str,
    /// The answers, none of them chosen.
    pub answers: Vec<Answer>,
}

/// What a column can mean.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is.
    pub label: String,
    /// What it is for.
    pub hint: String,
    /// The column that carries it; empty where none does.
    pub column: String,
    /// An example from the file.
    pub example: String,
    /// Whether a file cannot do without.
    pub needed: bool,
}

impl Body for MappingPage {
    fn title(&self) -> String {
        self.w.t("intake-mapping")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
