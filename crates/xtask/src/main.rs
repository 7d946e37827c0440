//! Purpose: the tasks of development behind `cargo xtask`: prepare what is missing, check, measure,
//! show. It starts other programs and reads the sources as text.
//!
//! May use: cargo's metadata, a lexer of Rust, TOML, JSON; no crate of the workspace.
//!
//! Never: being needed to build or run the product.

#![expect(clippy::disallowed_methods, reason = "tasks measure time and read the environment")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "tasks talk to a developer")]

mod bench;
mod check;
mod demo;
mod e2e;
mod fonts;
mod fuzz;
mod metadata;
mod moddle;
mod npm;
mod postgres;
mod step;
mod tidy;
mod tokens;
mod update;

use std::process::ExitCode;
use step::Outcome;

const HELP: &str = "\
Tasks of Kajitori; run as `cargo xtask TASK`.

  check            all that must pass before a change lands: format, lints, tidy, tests
  demo [ARGS…]     the demo company in a browser, until told to stop
  pack [ARGS…]     make the pack of the shipped example; with ARGS, those of `kajitori pack`
  e2e [FILTER…]    the journeys in a browser (KAJITORI_SHOTS names a folder for pictures)
  tidy             the rules of the house: edges, licences, sizes, words, documents
  fonts            fetch the font that the PDF embeds (npm, once)
  fuzz [SECONDS]   throw damaged files at every reader (600 s each; TARGET… for some of them)
  update [FILTER]  run the tests and rewrite their expected outputs; look at the difference
  with-postgres CMD…  run a command beside a PostgreSQL server, for the tests of `store`
  bench [ROWS…]    time each phase on generated logs (default 1000000 20000000)
  bench --peers    the same jobs with PM4Py, DuckDB, Polars and process_mining beside ours; with
                   --json, ROWS…, --runs N, --jobs A,B
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let task = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let outcome: Outcome = match task.as_str() {
        "check" => check::run(),
        "demo" => demo::run(&rest),
        "pack" => demo::pack(&rest),
        "e2e" => e2e::run(&rest),
        "tidy" => tidy::run(),
        "fonts" => fonts::run(),
        "fuzz" => fuzz::run(&rest),
        "update" => update::run(&rest),
        "with-postgres" => postgres::run(&rest),
        "bench" => bench::run(&rest),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("no task is called '{other}'\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
