//! Real logs and lists beside the project; tests on them say loudly when they are absent.

use std::path::PathBuf;

/// The path of `name` below `$KAJITORI_SHARED/data` (default `../shared` beside the project), or
/// `None` after saying that the test was skipped. With `KAJITORI_SHARED=required` absence is a
/// failure.
///
/// # Panics
/// When the file is required and absent.
pub fn data(name: &str) -> Option<PathBuf> {
    let setting = std::env::var("KAJITORI_SHARED").unwrap_or_default();
    let required = setting == "required";
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let base = if setting.is_empty() || required { beside } else { PathBuf::from(&setting) };
    let path = base.join("data").join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(!required, "{} is required and absent", path.display());
    eprintln!("SKIPPED: {} is absent; set KAJITORI_SHARED to its folder", path.display());
    None
}
