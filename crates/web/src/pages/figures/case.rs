//! One case: who held it when, and what happened.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{HolderBar, Notice, Status};
use crate::picture::Picture;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A case.
#[derive(Debug, Template)]
#[template(path = "figures/case.html")]
pub struct CasePage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Its id.
    pub case: String,
    /// The service level that it is seen from.
    pub level: String,
    /// One sentence: from when to when, how long, how it counts.
    pub summary: String,
    /// How it counts.
    pub counts: Status,
    /// Its bands for a wide screen and for a telephone.
    pub bands: (Picture, Picture),
    /// Its time by holder.
    pub held: Option<HolderBar>,
    /// What the clock did: when, and what.
    pub ticks: Vec<(String, String)>,
    /// The levels that it can be looked at from, and the one that it is.
    pub levels: (Vec<Answer>, String),
    /// This page; a level goes with it.
    pub here: Link,
    /// What else goes with the question.
    pub beside: Vec<(&'static str, String)>,
    /// That the measurement is a draft, or not the one that counts.
    pub notice: Option<Notice>,
    /// What happened, in order.
    pub occurrences: Vec<Occurrence>,
    /// The calendar whose hours are counted.
    pub calendar: String,
    /// A contest of this case, for those who may raise one.
    pub contest: Option<Link>,
}

/// Something that happened to a case.
#[derive(Debug, Clone)]
pub struct Occurrence {
    /// When.
    pub at: String,
    /// What.
    pub activity: String,
    /// Status and organisation, where the record has them.
    pub beside: String,
    /// Who held the case from then on: the word in the style sheet and the name.
    pub holder: (&'static str, String),
    /// How long until the next one, in counted hours.
    pub counted: String,
    /// What the clocks did: began, paused, ended.
    pub clock: String,
    /// Where the row came from.
    pub source: String,
}

impl Body for CasePage {
    fn title(&self) -> String {
        self.w.t1("figures-case", "case", &self.case)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
