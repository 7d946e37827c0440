//! The benchmark's log, under its own definitions: the task that times it must not rot.

use crate::support::{Folder, answer, kajitori, key, project};

#[test]
fn the_benchmark_log_is_measured() {
    let folder = Folder::new();
    let path = |name: &str| folder.at(name).display().to_string();
    answer(&kajitori(&["sample", "--bench", "20000", "--out", &path("bench.csv")]));
    let definition = |name: &str| project(name).display().to_string();
    let said = answer(&kajitori(&[
        "pack",
        "--agreement",
        &definition("crates/xtask/bench/agreement.toml"),
        "--mapping",
        &definition("crates/xtask/bench/mapping.toml"),
        "--log",
        &path("bench.csv"),
        "--key",
        &key(&folder).display().to_string(),
        "--month",
        "2026-09",
        "--out",
        &path("pack"),
        "--json",
    ]));
    let summary: serde_json::Value = serde_json::from_str(&said).expect("one JSON value");
    let phases: Vec<&str> = summary["phases"]
        .as_array()
        .expect("phases")
        .iter()
        .filter_map(|phase| phase["phase"].as_str())
        .collect();
    assert_eq!(phases, ["read", "measure", "write", "document"]);
    assert_eq!(summary["phases"][0]["events"], 20_000);
}
