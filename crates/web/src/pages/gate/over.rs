//! A one-time link that is good no more.

use askama::Template;

use crate::shell::Body;
use crate::word::W;

/// A link that was used, has expired or was taken back.
#[derive(Debug, Template)]
#[template(path = "gate/over.html")]
pub struct Over {
    /// The words.
    pub w: W,
    /// What is the case.
    pub title: String,
    /// What to do.
    pub text: String,
}

impl Body for Over {
    fn title(&self) -> String {
        self.title.clone()
    }
}
