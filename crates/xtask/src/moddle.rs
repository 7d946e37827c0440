//! The BPMN that we write, read by the library with which bpmn-js reads it.

use crate::npm;
use crate::step::{self, Outcome};

/// Where the package is locked, and its name.
pub(crate) const PACKAGE: (&str, &str) = ("crates/bpmn/tests/moddle", "bpmn-moddle");

/// Reads every kept model with `bpmn-moddle`: no warning, everything drawn once.
pub(crate) fn run() -> Outcome {
    npm::fetch(PACKAGE.0, PACKAGE.1, "the reader that checks our BPMN is an npm package")?;
    let kept = step::root().join("crates/bpmn/tests/kept");
    let entries = std::fs::read_dir(&kept).map_err(|e| format!("{}: {e}", kept.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "bpmn"));
    files.sort();
    let mut node = step::command("node", &["check.mjs"]);
    node.args(files).current_dir(step::root().join(PACKAGE.0));
    step::run(node)
}
