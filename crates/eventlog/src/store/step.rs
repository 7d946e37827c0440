//! The steps of adding a batch, told while they happen: a process may end between any two of them.

/// A step that has just been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A file with events stands in the store; no entry names it yet.
    SegmentWritten,
    /// So does a file with texts.
    TextsWritten,
    /// Everything stands but the entry.
    BeforeCommit,
    /// The batch exists.
    AfterCommit,
    /// One file that nothing names was removed.
    Swept,
}

impl Step {
    /// Every step, in the order of their first coming.
    pub const ALL: [Self; 5] = [
        Self::SegmentWritten,
        Self::TextsWritten,
        Self::BeforeCommit,
        Self::AfterCommit,
        Self::Swept,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::SegmentWritten => "segment-written",
            Self::TextsWritten => "texts-written",
            Self::BeforeCommit => "before-commit",
            Self::AfterCommit => "after-commit",
            Self::Swept => "swept",
        }
    }
}

/// Somebody who is told each step.
pub trait Steps {
    /// `step` has just been done.
    fn done(&self, step: Step);
}

/// Nobody is told.
#[derive(Debug, Clone, Copy)]
pub struct Untold;

impl Steps for Untold {
    fn done(&self, _step: Step) {}
}
