//! What stands above every look: the ways to look, which cases are looked at, and how to choose.

use crate::form::Answer;
use crate::link::Link;
use crate::pages::figures::Nothing;
use crate::part::{Chosen, Named};
use crate::shell::Crumb;
use crate::word::W;

/// A way to look.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name.
    pub name: String,
    /// The same cases, looked at this way.
    pub link: Link,
    /// Whether it is the one.
    pub here: bool,
}

/// What stands above every look.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// What is looked at.
    pub title: String,
    /// What it is good for, in one sentence.
    pub lead: String,
    /// From what: records, agreement, whose hours.
    pub from: String,
    /// The ways to look.
    pub tabs: Vec<Tab>,
    /// The processes, each with the same look at its cases; empty where there is one only.
    pub processes: Vec<Tab>,
    /// How many cases are kept, of how many.
    pub scope: String,
    /// What is chosen, each with the same look without it.
    pub chosen: Vec<Chosen>,
    /// The same look without what was chosen last.
    pub undo: Option<Link>,
    /// The same look at all cases.
    pub all: Link,
    /// How to choose.
    pub form: SelectionForm,
    /// What is wrong with what was chosen.
    pub problems: Vec<String>,
    /// Why there is nothing to look at.
    pub nothing: Option<Nothing>,
    /// The way to the cases that are kept, one by one.
    pub cases: Option<Named>,
    /// The same as CSV and as a workbook.
    pub files: Option<(Link, Link)>,
}

/// The form by which cases are chosen.
#[derive(Debug, Clone, Default)]
pub struct SelectionForm {
    /// What goes with it: all that is chosen by other means.
    pub beside: Vec<(String, String)>,
    /// Activities to choose from.
    pub activities: Vec<Answer>,
    /// Shares of holders to choose from; empty where nobody knows who holds a case.
    pub holders: Vec<Answer>,
    /// What must lie in the time, and which is chosen.
    pub within: (Vec<Answer>, String),
    /// First and last day, as they were typed.
    pub days: (String, String),
    /// Least and greatest lead time, as they were typed.
    pub lasts: (String, String),
    /// The condition, as it was typed.
    pub condition: String,
}
