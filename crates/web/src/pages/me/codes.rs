//! Codes for recovery, in the one moment in which they can be read.

use askama::Template;

use crate::link;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Codes for recovery that were just made.
#[derive(Debug, Template)]
#[template(path = "me/codes.html")]
pub struct Codes {
    /// The words.
    pub w: W,
    /// The codes.
    pub codes: Vec<String>,
    /// Whether a second factor was enrolled with them.
    pub enrolled: bool,
}

impl Body for Codes {
    fn title(&self) -> String {
        self.w.t("me-codes")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::new(self.w.t("shell-me"), link::me()),
            Crumb::new(self.w.t("me-factor"), link::second_factor()),
        ]
    }
}
