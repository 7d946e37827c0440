//! One version of the agreement, as people read it.

use askama::Template;

use crate::link::Link;
use crate::pages::agreement::ProblemLine;
use crate::part::{Named, Next, Notice, Status, Step};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A version.
#[derive(Debug, Template)]
#[template(path = "agreement/show.html")]
pub struct Version {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its number, in words.
    pub name: String,
    /// The title of the agreement; empty where the text is unsound.
    pub title: String,
    /// How it stands.
    pub state: Status,
    /// How far it is.
    pub steps: Vec<Step>,
    /// Why something could not be done.
    pub problem: Option<Notice>,
    /// The one next step in words; `None` where nothing waits for the reader.
    pub next: Option<Next>,
    /// What the reader can do: the button's words, where it goes, whether it is the step forward.
    pub acts: Vec<(String, Link, bool)>,
    /// The row version that the forms carry.
    pub seen: u64,
    /// The draft's editor, for those who word agreements.
    pub edit: Option<Link>,
    /// Other versions to compare with.
    pub compare: Vec<Named>,
    /// First day, closing day, parties and the like.
    pub facts: Vec<(String, String)>,
    /// What is wrong with the text, or to be minded.
    pub problems: Vec<ProblemLine>,
    /// The service levels.
    pub levels: Vec<LevelTerms>,
    /// The calendars.
    pub calendars: Vec<CalendarTable>,
    /// Holder rules: after which events, who holds, by which clause.
    pub holders: Vec<(String, String, String)>,
    /// The text itself, line by line.
    pub text: Vec<String>,
}

/// A service level as agreed.
#[derive(Debug, Clone)]
pub struct LevelTerms {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Clause of the contract.
    pub clause: String,
    /// What is promised.
    pub target: String,
    /// The kind, and the limit where it has one.
    pub kind: String,
    /// Which value decides.
    pub decides: String,
    /// Everything else, by name.
    pub more: Vec<(String, String)>,
}

/// A calendar.
#[derive(Debug, Clone)]
pub struct CalendarTable {
    /// Its name.
    pub name: String,
    /// Zone and holidays.
    pub about: String,
    /// Weekdays with the same hours: days, hours.
    pub hours: Vec<(String, String)>,
    /// Exceptions: days, hours, reason.
    pub exceptions: Vec<(String, String, String)>,
}

impl Body for Version {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
