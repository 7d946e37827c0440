//! Organisations, and the people in them.

use serde::{Deserialize, Serialize};

use crate::id::{OrganisationId, PersonId};
use crate::refusal::Refusal;
use crate::text::{Lang, Text};
use crate::time::Moment;

/// The side that somebody is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// 委託元.
    Client,
    /// 委託先.
    Vendor,
}

impl Side {
    /// The one across the table.
    pub fn other(self) -> Self {
        match self {
            Self::Client => Self::Vendor,
            Self::Vendor => Self::Client,
        }
    }

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Vendor => "vendor",
        }
    }
}

/// Whether an organisation or a person may do anything at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Standing {
    /// It may.
    Active,
    /// It may not; everything it did stays.
    Suspended {
        /// Since when.
        at: Moment,
        /// Who decided so.
        by: PersonId,
    },
}

impl Standing {
    /// Whether it may do anything at all.
    pub fn is_active(self) -> bool {
        self == Self::Active
    }

    /// Takes it out of force for now.
    ///
    /// # Errors
    /// `standing-suspended`.
    pub fn suspend(self, at: Moment, by: PersonId) -> Result<Self, Refusal> {
        match self {
            Self::Active => Ok(Self::Suspended { at, by }),
            Self::Suspended { .. } => Err(Refusal::new("standing-suspended")),
        }
    }

    /// Puts it into force again.
    ///
    /// # Errors
    /// `standing-active`.
    pub fn resume(self) -> Result<Self, Refusal> {
        match self {
            Self::Suspended { .. } => Ok(Self::Active),
            Self::Active => Err(Refusal::new("standing-active")),
        }
    }
}

/// The client's company, a vendor or a bidder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// The side it is on; a bidder is a vendor to be.
    pub side: Side,
    /// Its name.
    pub name: Text,
    /// How the Japanese name is read, for sorting and searching.
    pub kana: String,
    /// Whether its people may do anything.
    pub standing: Standing,
}

/// A person with a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Where the person works.
    pub organisation: OrganisationId,
    /// The name, as the person writes it.
    pub name: String,
    /// How the name is read.
    pub kana: String,
    /// The address of mail, by which one signs in; in lower case.
    pub mail: String,
    /// The language of the pages.
    pub lang: Lang,
    /// Whether the person may sign in.
    pub standing: Standing,
}
