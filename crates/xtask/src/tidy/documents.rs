//! Links and paths in documents lead to files that exist, and tasks named there can be run.

use super::finding::Finding;
use super::markdown;

/// Folders whose paths a document may name.
const FOLDERS: [&str; 5] = ["content/", "crates/", "docs/", "examples/", "oracle/"];

/// Checks every relative link; `exists` answers for a path from the root.
pub(super) fn check(documents: &[(String, String)], exists: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in documents {
        for (to, line) in markdown::links(text) {
            let target = to.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            if !exists(&resolved(path, target)) {
                let what = format!("the link to {target} leads nowhere");
                found.push(Finding::new(path, line, what, "mend the link, or add the file"));
            }
        }
    }
    found
}

/// Checks every path below one of our folders that a document names without a placeholder.
pub(super) fn paths(documents: &[(String, String)], exists: impl Fn(&str) -> bool) -> Vec<Finding> {
    let part = |c: char| c.is_ascii_alphanumeric() || "/._-<>{}*…".contains(c);
    let mut found = Vec::new();
    for (path, text) in documents {
        for (line, number) in text.lines().zip(1..) {
            let line = without_targets(line);
            for word in line.split(|c| !part(c)).map(|word| word.trim_end_matches('.')) {
                let ours = FOLDERS.iter().any(|folder| word.starts_with(folder));
                if ours && !word.contains(['<', '{', '*', '…']) && !exists(word) {
                    let what = format!("the path {word} leads nowhere");
                    found.push(Finding::new(path, number, what, "mend the path, or add the file"));
                }
            }
        }
    }
    found
}

/// The line without the targets of its links, which are checked as links.
fn without_targets(line: &str) -> String {
    let mut parts = line.split("](");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push(' ');
        kept.push_str(part.split_once(')').map_or("", |(_, rest)| rest));
    }
    kept
}

/// Checks every `cargo xtask TASK` against the tasks that the help names.
pub(super) fn tasks(documents: &[(String, String)], help: &str) -> Vec<Finding> {
    let known: Vec<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    let mut found = Vec::new();
    for (path, text) in documents {
        for (line, number) in text.lines().zip(1..) {
            for rest in line.split("cargo xtask ").skip(1) {
                let task: String =
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                if !known.contains(&task.as_str()) {
                    let what = format!("there is no task `cargo xtask {task}`");
                    let remedy = "name a task that `cargo xtask` lists";
                    found.push(Finding::new(path, number, what, remedy));
                }
            }
        }
    }
    found
}

/// `target` as seen from `document`, from the root.
fn resolved(document: &str, target: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_must_exist_unless_they_hold_a_place() {
        let text = "[a](docs/d.md) `examples/a.toml`, crates/<x>/src; --log examples/b.csv\n\
                    (docs/c.md).\n";
        let documents = [("a.md".to_owned(), text.to_owned())];
        let found = paths(&documents, |path| path == "examples/a.toml");
        let whats: Vec<&str> = found.iter().map(|f| f.what.as_str()).collect();
        let nowhere = ["the path examples/b.csv leads nowhere", "the path docs/c.md leads nowhere"];
        assert_eq!(whats, nowhere);
    }

    #[test]
    fn tasks_must_exist() {
        let text = "`cargo xtask check` and\n`cargo xtask cheque`\n";
        let documents = [("a.md".to_owned(), text.to_owned())];
        let found = tasks(&documents, "Tasks:\n\n  check   all\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].what.ends_with("cheque`")), (2, true));
    }

    #[test]
    fn links_are_resolved_from_their_document() {
        let text = "[a](b.md#x) [c](../README.md) [w](https://x.jp) [h](#h)\n![p](gone.png)\n";
        let documents = [("docs/a.md".to_owned(), text.to_owned())];
        let exists = |path: &str| ["docs/b.md", "README.md"].contains(&path);
        let found = check(&documents, exists);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].line, found[0].what.as_str()),
            (2, "the link to gone.png leads nowhere")
        );
    }
}
