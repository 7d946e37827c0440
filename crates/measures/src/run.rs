//! One measurement: every bucket on its own, and every figure that comes of them together.

use std::sync::Arc;

use kajitori_domain::agreement::{Agreement, ColumnSource};
use kajitori_domain::amendment::{self, Amendment};
use kajitori_domain::measure::{LogFacts, Measured};
use kajitori_domain::record::{Intervals, Sample};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Wanted};
use rayon::prelude::*;

use crate::bucket::{self, Part};
use crate::calendars::Calendars;
use crate::cases::{self, CaseTable};
use crate::catalogue::Catalogue;
use crate::discover::count;
use crate::level;
use crate::marks::Patterns;
use crate::memory::{Lies, Memory, Remembered};
use crate::numbering;
use crate::settled::Settlements;
use crate::study::Study;
use crate::view::{Events, index};
use crate::windows::Windows;

/// What is measured.
#[derive(Clone)]
pub struct Inputs<'a> {
    /// The definitions.
    pub agreement: &'a Agreement,
    /// The events.
    pub log: &'a dyn Buckets,
    /// The interval records, if any were handed in.
    pub intervals: Option<&'a Intervals>,
    /// The inspection samples.
    pub samples: &'a [Sample],
    /// What settled contests change about clocks and holders of single cases; whoever asks has
    /// amended the agreement and the samples.
    pub amendments: &'a [Amendment],
    /// The month.
    pub month: Month,
    /// What earlier runs remember; `None` measures every bucket.
    pub memory: Option<Memory>,
    /// Whether the rows of the cases are wanted beside the figures.
    pub cases: bool,
}

/// What was found.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    /// The figures.
    pub measured: Measured,
    /// The cases behind them, where they are wanted.
    pub cases: Option<CaseTable>,
}

/// Measures one month, a bucket at a time on every thread. The same inputs give the same outcome,
/// however the log is cut and on any number of threads.
///
/// What grows with the log is: some bytes per case for its row and its variant; for the cases
/// closed in the month, their lead times and the time between their events; the clocks of levels
/// that ask for a percentile, which is exact. Everything else is of the size of a bucket.
///
/// # Errors A refusal when the log lacks an attribute that the agreement speaks of
/// (`measure-attribute`), when the agreement refers to something that it does not define
/// (`measure-reference`), when a bucket is too large (`measure-too-many-events`), and those of the
/// calendars and of reading the log.
pub fn measure(inputs: &Inputs<'_>, watch: &dyn Watch) -> Result<Outcome, Stop> {
    let (agreement, log) = (inputs.agreement, inputs.log);
    let windows = Windows::new(agreement, inputs.month)?;
    let calendars = Calendars::new(agreement, &windows, log.span())?;
    watch.begin(Phase::Measure, Some((0..log.len()).map(|bucket| log.events(bucket)).sum()));
    let patterns = Patterns::new(agreement, &Events::new(log.shape())?)?;
    let settlements = Settlements::new(inputs.amendments);
    let mut study = Study {
        agreement,
        shape: log.shape(),
        windows: &windows,
        calendars: &calendars,
        patterns: &patterns,
        settlements: &settlements,
        intervals: inputs.intervals,
        samples: inputs.samples,
        cases: inputs.cases,
        numbers: None,
    };
    let numbers = numbering::asked(agreement).then(|| numbering::of(study, log)).transpose()?;
    study.numbers = numbers.as_ref();
    let wanted = wanted(agreement, &patterns);
    // What numbers variants looks at the whole log: then no bucket stands for itself.
    let memory = inputs.memory.as_ref().filter(|_| numbers.is_none());
    let remembered = memory.map(|memory| {
        let settled = amendment::to_text(inputs.amendments);
        let definition = (agreement, settled.as_str());
        let years = calendars.years();
        Arc::new(Remembered::new(memory, definition, inputs.month, years, inputs.cases))
    });
    let catalogue = Catalogue::new();
    // The empty log shows what is missing even where there is no bucket.
    let mut whole = Whole::default();
    whole.add(&catalogue, bucket::part(study, log.shape())?, None);
    let rest = (0..log.len())
        .into_par_iter()
        .try_fold(Whole::default, |mut whole, bucket| {
            let (part, lies) = one(study, log, bucket, &wanted, remembered.as_ref())?;
            whole.add(&catalogue, part, lies);
            watch.advance(log.events(bucket));
            if watch.stopped() {
                return Err(Refusal::new("work-stopped").into());
            }
            Ok::<_, Stop>(whole)
        })
        .try_reduce(Whole::default, |mut left, right| {
            left.merge(right);
            Ok(left)
        })?;
    whole.merge(rest);
    Ok(whole.finish(inputs, study, &catalogue))
}

/// What one bucket says: as it is remembered, or measured and kept.
fn one(
    study: Study<'_>,
    log: &dyn Buckets,
    bucket: usize,
    wanted: &Wanted,
    remembered: Option<&Arc<Remembered>>,
) -> Result<(Part, Option<Lies>), Stop> {
    let remembered = remembered.and_then(|r| Some((r, r.name(&log.mark(bucket)?))));
    if let Some((part, lies)) = remembered.as_ref().and_then(|(r, name)| r.part(name)) {
        return Ok((part, Some(lies)));
    }
    let mut part = bucket::part(study, &log.read(bucket, wanted)?)?;
    let lies = remembered.and_then(|(r, name)| r.keep(&name, &part));
    if lies.is_some() {
        part.rows.bytes = Vec::new();
    }
    Ok((part, lies))
}

/// The columns that measuring `log` under `agreement` reads.
///
/// # Errors
/// Those of [`measure`] about the log's attributes.
pub fn columns(agreement: &Agreement, log: &dyn Buckets) -> Result<Wanted, Stop> {
    let patterns = Patterns::new(agreement, &Events::new(log.shape())?)?;
    Ok(wanted(agreement, &patterns))
}

/// Of the attributes only those that the agreement speaks of.
fn wanted(agreement: &Agreement, patterns: &Patterns) -> Wanted {
    let declared = agreement.columns.iter().filter_map(|column| match &column.from {
        ColumnSource::Attribute(name, _) => Some(name),
        _ => None,
    });
    let attributes = declared.chain(patterns.attributes()).cloned().collect();
    Wanted { attributes: Some(attributes), ..Wanted::all() }
}

/// What some buckets say together.
#[derive(Default)]
struct Whole {
    sum: Part,
    cases: Vec<cases::Part>,
}

impl Whole {
    /// Adds the next bucket.
    fn add(&mut self, catalogue: &Catalogue, mut part: Part, lies: Option<Lies>) {
        let taken = part.taken.iter().map(|(sequence, _)| catalogue.add(sequence, 0));
        let taken: Vec<u32> = taken.collect();
        for process in &mut part.processes {
            process.closed.iter_mut().for_each(|(of, _)| *of = taken[index(*of)]);
        }
        let (rows, variants) = (std::mem::take(&mut part.rows), std::mem::take(&mut part.variants));
        self.cases.push(cases::Part { rows, lies, variants });
        self.sum.merge(part);
    }

    fn merge(&mut self, mut other: Self) {
        self.sum.merge(other.sum);
        self.cases.append(&mut other.cases);
    }

    fn finish(self, inputs: &Inputs<'_>, study: Study<'_>, catalogue: &Catalogue) -> Outcome {
        let Self { sum, cases } = self;
        let agreement = inputs.agreement;
        let processes = agreement.processes.iter().zip(sum.processes);
        let processes =
            processes.map(|(p, part)| part.finish(study, p, catalogue, &cases)).collect();
        let levels = agreement.levels.iter().zip(sum.levels);
        let levels = levels.map(|(l, part)| level::finish(study, l, part, sum.known)).collect();
        let span = inputs.log.span().map(|(first, last)| (Moment(first), Moment(last)));
        let log = LogFacts {
            events: sum.log.events,
            cases: sum.log.cases,
            activities: count(sum.log.activities.len()),
            operators: count(sum.log.operators.len()),
            span,
        };
        let window = study.windows.last();
        let measured = Measured { month: inputs.month, window, log, processes, levels };
        let cases = inputs.cases.then(|| CaseTable::new(agreement, study.shape, cases));
        Outcome { measured, cases }
    }
}
