//! A new engagement: which template, then what of it.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::{self, Link};
use crate::part::Notice;
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The templates, by area of work.
#[derive(Debug, Template)]
#[template(path = "engagement/templates.html")]
pub struct Templates {
    /// The words.
    pub w: W,
    /// Areas with their templates.
    pub areas: Vec<(String, Vec<TemplateLine>)>,
}

/// A template.
#[derive(Debug, Clone)]
pub struct TemplateLine {
    /// Its name.
    pub name: String,
    /// Its first tasks.
    pub tasks: String,
    /// How confidential the work usually is, and how many points are to be confirmed.
    pub note: String,
    /// The form for it.
    pub link: Link,
}

/// A new engagement from one template.
#[derive(Debug, Template)]
#[template(path = "engagement/new.html")]
pub struct NewEngagement {
    /// The words.
    pub w: W,
    /// The template's name and id.
    pub template: (String, String),
    /// Why it could not be made.
    pub problem: Option<Notice>,
    /// What was typed.
    pub form: Form,
    /// The tasks.
    pub tasks: Vec<Answer>,
    /// Those that are chosen.
    pub chosen: Vec<String>,
    /// The vendors.
    pub vendors: Vec<Answer>,
    /// Classes of confidentiality.
    pub classes: Vec<Answer>,
    /// Kinds of contract.
    pub kinds: Vec<Answer>,
    /// How a contract goes on.
    pub renewals: Vec<Answer>,
    /// Points of law to be confirmed: what to mind, the article, what somebody must find out.
    pub duties: Vec<(String, String, String)>,
    /// Where a vendor is added.
    pub add_vendor: Link,
}

impl NewEngagement {
    /// Where the form goes.
    pub fn action(&self) -> Link {
        link::engagements()
    }

    /// What is wrong with the choice of tasks.
    pub fn tasks_problem(&self) -> Option<String> {
        self.form.field(&self.w, "tasks", "engagement-tasks", "").problem
    }
}

impl Body for Templates {
    fn title(&self) -> String {
        self.w.t("engagement-new")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::new(self.w.t("shell-engagements"), link::engagements())]
    }
}

impl Body for NewEngagement {
    fn title(&self) -> String {
        self.w.t("engagement-new")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::new(self.w.t("shell-engagements"), link::engagements()),
            Crumb::new(self.w.t("engagement-template"), link::new_engagement()),
        ]
    }

    fn failed(&self) -> bool {
        !self.form.sound() || self.problem.is_some()
    }
}
