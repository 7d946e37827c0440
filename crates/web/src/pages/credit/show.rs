//! A credit: what it rests on, how it comes about, what each side says, and what can be done now.

use askama::Template;

use crate::form::{Answer, Form};
use crate::pages::contest::Turn;
use crate::part::{Named, Next, Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A credit.
#[derive(Debug, Template)]
#[template(path = "credit/show.html")]
pub struct CreditPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its month.
    pub month: String,
    /// Its level.
    pub title: String,
    /// How it stands.
    pub state: Status,
    /// Why what was tried could not be done.
    pub notice: Option<Notice>,
    /// Whose turn it is, and what for.
    pub next: Next,
    /// How much, in yen.
    pub amount: String,
    /// How that comes about.
    pub calculation: String,
    /// What it rests on: name, value, and where to look.
    pub facts: Vec<(String, Named)>,
    /// The rule in words.
    pub rule: String,
    /// What was said, the first first.
    pub turns: Vec<Turn>,
    /// What whoever looks can do.
    pub moves: Vec<CreditMove>,
    /// What was typed.
    pub form: Form,
    /// The version that was shown.
    pub version: u64,
}

/// Something that can be done, as a form.
#[derive(Debug, Clone)]
pub struct CreditMove {
    /// What it is called, and where the form goes.
    pub act: Named,
    /// What it leads to.
    pub about: String,
    /// Whether it is the main thing to do.
    pub main: bool,
    /// Why it cannot be done now.
    pub blocked: Option<String>,
    /// Answers to choose from, where there is a choice.
    pub choice: Vec<Answer>,
    /// What is asked for.
    pub asks: Vec<Ask>,
}

/// Something that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The name of the field.
    pub name: &'static str,
    /// Its label, as the id of a word.
    pub label: &'static str,
    /// What helps to fill it in, likewise; empty where nothing is needed.
    pub hint: &'static str,
    /// What kind of field it is.
    pub input: Input,
}

/// A kind of field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// A day.
    Day,
    /// A number.
    Number,
    /// Several lines.
    Area,
}

impl Body for CreditPage {
    fn title(&self) -> String {
        self.w.t2("credit-title", "level", &self.title, "month", &self.month)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || !self.form.sound()
    }
}
