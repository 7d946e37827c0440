//! Jobs: work that takes longer than a page may.

use serde::{Deserialize, Serialize};

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobKind {
    /// Takes a delivery into the log store, or the tables.
    Import,
    /// Measures a month.
    Measure,
    /// Makes the documents of a run.
    Document,
}

impl JobKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Import, Self::Measure, Self::Document];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Measure => "measure",
            Self::Document => "document",
        }
    }
}
