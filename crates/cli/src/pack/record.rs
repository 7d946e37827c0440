//! The vendor's records that a pack is made from, with what could not be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kajitori_domain::agreement::vocabulary::{self, Vocabulary};
use kajitori_domain::agreement::{Agreement, fit};
use kajitori_domain::mapping::Mapping;
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::Problem;
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::findings::Findings;
use kajitori_eventlog::log::{Log, texts};
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;

use super::definition::Definition;
use crate::arguments::PackOptions;
use crate::file::{self, Folder};

/// Examples of each kind of problem that a pack shows.
const EXAMPLES: usize = 5;

/// What was read.
pub(super) struct Record {
    pub(super) log: Log,
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
        watch,
        inputs: Vec::new(),
        counts: BTreeMap::new(),
        examples: Vec::new(),
        rejects: Vec::new(),
    };
    watch.begin(Phase::ReadLog, None);
    let log = reader.file("log", "rejected/log.csv", &options.log, |source, mapping, out| {
        let events = read::events(source, mapping, &definition.key, out, watch)?;
        let count = Count {
            sha256: events.log.source_sha256.clone(),
            findings: events.problems,
            accepted: events.accepted,
            rejected: events.rejected,
        };
        Ok((events.log, count))
    })?;
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
    reader.check(&definition.agreement, options, &log, reported.as_deref(), samples.as_deref());
    let mut problems: Vec<(&'static str, u64)> = reader.counts.into_iter().collect();
    problems.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    Ok(Record {
        log,
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
    /// Notes what was read but does not fit the agreement.
    fn check(
        &mut self,
        agreement: &Agreement,
        options: &PackOptions,
        log: &Log,
        reported: Option<&[Reported]>,
        samples: Option<&[Sample]>,
    ) {
        let name = |path: &Option<PathBuf>| path.as_deref().map(file::name).unwrap_or_default();
        let rows = (name(&options.reported), name(&options.samples));
        let mut problems = fit::interval_columns(agreement, self.mapping, &name(&options.mapping));
        problems.extend(fit::records(
            agreement,
            (&rows.0, reported.unwrap_or_default()),
            (&rows.1, samples.unwrap_or_default()),
        ));
        let times = log.time().iter().copied().map(Moment);
        let span = times.clone().min().zip(times.max());
        problems.extend(fit::holidays(agreement, &file::name(&options.agreement), span));
        let words = [log.activity(), log.status(), log.org()].map(|c| texts(c).iter().flatten());
        let [activities, statuses, orgs] = words.map(Iterator::collect::<Vec<&str>>);
        let said = Vocabulary { activities: &activities, statuses: &statuses, orgs: &orgs };
        let name = file::name(&options.agreement);
        problems.extend(vocabulary::unmatched(agreement, said, &name));
        problems.into_iter().for_each(|problem| self.note(problem));
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
