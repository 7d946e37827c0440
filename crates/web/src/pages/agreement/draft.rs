//! A draft as text, with what is wrong beside it.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A draft.
#[derive(Debug, Template)]
#[template(path = "agreement/draft.html")]
pub struct Draft {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its number, in words.
    pub name: String,
    /// What was just done, or why it could not be.
    pub notice: Option<Notice>,
    /// Field `text`.
    pub form: Form,
    /// Number and row version, as the form carries them.
    pub seen: (u32, u64),
    /// What it began as; empty where nothing has to be said.
    pub began: String,
    /// How sound it is.
    pub sound: Status,
    /// What is wrong, or to be minded.
    pub problems: Vec<ProblemLine>,
    /// Lines of the text.
    pub rows: usize,
    /// Where the form goes.
    pub action: Link,
    /// The version's page, once it is kept.
    pub page: Option<Link>,
}

/// A problem of the text.
#[derive(Debug, Clone)]
pub struct ProblemLine {
    /// Its line; empty where it has none.
    pub line: String,
    /// The line as it stands.
    pub quote: String,
    /// What is wrong.
    pub words: String,
    /// What to do.
    pub hint: String,
    /// How much it costs.
    pub weight: Status,
}

impl Body for Draft {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
