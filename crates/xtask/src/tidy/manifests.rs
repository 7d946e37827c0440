//! Manifests of crates: the workspace's lints hold everywhere, versions are named once, and no
//! dependency is declared that no source names.

use super::finding::Finding;
use super::source::Source;
use crate::metadata::{Crate, EdgeKind};
use crate::tokens;
use std::collections::BTreeSet;
use toml::{Table, Value};

/// Checks each manifest below `crates/`.
pub(super) fn check(manifests: &[(String, String)]) -> Vec<Finding> {
    manifests.iter().flat_map(|(path, text)| one(path, text)).collect()
}

fn one(path: &str, text: &str) -> Vec<Finding> {
    let Ok(manifest) = text.parse::<Table>() else {
        return vec![Finding::new(path, 0, "cannot be read as TOML", "mend it")];
    };
    let mut found = Vec::new();
    let lints = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    if lints != Some(&Value::Boolean(true)) {
        let remedy = "add [lints] with workspace = true";
        found.push(Finding::new(path, 0, "the workspace's lints do not hold here", remedy));
    }
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(entries) = manifest.get(section).and_then(Value::as_table) else { continue };
        let own = entries.iter().filter(|(_, entry)| entry.get("workspace").is_none());
        found.extend(own.map(|(name, _)| {
            let what = format!("`{name}` has a version of its own");
            let remedy = "name it in [workspace.dependencies] and write workspace = true here";
            Finding::new(path, 0, what, remedy)
        }));
    }
    found
}

/// Every dependency whose name stands in no source of its crate.
pub(super) fn unused(crates: &[Crate], sources: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for one in crates {
        let folder = format!("crates/{}/", one.name);
        let own = sources.iter().filter(|source| source.path.starts_with(&folder));
        let words: BTreeSet<String> = own.flat_map(|s| tokens::words(&s.tokens)).collect();
        let inner = one.inner.iter().map(|(to, kind)| (format!("kajitori-{to}"), *kind));
        for (name, kind) in inner.chain(one.outer.iter().cloned()) {
            if !words.contains(&name.replace('-', "_")) {
                let how = if kind == EdgeKind::Dev { "test dependency" } else { "dependency" };
                let what = format!("the {how} `{name}` is used by no source");
                found.push(Finding::new(&format!("{folder}Cargo.toml"), 0, what, "remove it"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_and_versions_come_from_the_workspace() {
        let good = "[lints]\nworkspace = true\n[dependencies]\na.workspace = true\n";
        assert_eq!(one("x", good), []);
        let bad = "[dev-dependencies]\na = \"1\"\nb = { path = \"../b\" }\n";
        let whats: Vec<String> = one("x", bad).into_iter().map(|f| f.what).collect();
        let expected = [
            "the workspace's lints do not hold here",
            "`a` has a version of its own",
            "`b` has a version of its own",
        ];
        assert_eq!(whats, expected);
    }

    #[test]
    fn a_dependency_that_nobody_names_is_found() {
        let one = Crate {
            name: "a".to_owned(),
            inner: vec![("b".to_owned(), EdgeKind::Dev)],
            outer: vec![("used-one".to_owned(), EdgeKind::Normal)],
            roots: Vec::new(),
        };
        let text = "use used_one::x;\nfn f() { m!(y) }\n";
        let source = Source::new("crates/a/src/lib.rs", text).unwrap();
        let whats: Vec<String> = unused(&[one], &[source]).into_iter().map(|f| f.what).collect();
        assert_eq!(whats, ["the test dependency `kajitori-b` is used by no source"]);
    }
}
