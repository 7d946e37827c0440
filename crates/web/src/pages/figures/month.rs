//! The figures of a month: every service level in three layers, with both verdicts.

use askama::Template;

use crate::link::Link;
use crate::part::{Layers, Named, Next, Notice, Status, Verdict};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The figures of a month.
#[derive(Debug, Template)]
#[template(path = "figures/month.html")]
pub struct MonthPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The month, as people write it.
    pub month: String,
    /// The month before.
    pub before: Option<Named>,
    /// The month after.
    pub after: Option<Named>,
    /// How the month's close stands, and its page.
    pub close: Named,
    /// The same as a status.
    pub state: Status,
    /// One sentence that says how the month went.
    pub headline: String,
    /// That it is a draft, or not the one that counts.
    pub notice: Option<Notice>,
    /// The measurements of the month, where there are several; the newest first.
    pub runs: Vec<RunLine>,
    /// Why there is nothing to show.
    pub nothing: Option<Nothing>,
    /// How many levels have which contractual verdict.
    pub tally: Vec<Tally>,
    /// The one next step; `None` where nothing waits.
    pub next: Option<Next>,
    /// Every level.
    pub rows: Vec<LevelRow>,
    /// Which data stand behind the figures.
    pub source: String,
    /// The document of the month, where it is made.
    pub pack: Option<Link>,
}

/// Why a month shows nothing, and what to do.
#[derive(Debug, Clone)]
pub struct Nothing {
    /// What is the case.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Where, for whoever may.
    pub action: Option<Named>,
}

/// A measurement of the month.
#[derive(Debug, Clone)]
pub struct RunLine {
    /// When it was made; leads to its figures.
    pub made: Named,
    /// From what.
    pub from: String,
    /// How it stands.
    pub state: Status,
    /// Whether it is the one on the page.
    pub here: bool,
}

/// How many levels have one verdict.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The verdict.
    pub status: Status,
    /// How many.
    pub count: String,
}

/// One service level.
#[derive(Debug, Clone)]
pub struct LevelRow {
    /// Its name and its page.
    pub level: Named,
    /// Its process and its clause.
    pub under: String,
    /// What was promised.
    pub target: String,
    /// The three layers.
    pub layers: Layers,
    /// 契約判定.
    pub contractual: Verdict,
    /// 統計判定.
    pub statistical: Verdict,
    /// Where reported and recomputed differ: by how much, and what explains it.
    pub difference: Option<(String, String)>,
    /// What another measurement of the month says, where that differs.
    pub other: Option<String>,
}

impl Body for MonthPage {
    fn title(&self) -> String {
        self.w.t1("figures-month", "month", &self.month)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
