//! The gate: pages before anybody is signed in.

use askama::Template;

use super::{Body, Files, Inner};
use crate::word::W;

/// What stands around a page of the gate.
#[derive(Debug, Clone)]
pub struct GateFrame {
    /// The words.
    pub w: W,
    /// The address of the page, to come back to after choosing a language.
    pub here: String,
}

#[derive(Template)]
#[template(path = "shell/gate.html")]
struct Gate<'a, B: Body> {
    w: W,
    frame: &'a GateFrame,
    files: Files,
    title: String,
    failed: bool,
    body: Inner<'a, B>,
}

impl GateFrame {
    /// The whole page around `body`.
    ///
    /// # Errors
    /// Only when a template fails, which is a defect of ours.
    pub fn page<B: Body>(&self, body: &B) -> askama::Result<String> {
        let page = Gate {
            w: self.w,
            frame: self,
            files: Files::new(body.script()),
            title: body.title(),
            failed: body.failed(),
            body: Inner(body),
        };
        page.render()
    }
}
