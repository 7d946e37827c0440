//! One step of setting up, with all the others beside it.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::part::{Named, Notice, StepState};
use crate::shell::Body;
use crate::word::W;

/// A step of setting up.
#[derive(Debug, Template)]
#[template(path = "company/set_up.html")]
pub struct SetUp {
    /// The words.
    pub w: W,
    /// Every step: name, page, how far, a note.
    pub steps: Vec<(Named, StepState, bool, String)>,
    /// The step's title.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// What there is already.
    pub have: Vec<String>,
    /// What was just done, or why it could not be.
    pub notice: Option<Notice>,
    /// What the step asks for.
    pub doing: Doing,
    /// The next step, once this one is done.
    pub on: Option<Named>,
}

/// What a step asks for.
#[derive(Debug)]
pub enum Doing {
    /// A name with its reading: the form, the version that was seen, where it goes, the button.
    Name {
        /// Fields `name`, `name_en`, `kana`.
        form: Form,
        /// The version that was seen.
        version: u64,
        /// Where it goes.
        action: Link,
        /// What the button says.
        button: String,
    },
    /// Something that another page does.
    Elsewhere(Named),
    /// Nothing yet: an earlier step comes first.
    Earlier(Named),
}

impl Body for SetUp {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn failed(&self) -> bool {
        matches!(&self.doing, Doing::Name { form, .. } if !form.sound())
    }
}
