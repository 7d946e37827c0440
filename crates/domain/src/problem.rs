//! Problems: supplied content is partly wrong. Work goes on; nothing is silently dropped.

use serde::{Deserialize, Serialize};

use crate::code::Code;

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Used as it is, but a person should know.
    Warning,
    /// The row, element or field is not used.
    Error,
}

/// Where the problem lies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// Row of a table, counting from 1 with the header as row 1; for XES the ordinal of the event.
    pub row: Option<u64>,
    /// Line of a text file, counting from 1.
    pub line: Option<u64>,
    /// Column, attribute or key.
    pub column: Option<String>,
    /// The value found, cut to 200 characters.
    pub value: Option<String>,
}

/// Something that is wrong with supplied content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which kind; its words are `problem-<code>` and `problem-<code>-hint` in the Fluent files.
    #[serde(deserialize_with = "crate::code::one")]
    pub code: Code,
    /// How much it costs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Arguments of the words.
    #[serde(deserialize_with = "crate::code::pairs")]
    pub args: Vec<(Code, String)>,
}

impl Problem {
    /// An error in one field of what a person filled in, e.g. `rows[3].hours`.
    pub fn field(code: Code, field: impl Into<String>) -> Self {
        let place = Place { column: Some(field.into()), ..Place::default() };
        Self { code, severity: Severity::Error, place, args: vec![] }
    }

    /// The problem with one more argument for its words.
    #[must_use]
    pub fn with(mut self, key: Code, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }

    /// The arguments of its words: its own, and beside them its place as `file`, `row`, `line`,
    /// `column` and
    /// `value`.
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let place = &self.place;
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let mut args = vec![
            ("file", place.file.clone()),
            ("row", number(place.row)),
            ("line", number(place.line)),
            ("column", place.column.clone().unwrap_or_default()),
            ("value", place.value.clone().unwrap_or_default()),
        ];
        args.retain(|(key, _)| !self.args.iter().any(|(own, _)| own == key));
        args.extend(self.args.iter().cloned());
        args
    }
}
