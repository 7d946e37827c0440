//! Where I am signed in.

use askama::Template;

use crate::link;
use crate::part::Status;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// My sessions.
#[derive(Debug, Template)]
#[template(path = "me/sessions.html")]
pub struct Sessions {
    /// The words.
    pub w: W,
    /// The sessions, this one first.
    pub lines: Vec<SessionLine>,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// What names it in the form; never the session's secret.
    pub id: String,
    /// Browser and system.
    pub agent: String,
    /// From where.
    pub address: String,
    /// When it began.
    pub since: String,
    /// When it was last used.
    pub seen: String,
    /// Whether it is the one that looks.
    pub own: bool,
    /// How it stands.
    pub state: Status,
}

impl Body for Sessions {
    fn title(&self) -> String {
        self.w.t("shell-sessions")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-me"), link::me())]
    }
}
