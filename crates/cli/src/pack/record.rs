//! The vendor's records that a pack is made from, with what could not be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kajitori_domain::agreement::fit;
use kajitori_domain::batch;
use kajitori_domain::mapping::Mapping;
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::Problem;
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory as InMemory, Wanted};
use kajitori_eventlog::findings::Findings;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::parquet::{self, TableWriter};
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_eventlog::store::Store;
use kajitori_measures::Memory;

use super::ENGINE;
use super::definition::Definition;
use super::{Beside, fitting};
use crate::arguments::PackOptions;
use crate::file::{self, Folder};
use crate::store::{PlaceOptions, objects};

/// The normalised events.
const EVENTS: &str = "events.parquet";

/// Examples of each kind of problem that a pack shows.
const EXAMPLES: usize = 5;

/// What was read.
pub(super) struct Record {
    pub(super) log: Box<dyn Buckets>,
    /// What earlier runs remember of the log.
    pub(super) memory: Option<Memory>,
    pub(super) intervals: Option<Intervals>,
    pub(super) samples: Vec<Sample>,
    pub(super) reported: Vec<Reported>,
    pub(super) inputs: Vec<InputReport>,
    /// Problems by kind, most frequent first.
    pub(super) problems: Vec<(&'static str, u64)>,
    pub(super) examples: Vec<Problem>,
    /// Files of rejected rows that were written: name and rows.
    pub(super) rejects: Vec<(&'static str, u64)>,
}

/// What every reader answers beside its rows.
struct Count {
    sha256: String,
    findings: Findings,
    accepted: u64,
    rejected: u64,
}

/// Reads one file after the other and keeps the books.
struct Reader<'a> {
    mapping: &'a Mapping,
    folder: &'a Folder,
    /// Whether only the figures are wanted.
    figures: bool,
    watch: &'a dyn Watch,
    inputs: Vec<InputReport>,
    counts: BTreeMap<&'static str, u64>,
    examples: Vec<Problem>,
    rejects: Vec<(&'static str, u64)>,
}

/// Reads every record file that the options name.
pub(super) fn read(
    options: &PackOptions,
    definition: &Definition,
    folder: &Folder,
    watch: &dyn Watch,
) -> Result<Record, Stop> {
    let mut reader = Reader {
        mapping: &definition.mapping,
        folder,
        figures: options.figures,
        watch,
        inputs: Vec::new(),
        counts: BTreeMap::new(),
        examples: Vec::new(),
        rejects: Vec::new(),
    };
    watch.begin(Phase::ReadLog, None);
    let (log, memory) = match (&options.log, &definition.key, &options.place) {
        (_, _, Some(place)) => {
            let (log, memory) = reader.store(place, options.as_of)?;
            (log, Some(memory))
        }
        (Some(path), Some(key), None) => (reader.log(path, key)?, None),
        _ => return Err(file::fault("a pack", &"neither a log nor a store")),
    };
    watch.begin(Phase::ReadTables, None);
    let intervals = reader.table(
        "intervals",
        "rejected/intervals.csv",
        options.intervals.as_deref(),
        read::intervals,
    )?;
    let samples = reader.table(
        "samples",
        "rejected/samples.csv",
        options.samples.as_deref(),
        read::samples,
    )?;
    let reported = reader.table(
        "reported",
        "rejected/reported.csv",
        options.reported.as_deref(),
        read::reported,
    )?;
    definition.warnings.iter().cloned().for_each(|warning| reader.note(warning));
    let name = |path: &Option<PathBuf>| path.as_deref().map(file::name).unwrap_or_default();
    let (agreement, mapping) = (&definition.agreement, &definition.mapping);
    let unmapped = fit::interval_columns(agreement, mapping, &name(&options.mapping));
    let beside = Beside {
        agreement: &file::name(&options.agreement),
        reported: (&name(&options.reported), reported.as_deref().unwrap_or_default()),
        samples: (&name(&options.samples), samples.as_deref().unwrap_or_default()),
    };
    let unfit = fitting(agreement, log.as_ref(), &beside);
    unmapped.into_iter().chain(unfit).for_each(|problem| reader.note(problem));
    let mut problems: Vec<(&'static str, u64)> = reader.counts.into_iter().collect();
    problems.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    Ok(Record {
        log,
        memory,
        intervals,
        samples: samples.unwrap_or_default(),
        reported: reported.unwrap_or_default(),
        inputs: reader.inputs,
        problems,
        examples: reader.examples,
        rejects: reader.rejects,
    })
}

impl Reader<'_> {
    /// Reads a log into memory, and puts its events into the pack in the order of the file.
    fn log(&mut self, path: &Path, key: &Key) -> Result<Box<dyn Buckets>, Stop> {
        let watch = self.watch;
        let log = self.file("log", "rejected/log.csv", path, |source, mapping, out| {
            let events = read::events(source, mapping, key, out, watch)?;
            let count = Count {
                sha256: events.log.source_sha256.clone(),
                findings: events.problems,
                accepted: events.accepted,
                rejected: events.rejected,
            };
            Ok((events.log, count))
        })?;
        if !self.figures {
            self.folder.put(EVENTS, |out| parquet::write(&log, out))?;
        }
        Ok(Box::new(InMemory::new(&log)?))
    }

    /// Opens a store, and puts its events into the pack bucket by bucket.
    fn store(
        &mut self,
        place: &PlaceOptions,
        as_of: Option<u64>,
    ) -> Result<(Box<dyn Buckets>, Memory), Stop> {
        let objects = objects(place)?;
        let store = Store::open(objects.clone())?;
        let log = store.read(as_of)?;
        for batch in batch::in_force(store.entries(), as_of) {
            let (entry, counts) = (&batch.entry, &batch.entry.counts);
            for (code, count) in &counts.problems {
                // The codes of problems are few, and named for as long as the program runs.
                *self.counts.entry(code.clone().leak()).or_default() += count;
            }
            self.inputs.push(InputReport {
                role: "log",
                file: entry.origin.file.clone(),
                sha256: entry.origin.source_sha256.clone(),
                accepted: Some(counts.accepted),
                rejected: Some(counts.rejected),
            });
        }
        if !self.figures {
            self.folder.put(EVENTS, |out| {
                let schema = log.shape().batch().schema();
                let mut table = TableWriter::new(schema, &log.shape().source_sha256, out)?;
                for bucket in 0..log.len() {
                    table.write(log.read(bucket, &Wanted::all())?.batch())?;
                }
                table.finish()
            })?;
        }
        Ok((Box::new(log), Memory { objects, engine: ENGINE.to_owned() }))
    }

    fn note(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= EXAMPLES as u64 {
            self.examples.push(problem);
        }
    }

    fn table<T>(
        &mut self,
        role: &'static str,
        rejects: &'static str,
        path: Option<&Path>,
        read: impl FnOnce(
            Source,
            &Mapping,
            &mut dyn std::io::Write,
            &dyn Watch,
        ) -> Result<read::Records<T>, Stop>,
    ) -> Result<Option<T>, Stop> {
        let watch = self.watch;
        let Some(path) = path else { return Ok(None) };
        let rows = self.file(role, rejects, path, |source, mapping, out| {
            let table = read(source, mapping, out, watch)?;
            let count = Count {
                sha256: table.source_sha256,
                findings: table.problems,
                accepted: table.accepted,
                rejected: table.rejected,
            };
            Ok((table.records, count))
        })?;
        Ok(Some(rows))
    }

    /// Reads one file; its rejected rows go into `rejects`, which exists afterwards only when there
    /// are any (also when the batch as a whole is refused: then it is what the user needs).
    fn file<T>(
        &mut self,
        role: &'static str,
        rejects: &'static str,
        path: &Path,
        read: impl FnOnce(Source, &Mapping, &mut dyn std::io::Write) -> Result<(T, Count), Stop>,
    ) -> Result<T, Stop> {
        let source = file::source(path)?;
        let outcome = self.folder.put(rejects, |out| Ok(read(source, self.mapping, out)))?;
        self.folder.drop_if_empty(rejects)?;
        if outcome.is_err() {
            self.folder.keep(rejects)?;
        }
        let (rows, count) = outcome?;
        if count.rejected > 0 {
            self.rejects.push((rejects, count.rejected));
        }
        for (code, finding) in count.findings.iter() {
            *self.counts.entry(code).or_default() += finding.count;
        }
        self.examples.extend(count.findings.first(EXAMPLES));
        self.inputs.push(InputReport {
            role,
            file: file::name(path),
            sha256: count.sha256,
            accepted: Some(count.accepted),
            rejected: Some(count.rejected),
        });
        Ok(rows)
    }
}
