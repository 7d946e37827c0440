//! The jobs of every engagement that one may see.

use askama::Template;

use crate::form::Answer;
use crate::link::{self, Link};
use crate::part::{Chosen, Named, Status};
use crate::shell::Body;
use crate::word::W;

/// The jobs.
#[derive(Debug, Template)]
#[template(path = "job/list.html")]
pub struct Jobs {
    /// The words.
    pub w: W,
    /// The state that is asked for.
    pub state: String,
    /// Every state, and all of them.
    pub states: Vec<Answer>,
    /// The filter that is on.
    pub chosen: Vec<Chosen>,
    /// The jobs, the last first.
    pub lines: Vec<JobLine>,
    /// How many there are without the filter.
    pub total: usize,
    /// When the page was made.
    pub at: String,
}

/// A job.
#[derive(Debug, Clone)]
pub struct JobLine {
    /// What it does.
    pub what: String,
    /// In which engagement.
    pub place: Named,
    /// The engagement's id.
    pub engagement: String,
    /// When it was asked for.
    pub since: String,
    /// How it stands.
    pub state: Status,
    /// Why it failed, or when it is tried again; may be empty.
    pub note: String,
    /// How far it is, of how much: for a bar, while it runs.
    pub progress: Option<(u64, Option<u64>)>,
    /// How far it is, in words.
    pub far: String,
    /// Stops it, where one may.
    pub end: Option<Link>,
    /// Has it tried anew, where one may.
    pub again: Option<Link>,
}

impl Jobs {
    /// The list as it stands now.
    pub fn here(&self) -> Link {
        link::jobs().query("state", &self.state)
    }

    /// The list without a filter.
    pub fn all(&self) -> Link {
        link::jobs()
    }
}

impl Body for Jobs {
    fn title(&self) -> String {
        self.w.t("job-title")
    }
}
