//! Drawing a sample.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::Notice;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The form of a new sample.
#[derive(Debug, Template)]
#[template(path = "sample/new.html")]
pub struct Drawing {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The month, as people write it.
    pub month: String,
    /// The month, as the form sends it.
    pub of: String,
    /// Why none could be drawn.
    pub notice: Option<Notice>,
    /// Fields `level`, `size`, `source`, `file`.
    pub form: Form,
    /// The levels of the agreement.
    pub levels: Vec<Answer>,
    /// What it can be drawn from.
    pub sources: Vec<Answer>,
    /// What is proposed for each level.
    pub proposals: Vec<Proposal>,
    /// Where the form goes.
    pub action: Link,
    /// Back without drawing.
    pub back: Link,
}

/// A proposed size.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The level.
    pub level: String,
    /// Units to draw from.
    pub population: String,
    /// Units to draw.
    pub size: String,
    /// Why so many.
    pub why: String,
    /// Units that demonstrate the target when all are right.
    pub demonstrates: String,
}

impl Body for Drawing {
    fn title(&self) -> String {
        self.w.t("sample-draw")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || !self.form.sound()
    }
}
