//! A new person of the company, a new vendor.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// A new person of the company.
#[derive(Debug, Template)]
#[template(path = "people/new.html")]
pub struct NewPerson {
    /// The words.
    pub w: W,
    /// Fields `name`, `kana`, `mail`, `lang`, `role`, `from`, `until`.
    pub form: Form,
    /// The languages.
    pub langs: Vec<Answer>,
    /// The roles that may be given, none first.
    pub roles: Vec<Answer>,
}

/// A new vendor.
#[derive(Debug, Template)]
#[template(path = "people/new_organisation.html")]
pub struct NewOrganisation {
    /// The words.
    pub w: W,
    /// Fields `ja`, `kana`, `en`.
    pub form: Form,
}

fn trail(w: W) -> Vec<Crumb> {
    vec![Crumb::new(w.t("shell-people"), link::people())]
}

impl Body for NewPerson {
    fn title(&self) -> String {
        self.w.t("people-new")
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(self.w)
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}

impl Body for NewOrganisation {
    fn title(&self) -> String {
        self.w.t("people-new-organisation")
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(self.w)
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
