//! Every sample of an engagement that one may see.

use askama::Template;

use crate::link::Link;
use crate::part::{Named, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The samples.
#[derive(Debug, Template)]
#[template(path = "sample/list.html")]
pub struct Samples {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The samples, the last first.
    pub rows: Vec<SampleRow>,
    /// The same list as files: CSV and workbook.
    pub files: (Link, Link),
    /// A new sample, for those who may draw one.
    pub draw: Option<Link>,
}

/// A sample.
#[derive(Debug, Clone)]
pub struct SampleRow {
    /// Its level, and its page.
    pub sample: Named,
    /// The month.
    pub month: String,
    /// Units drawn of how many.
    pub size: String,
    /// Units with a verdict of how many; empty where that is not for the reader.
    pub done: String,
    /// How it stands.
    pub state: Status,
}

impl Body for Samples {
    fn title(&self) -> String {
        self.w.t("shell-samples")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
