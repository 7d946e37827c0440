//! Tokens: keys by which a program hands in or fetches, for one engagement and one purpose.

use serde::{Deserialize, Serialize};

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Handing in files.
    Receive,
    /// Handing in reported values.
    Report,
    /// Fetching figures and packs.
    Read,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Receive, Self::Report, Self::Read];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Report => "report",
            Self::Read => "read",
        }
    }
}
