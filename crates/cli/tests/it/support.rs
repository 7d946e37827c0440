//! Running the binary, and folders that vanish after the test.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

/// A folder of one test, removed when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("kajitori-cli-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).expect("a writable folder");
        Self(path)
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.at(name), text).expect("a writable folder");
        self.at(name)
    }

    /// File names in the folder `name`, sorted.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.at(name)).expect("a readable folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Runs `kajitori` with `args`.
pub(crate) fn kajitori<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kajitori"));
    command.args(args).output().expect("the binary runs")
}

/// The answer of a run that must succeed.
pub(crate) fn answer(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a run that must be refused says on standard error.
pub(crate) fn refusal(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains('→'), "a refusal says what to do: {error}");
    error
}

/// A file of the project.
pub(crate) fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The `pack.json` of a pack.
pub(crate) fn pack_json(folder: &Path) -> Value {
    let bytes = std::fs::read(folder.join("pack.json")).expect("a pack.json");
    serde_json::from_slice(&bytes).expect("sound JSON")
}

/// The level `id` of a pack.
pub(crate) fn level<'a>(pack: &'a Value, id: &str) -> &'a Value {
    let levels = pack["levels"].as_array().expect("levels");
    levels.iter().find(|level| level["id"] == id).unwrap_or_else(|| panic!("no level {id}"))
}

/// A key file with known content, so that codes and hashes are the same in every run.
pub(crate) fn key(folder: &Folder) -> PathBuf {
    folder.write("operators.key", &format!("{}\n", "07".repeat(32)))
}
