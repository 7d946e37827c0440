//! An engagement's own data: name, contract, processes, points to be confirmed, and its state.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The settings.
#[derive(Debug, Template)]
#[template(path = "engagement/settings.html")]
pub struct Settings {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its state.
    pub state: Status,
    /// Why something could not be done.
    pub problem: Option<Notice>,
    /// What was typed, or what stands.
    pub form: Form,
    /// The versions of engagement and contract that the page shows, and the contract's id.
    pub seen: (u64, u64, String),
    /// Where each form goes: data, contract, process, duty, fact.
    pub actions: [Link; 5],
    /// Classes of confidentiality.
    pub classes: Vec<Answer>,
    /// Kinds of contract.
    pub kinds: Vec<Answer>,
    /// How a contract goes on.
    pub renewals: Vec<Answer>,
    /// The last day to give notice, in words; empty where there is none.
    pub notice: String,
    /// Who answers for it: the role, and the name of whoever has it.
    pub people: Vec<(String, Option<String>)>,
    /// Where people are given roles.
    pub members: Link,
    /// The processes.
    pub processes: Vec<ProcessLine>,
    /// Facts that duties hang on.
    pub facts: Vec<FactLine>,
    /// How many duties nobody has looked into.
    pub unasked: usize,
    /// Duties that may hold.
    pub duties: Vec<DutyLine>,
    /// What stands in the way of starting, and what should be known.
    pub checks: Vec<Status>,
    /// What can be done to its state.
    pub moves: Vec<Move>,
}

/// A process.
#[derive(Debug, Clone)]
pub struct ProcessLine {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u64,
    /// Its name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
}

/// A fact, and what was answered.
#[derive(Debug, Clone)]
pub struct FactLine {
    /// Its word.
    pub id: String,
    /// The question.
    pub question: String,
    /// `yes`, `no`, or empty.
    pub answer: String,
    /// The version of the answer.
    pub version: u64,
}

/// A duty, and what was found out.
#[derive(Debug, Clone)]
pub struct DutyLine {
    /// Its code.
    pub code: String,
    /// What to mind.
    pub words: String,
    /// The article.
    pub basis: String,
    /// What somebody has to find out.
    pub needs: String,
    /// How it stands.
    pub state: Status,
    /// `open`, `yes` or `no`.
    pub finding: String,
    /// Who looks into it, or what it rests on.
    pub note: String,
    /// The version of the finding.
    pub version: u64,
}

/// Something that can be done to the state.
#[derive(Debug, Clone)]
pub struct Move {
    /// What it is called.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Where its form goes.
    pub action: Link,
    /// The step's word.
    pub step: &'static str,
    /// The label of the day that it takes; empty where it takes none.
    pub day: String,
    /// The day that is offered.
    pub offered: String,
}

impl Body for Settings {
    fn title(&self) -> String {
        self.w.t("engagement-settings")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound() || self.problem.is_some()
    }
}
