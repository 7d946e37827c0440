//! Handing in a file, and what was handed in before.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::{self, Link};
use crate::part::{Chosen, Named, Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Handing in, and the list.
#[derive(Debug, Template)]
#[template(path = "intake/send.html")]
pub struct SendPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What the vendor reports for the month that matters, to be seen or filled in.
    pub reported: Option<Named>,
    /// Why the form is shown again, where no field says it.
    pub notice: Option<Notice>,
    /// How a file is handed in; `None` for those who may only look.
    pub sending: Option<Sending>,
    /// What was handed in before; `None` where only handing in is asked for.
    pub list: Option<Listing>,
}

/// The form.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Fields `role` and `file`.
    pub form: Form,
    /// What a file can be.
    pub roles: Vec<Answer>,
    /// Where the form goes.
    pub action: Link,
    /// Where the script sends pieces.
    pub pieces: Link,
    /// The delivery that the file takes the place of: its id and its file.
    pub corrects: Option<(String, String)>,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The role that is asked for.
    pub role: String,
    /// Every role, and all of them.
    pub roles: Vec<Answer>,
    /// The state that is asked for.
    pub state: String,
    /// Every state, and all of them.
    pub states: Vec<Answer>,
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// What was handed in, newest first.
    pub lines: Vec<DeliveryLine>,
    /// How many there are without a filter.
    pub total: usize,
    /// The list without a filter.
    pub all: Link,
    /// The same list as a file.
    pub csv: Link,
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
        self.w.t(if self.sending.is_some() { "shell-delivery" } else { "shell-intake" })
    }
}

impl Body for SendPage {
    fn title(&self) -> String {
        self.heading()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn script(&self) -> Option<Link> {
        self.sending.as_ref().map(|_| link::asset(&crate::asset::upload().name))
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || self.sending.as_ref().is_some_and(|sending| !sending.form.sound())
    }
}
