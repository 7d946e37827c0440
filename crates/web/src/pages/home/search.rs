//! What was found, in groups.

use askama::Template;

use crate::part::Named;
use crate::shell::Body;
use crate::word::W;

/// What was found.
#[derive(Debug, Template)]
#[template(path = "home/search.html")]
pub struct Search {
    /// The words.
    pub w: W,
    /// What was looked for.
    pub text: String,
    /// What was found, by kind; a kind without a hit is not there.
    pub groups: Vec<Group>,
}

/// Hits of one kind.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id on the page.
    pub id: &'static str,
    /// Which kind.
    pub name: String,
    /// The hits.
    pub hits: Vec<Hit>,
}

/// Something that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What, and where.
    pub what: Named,
    /// More about it.
    pub about: String,
}

impl Search {
    /// How many hits there are.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.hits.len()).sum()
    }
}

impl Body for Search {
    fn title(&self) -> String {
        self.w.t("shell-search")
    }
}
