//! Starting other programs from the project's root, with a line that says which and for how long.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a task ends with: nothing to say, or the reason why it stopped.
pub(crate) type Outcome = Result<(), String>;

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("xtask lies two folders below the root").to_path_buf()
}

/// A command that runs in the root.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// The cargo that runs this task.
pub(crate) fn cargo(args: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), args)
}

/// Runs `command` with its output shown and fails when it fails.
pub(crate) fn run(mut command: Command) -> Outcome {
    let shown = words(&command);
    println!("$ {shown}");
    let status = command.status().map_err(|e| format!("cannot start `{shown}`: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// The standard output of `command`, whose errors stay visible.
pub(crate) fn output(mut command: Command) -> Result<String, String> {
    let shown = words(&command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("cannot start `{shown}`: {e}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("`{shown}` printed no UTF-8: {e}"))
}

/// True when `program` can be started and its `--version` succeeds.
pub(crate) fn present(program: &str, args: &[&str]) -> bool {
    command(program, args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs one named step and prints how long it took.
pub(crate) fn timed(name: &str, step: impl FnOnce() -> Outcome) -> Result<(String, f64), String> {
    println!("\n== {name}");
    let start = Instant::now();
    step().map_err(|why| format!("{name}: {why}"))?;
    Ok((name.to_owned(), start.elapsed().as_secs_f64()))
}

fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let mut words = vec![program.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}
