//! Measuring a month for the record.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use kajitori_domain::agreement::fit;
use kajitori_domain::amendment::amended_samples;
use kajitori_domain::analytics::{MeasuredRun, Question};
use kajitori_domain::batch;
use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::case::CaseRows;
use kajitori_domain::code::{Code, code};
use kajitori_domain::intake::Tables;
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::parquet::TableWriter;
use kajitori_eventlog::store::{Objects, Stored};
use kajitori_measures::cases::CaseTable;
use kajitori_measures::{Inputs, Memory, measure as measure_log};

use super::amended;
use super::tables::joined;
use crate::file::fault;
use crate::pack::{Beside, ENGINE, fitting};

/// Examples of each kind of problem.
const EXAMPLES: u64 = 5;

/// Measures `month` on `log`; what is found of buckets is remembered in `cache`.
pub(super) fn measure(
    (of, log): (Question<'_>, &Stored),
    month: Month,
    tables: &Tables,
    (cache, blobs): (Arc<dyn Objects>, &dyn Blobs),
    watch: &dyn Watch,
) -> Result<MeasuredRun, Stop> {
    let agreement = amended(of);
    let samples = amended_samples(&tables.samples, of.amendments);
    let intervals = joined(&tables.intervals);
    let inputs = Inputs {
        agreement: &agreement,
        log,
        intervals: intervals.as_ref(),
        samples: &samples,
        amendments: of.amendments,
        month,
        memory: Some(Memory { objects: cache, engine: ENGINE.to_owned() }),
        cases: true,
    };
    let outcome = measure_log(&inputs, watch)?;
    let cases = outcome.cases.ok_or_else(|| fault("measuring", &"the cases are missing"))?;
    watch.begin(Phase::WriteCases, Some(u64::try_from(cases.len()).unwrap_or(u64::MAX)));
    let cases = written(&cases, &log.shape().source_sha256, blobs)?;
    let mut books = Books::default();
    books.log(of)?;
    books.tables(tables);
    let name = format!("{} v{}", of.agreement.id, of.agreement.version);
    let beside = Beside {
        agreement: &name,
        reported: ("", &tables.reported),
        samples: ("", &tables.samples),
    };
    fit::in_force(&agreement, &name, month).into_iter().for_each(|problem| books.note(problem));
    fitting(of.agreement, log, &beside).into_iter().for_each(|problem| books.note(problem));
    Ok(books.close(outcome.measured, cases))
}

fn written(cases: &CaseTable, source: &str, blobs: &dyn Blobs) -> Result<Blob, Stop> {
    blobs.put(&mut |out| {
        let mut table = TableWriter::new(cases.schema(), source, out)?;
        cases.batches(&mut |batch| table.write(batch))?;
        table.finish()
    })
}

/// What was read, and what was wrong with it.
#[derive(Default)]
struct Books {
    inputs: Vec<InputReport>,
    counts: BTreeMap<Code, u64>,
    examples: Vec<Problem>,
}

impl Books {
    /// The batches in force.
    fn log(&mut self, of: Question<'_>) -> Result<(), Stop> {
        for batch in batch::in_force(&of.log.batches.list()?, Some(of.as_of)) {
            let (entry, counts) = (&batch.entry, &batch.entry.counts);
            for (problem, count) in &counts.problems {
                if let Some(code) = code(problem) {
                    *self.counts.entry(code).or_default() += count;
                }
            }
            self.inputs.push(InputReport {
                role: "log",
                file: entry.origin.file.clone(),
                sha256: entry.origin.source_sha256.clone(),
                accepted: Some(counts.accepted),
                rejected: Some(counts.rejected),
            });
        }
        Ok(())
    }

    fn tables(&mut self, tables: &Tables) {
        self.inputs.extend(tables.inputs.iter().cloned());
        for (code, count) in &tables.problems {
            *self.counts.entry(code).or_default() += count;
        }
        self.examples.extend(tables.examples.iter().cloned());
    }

    fn note(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= EXAMPLES {
            self.examples.push(problem);
        }
    }

    fn close(self, measured: kajitori_domain::measure::Measured, cases: Blob) -> MeasuredRun {
        let mut problems: Vec<(Code, u64)> = self.counts.into_iter().collect();
        problems.sort_by_key(|(code, count)| (Reverse(*count), *code));
        MeasuredRun {
            measured,
            cases,
            inputs: self.inputs,
            problems,
            examples: self.examples,
            engine: ENGINE.to_owned(),
        }
    }
}
