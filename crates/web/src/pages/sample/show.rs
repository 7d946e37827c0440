//! A sample: how it was drawn, its units, and what their inspection found.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::part::{Event, Named, Next, Notice, Pager, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A sample.
#[derive(Debug, Template)]
#[template(path = "sample/show.html")]
pub struct SamplePage {
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
    /// How it was drawn: name and value.
    pub facts: Vec<(String, String)>,
    /// What it was drawn from.
    pub files: Vec<Named>,
    /// The units of this page.
    pub units: Vec<UnitRow>,
    /// Which part of the units this is.
    pub pager: Option<Pager>,
    /// Whether what was found is shown.
    pub open: bool,
    /// Where what was found goes, as a form and as a file; `None` where nothing can be entered.
    pub inspect: Option<(Link, Link)>,
    /// Hands it over.
    pub deliver: Option<Link>,
    /// Makes it worth nothing.
    pub void: Option<Link>,
    /// What was typed.
    pub form: Form,
    /// The version that was shown.
    pub version: u64,
    /// Place of the first unit of this page.
    pub from: usize,
    /// What happened, the newest first.
    pub changes: Vec<Event>,
}

/// A unit.
#[derive(Debug, Clone)]
pub struct UnitRow {
    /// Its place in the draw, from 1.
    pub place: String,
    /// Its name.
    pub unit: String,
    /// Its stratum.
    pub stratum: String,
    /// What the first checker, the second and the decision say.
    pub checks: [Check; 3],
    /// Whether the two disagree and nothing is decided.
    pub torn: bool,
}

/// What somebody found of a unit.
#[derive(Debug, Clone)]
pub struct Check {
    /// The name of its field.
    pub name: String,
    /// Who says so, for those who do not see the head of the column.
    pub label: String,
    /// `1`, `0` or empty.
    pub value: &'static str,
}

impl Body for SamplePage {
    fn title(&self) -> String {
        self.w.t2("sample-title", "level", &self.title, "month", &self.month)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.tone == crate::part::Tone::Bad)
            || !self.form.sound()
    }
}
