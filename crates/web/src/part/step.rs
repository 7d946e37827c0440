//! The steps of a state machine or a wizard.

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Current,
    /// Before us.
    Ahead,
    /// Not on the way this time.
    Skipped,
}

impl StepState {
    /// Its name in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Current => "current",
            Self::Ahead => "ahead",
            Self::Skipped => "skipped",
        }
    }

    /// Its word for those who do not see it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "step-done",
            Self::Current => "step-current",
            Self::Ahead => "step-ahead",
            Self::Skipped => "step-skipped",
        }
    }
}

/// A step.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: StepState,
    /// When, or who; empty where there is nothing to say.
    pub note: String,
}
