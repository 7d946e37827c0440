//! One person, what they are, and what can be done.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::{self, Link};
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A person.
#[derive(Debug, Template)]
#[template(path = "people/person.html")]
pub struct Person {
    /// The words.
    pub w: W,
    /// What has just been done, or could not be.
    pub notice: Option<Notice>,
    /// The name.
    pub name: String,
    /// How the person stands.
    pub state: Status,
    /// More about the person: heads and texts.
    pub facts: Vec<(String, String)>,
    /// What they are in the company; `None` where nobody of that side is anything in it.
    pub company: Option<Company>,
    /// What they are in engagements.
    pub engagements: Vec<Role>,
    /// The number of the edit that the page shows.
    pub version: String,
    /// Where forms go.
    pub action: Link,
    /// What whoever looks may do with the sign-in.
    pub acts: Acts,
}

/// What somebody is in the company, and what may be given.
#[derive(Debug)]
pub struct Company {
    /// What they are.
    pub roles: Vec<Role>,
    /// Fields `role`, `from`, `until` of a role that is given.
    pub form: Form,
    /// The roles that may be given; none where whoever looks gives none.
    pub givable: Vec<Answer>,
}

/// Something that somebody is.
#[derive(Debug, Clone)]
pub struct Role {
    /// What names it in the form.
    pub id: String,
    /// The number of its edit.
    pub version: String,
    /// What: in the company the role, in an engagement its name before it.
    pub name: String,
    /// From when until when.
    pub period: String,
    /// How it stands.
    pub state: Status,
    /// Whether it may be suspended (`Some(true)`) or resumed (`Some(false)`).
    pub suspend: Option<bool>,
    /// Whether it may be revoked.
    pub revoke: bool,
}

/// What may be done with a person's sign-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acts {
    /// A new link for somebody who was invited and has not joined.
    pub invite: bool,
    /// A link for signing in anew.
    pub reset: bool,
    /// Suspending (`Some(true)`) or resuming (`Some(false)`).
    pub suspend: Option<bool>,
}

impl Acts {
    /// Whether there is nothing.
    pub fn none(self) -> bool {
        self == Self::default()
    }
}

impl Body for Person {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-people"), link::people())]
    }

    fn failed(&self) -> bool {
        self.company.as_ref().is_some_and(|company| !company.form.sound())
    }
}
