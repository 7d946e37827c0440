//! Raising a contest: an event, a pause, an item of a sample, an exclusion.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::Notice;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The form of a new contest.
#[derive(Debug, Template)]
#[template(path = "contest/new.html")]
pub struct NewContest {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The month, as people write it.
    pub month: String,
    /// Why it could not be raised.
    pub notice: Option<Notice>,
    /// Fields `target`, `level`, `case`, `row`, `reason`, `file`.
    pub form: Form,
    /// What may be contested.
    pub targets: Vec<Answer>,
    /// The levels of the month.
    pub levels: Vec<Answer>,
    /// The month, as the form sends it.
    pub of: String,
    /// Where the form goes.
    pub action: Link,
    /// Back without raising one.
    pub back: Link,
    /// Until when the other side has to answer, as people write it.
    pub due: String,
    /// Who answers.
    pub other: String,
}

impl Body for NewContest {
    fn title(&self) -> String {
        self.w.t("contest-raise")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || !self.form.sound()
    }
}
