//! Home: what waits for me, what is due, what changed since I was last here.

use askama::Template;

use crate::part::{Event, Lamp, Named, Status, Task};
use crate::shell::Body;
use crate::word::W;

/// Home.
#[derive(Debug, Template)]
#[template(path = "home/show.html")]
pub struct Home {
    /// The words.
    pub w: W,
    /// The greeting's name.
    pub person: String,
    /// Today, as people write it.
    pub today: String,
    /// What waits for me, most urgent first.
    pub tasks: Vec<Task>,
    /// My engagements with their lamps.
    pub rows: Vec<Row>,
    /// The first run, for whoever sets the company up and has not come to its end.
    pub set_up: Option<crate::part::Next>,
    /// Since when changes are shown; empty where nobody has said that they have seen any.
    pub since: String,
    /// How many more there are.
    pub more: usize,
    /// The moment until which the page shows changes.
    pub until: String,
    /// What changed since, newest first.
    pub changes: Vec<Event>,
}

/// One engagement at a glance.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name and its hub.
    pub engagement: Named,
    /// The other side.
    pub other: String,
    /// The six lamps; empty for the vendor, who has none.
    pub lamps: Vec<Lamp>,
    /// The month's close.
    pub close: Named,
    /// How the close stands.
    pub state: Status,
}

impl Body for Home {
    fn title(&self) -> String {
        self.w.t("shell-home")
    }
}
