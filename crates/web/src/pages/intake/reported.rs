//! What the vendor reports for a month, service level by service level.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Notice};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Reporting, and what was reported.
#[derive(Debug, Template)]
#[template(path = "intake/reported.html")]
pub struct ReportedPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The month, as people write it.
    pub month: String,
    /// The month before, and the one after.
    pub others: Vec<Named>,
    /// Why the form is shown again, where no field says it.
    pub notice: Option<Notice>,
    /// The service levels with what is reported of them.
    pub rows: Vec<ReportedRow>,
    /// Where the form goes; `None` for those who may only look, and in a month that is fixed.
    pub action: Option<Link>,
    /// Handing in a file of values instead.
    pub file: Option<Link>,
    /// Everything that was reported, the last first.
    pub history: Vec<HistoryLine>,
}

/// A service level.
#[derive(Debug, Clone)]
pub struct ReportedRow {
    /// Its id.
    pub level: String,
    /// Its name.
    pub name: String,
    /// The unit of its value.
    pub unit: String,
    /// The value that counts now.
    pub now: Option<String>,
    /// What was typed: value, numerator, denominator.
    pub typed: [String; 3],
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// A value that was reported.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    /// The service level.
    pub name: String,
    /// The value.
    pub value: String,
    /// When.
    pub at: String,
    /// The file that it came from.
    pub from: Option<Named>,
    /// Whether a later one took its place.
    pub superseded: bool,
}

impl ReportedPage {
    /// What is wrong, each with the id of its field.
    pub fn wrong(&self) -> Vec<(String, String)> {
        let numbered = self.rows.iter().enumerate();
        let wrong = numbered.filter_map(|(at, row)| Some((at, row.problem.clone()?)));
        wrong.map(|(at, problem)| (format!("value-{at}"), problem)).collect()
    }
}

impl Body for ReportedPage {
    fn title(&self) -> String {
        self.w.t1("intake-reported-title", "month", &self.month)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        self.notice.is_some() || !self.wrong().is_empty()
    }
}
