//! `kajitori pack`: from a vendor's raw files and the agreement to the month's pack.

mod definition;
mod document;
mod record;
mod summary;

use kajitori_domain::pack::{Evidence, compose};
use kajitori_domain::refusal::Stop;
use kajitori_measures::{Inputs, measure};

use crate::arguments::PackOptions;
use crate::console::Console;
use crate::file::Folder;
use crate::progress::Progress;
use crate::timing::Stopwatch;

/// Version of the engine, part of every run's id.
const ENGINE: &str = concat!("kajitori ", env!("CARGO_PKG_VERSION"));

/// Makes the pack and says where it lies.
pub(crate) fn run(options: &PackOptions, console: &Console) -> Result<(), Stop> {
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let mut stopwatch = Stopwatch::start();
    let mut timings = Vec::new();
    let definition = definition::read(options, console)?;
    let folder = Folder::create(&options.out)?;
    let record = record::read(options, &definition, &folder, &progress)?;
    timings.push(("read", record.log.len(), stopwatch.lap()));
    let outcome = measure(
        &Inputs {
            agreement: &definition.agreement,
            log: &record.log,
            intervals: record.intervals.as_ref(),
            samples: &record.samples,
            month: definition.month,
        },
        &progress,
    )?;
    timings.push(("measure", record.log.len(), stopwatch.lap()));
    document::write_data(&folder, &record.log, &outcome.cases, &definition, &progress)?;
    timings.push(("write", record.log.len(), stopwatch.lap()));
    let pack = compose(Evidence {
        agreement: &definition.agreement,
        measured: outcome.measured,
        reported: &record.reported,
        inputs: [definition.inputs, record.inputs].concat(),
        problems: record.problems,
        examples: [definition.warnings, record.examples].concat(),
        engine: ENGINE,
        command: summary::command(options),
    });
    document::write(&folder, &pack, &outcome.cases, console, &progress)?;
    timings.push(("document", record.log.len(), stopwatch.lap()));
    progress.finish();
    summary::tell(console, &pack, options, &record.rejects, &timings);
    Ok(())
}
