//! The record of changes.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{Chosen, Named, Pager};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The record of one scope.
#[derive(Debug, Template)]
#[template(path = "audit/list.html")]
pub struct Record {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What the record's last signed state is.
    pub checkpoint: String,
    /// Its root hash, to compare with the pack.
    pub root: String,
    /// The filter: what is asked for, and every kind.
    pub filter: (String, Vec<Answer>),
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The rows of this page, newest first.
    pub lines: Vec<RecordLine>,
    /// Which part this is.
    pub pager: Option<Pager>,
    /// The record without a filter.
    pub here: Link,
    /// The record as a file that can be checked offline.
    pub export: Option<Link>,
}

/// A change.
#[derive(Debug, Clone)]
pub struct RecordLine {
    /// Its number in the tree.
    pub number: String,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// By which way: page, program, job, command.
    pub via: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: Named,
    /// The first digits of its hash.
    pub hash: String,
}

impl Body for Record {
    fn title(&self) -> String {
        self.w.t("shell-record")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}
