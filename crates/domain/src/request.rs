//! 依頼: what the client asks of the vendor's manager, and the manager's answer. Nobody else of the
//! vendor is addressed (偽装請負).

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, RequestId};
use crate::refusal::Refusal;
use crate::time::{Moment, Month};

/// Characters of a request or an answer at most.
pub const LONGEST: usize = 4_000;

/// A request to the vendor's manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// The month that it is about, if it is about one.
    pub month: Option<Month>,
    /// What is asked.
    pub text: String,
    /// The codes of what read like an order to a worker when it was sent.
    pub warnings: Vec<String>,
    /// Who asks.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// How it stands.
    pub state: RequestState,
}

/// How a request stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum RequestState {
    /// Waiting for the manager.
    Sent,
    /// The manager has answered.
    Answered {
        /// When.
        at: Moment,
        /// Who.
        by: PersonId,
        /// What.
        text: String,
    },
}

impl RequestState {
    /// Its word in the record and in the ids of words.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Answered { .. } => "answered",
        }
    }
}

/// The text of a request or an answer, without blanks at its ends.
///
/// # Errors
/// `request-text-missing`, `request-text-long`.
pub fn worded(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::new("request-text-missing")),
        long if long > LONGEST => {
            Err(Refusal::new("request-text-long").with("most", LONGEST.to_string()))
        }
        _ => Ok(text.to_owned()),
    }
}

impl Request {
    /// The manager answers.
    ///
    /// # Errors
    /// `request-answered` when somebody has before.
    pub fn answer(self, at: Moment, by: PersonId, text: String) -> Result<Self, Refusal> {
        match self.state {
            RequestState::Sent => {
                Ok(Self { state: RequestState::Answered { at, by, text }, ..self })
            }
            RequestState::Answered { .. } => Err(Refusal::new("request-answered")),
        }
    }
}
