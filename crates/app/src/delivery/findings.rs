//! What was found in a file, as it is kept beside its delivery.

use kajitori_domain::blob::Blob;
use kajitori_domain::code::Code;
use kajitori_domain::intake::Inspection;
use kajitori_domain::mapping;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Moment;
use serde::{Deserialize, Serialize};

use crate::house::House;

/// Bytes of kept findings at most; a file of many columns has some thousands.
const MOST: u64 = 64 << 20;

/// A question to the sender; its words are `question-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which kind.
    pub code: String,
    /// Arguments of the words.
    pub args: Vec<(String, String)>,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Rows that count, or would.
    pub accepted: u64,
    /// Rows kept aside, or that would be.
    pub rejected: u64,
    /// Problems by code, most frequent first.
    pub problems: Vec<(String, u64)>,
    /// The first problems of each code.
    pub examples: Vec<Problem>,
    /// Distinct cases, of events.
    pub cases: Option<u64>,
    /// First and last moment, of events.
    pub span: Option<(Moment, Moment)>,
    /// Events that earlier batches have too: their names, and how many.
    pub twice: Vec<(String, u64)>,
    /// What the sender must decide.
    pub questions: Vec<Asked>,
    /// The columns of the file itself.
    pub columns: Vec<String>,
    /// The columns of `rows`.
    pub header: Vec<String>,
    /// The first rows as they would be read.
    pub rows: Vec<Vec<String>>,
    /// The mapping that they were read by, as its file.
    pub mapping: String,
    /// When that mapping was used before, if it was remembered.
    pub remembered: Option<Moment>,
}

impl Findings {
    /// What an inspection found.
    pub(super) fn of(inspection: &Inspection, remembered: Option<Moment>) -> Self {
        let Inspection { counts, accepted, rejected, .. } = inspection;
        let owned = |(key, value): &(Code, String)| ((*key).to_owned(), value.clone());
        let questions = inspection.questions.iter().map(|question| Asked {
            code: question.code.to_owned(),
            args: question.args.iter().map(owned).collect(),
        });
        let span = counts.and_then(|counts| counts.span);
        Self {
            accepted: *accepted,
            rejected: *rejected,
            problems: coded(&inspection.problems),
            examples: inspection.examples.clone(),
            cases: counts.map(|counts| counts.cases),
            span: span.map(|(first, last)| (Moment(first), Moment(last))),
            twice: Vec::new(),
            questions: questions.collect(),
            columns: inspection.columns.clone(),
            header: inspection.header.clone(),
            rows: inspection.rows.clone(),
            mapping: mapping::write(&inspection.mapping),
            remembered,
        }
    }

    /// Keeps them; the file stands when this answers.
    pub(super) fn keep(&self, house: &House) -> Result<Blob, Stop> {
        let fault = |error: &dyn std::fmt::Display| Stop::from(chain("keeping findings", error));
        house.blobs.put(&mut |out| serde_json::to_writer(out, self).map_err(|e| fault(&e)))
    }

    /// Reads them back.
    pub(super) fn read(house: &House, blob: &Blob) -> Result<Self, Stop> {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        let mut from = house.blobs.open(blob)?.take(MOST);
        let read = from.read_to_end(&mut bytes);
        read.map_err(|e| chain("reading findings", &e))?;
        Ok(serde_json::from_slice(&bytes).map_err(|e| chain("reading findings", &e))?)
    }

    /// As the other side may see them: nothing that the file itself says.
    pub(super) fn for_the_other_side(mut self) -> Self {
        for example in &mut self.examples {
            example.place.value = None;
            example.args.iter_mut().for_each(|(_, value)| "…".clone_into(value));
        }
        let Self { accepted, rejected, problems, examples, cases, span, twice, .. } = self;
        let rest = Self::default();
        Self { accepted, rejected, problems, examples, cases, span, twice, ..rest }
    }
}

/// Counts by code, as they are kept.
pub(super) fn coded(problems: &[(Code, u64)]) -> Vec<(String, u64)> {
    problems.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()
}

pub(super) fn chain(doing: &str, error: &dyn std::fmt::Display) -> Fault {
    Fault { chain: format!("{doing}: {error}") }
}
