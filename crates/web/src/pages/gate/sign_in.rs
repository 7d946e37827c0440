//! Signing in by password.

use askama::Template;

use crate::form::Form;
use crate::part::Notice;
use crate::shell::Body;
use crate::word::W;

/// The first step of signing in.
#[derive(Debug, Template)]
#[template(path = "gate/sign_in.html")]
pub struct SignIn {
    /// The words.
    pub w: W,
    /// Fields `mail` and `password`.
    pub form: Form,
    /// Where to go afterwards, as a path of this site.
    pub to: String,
    /// Why the page is shown again, or that the session ended.
    pub notice: Option<Notice>,
}

impl Body for SignIn {
    fn title(&self) -> String {
        self.w.t("gate-sign-in")
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
