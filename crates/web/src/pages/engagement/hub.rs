//! The hub of an engagement: where it stands, and the way on.

use askama::Template;

use crate::link;
use crate::part::{Event, Figure, Lamp, Named, Next, Status, Verdict};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The hub.
#[derive(Debug, Template)]
#[template(path = "engagement/hub.html")]
pub struct Hub {
    /// The words.
    pub w: W,
    /// Name of the engagement.
    pub name: String,
    /// Its number.
    pub number: String,
    /// The other side.
    pub other: String,
    /// Its state.
    pub state: Status,
    /// The settings, for those who may change them.
    pub settings: Option<crate::link::Link>,
    /// A request to the vendor's manager, or those that came.
    pub requests: Option<crate::part::Named>,
    /// The one next step; `None` where nothing waits.
    pub next: Option<Next>,
    /// The six lamps; empty for the vendor, who has none.
    pub lamps: Vec<Lamp>,
    /// The month that the figures are of.
    pub month: Named,
    /// The levels of that month.
    pub levels: Vec<LevelLine>,
    /// Contract, period, people.
    pub facts: Vec<Fact>,
    /// What changed lately, newest first.
    pub changes: Vec<Event>,
}

/// One level at a glance.
#[derive(Debug, Clone)]
pub struct LevelLine {
    /// Its name and its page.
    pub level: Named,
    /// The value that decides.
    pub value: Option<Figure>,
    /// What was promised.
    pub target: String,
    /// The contractual verdict.
    pub verdict: Verdict,
}

/// Something worth knowing.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What.
    pub name: String,
    /// How it is.
    pub value: String,
    /// What to mind about it.
    pub status: Option<Status>,
}

impl Body for Hub {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-engagements"), link::engagements())]
    }
}
