//! The list of engagements.

use askama::Template;

use crate::form::Answer;
use crate::link::{self, Link};
use crate::part::{Chosen, Lamp, Status};
use crate::shell::Body;
use crate::word::W;

/// Every engagement one may see, filtered by the address.
#[derive(Debug, Template)]
#[template(path = "engagement/list.html")]
pub struct Engagements {
    /// The words.
    pub w: W,
    /// What the list is filtered by.
    pub filter: Filter,
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The rows of this page.
    pub lines: Vec<Line>,
    /// Whether the client looks, who has lamps and gives notice.
    pub client: bool,
    /// How many rows fit.
    pub count: usize,
    /// The same list as a file, CSV and workbook; it obeys the filter.
    pub files: Option<(Link, Link)>,
    /// A new engagement, for those who may make one.
    pub new: Option<Link>,
}

/// The filter as it stands in the address.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Words to look for.
    pub text: String,
    /// The state that is asked for.
    pub state: String,
    /// Every state.
    pub states: Vec<Answer>,
}

/// One engagement.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its hub, for those who may open it.
    pub hub: Option<Link>,
    /// Its number.
    pub number: String,
    /// The other side.
    pub vendor: String,
    /// Its processes.
    pub processes: String,
    /// Its state.
    pub state: Status,
    /// The six lamps.
    pub lamps: Vec<Lamp>,
    /// The close of the last month; `None` for those who know only that it exists.
    pub close: Option<Status>,
    /// The last day to give notice.
    pub notice: String,
    /// How near that is; `None` where it is far.
    pub notice_near: Option<Status>,
}

impl Engagements {
    /// Whether the list is empty because of its filter.
    pub fn filtered(&self) -> bool {
        !self.chosen.is_empty()
    }

    /// The list without any filter.
    pub fn all(&self) -> Link {
        link::engagements()
    }
}

impl Body for Engagements {
    fn title(&self) -> String {
        self.w.t("shell-engagements")
    }
}
