//! Walking a definition file (TOML) with the place of every value, so that all problems are told at
//! once.

mod nearest;
mod quoted;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod value;

use std::cell::RefCell;
use std::ops::Range;

use toml::de::DeTable;

use crate::problem::{Place, Problem, Severity};

pub(crate) use nearest::nearest;
pub(crate) use quoted::quoted;
pub(crate) use table::{Item, Table};
pub(crate) use value::{Quantities, parse_span};

/// Longest definition file, in bytes.
const LONGEST: usize = 1 << 20;
/// Longest value that a problem repeats, in characters.
const VALUE: usize = 200;
/// Problems whose cause may be a syntax error elsewhere; not told while there is one.
const FOLLOWING: [&str; 2] = ["definition-missing-key", "definition-unresolved"];

/// A definition file under inspection.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    lines: Vec<usize>,
    problems: RefCell<Vec<Problem>>,
}

/// Where a problem lies inside a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Bytes of the text.
    pub(crate) span: Range<usize>,
    /// Path of keys, e.g. `service_levels[2].target`.
    pub(crate) path: String,
}

impl<'a> Source<'a> {
    fn new(file: &'a str, text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { file, text, lines, problems: RefCell::default() }
    }

    /// The line of a byte of the text, counting from 1.
    pub(crate) fn line(&self, offset: usize) -> u64 {
        u64::try_from(self.lines.partition_point(|start| *start <= offset)).unwrap_or(u64::MAX)
    }

    /// The bytes of the text as written; empty where the span is none.
    pub(crate) fn raw(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    /// Notes a problem with the value that lies at `spot`.
    pub(crate) fn report(
        &self,
        severity: Severity,
        code: &'static str,
        spot: &Spot,
        value: Option<&str>,
        args: Vec<(&'static str, String)>,
    ) {
        self.push(Problem {
            code,
            severity,
            place: Place {
                file: self.file.to_owned(),
                row: None,
                line: Some(self.line(spot.span.start)),
                column: (!spot.path.is_empty()).then(|| spot.path.clone()),
                value: value.map(shorten),
            },
            args,
        });
    }

    /// Notes a problem.
    pub(crate) fn push(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    /// The file, as the user named it.
    pub(crate) fn file(&self) -> &'a str {
        self.file
    }
}

/// Cuts a value to the length that a problem repeats.
pub(crate) fn shorten(value: &str) -> String {
    value.chars().take(VALUE).collect()
}

/// Checks `format`, the version of the file's own format; there is one so far.
pub(crate) fn format(root: &Table<'_>) {
    let Some(item) = root.need("format") else { return };
    if item.value().as_integer().is_none_or(|version| version.as_str() != "1") {
        item.wrong("definition-format", vec![("known", "1".to_owned())]);
    }
}

/// Reads `text` as TOML and lets `walk` make a value of it. Every problem is told, in the order of
/// the lines; the value is there only when no problem is an error.
pub(crate) fn read<T>(
    file: &str,
    text: &str,
    walk: impl FnOnce(&Table<'_>) -> Option<T>,
) -> (Option<T>, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source::new(file, text);
    if text.len() > LONGEST {
        let spot = Spot { span: 0..0, path: String::new() };
        let args = vec![("limit", LONGEST.to_string()), ("size", text.len().to_string())];
        source.report(Severity::Error, "definition-too-long", &spot, None, args);
        return (None, source.problems.into_inner());
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let value = walk(&Table::root(&source, root.get_ref()));
    if !errors.is_empty() {
        source.problems.borrow_mut().retain(|problem| !FOLLOWING.contains(&problem.code));
    }
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = source.lines[usize::try_from(source.line(span.start)).unwrap_or(1) - 1];
        let written = text.get(line..).and_then(|rest| rest.lines().next());
        let args = vec![("detail", error.message().to_owned())];
        let spot = Spot { span, path: String::new() };
        source.report(Severity::Error, "definition-syntax", &spot, written, args);
    }
    let mut problems = source.problems.into_inner();
    problems.sort_by_key(|problem| problem.place.line);
    let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    (value.filter(|_| sound), problems)
}
