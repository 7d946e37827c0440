//! Joins what was agreed, measured and reported into the pack. Pure: the same evidence gives the
//! same pack.

use sha2::{Digest, Sha256};

use super::{
    ClaimTest, DataReport, Head, InputReport, LevelReport, Note, Pack, ProcessReport, Provenance,
    ReportedFigure, SCHEMA, Verified, coverage, next_step,
};
use crate::agreement::level::{AssignBy, Direction, Kind, Layer, Quantity};
use crate::agreement::{Agreement, ServiceLevel};
use crate::calendar;
use crate::chart::chart;
use crate::difference::explain;
use crate::measure::Measured;
use crate::measure::level::{Amount, LevelFacts, SampleFacts};
use crate::pack::Definitions;
use crate::problem::Problem;
use crate::record::Reported;
use crate::statistics;
use crate::text::Text;
use crate::time::{Moment, Month};
use crate::verdict::{self, Fraction, NotApplicable, Statistical};

/// Below this probability a reported value is called inconsistent with the sample.
const CLAIM_LEVEL: f64 = 0.01;

/// Everything that a pack is made of.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// What was measured under it.
    pub measured: Measured,
    /// Reported values of any month.
    pub reported: &'a [Reported],
    /// The input files.
    pub inputs: Vec<InputReport>,
    /// Problems by kind, most frequent first.
    pub problems: Vec<(&'static str, u64)>,
    /// The first problems of each kind.
    pub examples: Vec<Problem>,
    /// Version of the engine.
    pub engine: &'a str,
    /// The command that makes the pack again, with bare file names.
    pub command: String,
}

/// Makes the pack.
pub fn compose(evidence: Evidence<'_>) -> Pack {
    let Evidence { agreement, measured, .. } = evidence;
    let run_id = run_id(&evidence.inputs, measured.month, evidence.engine);
    let covered = coverage::of(&measured) != coverage::Coverage::None;
    let last = measured.log.span.map(|(_, last)| last);
    let gap = coverage::note(&measured, &agreement.zone);
    let levels: Vec<LevelReport> = agreement
        .levels
        .iter()
        .zip(measured.levels)
        .map(|(level, facts)| {
            let mut rows = evidence.reported.iter();
            let row = rows.find(|r| r.level == level.id && r.month == measured.month);
            let facts = if covered { facts } else { uncovered(level, facts) };
            let facts = after_the_log(agreement, level, facts, last);
            level_report(agreement, level, facts, row)
        })
        .collect();
    let processes = agreement.processes.iter().map(|p| p.name.clone()).zip(measured.processes);
    let mut pack = Pack {
        schema: SCHEMA,
        head: Head {
            title: agreement.title.clone(),
            note: agreement.note.clone(),
            source: agreement.source.clone(),
            client: agreement.client.clone(),
            vendor: agreement.vendor.clone(),
            month: measured.month,
            window: measured.window,
            zone: agreement.zone.clone(),
            log: measured.log,
        },
        next_steps: Vec::new(),
        levels,
        processes: processes.map(|(name, facts)| ProcessReport { name, facts }).collect(),
        data: DataReport {
            inputs: evidence.inputs,
            problems: evidence.problems,
            examples: evidence.examples,
        },
        definitions: Definitions::of(agreement),
        provenance: Provenance {
            run_id,
            result_hash: String::new(),
            engine: evidence.engine.to_owned(),
            agreement: format!("{} v{}", agreement.id, agreement.version),
            command: evidence.command,
        },
        checkpoint: None,
    };
    pack.next_steps = next_step::all(&pack, gap);
    pack.provenance.result_hash = result_hash(&pack);
    pack
}

/// A month that the log does not cover has no figure from it, not even the open cases that it left
/// behind.
fn uncovered(level: &ServiceLevel, facts: LevelFacts) -> LevelFacts {
    match level.kind {
        Kind::IntervalRatio { .. } | Kind::SampledAccuracy => facts,
        _ => LevelFacts {
            adjusted: None,
            raw: None,
            worst_slot: None,
            alternatives: vec![],
            delay: None,
            misses: vec![],
            ..facts
        },
    }
}

/// Whether a count stays within its limit only because some cases could not be looked at.
fn hides_a_miss(level: &ServiceLevel, facts: &LevelFacts) -> bool {
    let Some(Amount::Count { value, .. }) = facts.adjusted else { return false };
    let Quantity::Count(limit) = level.target.value else { return false };
    let within = level.target.direction == Direction::AtMost && value <= limit;
    within && value.saturating_add(facts.missing) > limit
}

/// Months of the series that begin after the log's last event have no value from it either.
fn after_the_log(
    agreement: &Agreement,
    level: &ServiceLevel,
    mut facts: LevelFacts,
    last: Option<Moment>,
) -> LevelFacts {
    if matches!(level.kind, Kind::IntervalRatio { .. } | Kind::SampledAccuracy) {
        return facts;
    }
    for (month, amount) in &mut facts.series {
        let window = calendar::window(*month, agreement.closing_day, &agreement.zone);
        if window.is_ok_and(|window| last.is_none_or(|last| last < window.from)) {
            *amount = None;
        }
    }
    facts
}

fn level_report(
    agreement: &Agreement,
    level: &ServiceLevel,
    facts: LevelFacts,
    row: Option<&Reported>,
) -> LevelReport {
    let reported = row.map(|row| reported_figure(level, row));
    let population = population(level, &facts);
    let verified = facts.sample.as_ref().map(|sample| verified(level, sample, population));
    let decisive = match level.decided_by {
        Layer::Recomputed if hides_a_miss(level, &facts) => None,
        Layer::Recomputed => facts.adjusted.as_ref().and_then(Fraction::of),
        Layer::Reported => reported.as_ref().and_then(reported_fraction),
        Layer::Verified => facts.sample.as_ref().and_then(|s| sampled(level, s)),
    };
    let process = agreement.processes.iter().find(|p| p.id == level.process);
    let mut statistical = verdict::statistical(level, facts.sample.as_ref(), population);
    if decisive.is_none() && statistical == Statistical::NotApplicable(NotApplicable::Census) {
        // Nothing was measured, so nothing was measured in full.
        statistical = Statistical::NoData;
    }
    LevelReport {
        id: level.id.clone(),
        name: level.name.clone(),
        process: process.map_or_else(|| Text::same(&*level.process), |p| p.name.clone()),
        clause: level.clause.clone(),
        kind: kind_name(&level.kind),
        target: level.target,
        minimum: level.minimum,
        decided_by: level.decided_by,
        measured_by: level.measured_by,
        contractual: verdict::contractual(decisive, level.target, level.rounding),
        statistical,
        difference: reported.as_ref().and_then(|r| explain(r, &facts, level)),
        claim: reported.as_ref().zip(facts.sample.as_ref()).and_then(|(r, s)| claim(level, r, s)),
        chart: chart(&facts.series, level.target),
        notes: level_notes(level, &facts),
        reported,
        verified,
        facts,
    }
}

/// The name of a kind in agreement files and in `pack.json`.
pub fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::ClockRatio { .. } => "clock_ratio",
        Kind::ClockPercentile { .. } => "clock_percentile",
        Kind::CaseRatio { .. } | Kind::IntervalRatio { .. } => "count_ratio",
        Kind::SampledAccuracy => "sampled_accuracy",
        Kind::CountLimit { .. } => "count_limit",
        Kind::MeanClock { .. } | Kind::MeanColumn { .. } => "mean",
    }
}

fn reported_figure(level: &ServiceLevel, row: &Reported) -> ReportedFigure {
    let counts = row.numerator.zip(row.denominator).filter(|_| level.kind.is_ratio());
    let amount = counts.map(|(numerator, denominator)| Amount::Ratio { numerator, denominator });
    // A ratio beyond 100 % is no ratio; `fit` names it, and nothing is judged by it.
    let value = row.value.filter(|v| !level.kind.is_ratio() || (0.0..=1.0).contains(&v.to_f64()));
    ReportedFigure { value, amount }
}

fn reported_fraction(figure: &ReportedFigure) -> Option<Fraction> {
    match &figure.amount {
        Some(counts) => Fraction::of(counts),
        None => figure.value.map(Fraction::decimal),
    }
}

/// Units that the sample was drawn from: as agreed, else the recomputed denominator.
fn population(level: &ServiceLevel, facts: &LevelFacts) -> Option<u64> {
    let agreed = level.verification.as_ref().and_then(|v| v.population);
    agreed.or_else(|| facts.adjusted.map(|a| a.n()).filter(|n| *n > 0))
}

fn sampled(level: &ServiceLevel, sample: &SampleFacts) -> Option<Fraction> {
    let numerator = verdict::hits(sample, level.target.direction);
    Fraction::of(&Amount::Ratio { numerator, denominator: sample.inspected })
}

fn verified(level: &ServiceLevel, sample: &SampleFacts, population: Option<u64>) -> Verified {
    let hits = verdict::hits(sample, level.target.direction);
    let bounds = verdict::bounds(hits, sample.inspected, population);
    let target = match (level.target.value, level.target.direction) {
        (Quantity::Ratio(target), Direction::AtLeast) if !target.is_one() => Some(target),
        _ => None,
    };
    Verified {
        sample: sample.clone(),
        population,
        wilson: statistics::wilson(hits, sample.inspected, verdict::CONFIDENCE),
        lower: bounds.lower,
        upper: bounds.upper,
        finite: bounds.finite,
        needed: target.and_then(|t| statistics::zero_error_sample_size(t, verdict::CONFIDENCE)),
        hidden: sample.double.map(|d| statistics::chapman(d.wrong)),
    }
}

/// Tests a reported ratio against the sample; only for promises of "at least".
fn claim(
    level: &ServiceLevel,
    reported: &ReportedFigure,
    sample: &SampleFacts,
) -> Option<ClaimTest> {
    let value = reported.value?;
    let sensible = level.kind.is_ratio() && level.target.direction == Direction::AtLeast;
    if !sensible || sample.inspected == 0 || !(0.0..=1.0).contains(&value.to_f64()) {
        return None;
    }
    let errors = sample.inspected - sample.correct;
    let p = statistics::claim_p(errors, sample.inspected, value);
    Some(ClaimTest {
        claim: value,
        errors,
        inspected: sample.inspected,
        p,
        consistent: p >= CLAIM_LEVEL,
    })
}

fn level_notes(level: &ServiceLevel, facts: &LevelFacts) -> Vec<Note> {
    let mut notes = Vec::new();
    match facts.adjusted {
        None if facts.sample.is_some() => notes.push(Note { key: "only-sampled", args: vec![] }),
        None => notes.push(Note { key: "nothing-to-recompute", args: vec![] }),
        Some(amount) if amount.n() == 0 => notes.push(Note { key: "empty-window", args: vec![] }),
        Some(_) => {}
    }
    let pending = if level.assign_by == AssignBy::Start { "pending-cohort" } else { "pending" };
    let missing = match level.kind {
        Kind::IntervalRatio { .. } => "missing-interval",
        _ if level.kind.clock().is_some() => "missing-clock",
        _ => "missing-value",
    };
    let counts =
        [(missing, facts.missing), ("undetermined", facts.undetermined), (pending, facts.pending)];
    for (key, count) in counts {
        if count > 0 {
            notes.push(Note { key, args: vec![("count", count.to_string())] });
        }
    }
    notes
}

/// Hash of all that goes into a run: every input's role and bytes, the month and the engine.
fn run_id(inputs: &[InputReport], month: Month, engine: &str) -> String {
    let mut hash = Sha256::new();
    for input in inputs {
        hash.update(format!("{} {}\n", input.role, input.sha256));
    }
    hash.update(format!("month {month}\nengine {engine}\n"));
    hex(&hash.finalize())
}

/// Hash of all that came out: facts, verdicts and explanations in their serialised form.
fn result_hash(pack: &Pack) -> String {
    let result = (&pack.head, &pack.levels, &pack.processes, &pack.next_steps);
    let bytes = serde_json::to_vec(&result).expect("a pack has no map with other than text keys");
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
