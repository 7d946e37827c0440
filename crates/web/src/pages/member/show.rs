//! One member of an engagement, and what can be done.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A member.
#[derive(Debug, Template)]
#[template(path = "member/show.html")]
pub struct ShowMember {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What has just been done, or could not be.
    pub notice: Option<Notice>,
    /// The name.
    pub name: String,
    /// How the membership stands.
    pub state: Status,
    /// More about it: heads and texts.
    pub facts: Vec<(String, String)>,
    /// Fields `from` and `until`; `None` where whoever looks may not change it.
    pub form: Option<Form>,
    /// The number of the edit that the page shows.
    pub version: String,
    /// Where forms go.
    pub action: Link,
    /// What may be done.
    pub acts: MemberActs,
}

/// What may be done with a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MemberActs {
    /// A new link for somebody who was invited and has not joined.
    pub invite: bool,
    /// A link by which a worker signs in anew.
    pub reset: bool,
    /// Suspending (`Some(true)`) or resuming (`Some(false)`).
    pub suspend: Option<bool>,
    /// Revoking.
    pub revoke: bool,
}

impl MemberActs {
    /// Whether there is nothing.
    pub fn none(self) -> bool {
        self == Self::default()
    }
}

impl Body for ShowMember {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.form.as_ref().is_some_and(|form| !form.sound())
    }
}
