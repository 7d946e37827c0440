//! Tokens of programs: one purpose each, shown once, ended at any time.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Notice, Status};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The tokens of an engagement.
#[derive(Debug, Template)]
#[template(path = "token/list.html")]
pub struct Tokens {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// A token that was just made, in the one moment in which it can be read.
    pub made: Option<String>,
    /// The tokens, newest first.
    pub lines: Vec<TokenLine>,
    /// Fields `name`, `purpose`, `expires`.
    pub form: Form,
    /// What a token can be for.
    pub purposes: Vec<Answer>,
    /// Where the form goes; `None` where whoever looks issues none.
    pub action: Option<Link>,
    /// What has just been done, or could not be.
    pub notice: Option<Notice>,
}

/// A token.
#[derive(Debug, Clone)]
pub struct TokenLine {
    /// Its name.
    pub name: String,
    /// The characters that tell it from others.
    pub prefix: String,
    /// What it is for.
    pub purpose: String,
    /// Until when.
    pub expires: String,
    /// When it was last used.
    pub used: String,
    /// How it stands.
    pub state: Status,
    /// Where it is ended; `None` where it has ended.
    pub end: Option<Link>,
}

impl Body for Tokens {
    fn title(&self) -> String {
        self.w.t("shell-tokens")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
