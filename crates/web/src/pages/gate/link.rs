//! A one-time link: the first set-up, an invitation, a reset.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::shell::Body;
use crate::word::W;

/// Joining by a one-time link.
#[derive(Debug, Template)]
#[template(path = "gate/link.html")]
pub struct Joining {
    /// The words.
    pub w: W,
    /// Fields `name`, `mail`, `password`.
    pub form: Form,
    /// What the link is for.
    pub title: String,
    /// What will happen, and as what one joins.
    pub about: String,
    /// Until when it can be used.
    pub expires: String,
    /// Where the form goes: the link itself.
    pub action: Link,
    /// Which step of how many; empty for an invitation.
    pub step: String,
}

impl Body for Joining {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
