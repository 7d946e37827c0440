//! Throwing damaged files at everything that reads: builds the targets of `fuzz/`, gives each the
//! real logs to begin with, and lets it run.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{self, Outcome};

/// The targets, and the ends of names of the real files that each begins with.
const TARGETS: [(&str, &[&str]); 15] = [
    ("csv", &[".csv"]),
    ("xes", &[".xes"]),
    ("gzip", &[".gz"]),
    ("xlsx", &[".xlsx"]),
    ("parquet", &[".parquet"]),
    ("ocel_json", &[".jsonocel"]),
    ("ocel_xml", &[".xmlocel"]),
    ("ocel_sqlite", &[".sqlite"]),
    ("inspect", &[".csv", ".xes", ".gz", ".jsonocel", ".xmlocel", ".sqlite"]),
    ("intervals", &[".csv"]),
    ("samples", &[".csv"]),
    ("reported", &[".csv"]),
    ("mapping", &["mapping.toml"]),
    ("agreement", &["agreement.toml"]),
    ("filter", &[]),
];
/// Bytes of a real file that a target begins with: its start is enough, and small files run fast.
const SEED: usize = 256 * 1024;
const FOLDER: &str = "target/fuzz";

/// Runs every target, or those that `args` name, for the seconds that `args` say (default 600).
pub(crate) fn run(args: &[String]) -> Outcome {
    let seconds = args.iter().find(|arg| arg.bytes().all(|b| b.is_ascii_digit()));
    let seconds = seconds.map_or("600", String::as_str);
    let named = |name: &str| args.iter().any(|arg| arg == name);
    let some = args.iter().any(|arg| TARGETS.iter().any(|(name, _)| arg == name));
    for (name, ends) in TARGETS.iter().filter(|(name, _)| !some || named(name)) {
        let corpus = seeds(name, ends)?;
        let most = format!("-max_total_time={seconds}");
        let artifacts = format!("-artifact_prefix={FOLDER}/found-{name}-");
        let limits =
            ["-rss_limit_mb=2048", "-timeout=20", "-max_len=262144", "-print_final_stats=1"];
        let mut command =
            vec!["+nightly", "fuzz", "run", "--fuzz-dir", "fuzz", "--target-dir", FOLDER];
        command.extend([*name, corpus.as_str(), "--", &most, &artifacts]);
        command.extend(limits);
        step::run(step::command("cargo", &command))?;
    }
    Ok(())
}

/// Whether this machine can build the targets.
pub(crate) fn possible() -> bool {
    step::present("cargo", &["+nightly", "fuzz", "--version"])
}

/// The folder of the inputs that target `name` begins with and goes on collecting.
fn seeds(name: &str, ends: &[&str]) -> Result<String, String> {
    let corpus = format!("{FOLDER}/corpus/{name}");
    let folder = step::root().join(&corpus);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for file in real(ends) {
        let named = file.file_name().unwrap_or_default();
        let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let start = &bytes[..bytes.len().min(SEED)];
        let seed = folder.join(named);
        fs::write(&seed, start).map_err(|e| format!("{}: {e}", seed.display()))?;
    }
    Ok(corpus)
}

/// The files whose names end in one of `ends`: real logs beside the project, its own examples, and
/// the cases of its tests.
fn real(ends: &[&str]) -> Vec<PathBuf> {
    let root = step::root();
    let beside = root.parent().unwrap_or(&root).join("shared/data/logs");
    let own = ["examples", "crates/eventlog/tests/cases", "crates/xtask/bench"];
    let mut found = Vec::new();
    for folder in own.iter().map(|own| root.join(own)).chain([beside]) {
        collect(&folder, ends, &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, ends, found);
        } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
            found.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_source_and_the_other_way_round() {
        let folder = step::root().join("fuzz/fuzz_targets");
        let mut sources: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        sources.sort();
        let mut targets: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        targets.sort_unstable();
        assert_eq!(sources, targets);
    }
}
