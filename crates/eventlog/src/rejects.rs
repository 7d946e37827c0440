//! The rows kept aside, written as a CSV file that can be corrected and sent back.

use std::io::{self, Write};

use kajitori_domain::formula::is_formula;
use kajitori_domain::problem::Problem;
use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

/// The columns before the original ones.
const OURS: [&str; 5] =
    ["reject_file", "reject_row", "reject_column", "reject_code", "reject_reason"];

/// Writes rejected rows: UTF-8 with a byte order mark and CRLF, so that office programs open it;
/// our columns, then the original cells. A cell that a spreadsheet would take for a formula gets an
/// apostrophe before it.
pub(crate) struct Rejects<'a> {
    out: &'a mut dyn Write,
    header: Vec<String>,
    words: Option<(Words, Words)>,
}

impl<'a> Rejects<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, header: Vec<String>) -> Self {
        Self { out, header, words: None }
    }

    /// Writes one rejected row; the header before the first.
    pub(crate) fn write<'c>(
        &mut self,
        problem: &Problem,
        cells: impl Iterator<Item = &'c str>,
    ) -> io::Result<()> {
        if self.words.is_none() {
            self.words = Some((Words::new(Lang::Ja), Words::new(Lang::En)));
            let header = OURS.iter().copied().chain(self.header.iter().map(String::as_str));
            let mut line = "\u{feff}".to_owned();
            push_cells(&mut line, header);
            line.push_str("\r\n");
            self.out.write_all(line.as_bytes())?;
        }
        let Some((ja, en)) = &self.words else { return Ok(()) };
        let id = format!("problem-{}", problem.code);
        let place = &problem.place;
        let mut args = problem.args.clone();
        args.extend(place_args(problem));
        let reason = format!("{} / {}", ja.with(&id, &args), en.with(&id, &args));
        let row = place.row.map(|r| r.to_string()).unwrap_or_default();
        let column = place.column.as_deref().unwrap_or_default();
        let ours = [place.file.as_str(), &row, column, problem.code, &reason];
        let mut line = String::new();
        push_cells(&mut line, ours.into_iter());
        for cell in cells {
            line.push(',');
            push_cell(&mut line, cell);
        }
        line.push_str("\r\n");
        self.out.write_all(line.as_bytes())
    }
}

/// The place of a problem as arguments of its words: `file`, `row`, `column`, `value`.
pub(crate) fn place_args(problem: &Problem) -> Vec<(&'static str, String)> {
    let place = &problem.place;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        ("file", place.file.clone()),
        ("row", place.row.map(|r| r.to_string()).unwrap_or_default()),
        ("column", text(&place.column)),
        ("value", text(&place.value)),
    ]
}

/// Appends cells with commas between them.
pub(crate) fn push_cells<'c>(line: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            line.push(',');
        }
        push_cell(line, cell);
    }
}

/// Appends a cell, quoted where needed and disarmed where a spreadsheet could take it for a
/// formula.
pub(crate) fn push_cell(line: &mut String, cell: &str) {
    let formula = is_formula(cell);
    if !formula && !cell.contains(['"', ',', '\r', '\n', ' ', '\t', '\0']) {
        line.push_str(cell);
        return;
    }
    line.push('"');
    if formula {
        line.push('\'');
    }
    line.push_str(&cell.replace('"', "\"\""));
    line.push('"');
}

#[cfg(test)]
mod tests {
    use kajitori_domain::problem::{Place, Severity};

    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for (cell, expected) in [
            ("plain", "plain"),
            ("-5", "-5"),
            ("+1.25", "+1.25"),
            ("=1+1", "\"'=1+1\""),
            ("-", "\"'-\""),
            ("＝A1", "\"'＝A1\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
        ] {
            let mut line = String::new();
            push_cell(&mut line, cell);
            assert_eq!(line, expected);
        }
    }

    #[test]
    fn a_written_file_opens_with_header_and_reason() {
        let mut out = Vec::new();
        let mut rejects = Rejects::new(&mut out, vec!["案件".to_owned(), "時刻".to_owned()]);
        let place = Place { file: "a.csv".to_owned(), row: Some(3), ..Place::default() };
        let problem =
            Problem { code: "log-case-missing", severity: Severity::Error, place, args: vec![] };
        rejects.write(&problem, ["", "2026-10-01"].into_iter()).expect("memory");
        let text = String::from_utf8(out).expect("UTF-8");
        let mut lines = text.split("\r\n");
        let header =
            "\u{feff}reject_file,reject_row,reject_column,reject_code,reject_reason,案件,時刻";
        assert_eq!(lines.next(), Some(header));
        let line = lines.next().expect("a row");
        assert!(line.starts_with("a.csv,3,,log-case-missing,") && line.ends_with(",,2026-10-01"));
    }
}
