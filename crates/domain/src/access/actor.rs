//! Whoever wants something.

use serde::{Deserialize, Serialize};

use crate::access::Log;
use crate::id::{EngagementId, JobId, PersonId, SessionId, TokenId};
use crate::job::JobKind;
use crate::membership::Membership;
use crate::token::Purpose;

/// Whoever wants something, with all that decides whether it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Not signed in.
    Nobody,
    /// A person in a signed-in browser.
    Person {
        /// Who.
        person: PersonId,
        /// The session.
        session: SessionId,
        /// Whether the second factor was shown.
        second_factor: bool,
        /// Everything the person is, anywhere.
        memberships: Vec<Membership>,
    },
    /// A program with a key.
    Token {
        /// The key's id.
        token: TokenId,
        /// The engagement that it is for.
        engagement: EngagementId,
        /// What it is for.
        purpose: Purpose,
    },
    /// A worker at a job.
    Job {
        /// The job's id.
        job: JobId,
        /// What it does.
        kind: JobKind,
        /// The scope that it works in.
        scope: Log,
        /// Who started it.
        cause: PersonId,
    },
    /// The house itself: its first start, its upkeep, a command of whoever runs it.
    System {
        /// Why.
        cause: &'static str,
    },
}

impl Actor {
    /// What the record calls it.
    pub fn name(&self) -> ActorName {
        match self {
            Self::Nobody => ActorName::Nobody,
            Self::Person { person, .. } => ActorName::Person { person: *person },
            Self::Token { token, .. } => ActorName::Token { token: *token },
            Self::Job { job, cause, .. } => ActorName::Job { job: *job, cause: *cause },
            Self::System { cause } => ActorName::System { cause: (*cause).to_owned() },
        }
    }
}

/// What the record calls whoever did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ActorName {
    /// Not signed in.
    Nobody,
    /// A person.
    Person {
        /// Who.
        person: PersonId,
    },
    /// A program with a key.
    Token {
        /// The key's id.
        token: TokenId,
    },
    /// A worker at a job.
    Job {
        /// The job.
        job: JobId,
        /// Who started it.
        cause: PersonId,
    },
    /// The house itself.
    System {
        /// Why.
        cause: String,
    },
}

impl ActorName {
    /// The person who did it, or who started the job that did.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { person } => Some(*person),
            Self::Job { cause, .. } => Some(*cause),
            Self::Nobody | Self::Token { .. } | Self::System { .. } => None,
        }
    }
}

impl std::fmt::Display for ActorName {
    /// `nobody`, `person/<id>`, `token/<id>`, `job/<id>/<who started it>` or `system/<why>`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nobody => f.write_str("nobody"),
            Self::Person { person } => write!(f, "person/{person}"),
            Self::Token { token } => write!(f, "token/{token}"),
            Self::Job { job, cause } => write!(f, "job/{job}/{cause}"),
            Self::System { cause } => write!(f, "system/{cause}"),
        }
    }
}
