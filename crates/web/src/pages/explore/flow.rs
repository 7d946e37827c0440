//! Cases that come and go.

use askama::Template;

use super::Ground;
use crate::form::Answer;
use crate::link::Link;
use crate::picture::{Picture, share};

/// Arrivals, completions, backlog.
#[derive(Debug, Template)]
#[template(path = "explore/flow.html")]
pub struct FlowPage {
    /// What stands above.
    pub ground: Ground,
    /// Lengths of a period, and the one that is chosen.
    pub every: (Vec<Answer>, String),
    /// Where the choice leads.
    pub here: Link,
    /// What goes with it: the selection.
    pub beside: Vec<(String, String)>,
    /// What a completion is.
    pub said: String,
    /// The periods.
    pub lines: Vec<PeriodLine>,
}

/// A period.
#[derive(Debug, Clone)]
pub struct PeriodLine {
    /// Its first day.
    pub from: String,
    /// Cases that came.
    pub arrived: String,
    /// Cases that went.
    pub closed: String,
    /// Cases that are left.
    pub open: String,
    /// The backlog as a share of the greatest, in thousandths.
    pub bar: u16,
}

impl PeriodLine {
    /// The backlog as a bar.
    pub fn picture(&self) -> Picture {
        share(self.bar, None)
    }
}
