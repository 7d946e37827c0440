//! Refusals: understood, cannot be done. Faults: our own defect or the machine's.

use crate::problem::Problem;

/// A request that is understood and cannot be done; exit code 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which kind; its words are `refusal-<code>` and `refusal-<code>-hint` in the Fluent files.
    pub code: &'static str,
    /// Arguments of the words.
    pub args: Vec<(&'static str, String)>,
    /// The problems that led to it, if any.
    pub problems: Vec<Problem>,
}

impl Refusal {
    /// A refusal whose words need no arguments.
    pub fn new(code: &'static str) -> Self {
        Self { code, args: vec![], problems: vec![] }
    }

    /// The refusal with one more argument for its words.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }
}

/// A defect of ours or of the machine; exit code 2. The chain is for the log, not for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was being done, and what went wrong underneath.
    pub chain: String,
}

/// Why an operation did not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// The user can do something about it.
    Refusal(Refusal),
    /// We, or the machine, must.
    Fault(Fault),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
