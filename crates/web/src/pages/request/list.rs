//! Requests to the vendor's manager, for both sides.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Chosen, Named, Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The requests of an engagement.
#[derive(Debug, Template)]
#[template(path = "request/list.html")]
pub struct Requests {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Whom the client addresses; empty where nobody is named yet.
    pub manager: String,
    /// Whether the client looks.
    pub client: bool,
    /// Why something could not be done.
    pub problem: Option<Notice>,
    /// Fields `text` and `month`; `None` for those who write to nobody.
    pub form: Option<Form>,
    /// What in the text reads like an order; shown before it is sent.
    pub warnings: Vec<WordingLine>,
    /// Whether the text was looked at, so that the next button sends it.
    pub looked: bool,
    /// Where the form goes.
    pub action: Link,
    /// The requests that fit, the last first.
    pub lines: Vec<RequestLine>,
    /// How many there are without the filter.
    pub total: usize,
    /// The months that requests are about, and any.
    pub months: Vec<Answer>,
    /// The month that is asked for; empty is any.
    pub month: String,
    /// The filter that is on.
    pub chosen: Vec<Chosen>,
}

/// Something that a text says and should not.
#[derive(Debug, Clone)]
pub struct WordingLine {
    /// What.
    pub words: String,
    /// What to write instead.
    pub hint: String,
}

/// A request.
#[derive(Debug, Clone)]
pub struct RequestLine {
    /// Its id.
    pub id: String,
    /// When.
    pub at: String,
    /// Who asks.
    pub by: String,
    /// The month that it is about, and its figures.
    pub month: Option<Named>,
    /// The paragraphs of the text.
    pub text: Vec<String>,
    /// How it stands.
    pub state: Status,
    /// The answer: when, by whom, its paragraphs.
    pub answer: Option<(String, String, Vec<String>)>,
    /// Where an answer goes, for those who may answer, with the version that was seen.
    pub to_answer: Option<(Link, u64)>,
    /// What was typed as an answer and could not be sent.
    pub typed: String,
}

impl Body for Requests {
    fn title(&self) -> String {
        self.w.t("shell-requests")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.problem.is_some() || self.form.as_ref().is_some_and(|form| !form.sound())
    }
}
