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
    /// Fields `company`, `name`, `kana`, `mail`, `password`.
    pub form: Form,
    /// What the link is for.
    pub title: String,
    /// What will happen.
    pub about: String,
    /// As whom and as what one joins: heads and texts.
    pub facts: Vec<(String, String)>,
    /// Which fields there are.
    pub asks: Asks,
    /// Until when it can be used.
    pub expires: String,
    /// Where the form goes: the link itself.
    pub action: Link,
    /// Which step of how many; empty for an invitation.
    pub step: String,
    /// What the button says.
    pub submit: String,
}

/// Which fields a link asks for, beside the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The company, the name, the address of mail: the first start.
    All,
    /// The name: an invitation.
    Name,
    /// Nothing: signing in anew.
    Nothing,
}

impl Body for Joining {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
