//! The Rust sources and documents of the project, as texts.

use proc_macro2::TokenStream;
use std::path::{Path, PathBuf};

/// A Rust source.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// From the root, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) tokens: TokenStream,
}

const SKIPPED: [&str; 6] = ["target", "node_modules", ".git", ".venv", "out", "generated"];

impl Source {
    /// A source from its text.
    pub(super) fn new(path: &str, text: &str) -> Result<Self, String> {
        let tokens = text.parse().map_err(|e| format!("{path} cannot be read as Rust: {e}"))?;
        Ok(Self { path: path.to_owned(), text: text.to_owned(), tokens })
    }
}

/// Every Rust source below `crates/`.
pub(super) fn load(root: &Path) -> Result<Vec<Source>, String> {
    texts(root, &root.join("crates"), "rs")?
        .iter()
        .map(|(path, text)| Source::new(path, text))
        .collect()
}

/// The manifest of every crate with its path.
pub(super) fn manifests(root: &Path) -> Result<Vec<(String, String)>, String> {
    let mut found = texts(root, &root.join("crates"), "toml")?;
    found.retain(|(path, _)| path.ends_with("/Cargo.toml"));
    Ok(found)
}

/// Every Markdown document of the project with its path.
pub(super) fn documents(root: &Path) -> Result<Vec<(String, String)>, String> {
    texts(root, root, "md")
}

fn texts(root: &Path, folder: &Path, extension: &str) -> Result<Vec<(String, String)>, String> {
    let mut paths = Vec::new();
    walk(folder, extension, &mut paths)?;
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok((relative(root, path), text))
    };
    paths.iter().map(read).collect()
}

/// `path` from the root, with `/`.
pub(super) fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !SKIPPED.contains(&name.as_ref()) {
                walk(&path, extension, found)?;
            }
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    Ok(())
}
