//! Before what a delivery brought is taken out of force: why.

use askama::Template;

use crate::form::Form;
use crate::link::Link;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The question why.
#[derive(Debug, Template)]
#[template(path = "intake/withdraw.html")]
pub struct Withdrawal {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// Field `reason`.
    pub form: Form,
    /// What would count no more.
    pub facts: Vec<(String, String)>,
    /// Where the form goes.
    pub action: Link,
    /// Back without doing it.
    pub back: Link,
    /// The version that was shown.
    pub version: u64,
}

impl Body for Withdrawal {
    fn title(&self) -> String {
        self.w.t("intake-withdraw-title")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
