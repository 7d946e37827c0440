//! Data-driven cases: one input file per case, its expected output beside it as `<name>.out`.
//!
//! `UPDATE=1` rewrites the expected outputs; a leftover `.out` without its input fails.

use std::path::{Path, PathBuf};

/// Runs `judge` on every file of `folder` that is no `.out`, and compares its answer with the
/// file's `.out`.
///
/// # Panics
/// When an answer differs, an expected output is missing or left over, or the folder has no case.
pub fn run(folder: &Path, judge: impl Fn(&Path) -> String) {
    let update = std::env::var_os("UPDATE").is_some();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    let (outputs, inputs): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|f| f.extension().is_some_and(|e| e == "out"));
    assert!(!inputs.is_empty(), "{} has no case", folder.display());
    let mut failures = Vec::new();
    for input in &inputs {
        let expected = output_of(input);
        let answer = judge(input);
        if update {
            std::fs::write(&expected, &answer).expect("a writable case folder");
        } else if std::fs::read_to_string(&expected).ok().as_deref() != Some(answer.as_str()) {
            failures.push(format!("--- {}\n{answer}", input.display()));
        }
    }
    let stale = outputs.iter().filter(|o| !inputs.iter().any(|i| output_of(i) == **o));
    failures.extend(stale.map(|o| format!("{} has no input", o.display())));
    assert!(failures.is_empty(), "answers differ (UPDATE=1 rewrites):\n{}", failures.join("\n"));
}

fn output_of(input: &Path) -> PathBuf {
    let mut name = input.as_os_str().to_owned();
    name.push(".out");
    PathBuf::from(name)
}
