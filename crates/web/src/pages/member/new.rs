//! A new member of an engagement.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Inviting somebody to an engagement.
#[derive(Debug, Template)]
#[template(path = "member/new.html")]
pub struct NewMember {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Fields `role`, `who`, `name`, `kana`, `mail`, `lang`, `from`, `until`.
    pub form: Form,
    /// The roles that may be given, each with what it is for.
    pub roles: Vec<Answer>,
    /// People who are known, somebody new first.
    pub people: Vec<Answer>,
    /// The languages.
    pub langs: Vec<Answer>,
    /// Whom one can invite, and whom the other side invites.
    pub about: String,
    /// Where the form goes.
    pub action: Link,
}

impl Body for NewMember {
    fn title(&self) -> String {
        self.w.t("member-new")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
