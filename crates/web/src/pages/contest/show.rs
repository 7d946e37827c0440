//! A contest as a conversation: what each side said, and what whoever looks can say now.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Named, Next, Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A contest.
#[derive(Debug, Template)]
#[template(path = "contest/show.html")]
pub struct ContestPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its number, as people call it.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// How it stands.
    pub state: Status,
    /// Why what was tried could not be done.
    pub notice: Option<Notice>,
    /// Whose turn it is, and what for.
    pub next: Next,
    /// What it is about, in facts: name, value, and where to look.
    pub facts: Vec<(String, Named)>,
    /// What was said, the first first.
    pub turns: Vec<Turn>,
    /// What whoever looks can do.
    pub moves: Vec<Move>,
    /// The files beside it.
    pub files: Vec<Named>,
    /// Where a further file goes; `None` where none may.
    pub attach: Option<Link>,
    /// What was typed.
    pub form: Form,
    /// The version that was shown.
    pub version: u64,
}

/// One thing that was said.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Who, with the organisation.
    pub by: String,
    /// Whether it was the side of whoever looks.
    pub own: bool,
    /// When.
    pub at: String,
    /// What was done.
    pub what: String,
    /// What was said.
    pub text: String,
    /// What changes thereby; empty where nothing does.
    pub change: String,
}

/// Something that can be done, as a form.
#[derive(Debug, Clone)]
pub struct Move {
    /// What it is called, and where the form goes.
    pub act: Named,
    /// What it leads to.
    pub about: String,
    /// Whether it is the main thing to do.
    pub main: bool,
    /// Answers to choose from, where there is a choice; the field is `accepted` or `changes`.
    pub choice: Option<(&'static str, Vec<Answer>)>,
    /// How the contested thing is mended, where that is said here.
    pub mend: Option<Mend>,
    /// Whether a text is asked for, and by which name: the id of its label.
    pub text: Option<&'static str>,
}

/// How the contested thing is mended.
#[derive(Debug, Clone)]
pub struct Mend {
    /// What it comes to.
    pub change: Change,
    /// Answers to choose from; empty for a pause.
    pub answers: Vec<Answer>,
}

/// What a change comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Who held the case from an event on, whose row is asked for where `true`.
    Holder(bool),
    /// A pause.
    Pause,
    /// The verdict on a unit.
    Unit,
    /// Whether a case counts.
    Case,
}

impl Mend {
    /// Whether the row of the event is asked for.
    pub fn asks_row(&self) -> bool {
        self.change == Change::Holder(true)
    }

    /// The question, as the id of a word.
    pub fn question(&self) -> &'static str {
        match self.change {
            Change::Holder(_) => "contest-change-who",
            _ => "contest-change",
        }
    }

    /// Whether a pause is asked for.
    pub fn is_pause(&self) -> bool {
        self.change == Change::Pause
    }
}

impl Body for ContestPage {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || !self.form.sound()
    }
}
