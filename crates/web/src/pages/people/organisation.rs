//! An organisation with its people.

use askama::Template;

use super::Line;
use crate::form::Form;
use crate::link::{self, Link};
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// An organisation.
#[derive(Debug, Template)]
#[template(path = "people/organisation.html")]
pub struct Organisation {
    /// The words.
    pub w: W,
    /// What has just been done, or could not be.
    pub notice: Option<Notice>,
    /// Its name.
    pub name: String,
    /// Client or vendor.
    pub side: String,
    /// How it stands.
    pub state: Status,
    /// Its people.
    pub lines: Vec<Line>,
    /// That its workers are not listed, with their number; empty where there are none.
    pub workers: String,
    /// Fields `ja`, `kana`, `en`, for those who may change them.
    pub form: Option<Form>,
    /// The number of the edit that the page shows.
    pub version: String,
    /// Where forms go.
    pub action: Link,
    /// Whether it may be suspended (`Some(true)`) or resumed (`Some(false)`) by whoever looks.
    pub suspend: Option<bool>,
}

impl Body for Organisation {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-people"), link::people())]
    }

    fn failed(&self) -> bool {
        self.form.as_ref().is_some_and(|form| !form.sound())
    }
}
