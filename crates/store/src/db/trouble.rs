//! What an engine may answer instead of rows, and what becomes of it.

use kajitori_domain::refusal::{Fault, Refusal, Stop};

/// A rule of the schema that a statement went against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Constraint {
    /// Something of that key stands already.
    Unique,
    /// What it belongs to does not stand in the same scope.
    Parent,
}

/// Why a statement did not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Another transaction was in the way; the same again may succeed.
    Again(String),
    /// The connection is gone.
    Gone(String),
    /// A rule of the schema.
    Against(Constraint, String),
    /// There is no room left.
    Full(String),
    /// A defect of ours or of the engine.
    Failed(String),
}

impl Trouble {
    /// What the engine said.
    pub(super) fn why(&self) -> &str {
        match self {
            Self::Again(why)
            | Self::Gone(why)
            | Self::Against(_, why)
            | Self::Full(why)
            | Self::Failed(why) => why,
        }
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        let refusal = |code| Refusal { code, args: vec![], problems: vec![] }.into();
        match trouble {
            Trouble::Again(_) => refusal("record-busy"),
            Trouble::Against(Constraint::Unique, _) => refusal("record-taken"),
            Trouble::Against(Constraint::Parent, _) => refusal("record-parent-unknown"),
            Trouble::Full(_) => refusal("record-full"),
            Trouble::Gone(chain) | Trouble::Failed(chain) => Fault { chain }.into(),
        }
    }
}

/// The beginning of a statement, for a message.
pub(super) fn short(sql: &str) -> String {
    let words: Vec<&str> = sql.split_whitespace().take(8).collect();
    words.join(" ")
}
