//! The list of people, and of organisations.

use askama::Template;

use crate::form::Answer;
use crate::link::Link;
use crate::part::{Chosen, Named, Notice, Pager, Status};
use crate::shell::Body;
use crate::word::W;

/// Everybody, filtered by the address.
#[derive(Debug, Template)]
#[template(path = "people/list.html")]
pub struct People {
    /// The words.
    pub w: W,
    /// What has just been done.
    pub notice: Option<Notice>,
    /// What the list is filtered by.
    pub filter: Filter,
    /// The filters that are on.
    pub chosen: Vec<Chosen>,
    /// The rows of this page.
    pub lines: Vec<Line>,
    /// How many rows there are on all pages.
    pub count: String,
    /// Which part of the list this is; `None` where no row is shown.
    pub pager: Option<Pager>,
    /// The same list as files: CSV and workbook.
    pub files: (Link, Link),
    /// That workers of vendors are not listed, with their number; empty where there are none.
    pub workers: String,
    /// The organisations, the company first.
    pub organisations: Vec<OrganisationLine>,
    /// A new person and a new vendor, for those who may add them.
    pub new: Option<(Link, Link)>,
}

/// The filter as it stands in the address.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Words to look for.
    pub text: String,
    /// The organisation that is asked for.
    pub organisation: String,
    /// Every organisation.
    pub organisations: Vec<Answer>,
    /// The state that is asked for.
    pub state: String,
    /// Every state.
    pub states: Vec<Answer>,
}

/// One person.
#[derive(Debug, Clone)]
pub struct Line {
    /// The name and the person's page.
    pub person: Named,
    /// The address of mail.
    pub mail: String,
    /// Where they work.
    pub organisation: String,
    /// What they are in the company; empty where they are nothing.
    pub company: String,
    /// In how many engagements they have a part.
    pub engagements: String,
    /// How they stand.
    pub state: Status,
}

/// One organisation.
#[derive(Debug, Clone)]
pub struct OrganisationLine {
    /// The name and its page.
    pub organisation: Named,
    /// Client or vendor.
    pub side: String,
    /// How many of its people are listed.
    pub people: String,
    /// How it stands.
    pub state: Status,
}

impl People {
    /// The list without any filter.
    pub fn all(&self) -> Link {
        crate::link::people()
    }
}

impl Body for People {
    fn title(&self) -> String {
        self.w.t("shell-people")
    }
}
