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
    /// The engagement that is asked for.
    pub place: String,
    /// Every engagement with jobs, and all of them.
    pub places: Vec<Answer>,
    /// The filters that are on.
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
    /// On what: the month, or the file.
    pub about: Option<Named>,
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
        link::jobs().query("engagement", &self.place).query("state", &self.state)
    }

    /// Whether any of the jobs is at work, so that there is something to say of how far it is.
    pub fn moves(&self) -> bool {
        self.lines.iter().any(|line| line.progress.is_some())
    }

    /// Whether anything can be done with any of the jobs.
    pub fn acts(&self) -> bool {
        self.lines.iter().any(|line| line.end.is_some() || line.again.is_some())
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
