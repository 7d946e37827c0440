//! Saying which column means what, with a preview of what comes out.

use askama::Template;

use crate::form::{Answer, Form};
use crate::link::Link;
use crate::part::{Notice, Status, Step};
use crate::shell::{Body, Crumb};
use crate::word::W;

/// The mapping of a delivery.
#[derive(Debug, Template)]
#[template(path = "intake/mapping.html")]
pub struct MappingPage {
    /// The words.
    pub w: W,
    /// The way here.
    pub trail: Vec<Crumb>,
    /// The file.
    pub file: String,
    /// What was recognised of it: encoding, rows, columns.
    pub facts: String,
    /// Where we are.
    pub steps: Vec<Step>,
    /// Why the file cannot be read so.
    pub notice: Option<Notice>,
    /// Whether the mapping was remembered from an earlier file.
    pub remembered: Option<String>,
    /// What the program could not know, for the person to check.
    pub questions: Vec<String>,
    /// What was typed, and what is wrong with it.
    pub form: Form,
    /// Each meaning with the column that carries it.
    pub meanings: Vec<Meaning>,
    /// The columns of the file.
    pub columns: Vec<Answer>,
    /// How the file is written: further fields with a few answers.
    pub choices: Vec<(&'static str, &'static str, &'static str, Vec<Answer>)>,
    /// Further fields with a text.
    pub texts: Vec<(&'static str, &'static str, &'static str)>,
    /// The other columns, to be kept or not; empty where a file of this kind has none.
    pub kept: Vec<Kept>,
    /// What the values of a kept column can be; empty where they are counts.
    pub kinds: Vec<Answer>,
    /// The head of the preview.
    pub heads: Vec<String>,
    /// The first rows as they would be read.
    pub rows: Vec<Vec<String>>,
    /// Whether the file has columns that something can be said of.
    pub readable: bool,
    /// Whether it may be taken so.
    pub importable: bool,
    /// Where a mended file is handed in.
    pub anew: Link,
    /// What would come of all rows; `None` where it cannot be said.
    pub outcome: Option<Status>,
    /// Where the form goes for a preview.
    pub action: Link,
    /// Takes the file.
    pub import: Link,
    /// The version that was shown.
    pub version: u64,
}

/// What a column can mean.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is.
    pub label: String,
    /// What it is for.
    pub hint: String,
    /// The column that carries it; empty where none does.
    pub column: String,
    /// An example from the file.
    pub example: String,
    /// Whether a file cannot do without.
    pub needed: bool,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// A column that may be kept beside those with a meaning.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its number in the file, which names its fields.
    pub number: usize,
    /// The column.
    pub column: String,
    /// Whether it is kept.
    pub on: bool,
    /// What it is called then.
    pub name: String,
    /// What its values are.
    pub kind: String,
}

impl MappingPage {
    /// How many columns are kept beside those with a meaning.
    pub fn kept_count(&self) -> usize {
        self.kept.iter().filter(|kept| kept.on).count()
    }
}

impl Body for MappingPage {
    fn title(&self) -> String {
        self.w.t("intake-mapping")
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn failed(&self) -> bool {
        !self.form.sound()
    }
}
