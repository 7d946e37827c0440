//! How long cases take, and where they wait.

use askama::Template;

use super::Ground;
use crate::link::Link;
use crate::part::HolderBar;

/// Lead times and waiting times.
#[derive(Debug, Template)]
#[template(path = "explore/durations.html")]
pub struct DurationsPage {
    /// What stands above.
    pub ground: Ground,
    /// How lead times spread: in business time, and by the clock.
    pub spreads: Vec<SpreadLine>,
    /// Who held the time.
    pub held: Vec<HolderBar>,
    /// Where it passed, the most first.
    pub waiting: Vec<WaitingLine>,
    /// That not all are listed, or how percentiles were found.
    pub notes: Vec<String>,
}

/// How values spread.
#[derive(Debug, Clone)]
pub struct SpreadLine {
    /// In whose time.
    pub name: String,
    /// Least, first decile, quartile, median, third quartile, ninth decile, 95 %, greatest.
    pub values: Vec<String>,
}

/// Time between two activities.
#[derive(Debug, Clone)]
pub struct WaitingLine {
    /// After this one.
    pub from: String,
    /// Before that one.
    pub to: String,
    /// How often.
    pub count: String,
    /// All of it, in business time.
    pub total: String,
    /// Its share of all waiting.
    pub share: String,
    /// Half of the times are shorter.
    pub median: String,
    /// Nine of ten are.
    pub p90: String,
    /// Who held it.
    pub held: Option<HolderBar>,
    /// Only the cases that went this way.
    pub keep: Link,
}
