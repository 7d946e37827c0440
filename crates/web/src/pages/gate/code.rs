//! The second factor.

use askama::Template;

use crate::form::Form;
use crate::part::Notice;
use crate::shell::Body;
use crate::word::W;

/// The second step of signing in.
#[derive(Debug, Template)]
#[template(path = "gate/code.html")]
pub struct Code {
    /// The words.
    pub w: W,
    /// Field `code`, and `recovery` of the second form.
    pub form: Form,
    /// The address that signed in, to say whose code is asked for.
    pub mail: String,
    /// Where to go afterwards, as a path of this site.
    pub to: String,
    /// Why the page is shown again, where no field is at fault.
    pub notice: Option<Notice>,
}

impl Code {
    /// Whether it was the recovery code that was wrong, so that its form stays open.
    pub fn recovering(&self) -> bool {
        self.form.problems().iter().any(|problem| problem.field == "recovery")
    }
}

impl Body for Code {
    fn title(&self) -> String {
        self.w.t("gate-code")
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
