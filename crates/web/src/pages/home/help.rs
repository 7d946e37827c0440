//! Help: the journey, and the words.

use askama::Template;

use crate::link;
use crate::part::Named;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The journey and every word.
#[derive(Debug, Template)]
#[template(path = "home/help.html")]
pub struct Help {
    /// The words.
    pub w: W,
    /// The steps: title, paragraphs, words beside it.
    pub steps: Vec<(String, Vec<String>, Vec<Named>)>,
    /// Every word with its meaning.
    pub words: Vec<(Named, String)>,
}

/// One word.
#[derive(Debug, Template)]
#[template(path = "home/word.html")]
pub struct Word {
    /// The words.
    pub w: W,
    /// The word.
    pub name: String,
    /// The word in the other language.
    pub other: String,
    /// What it means.
    pub text: String,
    /// Words beside it.
    pub see: Vec<Named>,
}

impl Body for Help {
    fn title(&self) -> String {
        self.w.t("shell-help")
    }
}

impl Body for Word {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-help"), link::help())]
    }
}
