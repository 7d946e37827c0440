//! The monthly pack (月次パック): everything that the document says, before it has a shape.
//!
//! A pack is the boundary to `report`: it is serialised as `pack.json` (schema in `docs/pack.md`),
//! and every number of the PDF and the workbook stands in it. Renderers format; they never compute.

pub mod compose;
mod coverage;
pub mod definition;
mod describe;
mod next_step;

use serde::{Deserialize, Serialize};

use crate::agreement::level::{Bound, Layer, Quantity, Side};
use crate::chart::Chart;
use crate::code::Code;
use crate::decimal::Decimal;
use crate::difference::Explanation;
use crate::measure::LogFacts;
use crate::measure::level::{Amount, LevelFacts, SampleFacts};
use crate::measure::process::ProcessFacts;
use crate::problem::Problem;
use crate::statistics::Total;
use crate::text::Text;
use crate::time::{Moment, Month, Window};
use crate::verdict::{Contractual, Statistical};

pub use compose::{Evidence, compose};
pub use definition::Definitions;

/// Version of the `pack.json` schema.
pub const SCHEMA: u32 = 1;

/// A whole pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Who, what and when.
    pub head: Head,
    /// What to do next, most urgent first.
    pub next_steps: Vec<Note>,
    /// One entry per service level, in the agreement's order.
    pub levels: Vec<LevelReport>,
    /// One entry per process.
    pub processes: Vec<ProcessReport>,
    /// What was read, and what could not be.
    pub data: DataReport,
    /// The definitions in force.
    pub definitions: Definitions,
    /// What makes the pack reproducible.
    pub provenance: Provenance,
    /// The signed state of the audit record at the close that fixed the month; `None` for a pack
    /// that is not fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<Checkpoint>,
}

/// A signed state of the engagement's audit record, as both sides keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Which record.
    pub origin: String,
    /// How many rows it had.
    pub size: u64,
    /// Their root, SHA-256 in hexadecimal.
    pub root: String,
    /// When it was signed.
    pub at: Moment,
    /// What its signature is checked by.
    pub verifier: String,
    /// The signed note itself.
    pub note: String,
}

/// Title page facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Title of the agreement.
    pub title: Text,
    /// A remark of the agreement's author.
    pub note: Option<Text>,
    /// Where the log comes from.
    pub source: Option<Text>,
    /// 委託元.
    pub client: Text,
    /// 委託先.
    pub vendor: Text,
    /// The month.
    pub month: Month,
    /// Its first and last moment.
    pub window: Window,
    /// Zone in which times are shown.
    pub zone: String,
    /// Facts about the log.
    pub log: LogFacts,
}

/// A sentence by key, with its arguments; its words are `pack-note-<key>` in the Fluent files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which sentence.
    #[serde(deserialize_with = "crate::code::one")]
    pub key: Code,
    /// Its arguments; names of levels are given in both languages as `name` (ja) and `name_en`.
    #[serde(deserialize_with = "crate::code::pairs")]
    pub args: Vec<(Code, String)>,
}

/// Everything about one service level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelReport {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Name of its process.
    pub process: Text,
    /// Contract clause.
    pub clause: String,
    /// `clock_ratio`, `clock_percentile`, `count_ratio`, `sampled_accuracy`, `count_limit` or
    /// `mean`.
    #[serde(deserialize_with = "crate::code::one")]
    pub kind: Code,
    /// What was promised.
    pub target: Bound,
    /// The agreed minimum.
    pub minimum: Option<Quantity>,
    /// Which layer decides.
    pub decided_by: Layer,
    /// Which side measures.
    pub measured_by: Side,
    /// 申告値.
    pub reported: Option<ReportedFigure>,
    /// 検証値.
    pub verified: Option<Verified>,
    /// 契約判定.
    pub contractual: Contractual,
    /// 統計判定.
    pub statistical: Statistical,
    /// Reported against recomputed; `None` where one of them is missing.
    pub difference: Option<Explanation>,
    /// Reported against the sample; `None` where one of them is missing.
    pub claim: Option<ClaimTest>,
    /// The series; `None` where no month has a value.
    pub chart: Option<Chart>,
    /// 再計算値 and all that was measured.
    pub facts: LevelFacts,
    /// Remarks, e.g. that a window has no case.
    pub notes: Vec<Note>,
}

/// 申告値 of the month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedFigure {
    /// The value as reported.
    pub value: Option<Decimal>,
    /// Numerator and denominator, as an amount, where both were reported.
    pub amount: Option<Amount>,
}

/// 検証値 of the month, with what it proves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verified {
    /// The sample.
    pub sample: SampleFacts,
    /// Units that the sample was drawn from, where known.
    pub population: Option<u64>,
    /// Two-sided 95 % Wilson interval, for display only.
    pub wilson: (f64, f64),
    /// One-sided 95 % lower bound (Clopper–Pearson, hypergeometric above 10 % sampled).
    pub lower: f64,
    /// One-sided 95 % upper bound.
    pub upper: f64,
    /// Whether the bounds are hypergeometric.
    pub finite: bool,
    /// Units needed with zero errors to demonstrate the target; `None` for a target of 100 %.
    pub needed: Option<u64>,
    /// How many wrong units there are, found or not, among those that two checkers both inspected;
    /// `None` where nobody did. For display, never for a verdict.
    pub hidden: Option<Total>,
}

/// Whether the sample is compatible with what was reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimTest {
    /// The claimed ratio.
    pub claim: Decimal,
    /// Wrong units found.
    pub errors: u64,
    /// Inspected units.
    pub inspected: u64,
    /// Probability of at least that many errors if the claim were true (exact binomial).
    pub p: f64,
    /// `p` is at least 0.01.
    pub consistent: bool,
}

/// Everything about one process.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProcessReport {
    /// Name.
    pub name: Text,
    /// The facts.
    pub facts: ProcessFacts,
}

/// What was read, and what could not be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataReport {
    /// One entry per input file.
    pub inputs: Vec<InputReport>,
    /// Problems by kind: (code, how many), most frequent first.
    #[serde(deserialize_with = "crate::code::pairs")]
    pub problems: Vec<(Code, u64)>,
    /// The first problems of each kind, at most five of each.
    pub examples: Vec<Problem>,
}

/// One input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputReport {
    /// `log`, `intervals`, `samples`, `reported`, `agreement`, `mapping` or `key`.
    #[serde(deserialize_with = "crate::code::one")]
    pub role: Code,
    /// File name without folders.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Rows (events) accepted; `None` for definitions.
    pub accepted: Option<u64>,
    /// Rows kept aside.
    pub rejected: Option<u64>,
}

/// What makes the pack reproducible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// SHA-256 over the inputs, the month and the engine version.
    pub run_id: String,
    /// SHA-256 over everything measured.
    pub result_hash: String,
    /// Version of the engine.
    pub engine: String,
    /// Agreement id and version.
    pub agreement: String,
    /// The command that makes the same pack again, with bare file names.
    pub command: String,
}
