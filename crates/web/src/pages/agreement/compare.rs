//! Two versions beside each other.

use askama::Template;

use crate::shell::{Body, Crumb};
use crate::word::W;

/// What differs.
#[derive(Debug, Template)]
#[template(path = "agreement/compare.html")]
pub struct Comparison {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What is compared, in words.
    pub name: String,
    /// The names of the earlier and the later one.
    pub sides: (String, String),
    /// Whether both could be read; else the text alone is compared.
    pub read: bool,
    /// Levels that came: name, target.
    pub added: Vec<(String, String)>,
    /// Levels that went.
    pub removed: Vec<(String, String)>,
    /// Levels that changed.
    pub changed: Vec<Changed>,
    /// Other parts that changed.
    pub other: String,
    /// The text, line by line; long unchanged stretches are left out.
    pub lines: Vec<TextLine>,
}

/// A level that changed.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Its name.
    pub name: String,
    /// The target before and after.
    pub targets: (String, String),
    /// What else changed.
    pub parts: String,
}

/// A line of the comparison.
#[derive(Debug, Clone)]
pub struct TextLine {
    /// `same`, `gone`, `new` or `left-out`.
    pub class: &'static str,
    /// The mark before it.
    pub mark: &'static str,
    /// What the mark means, for those who do not see it.
    pub word: String,
    /// Its number before and after; empty where it has none.
    pub numbers: (String, String),
    /// The line.
    pub text: String,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn same(&self) -> bool {
        self.lines.iter().all(|line| line.class == "same" || line.class == "left-out")
    }
}

impl Body for Comparison {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
