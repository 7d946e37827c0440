//! The second factor.

use askama::Template;

use crate::form::Form;
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
}

impl Body for Code {
    fn title(&self) -> String {
        self.w.t("gate-code")
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
