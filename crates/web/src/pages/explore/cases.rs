//! The cases that are looked at, one by one; who worked on them is not in the list.

use askama::Template;

use super::Ground;
use crate::part::{Column, Named, Pager};

/// The list of the kept cases.
#[derive(Debug, Template)]
#[template(path = "explore/cases.html")]
pub struct CasesPage {
    /// What stands above.
    pub ground: Ground,
    /// The heads, each sorts the list.
    pub columns: Vec<Column>,
    /// The cases of this page.
    pub lines: Vec<KeptLine>,
    /// Which part of the list this is.
    pub pager: Option<Pager>,
}

/// A case.
#[derive(Debug, Clone)]
pub struct KeptLine {
    /// Its name, and its timeline.
    pub case: Named,
    /// Its first event.
    pub from: String,
    /// Its last event.
    pub until: String,
    /// Its events.
    pub events: String,
    /// How long it took, in business time.
    pub business: String,
    /// The same by the clock.
    pub clock: String,
}
