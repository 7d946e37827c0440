//! What a route is: method, path, what it needs, which shell shows it, what it takes, and whoever
//! answers it. One without a need or an answer cannot be written.

use http::Method;
use kajitori_domain::access::{CompanyPermission, EngagementPermission};

use crate::site::{Handler, Takes};

/// A route.
#[derive(Debug)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path; `{name}` stands for one segment.
    pub path: &'static str,
    /// What it takes to be let in.
    pub needs: Needs,
    /// Which shell its page stands in.
    pub shell: Shell,
    /// What may come with it.
    pub takes: Takes,
    /// Whoever answers it.
    pub handler: Handler,
}

/// What it takes to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Public,
    /// The password was right, the second factor is due.
    Half,
    /// Anybody who is signed in; the page shows only what is theirs.
    SignedIn,
    /// This permission in the company.
    Company(CompanyPermission),
    /// This permission in the engagement that the path names `{e}`.
    Engagement(EngagementPermission),
}

impl Needs {
    /// Its word in the kept table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Half => "half signed in",
            Self::SignedIn => "signed in",
            Self::Company(wanted) => wanted.word(),
            Self::Engagement(wanted) => wanted.word(),
        }
    }
}

/// Which shell a page stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Before anybody is signed in.
    Gate,
    /// The client's.
    Client,
    /// The vendor's.
    Vendor,
    /// That of whoever looks.
    Both,
    /// No page: a file, a picture, a way on, data.
    None,
}

/// A page or a file.
pub(super) const fn get(path: &'static str, needs: Needs, shell: Shell, handler: Handler) -> Route {
    Route { method: Method::GET, path, needs, shell, takes: Takes::Nothing, handler }
}

/// Something that is done by a form.
pub(super) const fn post(
    path: &'static str,
    needs: Needs,
    shell: Shell,
    handler: Handler,
) -> Route {
    Route { method: Method::POST, path, needs, shell, takes: Takes::Form, handler }
}

/// A form whose last field is a file.
pub(super) const fn upload(
    path: &'static str,
    needs: Needs,
    shell: Shell,
    handler: Handler,
) -> Route {
    Route { method: Method::POST, path, needs, shell, takes: Takes::File, handler }
}

/// What programs ask and send.
pub(super) const fn data(
    method: Method,
    path: &'static str,
    needs: Needs,
    takes: Takes,
    handler: Handler,
) -> Route {
    Route { method, path, needs, shell: Shell::None, takes, handler }
}

impl Route {
    /// Whether the route answers `method` on `path` (without its query).
    pub fn fits(&self, method: &Method, path: &str) -> bool {
        let (mut own, mut asked) = (self.path.split('/'), path.split('/'));
        let same = own
            .by_ref()
            .zip(asked.by_ref())
            .all(|(own, asked)| (own.starts_with('{') && !asked.is_empty()) || own == asked);
        let whole = self.path.split('/').count() == path.split('/').count();
        *method == self.method && whole && same
    }
}
