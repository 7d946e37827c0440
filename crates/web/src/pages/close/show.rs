//! The monthly close: where it stands, what I must do next, what both sides see.

use askama::Template;

use crate::link::Link;
use crate::part::{Event, Figure, Named, Next, Notice, Status, Step, Verdict};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The close of a month.
#[derive(Debug, Template)]
#[template(path = "close/show.html")]
pub struct ClosePage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The month, as people write it.
    pub month: String,
    /// That it is not the month's first close; empty for the first.
    pub number: String,
    /// How the close stands.
    pub state: Status,
    /// What stands in the way, or is being worked at.
    pub notice: Option<Notice>,
    /// Whether that is measured now, so that the way to such work is shown.
    pub measuring: bool,
    /// The five steps.
    pub steps: Vec<Step>,
    /// What I must do next, or whose turn it is.
    pub next: Next,
    /// What I can do here.
    pub acts: Vec<Act>,
    /// The figures that are closed.
    pub levels: Vec<Settled>,
    /// Whether the values of the run before stand beside those of this one.
    pub compared: bool,
    /// The run they come from; empty where there is none.
    pub run: String,
    /// The contests of this month.
    pub contests: Vec<ContestLine>,
    /// A new contest, while one may be raised.
    pub raise: Option<Link>,
    /// The credits that follow by rule.
    pub credits: Vec<CreditLine>,
    /// What is said above them: that they are what would follow, and stand nowhere yet.
    pub credits_about: String,
    /// The documents; the same for both sides.
    pub documents: Vec<Named>,
    /// Why there are none, where there are none.
    pub no_document: String,
    /// What happened, newest first.
    pub changes: Vec<Event>,
}

/// Something that can be done: a form with one button, or the way to a page that asks once more.
#[derive(Debug, Clone)]
pub struct Act {
    /// What the button says, and where the form goes.
    pub act: Named,
    /// What it will do; read before it is pressed.
    pub about: String,
    /// The version that was shown, so that nothing is overwritten unseen.
    pub version: u64,
    /// Why it cannot be done now; the button is then shown without being usable.
    pub blocked: Option<String>,
    /// Whether it is the main thing to do.
    pub main: bool,
    /// Whether the button leads to a page that says what will happen before it does.
    pub asks: bool,
    /// The run that was shown, where the form sends it.
    pub run: Option<String>,
}

/// A level of the close.
#[derive(Debug, Clone)]
pub struct Settled {
    /// Its name and its page.
    pub level: Named,
    /// 申告値.
    pub reported: Option<Figure>,
    /// The value that decides.
    pub value: Option<Figure>,
    /// What was promised.
    pub target: String,
    /// The contractual verdict.
    pub verdict: Verdict,
    /// What the run before said, where that differs.
    pub before: Option<(String, Verdict)>,
}

/// A contest of the month.
#[derive(Debug, Clone)]
pub struct ContestLine {
    /// What it is about, and its page.
    pub contest: Named,
    /// Who raised it and when.
    pub by: String,
    /// How it stands.
    pub state: Status,
    /// Until when an answer is due; empty where none is.
    pub due: String,
}

/// A credit that follows by rule.
#[derive(Debug, Clone)]
pub struct CreditLine {
    /// The level and the credit's page, or the level's where no credit stands yet.
    pub credit: Named,
    /// How much, in yen, as people write it.
    pub amount: String,
    /// By which clause, calculated how.
    pub calculation: String,
    /// How it stands.
    pub state: Status,
}

impl Body for ClosePage {
    fn title(&self) -> String {
        self.w.t1("close-title", "month", &self.month)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
