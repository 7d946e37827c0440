//! A one-time link for somebody, in the one moment in which it can be read.

use askama::Template;

use crate::part::Named;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A link that was just made.
#[derive(Debug, Template)]
#[template(path = "people/handed.html")]
pub struct Handed {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What was done.
    pub title: String,
    /// What to do now.
    pub about: String,
    /// What can be passed on as it stands, with the link in it.
    pub message: String,
    /// Until when the link can be used.
    pub expires: String,
    /// Where to go on.
    pub next: Named,
}

impl Body for Handed {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
