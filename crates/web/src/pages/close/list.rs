//! The months of an engagement, and how far each is.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Next, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Every month.
#[derive(Debug, Template)]
#[template(path = "close/list.html")]
pub struct Closes {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The one next step, where there is one.
    pub next: Option<Next>,
    /// The months, the last first.
    pub months: Vec<MonthLine>,
    /// The same list as files: CSV and workbook.
    pub files: (Link, Link),
}

/// A month.
#[derive(Debug, Clone)]
pub struct MonthLine {
    /// Its name and its page.
    pub month: Named,
    /// That it is not its first close; empty for the first.
    pub number: String,
    /// How it stands.
    pub state: Status,
    /// Since when, or until when something is due.
    pub when: String,
    /// Its contests: how many are open of how many; empty without any.
    pub contests: String,
    /// Its figures.
    pub figures: Link,
}

impl Body for Closes {
    fn title(&self) -> String {
        self.w.t("shell-close")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
