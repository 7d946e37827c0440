//! How the house is, for whoever runs it.

use askama::Template;

use crate::part::Status;
use crate::shell::Body;
use crate::word::W;

/// How the house is.
#[derive(Debug, Template)]
#[template(path = "system/show.html")]
pub struct System {
    /// The words.
    pub w: W,
    /// Program, record, machine, backup: name, value, what to mind.
    pub facts: Vec<(String, String, Option<Status>)>,
    /// Jobs: kind, then waiting, running, done, failed, cancelled.
    pub jobs: Vec<(String, [String; 5])>,
}

impl Body for System {
    fn title(&self) -> String {
        self.w.t("shell-system")
    }
}
