//! Port: vendors' files become logs and tables.

use std::io::Write;

use crate::batch::{Counts, LogOf};
use crate::blob::Blob;
use crate::code::Code;
use crate::delivery::FileRole;
use crate::id::EngagementId;
use crate::mapping::{Encoding, Mapping};
use crate::pack::InputReport;
use crate::problem::Problem;
use crate::record::{Intervals, Reported, Sample};
use crate::refusal::Stop;
use crate::watch::Watch;

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its name, as the sender has it.
    pub file: String,
    /// Its bytes.
    pub blob: Blob,
}

/// Something that only a person can decide; its words are `question-<code>` in the Fluent files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which kind.
    pub code: Code,
    /// Arguments of the words.
    pub args: Vec<(Code, String)>,
}

/// What is in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogCounts {
    /// Events.
    pub events: u64,
    /// Distinct cases.
    pub cases: u64,
    /// Distinct activities.
    pub activities: u64,
    /// Distinct people.
    pub resources: u64,
    /// First and last moment, in microseconds since 1970-01-01T00:00:00Z; `None` without events.
    pub span: Option<(i64, i64)>,
}

/// What was found in a file.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// What the file holds.
    pub holds: FileRole,
    /// Encoding, once the bytes show it.
    pub encoding: Option<Encoding>,
    /// Column separator of a text table.
    pub delimiter: Option<u8>,
    /// The mapping that was given or is proposed; the part for `holds` is `None` where a question
    /// stands in the way.
    pub mapping: Mapping,
    /// What a person must decide before the mapping can be trusted.
    pub questions: Vec<Question>,
    /// Names of the columns of the file itself, in its order; of a log of objects the attributes.
    pub columns: Vec<String>,
    /// Names of the columns of `rows`.
    pub header: Vec<String>,
    /// The first rows as they would be read; people as `op-1`, `op-2`, ….
    pub rows: Vec<Vec<String>>,
    /// Counts, for events.
    pub counts: Option<LogCounts>,
    /// Problems by code.
    pub problems: Vec<(Code, u64)>,
    /// The first problems of each code.
    pub examples: Vec<Problem>,
    /// Rows that would be used.
    pub accepted: u64,
    /// Rows that would be kept aside.
    pub rejected: u64,
}

/// What an import of events came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// A new batch.
    Added {
        /// The batch.
        batch: String,
        /// Its number in the catalogue.
        number: u64,
        /// What it holds.
        counts: Counts,
        /// The first problems of each code.
        examples: Vec<Problem>,
    },
    /// A batch that was there already.
    Known {
        /// The batch.
        batch: String,
        /// Its number in the catalogue.
        number: u64,
        /// The first problems of each code, found once more: whoever asks again may not have got
        /// them.
        examples: Vec<Problem>,
    },
}

/// The inputs beside events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// Interval records, by file.
    pub intervals: Vec<Intervals>,
    /// Inspected samples.
    pub samples: Vec<Sample>,
    /// Reported values.
    pub reported: Vec<Reported>,
    /// The files that they come from.
    pub inputs: Vec<InputReport>,
    /// Problems by code.
    pub problems: Vec<(Code, u64)>,
    /// The first problems of each code.
    pub examples: Vec<Problem>,
}

/// Whoever reads vendors' files. Blocking; for worker threads.
pub trait Intake: Send + Sync {
    /// Looks through a file, by `mapping` or by one that it proposes.
    ///
    /// # Errors
    /// A refusal when the file cannot be read at all.
    fn inspect(
        &self,
        file: &Handed,
        mapping: Option<&Mapping>,
        watch: &dyn Watch,
    ) -> Result<Inspection, Stop>;

    /// Adds a file's events to the engagement's log; `corrects` names the batch whose place it
    /// takes. Rows kept aside go to `rejects`.
    ///
    /// # Errors
    /// A refusal when too much of it is wrong, or it corrects nothing.
    fn import(
        &self,
        log: LogOf<'_>,
        file: &Handed,
        mapping: &Mapping,
        corrects: Option<&str>,
        rejects: &mut dyn Write,
        watch: &dyn Watch,
    ) -> Result<Imported, Stop>;

    /// Takes a batch out of force.
    ///
    /// # Errors
    /// A refusal when it is not in force.
    fn withdraw(&self, log: LogOf<'_>, batch: &str) -> Result<Imported, Stop>;

    /// Reads interval records, samples or reported values.
    ///
    /// # Errors
    /// A refusal when too much of it is wrong.
    fn table(
        &self,
        role: FileRole,
        file: &Handed,
        mapping: &Mapping,
        rejects: &mut dyn Write,
        watch: &dyn Watch,
    ) -> Result<Tables, Stop>;

    /// The codes of the operators with these names; for the vendor's manager alone, who knows the
    /// names anyway. Nothing keeps them.
    ///
    /// # Errors
    /// A fault when the engagement's key cannot be read.
    fn resolve(
        &self,
        engagement: EngagementId,
        names: &[String],
    ) -> Result<Vec<(String, String)>, Stop>;
}
