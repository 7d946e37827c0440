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
    /// What signatures are checked by.
    pub verifier: String,
    /// The filter: which action, and every one.
    pub filter: (String, Vec<Answer>),
    /// By whom, and everybody.
    pub actor: (String, Vec<Answer>),
    /// On which day, as it was typed.
    pub day: String,
    /// Whether that people came and went is left out, where anybody did: the answer, and both.
    pub sign_ins: Option<(String, Vec<Answer>)>,
    /// How many rows fit.
    pub count: String,
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The rows of this page, newest first.
    pub lines: Vec<RecordLine>,
    /// Which part this is.
    pub pager: Option<Pager>,
    /// Where the filter leads.
    pub here: Link,
    /// The record without a filter, not even the one that is on by itself.
    pub cleared: Link,
    /// The list as a table, CSV and workbook.
    pub files: (Link, Link),
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
    /// Who, by name.
    pub by: String,
    /// In which role, and by which way: page, program, command; empty for a job.
    pub via: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: Named,
    /// What more there is to say; what is not for the reader is said to be so.
    pub detail: String,
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
