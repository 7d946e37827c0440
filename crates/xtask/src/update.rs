//! Rewrites the expected outputs of data-driven tests.

use crate::step::{self, Outcome};

/// Runs the tests (those whose name contains a filter) with the update switch on.
pub(crate) fn run(filters: &[String]) -> Outcome {
    crate::fonts::run()?;
    let server = crate::postgres::start()?;
    let mut tests = crate::check::beside(server.as_ref(), crate::check::tests(filters));
    tests.env("UPDATE", "1");
    step::run(tests)?;
    println!("Expected outputs are rewritten. Read the difference before you commit: git diff");
    Ok(())
}
