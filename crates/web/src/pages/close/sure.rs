//! Before something that cannot be undone: what will happen, once more.

use askama::Template;

use crate::link::Link;
use crate::part::Named;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The last question before agreeing to a month or fixing it.
#[derive(Debug, Template)]
#[template(path = "close/sure.html")]
pub struct Sure {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The question.
    pub title: String,
    /// What will happen, one line each.
    pub effects: Vec<String>,
    /// What it is done to: name and value.
    pub facts: Vec<(String, String)>,
    /// What the button says and where the form goes.
    pub act: Named,
    /// The version that was shown.
    pub version: u64,
    /// Back without doing it.
    pub back: Link,
}

impl Body for Sure {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
