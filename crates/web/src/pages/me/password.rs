//! A new password.

use askama::Template;

use crate::form::Form;
use crate::link;
use crate::part::Notice;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// Changing my password.
#[derive(Debug, Template)]
#[template(path = "me/password.html")]
pub struct Password {
    /// The words.
    pub w: W,
    /// Fields `current` and `new`.
    pub form: Form,
    /// The address of mail, for whoever keeps passwords.
    pub mail: String,
    /// Why it could not be done, where no field is at fault.
    pub notice: Option<Notice>,
}

impl Body for Password {
    fn title(&self) -> String {
        self.w.t("me-password")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-me"), link::me())]
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
