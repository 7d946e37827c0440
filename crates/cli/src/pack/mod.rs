//! `kajitori pack`: from a vendor's raw files and the agreement to the month's pack.

mod definition;
mod document;
mod fitting;
mod record;
mod summary;

use std::path::{Path, PathBuf};

use kajitori_domain::pack::{Evidence, compose};
use kajitori_domain::refusal::Stop;
use kajitori_measures::{Inputs, measure};

use crate::arguments::PackOptions;
use crate::console::Console;
use crate::file::{self, Folder};
use crate::progress::Progress;
use crate::timing::Stopwatch;

pub(crate) use fitting::{Beside, fitting};

/// Version of the engine, part of every run's id: the release, and a hash of the rules it was built
/// from.
pub(crate) const ENGINE: &str =
    concat!("kajitori ", env!("CARGO_PKG_VERSION"), "+", env!("KAJITORI_RULES"));

/// Every file that a pack can have.
const FILES: [&str; 12] = [
    "agreement.toml",
    "cases.csv",
    "cases.parquet",
    "events.parquet",
    "mapping.toml",
    "pack.json",
    "pack.pdf",
    "pack.xlsx",
    "rejected/intervals.csv",
    "rejected/log.csv",
    "rejected/reported.csv",
    "rejected/samples.csv",
];

/// Makes the pack and says where it lies.
pub(crate) fn run(options: &PackOptions, console: &Console) -> Result<(), Stop> {
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let mut stopwatch = Stopwatch::start();
    let mut timings = Vec::new();
    let optional = [&options.mapping, &options.intervals, &options.samples, &options.reported];
    let optional = optional.into_iter().flatten().chain(&options.key);
    let inputs = [&options.agreement].into_iter().chain(&options.log).chain(optional);
    let store = options.place.iter().map(|place| Path::new(&place.store));
    let inputs: Vec<&Path> = inputs.map(PathBuf::as_path).chain(store).collect();
    file::guard(&options.out, &FILES, &inputs)?;
    let definition = definition::read(options, console)?;
    let folder = Folder::create(&options.out)?;
    let record = record::read(options, &definition, &folder, &progress)?;
    let (log, memory) = (record.log.as_ref(), record.memory);
    let events = (0..log.len()).map(|bucket| log.events(bucket)).sum();
    timings.push(("read", events, stopwatch.lap()));
    let outcome = measure(
        &Inputs {
            agreement: &definition.agreement,
            log,
            intervals: record.intervals.as_ref(),
            samples: &record.samples,
            amendments: &[],
            month: definition.month,
            memory,
            cases: !options.figures,
        },
        &progress,
    )?;
    timings.push(("measure", events, stopwatch.lap()));
    if let Some(cases) = &outcome.cases {
        document::write_data(&folder, log, cases, &definition, &progress)?;
    }
    timings.push(("write", events, stopwatch.lap()));
    let pack = compose(Evidence {
        agreement: &definition.agreement,
        measured: outcome.measured,
        reported: &record.reported,
        inputs: [definition.inputs, record.inputs].concat(),
        problems: record.problems,
        examples: record.examples,
        engine: ENGINE,
        command: summary::command(options),
    });
    document::write_figures(&folder, &pack)?;
    if let Some(cases) = &outcome.cases {
        document::write(&folder, &pack, cases, console, &progress)?;
    }
    let before = summary::earlier(&options.out);
    folder.finish(&FILES)?;
    timings.push(("document", events, stopwatch.lap()));
    progress.finish();
    summary::replaced(console, before, &pack);
    summary::tell(console, &pack, options, &record.rejects, &timings);
    Ok(())
}
