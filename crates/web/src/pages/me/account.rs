//! My account: what I am called, and how I sign in.

use askama::Template;

use crate::form::{Answer, Form};
use crate::part::{Notice, Status};
use crate::shell::Body;
use crate::word::W;

/// My account.
#[derive(Debug, Template)]
#[template(path = "me/account.html")]
pub struct Account {
    /// The words.
    pub w: W,
    /// What has just been done, or could not be.
    pub notice: Option<Notice>,
    /// Fields `name`, `kana`, `lang`.
    pub form: Form,
    /// The number of the edit that the form shows.
    pub version: String,
    /// The languages.
    pub langs: Vec<Answer>,
    /// The address of mail.
    pub mail: String,
    /// Where I work.
    pub organisation: String,
    /// Since when there is a password.
    pub password: String,
    /// How the second factor stands.
    pub factor: Status,
    /// How many codes for recovery are left; empty where there is no second factor.
    pub codes: String,
    /// In how many browsers I am signed in.
    pub sessions: String,
}

impl Body for Account {
    fn title(&self) -> String {
        self.w.t("shell-me")
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
