//! What the command line says: results on standard output, refusals and faults on standard error.

use std::io::Write;

use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::{Fault, Refusal};
use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

use crate::arguments::Output;

/// Problems printed with a refusal before the rest is only counted.
const SHOWN: usize = 20;

/// The console in one language.
pub(crate) struct Console {
    /// Its words.
    pub(crate) words: Words,
    /// Show no progress and no summary.
    pub(crate) quiet: bool,
    /// Print results as JSON.
    pub(crate) json: bool,
}

impl Console {
    /// As the arguments want it.
    pub(crate) fn new(output: &Output) -> Self {
        let words = Words::new(Lang::from(output.lang));
        Self { words, quiet: output.quiet, json: output.json }
    }

    /// Prints a line of a result.
    pub(crate) fn say(&self, line: &str) {
        print(&mut std::io::stdout(), line);
    }

    /// Prints a line for a person who watches.
    pub(crate) fn tell(&self, id: &str, args: &[(&str, String)]) {
        if !self.quiet && !self.json {
            self.say(&self.words.with(id, args));
        }
    }

    /// Prints a result that is many lines.
    pub(crate) fn print(&self, text: &str) {
        // A reader that went away (`| head`) is no fault.
        std::io::stdout().write_all(text.as_bytes()).ok();
    }

    /// Tells a person who watches something beside the result, which may go to a program.
    pub(crate) fn note(&self, id: &str, args: &[(&str, String)]) {
        if !self.quiet {
            warn(&self.words.with(id, args));
        }
    }

    /// Says what cannot be done, why, and what to do.
    pub(crate) fn refuse(&self, refusal: &Refusal) {
        let id = format!("refusal-{}", refusal.code);
        warn(&self.words.with(&id, &refusal.args));
        for problem in refusal.problems.iter().take(SHOWN) {
            warn(&self.problem(problem));
        }
        let more = refusal.problems.len().saturating_sub(SHOWN);
        if more > 0 {
            warn(&self.words.with("cli-more-problems", &[("count", more.to_string())]));
        }
        warn(&format!("→ {}", self.words.with(&format!("{id}-hint"), &refusal.args)));
    }

    /// Says that something is broken on our side.
    pub(crate) fn fault(&self, fault: &Fault) {
        warn(&self.words.with("cli-fault", &[("chain", fault.chain.clone())]));
    }

    /// A problem with its place and its hint, on two lines.
    pub(crate) fn problem(&self, problem: &Problem) -> String {
        let place = &problem.place;
        let mut at = place.file.clone();
        if let Some(line) = place.line {
            at = format!("{at}:{line}");
        }
        if let Some(row) = place.row {
            at = format!("{at} {}", self.words.with("cli-row", &[("row", row.to_string())]));
        }
        if let Some(column) = &place.column {
            at = format!("{at} [{column}]");
        }
        let value = place.value.as_ref().map(|v| format!(" 「{v}」")).unwrap_or_default();
        let id = format!("problem-{}", problem.code);
        let args = problem.words();
        let message = self.words.with(&id, &args);
        let hint = self.words.with(&format!("{id}-hint"), &args);
        format!("  {at}{value}: {message}\n    → {hint}")
    }
}

fn warn(line: &str) {
    print(&mut std::io::stderr(), line);
}

/// A reader that went away (`| head`) is no fault; the work itself is done or has its own exit
/// code.
fn print(out: &mut dyn Write, line: &str) {
    writeln!(out, "{line}").ok();
}
