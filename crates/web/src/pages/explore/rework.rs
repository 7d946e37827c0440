//! Work done again.

use askama::Template;

use super::Ground;
use crate::link::Link;
use crate::part::Named;

/// Repetition.
#[derive(Debug, Template)]
#[template(path = "explore/rework.html")]
pub struct ReworkPage {
    /// What stands above.
    pub ground: Ground,
    /// How many cases have any, as a sentence.
    pub said: String,
    /// The way to them.
    pub keep: Option<Named>,
    /// Activities that were repeated.
    pub lines: Vec<ReworkedLine>,
    /// There and back again.
    pub loops: Vec<LoopLine>,
}

/// An activity that was repeated.
#[derive(Debug, Clone)]
pub struct ReworkedLine {
    /// Its name.
    pub name: String,
    /// Cases with it.
    pub cases: String,
    /// Cases in which it was repeated.
    pub repeated: String,
    /// Their share.
    pub share: String,
    /// Events beyond the first.
    pub repeats: String,
    /// Directly after itself.
    pub own: String,
    /// Only the cases with it.
    pub keep: Link,
}

/// There and back again.
#[derive(Debug, Clone)]
pub struct LoopLine {
    /// What was come back to.
    pub name: String,
    /// What lay between.
    pub via: String,
    /// How often.
    pub count: String,
    /// Cases with it.
    pub cases: String,
    /// Only these.
    pub keep: Link,
}
