//! The name behind an operator's code, for the vendor's managers.

use askama::Template;

use crate::shell::{Body, Crumb};
use crate::word::W;

/// A name.
#[derive(Debug, Template)]
#[template(path = "request/worker.html")]
pub struct Worker {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

impl Body for Worker {
    fn title(&self) -> String {
        self.w.t1("request-code", "code", &self.code)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
