//! The same jobs done by others, side by side in one run: prepares their tools and starts the
//! comparison, which is written in Python because most of the peers live there.

use std::path::Path;

use crate::step::{self, Outcome};

const FOLDER: &str = "target/bench";
const SCRIPTS: &str = "peers";
const RUST4PM: &str = "peers/rust4pm/Cargo.toml";
const ROWS: &str = "1000000,5000000,20000000";

/// Prepares a virtual environment with the peers, builds ours and the one written in Rust, and
/// runs every job with each; `args` are numbers of rows, `--json`, and options of the comparison.
pub(crate) fn run(args: &[String]) -> Outcome {
    crate::fonts::run()?;
    let python = environment()?;
    // Both at once, so that both have the dependencies with the same features.
    let packages = ["--package", "kajitori-cli", "--package", "kajitori-measures"];
    let targets = ["--bin", "kajitori", "--example", "decode"];
    let build: Vec<&str> = [&["build", "--profile", "fast"][..], &packages, &targets].concat();
    step::run(step::cargo(&build))?;
    let target = format!("{FOLDER}/rust4pm");
    let peer = ["build", "--release", "--manifest-path", RUST4PM, "--target-dir", &target];
    step::run(step::cargo(&peer))?;
    let here = |path: &str| step::root().join(path).to_string_lossy().into_owned();
    let (rows, rest) = rows(args);
    let (ours, theirs) =
        (here("target/fast/kajitori"), here(&format!("{target}/release/rust4pm-bench")));
    let decode = here("target/fast/examples/decode");
    let (folder, table) = (here(&format!("{FOLDER}/peers")), here(&format!("{FOLDER}/peers.json")));
    let script = format!("{SCRIPTS}/bench.py");
    let mut command = vec![script.as_str(), "--kajitori", &ours, "--decode", &decode];
    command.extend(["--rust4pm", &theirs]);
    command.extend(["--folder", &folder, "--rows", &rows, "--json", &table]);
    let printed = rest.iter().any(|arg| arg == "--json");
    command.extend(rest.iter().map(String::as_str).filter(|arg| *arg != "--json"));
    step::run(step::command(&python, &command))?;
    if printed {
        let said = std::fs::read_to_string(&table).map_err(|e| format!("{table}: {e}"))?;
        println!("{said}");
    }
    Ok(())
}

/// The numbers of rows that stand first, by comma, and what follows them: options, whose values may
/// be numbers too.
fn rows(args: &[String]) -> (String, &[String]) {
    let number = |arg: &&String| arg.bytes().all(|b| b.is_ascii_digit());
    let (rows, rest) = args.split_at(args.iter().take_while(number).count());
    (if rows.is_empty() { ROWS.to_owned() } else { rows.join(",") }, rest)
}

/// A Python of our own with the peers in the versions that `requirements.txt` names.
fn environment() -> Result<String, String> {
    let folder = step::root().join(FOLDER).join("venv");
    let python = folder.join("bin/python").to_string_lossy().into_owned();
    if !Path::new(&python).exists() {
        let folder = folder.to_string_lossy().into_owned();
        step::run(step::command("python3", &["-m", "venv", &folder]))?;
    }
    let wanted = format!("{SCRIPTS}/requirements.txt");
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", &wanted];
    step::run(step::command(&python, &install))?;
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_after_an_option_is_its_value() {
        let args = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let given = args("1000 2000 --runs 5 --json");
        let (sizes, rest) = rows(&given);
        assert_eq!((sizes.as_str(), rest.join(" ").as_str()), ("1000,2000", "--runs 5 --json"));
        let given = args("--runs 5");
        assert_eq!(rows(&given), (ROWS.to_owned(), &given[..]));
    }
}
