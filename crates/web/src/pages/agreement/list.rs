//! The versions of the agreement.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Next, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The versions.
#[derive(Debug, Template)]
#[template(path = "agreement/list.html")]
pub struct Agreements {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The one next step; `None` where nothing waits.
    pub next: Option<Next>,
    /// The versions, the last first.
    pub lines: Vec<VersionLine>,
    /// A draft, for those who word agreements.
    pub draft: Option<Named>,
}

/// A version.
#[derive(Debug, Clone)]
pub struct VersionLine {
    /// Its number, and its page.
    pub version: Named,
    /// First day on which it holds.
    pub from: String,
    /// How it stands.
    pub state: Status,
    /// When it came to stand so.
    pub since: String,
    /// Compared with the one before; `None` for the first.
    pub compare: Option<Link>,
}

impl Body for Agreements {
    fn title(&self) -> String {
        self.w.t("shell-agreement")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
