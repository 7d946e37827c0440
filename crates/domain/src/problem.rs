//! Problems: supplied content is partly wrong. Work goes on; nothing is silently dropped.

use serde::Serialize;

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Used as it is, but a person should know.
    Warning,
    /// The row, element or field is not used.
    Error,
}

/// Where the problem lies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which kind; its words are `problem-<code>` and `problem-<code>-hint` in the Fluent files.
    pub code: &'static str,
    /// How much it costs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Arguments of the words.
    pub args: Vec<(&'static str, String)>,
}
