//! Dead files: a source that no `mod` line reaches is never compiled and rots.

use super::finding::Finding;
use super::source::{self, Source};
use crate::metadata::Crate;
use crate::tokens::{self, Module};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every source that no target of a crate reaches by `mod`.
pub(super) fn check(sources: &[Source], crates: &[Crate], root: &Path) -> Vec<Finding> {
    let modules: BTreeMap<&str, Vec<Module>> =
        sources.iter().map(|s| (s.path.as_str(), tokens::modules(&s.tokens))).collect();
    let roots = crates.iter().flat_map(|one| &one.roots).map(|path| source::relative(root, path));
    let mut waiting: Vec<(String, String)> =
        roots.map(|path| (folder(&path).to_owned(), path)).collect();
    let mut reached = BTreeSet::new();
    while let Some((inside, path)) = waiting.pop() {
        let Some(declared) = modules.get(path.as_str()) else { continue };
        if reached.insert(path) {
            files(declared, &inside, &mut waiting);
        }
    }
    let dead = sources.iter().filter(|source| !reached.contains(&source.path));
    dead.map(|source| {
        let remedy = "declare it with `mod` in its parent, or delete it";
        Finding::new(&source.path, 0, "no `mod` line reaches this file", remedy)
    })
    .collect()
}

/// Both places where each declared module may lie, with the folder of its own modules.
fn files(declared: &[Module], inside: &str, found: &mut Vec<(String, String)>) {
    for Module { name, inside: body, .. } in declared {
        let own = format!("{inside}/{name}");
        match body {
            Some(nested) => files(nested, &own, found),
            None => {
                found.push((own.clone(), format!("{own}.rs")));
                found.push((own.clone(), format!("{own}/mod.rs")));
            }
        }
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_without_a_mod_line_are_dead() {
        let texts = [
            ("crates/a/src/lib.rs", "mod one;\nmod two { mod deep; }\n"),
            ("crates/a/src/one.rs", "mod three;\n"),
            ("crates/a/src/one/three.rs", ""),
            ("crates/a/src/two/deep/mod.rs", ""),
            ("crates/a/src/three.rs", ""),
            ("crates/a/tests/it/main.rs", "mod cases;\n"),
            ("crates/a/tests/it/cases.rs", ""),
            ("crates/a/tests/it/left.rs", ""),
        ];
        let sources: Vec<Source> =
            texts.iter().map(|(path, text)| Source::new(path, text).unwrap()).collect();
        let one = Crate {
            name: "a".to_owned(),
            inner: Vec::new(),
            outer: Vec::new(),
            roots: vec!["/r/crates/a/src/lib.rs".into(), "/r/crates/a/tests/it/main.rs".into()],
        };
        let found = check(&sources, &[one], Path::new("/r"));
        let dead: Vec<&str> = found.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(dead, ["crates/a/src/three.rs", "crates/a/tests/it/left.rs"]);
    }
}
