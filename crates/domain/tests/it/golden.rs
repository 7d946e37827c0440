//! Expected texts in files; `UPDATE=1` rewrites them.

#![expect(clippy::disallowed_methods, reason = "the update switch comes from the environment")]

use std::path::Path;

/// Compares `answer` with the file at `path`, seen from the crate's folder.
pub(crate) fn compare(path: &str, answer: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(&file, answer).expect("a writable folder");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(expected == answer, "{path} differs (UPDATE=1 rewrites it):\n{answer}");
}
