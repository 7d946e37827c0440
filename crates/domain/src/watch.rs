//! Telling whoever watches how far long work is.

/// A phase of making a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Reading the event log; advances by bytes of the file and counts rows.
    ReadLog,
    /// Reading interval records, samples and reported values; advances by bytes and counts rows.
    ReadTables,
    /// The ordered pass and the aggregates; advances by events.
    Measure,
    /// Writing the case tables; advances by rows.
    WriteCases,
    /// Making the documents.
    Document,
    /// Writing a log for other tools; advances by events.
    Export,
    /// Reading a log store again to verify it; advances by bytes.
    Verify,
}

/// Somebody who watches long work. Called from any thread, at most once per some thousand rows.
pub trait Watch: Sync {
    /// `phase` begins; `total` of what it advances by are expected, if known.
    fn begin(&self, phase: Phase, total: Option<u64>);
    /// `count` more of what [`Watch::begin`] announced are done.
    fn advance(&self, count: u64);
    /// `count` more rows were read, good or bad.
    fn rows(&self, _count: u64) {}
    /// Whether nobody wants the work any more: it then ends soon, refused as `work-stopped`.
    fn stopped(&self) -> bool {
        false
    }
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _phase: Phase, _total: Option<u64>) {}
    fn advance(&self, _count: u64) {}
}
