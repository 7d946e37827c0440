//! `docs/requirements.md`: every requirement has its row, and every test named there exists.

use super::finding::Finding;
use super::markdown::{self, Row};
use super::source::Source;
use crate::tokens;
use std::collections::BTreeSet;

/// Where the rows stand.
pub(super) const PATH: &str = "docs/requirements.md";

const HEADER: [&str; 5] = ["id", "求められること", "領域", "状態", "証明するテスト"];
const COUNT: usize = 110;
const BUILT: &str = "済";
const PARTLY: &str = "一部";
const NOT_YET: &str = "未実装";

/// Checks that the rows R001–R110 stand once each, in order, and that their tests exist.
pub(super) fn check(document: &str, sources: &[Source]) -> Vec<Finding> {
    let rows: Vec<Row> = tables(document);
    let expected: Vec<String> = (1..=COUNT).map(|n| format!("R{n:03}")).collect();
    let ids: Vec<&str> = rows.iter().map(|row| row.cells[0].as_str()).collect();
    let mut found = Vec::new();
    if ids != expected {
        let first = expected.iter().zip(ids.iter().chain(std::iter::repeat(&"nothing")));
        let wrong = first.into_iter().find(|(want, is)| want.as_str() != **is);
        let what = match wrong {
            Some((want, is)) => format!("where {want} should stand, {is} stands"),
            None => format!("there are rows after R{COUNT}"),
        };
        found.push(Finding::new(PATH, 0, what, "one row for each requirement, in order"));
    }
    let tests: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| tokens::functions(&source.tokens))
        .filter(|function| function.test)
        .map(|function| function.name)
        .collect();
    found.extend(rows.iter().flat_map(|row| proof(row, &tests)));
    found
}

/// The rows of every table with the header, in the order of the document.
fn tables(document: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = document;
    let mut before = 0;
    while let Some(table) = markdown::table(rest, &HEADER) {
        let Some(last) = table.last().map(|row| row.line) else { break };
        let full = |row: &Row| row.cells.len() == HEADER.len();
        rows.extend(
            table
                .into_iter()
                .filter(full)
                .map(|row| Row { line: row.line + before, cells: row.cells }),
        );
        before += last;
        rest = rest.splitn(last + 1, '\n').last().unwrap_or_default();
    }
    rows
}

fn proof(row: &Row, tests: &BTreeSet<String>) -> Vec<Finding> {
    let id = &row.cells[0];
    let named = markdown::quoted(&row.cells[4]);
    let mut found = Vec::new();
    for test in named.iter().filter(|test| !tests.contains(**test)) {
        let what = format!("{id} names the test `{test}`, which does not exist");
        found.push(Finding::new(PATH, row.line, what, "name a test function of the workspace"));
    }
    let state = row.cells[3].as_str();
    let (what, remedy) = match (state, named.is_empty()) {
        (BUILT | PARTLY, true) => ("is built but names no test", "name the test that proves it"),
        (NOT_YET, false) => ("is not built but names tests", "state what is built"),
        (BUILT | PARTLY | NOT_YET, _) => return found,
        _ => ("has an unknown state", "write 済, 一部 or 未実装"),
    };
    found.push(Finding::new(PATH, row.line, format!("{id} {what}"), remedy));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(change: impl Fn(usize) -> Option<String>) -> String {
        let header = "| id | 求められること | 領域 | 状態 | 証明するテスト |\n|-|-|-|-|-|\n";
        let mut text = format!("# T\n\n{header}");
        for n in 1..=COUNT {
            if n == 15 {
                text.push_str("\n## Next\n\n");
                text.push_str(header);
            }
            let row = change(n).unwrap_or_else(|| format!("| R{n:03} | x | y | 未実装 | |\n"));
            text.push_str(&row);
        }
        text
    }

    fn whats(change: impl Fn(usize) -> Option<String>) -> Vec<(usize, String)> {
        let text = "#[test]\nfn proves() {}\nfn no_test() {}\n";
        let source = Source::new("a.rs", text).unwrap();
        check(&document(change), &[source]).into_iter().map(|f| (f.line, f.what)).collect()
    }

    #[test]
    fn a_complete_document_passes() {
        assert_eq!(whats(|_| None), []);
        let built = |n| (n == 15).then(|| "| R015 | x | y | 済 | `proves` |\n".to_owned());
        assert_eq!(whats(built), []);
    }

    #[test]
    fn a_named_test_must_be_a_test() {
        let named = |n| (n == 16).then(|| "| R016 | x | y | 一部 | `no_test` |\n".to_owned());
        let what = "R016 names the test `no_test`, which does not exist".to_owned();
        assert_eq!(whats(named), [(25, what)]);
    }

    #[test]
    fn missing_rows_and_contradictions_are_found() {
        let missing = whats(|n| (n == 7).then(String::new));
        assert_eq!(missing, [(0, "where R007 should stand, R008 stands".to_owned())]);
        let proofless = whats(|n| (n == 1).then(|| "| R001 | x | y | 済 | |\n".to_owned()));
        assert_eq!(proofless, [(5, "R001 is built but names no test".to_owned())]);
        let early =
            whats(|n| (n == 1).then(|| "| R001 | x | y | 未実装 | `proves` |\n".to_owned()));
        assert_eq!(early, [(5, "R001 is not built but names tests".to_owned())]);
        let odd = whats(|n| (n == 1).then(|| "| R001 | x | y | ? | |\n".to_owned()));
        assert_eq!(odd, [(5, "R001 has an unknown state".to_owned())]);
    }
}
