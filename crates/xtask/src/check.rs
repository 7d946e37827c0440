//! All that must pass before a change lands; the same command on a desk and in CI.

use crate::step::{self, Outcome};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Seconds that each fuzz target runs in a check.
const SHORT: &str = "5";

/// Runs every step, stops at the first that fails, and prints how long each took.
pub(crate) fn run() -> Outcome {
    let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let server = crate::postgres::start()?;
    let documents = ["test", "--workspace", "--doc", "--quiet"];
    let mut taken = vec![
        step::timed("fonts", crate::fonts::run)?,
        step::timed("BPMN as bpmn-js reads it", crate::moddle::run)?,
        step::timed("format", format)?,
        step::timed("tidy", crate::tidy::run)?,
        step::timed("clippy", || step::run(step::cargo(&lint)))?,
        step::timed("examples in documentation", || step::run(step::cargo(&documents)))?,
        step::timed("tests", || step::run(beside(server.as_ref(), tests(&[]))))?,
    ];
    let postgres = server.is_some();
    drop(server);
    let browser = crate::e2e::ready()?;
    match &browser {
        Some(browser) => taken.push(step::timed("journeys in a browser", || {
            step::run(step::cargo(&["build", "--workspace"]))?;
            crate::e2e::journeys(browser, &[])
        })?),
        None if required() => return Err(crate::e2e::MISSING.to_owned()),
        None => {}
    }
    let missing = crate::fuzz::missing();
    if missing.is_none() {
        taken.push(step::timed("fuzz targets, shortly", || crate::fuzz::run(&[SHORT.to_owned()]))?);
    }
    println!("\n== all checks passed");
    for (name, seconds) in &taken {
        println!("{seconds:8.1} s  {name}");
    }
    let total: f64 = taken.iter().map(|(_, seconds)| seconds).sum();
    println!("{total:8.1} s  together");
    if let Some(why) = missing {
        println!("\nSKIPPED: the fuzz targets, because {why}");
    }
    if !postgres {
        println!("\nSKIPPED: {}", crate::postgres::MISSING);
    }
    if browser.is_none() {
        println!("\nSKIPPED: {}", crate::e2e::MISSING);
    }
    let setting = std::env::var("KAJITORI_SHARED").unwrap_or_default();
    let logs = real_logs(&setting, &step::root());
    if !logs.exists() {
        println!("\nSKIPPED: the tests on real logs, because {} is absent", logs.display());
    }
    Ok(())
}

/// Whether what is missing is a failure.
fn required() -> bool {
    std::env::var("KAJITORI_SHARED").is_ok_and(|setting| setting == "required")
}

/// Whether every source is formatted, those of the fuzz targets beside the workspace too.
fn format() -> Outcome {
    step::run(step::cargo(&["fmt", "--all", "--check"]))?;
    step::run(step::cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
}

/// The tests, told where the server is.
pub(crate) fn beside(server: Option<&crate::postgres::Server>, mut tests: Command) -> Command {
    if let Some(server) = server {
        server.tell(&mut tests);
    }
    tests
}

/// All tests of the workspace by nextest, or by cargo's own runner where nextest is missing.
pub(crate) fn tests(filters: &[String]) -> Command {
    let mut tests = if step::present("cargo-nextest", &["nextest", "--version"]) {
        step::cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])
    } else {
        step::cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast", "--quiet"])
    };
    tests.args(filters);
    tests
}

/// Where the tests look for real logs; a runner hides what a passing test says, so the end of the
/// check tells whether they were there.
fn real_logs(setting: &str, root: &Path) -> PathBuf {
    let folder = match setting {
        "" | "required" => root.parent().unwrap_or(root).join("shared"),
        given => PathBuf::from(given),
    };
    folder.join("data")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_logs_lie_beside_the_project_unless_told() {
        let root = Path::new("/a/project");
        assert_eq!(real_logs("", root), Path::new("/a/shared/data"));
        assert_eq!(real_logs("required", root), Path::new("/a/shared/data"));
        assert_eq!(real_logs("/logs", root), Path::new("/logs/data"));
    }
}
