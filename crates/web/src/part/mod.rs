//! What pages are put together from, as plain values.

mod figure;
mod held;
mod lamp;
mod list;
mod role;
mod step;
mod verdict;

pub use figure::{Figure, Layers};
pub use held::{Held, HolderBar, Stretch, holder_name, holders};
pub use lamp::{Lamp, LampState, Theme};
pub use list::{Chosen, Column, Pager};
pub use role::{period, role_name, role_note, role_state};
pub use step::{Step, StepState};
pub use verdict::Verdict;

use crate::link::Link;

/// How something stands, as shape and colour; a word always stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As promised.
    Good,
    /// Not as promised.
    Bad,
    /// Look at it.
    Watch,
    /// Somebody's turn.
    Wait,
    /// Nothing can be said.
    Quiet,
    /// Nothing to mind: a state, not a judgement.
    Plain,
}

impl Tone {
    /// Its name in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Watch => "watch",
            Self::Wait => "wait",
            Self::Quiet => "quiet",
            Self::Plain => "plain",
        }
    }
}

/// A word with its shape and colour.
#[derive(Debug, Clone)]
pub struct Status {
    /// Shape and colour.
    pub tone: Tone,
    /// The word.
    pub word: String,
}

impl Status {
    /// A status.
    pub fn new(tone: Tone, word: impl Into<String>) -> Self {
        Self { tone, word: word.into() }
    }
}

/// A name that leads somewhere.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where it leads.
    pub link: Link,
}

impl Named {
    /// A name that leads to `link`.
    pub fn new(name: impl Into<String>, link: Link) -> Self {
        Self { name: name.into(), link }
    }
}

/// The one next step of a page.
#[derive(Debug, Clone)]
pub struct Next {
    /// What to do.
    pub title: String,
    /// Why, or what it leads to.
    pub text: String,
    /// Until when, as people write it.
    pub due: Option<String>,
    /// What the button says and where it leads.
    pub action: Option<Named>,
    /// Whether whoever looks has nothing to do: it says how things stand, and calls nobody.
    pub quiet: bool,
}

/// Something that waits for a person.
#[derive(Debug, Clone)]
pub struct Task {
    /// What to do, and where.
    pub what: Named,
    /// In which engagement.
    pub place: String,
    /// Until when.
    pub due: String,
    /// How near that is.
    pub urgency: Status,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub at: String,
    /// Who, as role and name, or the system.
    pub by: String,
    /// What, and where to look.
    pub what: Named,
    /// To which things, where several are told at once; may be empty.
    pub about: String,
    /// In which engagement.
    pub place: String,
}

/// A message that answers what a person has just done, or that stands above a page.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What is the case.
    pub title: String,
    /// More about it.
    pub text: String,
}
