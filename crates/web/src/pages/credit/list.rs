//! Every credit of an engagement that one may see.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The credits.
#[derive(Debug, Template)]
#[template(path = "credit/list.html")]
pub struct Credits {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The credits, the last first.
    pub rows: Vec<CreditRow>,
    /// The same list as files: CSV and workbook.
    pub files: (Link, Link),
    /// The months, where there is no credit yet.
    pub closes: Link,
}

/// A credit.
#[derive(Debug, Clone)]
pub struct CreditRow {
    /// Its level, and its page.
    pub credit: Named,
    /// The month's close.
    pub month: Named,
    /// How much.
    pub amount: String,
    /// By which clause, calculated how.
    pub calculation: String,
    /// How it stands.
    pub state: Status,
    /// Until when something is due.
    pub due: String,
}

impl Body for Credits {
    fn title(&self) -> String {
        self.w.t("shell-credits")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
