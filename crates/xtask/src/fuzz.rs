//! Throwing damaged files at everything that reads: builds the targets of `fuzz/`, writes what each
//! begins with, and lets it run. It does what cargo-fuzz would, for which nothing is installed.

use std::path::Path;

use crate::step::{self, Outcome};

/// The targets, those that read most first.
const TARGETS: [&str; 15] = [
    "csv",
    "xes",
    "inspect",
    "ocel_json",
    "ocel_xml",
    "ocel_sqlite",
    "parquet",
    "xlsx",
    "gzip",
    "intervals",
    "samples",
    "reported",
    "mapping",
    "agreement",
    "filter",
];

/// The packages that take a file apart, whose branches lead the search. To watch the others too
/// would triple the build; one with a build script cannot be.
const WATCHED: [&str; 13] = [
    "kajitori-fuzz",
    "kajitori-domain",
    "kajitori-eventlog",
    "calamine",
    "flate2",
    "jiff",
    "parquet",
    "quick-xml",
    "sqlparser",
    "toml",
    "toml_parser",
    "zip",
    "zlib-rs",
];

/// How a package is watched: by counters of its branches, and of what its comparisons compare.
const WATCH: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

const FOLDER: &str = "target/fuzz";

/// Folders with files that the targets begin with.
const FILES: [&str; 8] = [
    "crates/eventlog/tests/cases/csv",
    "crates/eventlog/tests/cases/inspect",
    "crates/eventlog/tests/cases/ocel",
    "crates/eventlog/tests/cases/tables",
    "crates/eventlog/tests/cases/xes",
    "crates/xtask/bench",
    "examples",
    "fuzz/mappings",
];

/// What a target must never do: take 20 s for one file, or 2 GiB of memory. Leaks are not looked
/// for: a thread that decodes may end after the answer, and what it still holds would be one.
const LIMITS: [&str; 6] = [
    "-detect_leaks=0",
    "-rss_limit_mb=2048",
    "-timeout=20",
    "-max_len=262144",
    "-print_funcs=0",
    "-print_final_stats=1",
];

/// Runs every target, or those that `args` name, for the seconds that `args` say (default 600).
pub(crate) fn run(args: &[String]) -> Outcome {
    let seconds = args.iter().find(|arg| arg.bytes().all(|b| b.is_ascii_digit()));
    let seconds = seconds.map_or("600", String::as_str);
    let targets = named(args)?;
    let host = host()?;
    let (_, built) = step::timed("build of the fuzz targets", || build(&host))?;
    println!("{built:8.1} s");
    let binaries = format!("{FOLDER}/{host}/release");
    step::run(seeds(&binaries))?;
    for target in targets {
        let mut command = step::command(&format!("{binaries}/{target}"), &LIMITS);
        command.arg(format!("-max_total_time={seconds}"));
        command.arg(format!("-artifact_prefix={FOLDER}/found-{target}-"));
        command.arg(format!("{FOLDER}/corpus/{target}"));
        // Rust's statics stand in several libraries under one name, by intent.
        command.env("ASAN_OPTIONS", "detect_odr_violation=0");
        step::run(command)?;
    }
    Ok(())
}

/// Why this machine cannot build the targets, if it cannot.
pub(crate) fn missing() -> Option<&'static str> {
    if !step::present("rustup", &["run", "nightly", "cargo", "--version"]) {
        return Some("nightly Rust is absent (rustup toolchain install nightly)");
    }
    (!step::present("c++", &["--version"])).then_some("a C++ compiler is absent")
}

/// The targets that `args` name; all, when they name none.
fn named(args: &[String]) -> Result<Vec<&'static str>, String> {
    let words = || args.iter().filter(|arg| !arg.bytes().all(|b| b.is_ascii_digit()));
    if let Some(unknown) = words().find(|word| !TARGETS.contains(&word.as_str())) {
        return Err(format!("no target is called '{unknown}'; there are {}", TARGETS.join(", ")));
    }
    let wanted = |target: &&str| words().count() == 0 || words().any(|word| word == target);
    Ok(TARGETS.into_iter().filter(wanted).collect())
}

/// Builds every target, once.
fn build(host: &str) -> Outcome {
    let mut command =
        nightly("cargo", &["build", "--release", "--manifest-path", "fuzz/Cargo.toml"]);
    command.args(["--target-dir", FOLDER, "--target", host, "-Zprofile-rustflags"]);
    let flags = WATCH.map(|flag| format!("'{flag}'")).join(",");
    for package in WATCHED {
        command.arg("--config");
        command.arg(format!("profile.release.package.{package}.rustflags=[{flags}]"));
    }
    command.env("RUSTFLAGS", "-Zsanitizer=address");
    step::run(command)
}

/// A command under the nightly compiler.
fn nightly(program: &str, args: &[&str]) -> std::process::Command {
    let mut command = step::command("rustup", &["run", "nightly", program]);
    command.args(args);
    command
}

/// The platform that the nightly compiler builds for, which names the folder of binaries.
fn host() -> Result<String, String> {
    let told = step::output(nightly("rustc", &["-vV"]))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not say what it builds for")?.to_owned())
}

/// The command that writes what each target begins with: from our own files, and from the real logs
/// beside the project where they are present.
fn seeds(binaries: &str) -> std::process::Command {
    let corpus = format!("{FOLDER}/corpus");
    let mut command = step::command(&format!("{binaries}/seeds"), &[&corpus]);
    command.args(FILES);
    let root = step::root();
    let logs = root.parent().unwrap_or(&root).join("shared/data/logs");
    if Path::new(&logs).exists() {
        command.arg(logs);
    }
    command
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;

    #[test]
    fn every_target_has_its_source_and_the_other_way_round() {
        let folder = step::root().join("fuzz/fuzz_targets");
        let mut sources: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        sources.sort();
        let mut targets = TARGETS;
        targets.sort_unstable();
        assert_eq!(sources, targets);
    }

    #[test]
    fn targets_are_named_and_mistakes_are_told() {
        let args = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(named(&args(&["60"])).unwrap().len(), TARGETS.len());
        assert_eq!(named(&args(&["gzip", "60", "csv"])), Ok(vec!["csv", "gzip"]));
        assert!(named(&args(&["cvs"])).unwrap_err().contains("'cvs'"));
    }

    /// The versions of every package in a lock file, by name.
    fn locked(file: &str) -> BTreeMap<String, Vec<String>> {
        let text = fs::read_to_string(step::root().join(file)).unwrap();
        let lock: toml::Table = toml::from_str(&text).unwrap();
        let mut versions = BTreeMap::<String, Vec<String>>::new();
        for package in lock["package"].as_array().unwrap() {
            let word = |key: &str| package[key].as_str().unwrap().to_owned();
            versions.entry(word("name")).or_default().push(word("version"));
        }
        versions
    }

    #[test]
    fn the_targets_try_the_packages_that_the_product_has() {
        let ours = locked("Cargo.lock");
        for (name, versions) in locked("fuzz/Cargo.lock") {
            let Some(known) = ours.get(&name) else { continue };
            assert!(
                versions.iter().all(|version| known.contains(version)),
                "{name} {versions:?}: copy Cargo.lock over fuzz/Cargo.lock and run \
                 `cargo metadata --manifest-path fuzz/Cargo.toml`"
            );
        }
    }
}
