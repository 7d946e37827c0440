//! Every contest of an engagement, filtered by the address.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{Chosen, Named, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The contests.
#[derive(Debug, Template)]
#[template(path = "contest/list.html")]
pub struct Contests {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The filter: what is asked for, and every kind.
    pub filter: (String, Vec<Answer>),
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The contests, the last first.
    pub rows: Vec<ContestRow>,
    /// The list without a filter.
    pub here: Link,
    /// The same list as files: CSV and workbook.
    pub files: (Link, Link),
    /// A new contest, while one may be raised.
    pub raise: Option<Link>,
    /// What one does where there is none yet.
    pub none: String,
}

/// A contest.
#[derive(Debug, Clone)]
pub struct ContestRow {
    /// Its number.
    pub number: String,
    /// What it is about, and its page.
    pub contest: Named,
    /// The month's close.
    pub month: Named,
    /// The side that raised it.
    pub by: String,
    /// How it stands.
    pub state: Status,
    /// Until when something is due.
    pub due: String,
}

impl Body for Contests {
    fn title(&self) -> String {
        self.w.t("shell-contests")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
