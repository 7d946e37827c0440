//! The first lines: every file says what it is for, every crate also what it may use and never
//! does.

use super::finding::Finding;
use super::source::{self, Source};
use crate::metadata::Crate;
use std::path::Path;

const PARTS: [&str; 3] = ["//! Purpose:", "//! May use:", "//! Never:"];

/// Checks the `//!` lines of every file and of every crate's root file.
pub(super) fn check(sources: &[Source], crates: &[Crate], root: &Path) -> Vec<Finding> {
    let mut found: Vec<Finding> = sources.iter().filter_map(opening).collect();
    let roots: Vec<String> = crates.iter().map(|one| root_file(one, root)).collect();
    for source in sources.iter().filter(|source| roots.contains(&source.path)) {
        found.extend(parts(source));
    }
    found
}

fn root_file(one: &Crate, root: &Path) -> String {
    let mut roots = one.roots.iter().map(|path| source::relative(root, path));
    let library = roots.clone().find(|path| path.ends_with("src/lib.rs"));
    library.or_else(|| roots.find(|path| path.ends_with("src/main.rs"))).unwrap_or_default()
}

fn opening(source: &Source) -> Option<Finding> {
    let first = source.text.lines().next().unwrap_or_default();
    (!first.starts_with("//! ")).then(|| {
        let remedy = "open the file with one `//!` line that says what it is for";
        Finding::new(&source.path, 1, "does not say what the file is for", remedy)
    })
}

/// The three parts must open the crate in this order, before any code.
fn parts(source: &Source) -> Option<Finding> {
    let head: Vec<&str> = source.text.lines().take_while(|l| l.starts_with("//!")).collect();
    let at = PARTS.map(|part| head.iter().position(|line| line.starts_with(part)));
    let complete = at[0] == Some(0) && at[1] > at[0] && at[2] > at[1];
    (!complete).then(|| {
        let what = "the crate does not open with Purpose, May use and Never";
        Finding::new(&source.path, 1, what, "write the three `//!` paragraphs, in this order")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(text: &str) -> Vec<String> {
        let source = Source::new("crates/a/src/lib.rs", text).unwrap();
        let one = Crate {
            name: "a".to_owned(),
            inner: Vec::new(),
            outer: Vec::new(),
            roots: vec!["/r/crates/a/src/lib.rs".into()],
        };
        let found = check(&[source], &[one], Path::new("/r"));
        found.into_iter().map(|f| f.what).collect()
    }

    #[test]
    fn a_full_header_passes() {
        let text = "//! Purpose: x.\n//! More.\n//!\n//! May use: y.\n//!\n//! Never: z.\n";
        assert_eq!(whats(text), [""; 0]);
    }

    #[test]
    fn a_missing_part_or_opening_fails() {
        let crate_header = "the crate does not open with Purpose, May use and Never";
        assert_eq!(whats("//! Purpose: x.\n//!\n//! Never: z.\n"), [crate_header]);
        assert_eq!(whats("//! Never: z.\n//! Purpose: x.\n//! May use: y.\n"), [crate_header]);
        assert_eq!(whats("mod a;\n"), ["does not say what the file is for", crate_header]);
    }
}
