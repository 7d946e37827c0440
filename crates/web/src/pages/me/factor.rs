//! My second factor: enrolling, or what there is.

use askama::Template;

use crate::form::Form;
use crate::link;
use crate::part::Notice;
use crate::picture::Picture;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// My second factor.
#[derive(Debug, Template)]
#[template(path = "me/factor.html")]
pub struct Factor {
    /// The words.
    pub w: W,
    /// Fields `code` and `password`; or `renewing` and `removing`, each a password.
    pub form: Form,
    /// Why it could not be done, where no field is at fault.
    pub notice: Option<Notice>,
    /// What an app takes over; `None` where a second factor is enrolled.
    pub enrolling: Option<Enrolling>,
    /// How many codes for recovery are left.
    pub codes: String,
}

/// What an app takes over.
#[derive(Debug)]
pub struct Enrolling {
    /// The address, as a picture.
    pub picture: Option<Picture>,
    /// The address, for an app on the same device.
    pub address: String,
    /// The shared secret, as the form sends it back.
    pub shared: String,
    /// The same in groups of four, to be typed.
    pub spelled: String,
}

impl Factor {
    /// Whether the form of field `name` came back.
    pub fn asked(&self, name: &str) -> bool {
        self.form.problems().iter().any(|problem| problem.field == name)
    }
}

impl Body for Factor {
    fn title(&self) -> String {
        self.w.t("me-factor")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-me"), link::me())]
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
