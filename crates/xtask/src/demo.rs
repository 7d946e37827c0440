//! The first command of the README, the demo company in a browser; and the pack of the example that
//! the project generates itself.

use crate::step::{self, Outcome};

const EXAMPLE: &str = "out/example";
const PACK: &str = "out/pack";

/// Builds the product, and serves the demo company until told to stop.
pub(crate) fn run(args: &[String]) -> Outcome {
    build()?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    kajitori(&[&["demo"], args.as_slice()].concat())
}

/// Makes the example's pack, or, with arguments, calls `kajitori pack` with them.
pub(crate) fn pack(args: &[String]) -> Outcome {
    build()?;
    if !args.is_empty() {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        return kajitori(&[&["pack"], args.as_slice()].concat());
    }
    kajitori(&["sample", "--out", EXAMPLE])?;
    kajitori(&example_pack())?;
    let pack = step::root().join(PACK);
    println!("\nThe pack lies in {}", pack.display());
    println!("  open first: {}", pack.join("pack.pdf").display());
    Ok(())
}

fn build() -> Outcome {
    crate::fonts::run()?;
    step::run(step::cargo(&["build", "--package", "kajitori-cli"]))
}

fn example_pack() -> Vec<&'static str> {
    vec![
        "pack",
        "--agreement",
        "examples/generated/agreement.toml",
        "--mapping",
        "examples/generated/mapping.toml",
        "--log",
        "out/example/events.csv",
        "--intervals",
        "out/example/intervals.csv",
        "--samples",
        "out/example/samples.csv",
        "--reported",
        "out/example/reported.csv",
        "--key",
        "out/example/operators.key",
        "--month",
        "2026-10",
        "--out",
        PACK,
    ]
}

/// Runs the built binary from the root.
pub(crate) fn kajitori(args: &[&str]) -> Outcome {
    step::run(step::command(&binary()?, args))
}

/// Where cargo put the binary.
pub(crate) fn binary() -> Result<String, String> {
    let own = std::env::current_exe().map_err(|e| format!("where xtask lies: {e}"))?;
    let folder = own.parent().ok_or("xtask lies in no folder")?;
    let name = format!("kajitori{}", std::env::consts::EXE_SUFFIX);
    Ok(folder.join(name).to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definitions_of_the_example_exist() {
        let args = super::example_pack();
        for file in args.iter().filter(|arg| arg.starts_with("examples/")) {
            assert!(crate::step::root().join(file).exists(), "{file}");
        }
    }
}
