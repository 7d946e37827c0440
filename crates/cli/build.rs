//! Hashes the rules that the binary is built from, so that a run's id tells two engines apart.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

const RULES: [&str; 6] = [
    "content",
    "crates/domain",
    "crates/eventlog",
    "crates/measures",
    "crates/report",
    "Cargo.lock",
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for rule in RULES {
        println!("cargo::rerun-if-changed={}", root.join(rule).display());
        gather(&root.join(rule), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(&file).expect("a source that was listed can be read");
        hash.update(format!("{name} {}\n", bytes.len()));
        hash.update(bytes);
    }
    let digits: String = hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=KAJITORI_RULES={digits}");
}

/// Sources and content; neither tests, nor what a package manager put beside them, nor the words of
/// the browser's pages, which change no figure.
fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let browser = path.parent().is_some_and(|p| p.ends_with("words/ja") || p.ends_with("words/en"));
    if matches!(&*name, "tests" | "node_modules" | "tests.rs") || (browser && name == "web") {
        return;
    }
    if path.is_file() {
        files.push(path.to_owned());
        return;
    }
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        gather(&entry.path(), files);
    }
}
