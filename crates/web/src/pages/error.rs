//! What a person sees when something cannot be done: what happened, why, and the way on.

use askama::Template;
use http::StatusCode;
use kajitori_domain::refusal::Refusal;

use crate::link;
use crate::part::Named;
use crate::shell::Body;
use crate::word::W;

/// An error page.
#[derive(Debug, Template)]
#[template(path = "error/show.html")]
pub struct ErrorPage {
    /// The words.
    pub w: W,
    /// The status.
    pub status: u16,
    /// What happened.
    pub title: String,
    /// Why, and what to do.
    pub text: String,
    /// The reference to tell us; empty where there is none.
    pub reference: String,
    /// Both values of what was edited at the same time: field, mine, theirs.
    pub both: Vec<(String, String, String)>,
    /// The ways on.
    pub ways: Vec<Named>,
}

impl ErrorPage {
    fn of(w: W, status: StatusCode, title: String, text: String) -> Self {
        let ways = vec![Named::new(w.t("error-home"), link::home())];
        let (status, reference, both) = (status.as_u16(), String::new(), Vec::new());
        Self { w, status, title, text, reference, both, ways }
    }

    /// 404: there is no such page, or one may not know of it; the two are told in the same words.
    pub fn hidden(w: W) -> Self {
        Self::of(w, StatusCode::NOT_FOUND, w.t("error-hidden"), w.t("error-hidden-about"))
    }

    /// 403: understood, and not allowed, with the reason.
    pub fn refused(w: W, refusal: &Refusal) -> Self {
        let title = w.with(&format!("refusal-{}", refusal.code), &refusal.args);
        let text = w.with(&format!("refusal-{}-hint", refusal.code), &refusal.args);
        Self::of(w, StatusCode::FORBIDDEN, title, text)
    }

    /// 403: the request came from another site.
    pub fn foreign(w: W) -> Self {
        Self::of(w, StatusCode::FORBIDDEN, w.t("error-foreign"), w.t("error-foreign-about"))
    }

    /// 405: the page exists, but not for this method.
    pub fn method(w: W) -> Self {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        Self::of(w, status, w.t("error-method"), w.t("error-method-about"))
    }

    /// 409: somebody else changed it meanwhile; both values, and the way to the newer one.
    pub fn stale(w: W, both: Vec<(String, String, String)>, newer: Named) -> Self {
        let status = StatusCode::CONFLICT;
        let mut page = Self::of(w, status, w.t("error-stale"), w.t("error-stale-about"));
        page.both = both;
        page.ways.insert(0, newer);
        page
    }

    /// 422: understood, and not possible as it stands.
    pub fn impossible(w: W, refusal: &Refusal, way: Named) -> Self {
        let mut page = Self::refused(w, refusal);
        page.status = StatusCode::UNPROCESSABLE_ENTITY.as_u16();
        page.ways.insert(0, way);
        page
    }

    /// 500: ours.
    pub fn fault(w: W, reference: &str) -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let mut page = Self::of(w, status, w.t("error-fault"), w.t("error-fault-about"));
        page.reference = reference.to_owned();
        page
    }
}

impl Body for ErrorPage {
    fn title(&self) -> String {
        self.title.clone()
    }
}
