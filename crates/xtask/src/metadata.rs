//! What cargo knows: the workspace's crates with their edges, and every resolved package.
//!
//! The JSON is read directly, so that the tasks share their features with the product's crates.

use crate::step;
use serde_json::Value;
use std::path::PathBuf;

/// When an edge is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EdgeKind {
    /// By the crate itself or its build script.
    Normal,
    /// By tests only.
    Dev,
}

/// A crate of the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Crate {
    /// Without the prefix `kajitori-`.
    pub(crate) name: String,
    /// Edges to crates of the workspace, by the same short names.
    pub(crate) inner: Vec<(String, EdgeKind)>,
    /// Edges to registry packages.
    pub(crate) outer: Vec<(String, EdgeKind)>,
    /// Root files of its targets.
    pub(crate) roots: Vec<PathBuf>,
}

/// A resolved package from a registry.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: Option<String>,
}

/// The answer of `cargo metadata` in the parts that the rules need.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) crates: Vec<Crate>,
    pub(crate) packages: Vec<Package>,
}

const PREFIX: &str = "kajitori-";

/// Asks cargo; only packages that this platform builds are resolved and downloaded.
pub(crate) fn load() -> Result<Metadata, String> {
    let rustc = step::output(step::command("rustc", &["-vV"]))?;
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("`rustc -vV` names no host")?;
    let args = ["metadata", "--format-version=1", "--locked", "--filter-platform", host];
    let text = step::output(step::cargo(&args))?;
    let json: Value = serde_json::from_str(&text).map_err(|e| format!("cargo metadata: {e}"))?;
    Ok(read(&json))
}

fn read(json: &Value) -> Metadata {
    let members: Vec<&str> = strings(&json["workspace_members"]);
    let resolved: Vec<&str> =
        list(&json["resolve"]["nodes"]).iter().filter_map(|node| node["id"].as_str()).collect();
    let mut metadata = Metadata::default();
    for package in list(&json["packages"]) {
        let id = package["id"].as_str().unwrap_or_default();
        if members.contains(&id) {
            metadata.crates.push(member(package));
        } else if resolved.contains(&id) {
            metadata.packages.push(Package {
                name: text(&package["name"]),
                version: text(&package["version"]),
                licence: package["license"].as_str().map(str::to_owned),
            });
        }
    }
    metadata.crates.sort_by(|a, b| a.name.cmp(&b.name));
    metadata
}

fn member(package: &Value) -> Crate {
    let name = text(&package["name"]);
    let mut made = Crate {
        name: name.strip_prefix(PREFIX).unwrap_or(&name).to_owned(),
        inner: Vec::new(),
        outer: Vec::new(),
        roots: list(&package["targets"]).iter().map(|t| text(&t["src_path"]).into()).collect(),
    };
    for edge in list(&package["dependencies"]) {
        let kind = if edge["kind"] == "dev" { EdgeKind::Dev } else { EdgeKind::Normal };
        let to = text(&edge["name"]);
        match to.strip_prefix(PREFIX) {
            Some(inner) => made.inner.push((inner.to_owned(), kind)),
            None => made.outer.push((to, kind)),
        }
    }
    made
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> Vec<&str> {
    list(value).iter().filter_map(Value::as_str).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_lose_their_prefix_and_unresolved_packages_are_left_out() {
        let json = serde_json::json!({
            "workspace_members": ["a"],
            "resolve": { "nodes": [{ "id": "a" }, { "id": "b" }] },
            "packages": [
                { "id": "a", "name": "kajitori-report", "manifest_path": "/x/Cargo.toml",
                  "targets": [{ "src_path": "/x/src/lib.rs" }],
                  "dependencies": [{ "name": "kajitori-domain", "kind": null },
                                   { "name": "typst", "kind": "dev" }] },
                { "id": "b", "name": "typst", "version": "1.0.0", "license": "MIT" },
                { "id": "c", "name": "elsewhere", "version": "1.0.0", "license": "MIT" },
            ],
        });
        let metadata = read(&json);
        assert_eq!(metadata.crates[0].name, "report");
        assert_eq!(metadata.crates[0].inner, [("domain".to_owned(), EdgeKind::Normal)]);
        assert_eq!(metadata.crates[0].outer, [("typst".to_owned(), EdgeKind::Dev)]);
        assert_eq!(metadata.packages.len(), 1);
    }
}
