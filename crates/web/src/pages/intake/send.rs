//! Handing in a file, and what was handed in before.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Named, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Handing in.
#[derive(Debug, Template)]
#[template(path = "intake/send.html")]
pub struct SendPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Fields `role` and `file`.
    pub form: Form,
    /// What a file can be.
    pub roles: Vec<Answer>,
    /// Where the form goes; `None` for those who may only look.
    pub action: Option<Link>,
    /// What was handed in before, newest first.
    pub lines: Vec<DeliveryLine>,
}

/// Something that was handed in.
#[derive(Debug, Clone)]
pub struct DeliveryLine {
    /// The file and its page.
    pub file: Named,
    /// What it is.
    pub role: String,
    /// When, and by whom.
    pub at: String,
    /// How far it is.
    pub state: Status,
    /// Rows taken.
    pub accepted: String,
    /// Rows kept aside.
    pub rejected: String,
}

impl SendPage {
    /// 提出 for those who hand in, 受領 for those who look.
    pub fn heading(&self) -> String {
        self.w.t(if self.action.is_some() { "shell-delivery" } else { "shell-intake" })
    }
}

impl Body for SendPage {
    fn title(&self) -> String {
        self.heading()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
