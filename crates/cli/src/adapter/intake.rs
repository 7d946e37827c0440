//! Vendors' files become logs and tables.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blobs;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::id::EngagementId;
use kajitori_domain::intake::{
    Handed, Imported, Inspection, Intake as Port, LogCounts, Question, Tables,
};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::Problem;
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Watch;
use kajitori_eventlog::chunk::{Chunk, Dictionary, Sink};
use kajitori_eventlog::findings::Findings;
use kajitori_eventlog::inspect::{self, Holds};
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_eventlog::store::{Added, EVENTS, Store};

use super::keys::Keys;
use super::log_files;
use crate::batch::{Became, Incoming, Listeners, Reading, Rejects, undisturbed};
use crate::file;
use crate::store::EndAt;

/// Examples of each kind of problem that are shown.
const EXAMPLES: usize = 5;

/// Reads files out of `blobs` into logs below the data folder.
pub(crate) struct Intake {
    data: PathBuf,
    blobs: Arc<dyn Blobs>,
    keys: Keys,
}

impl Intake {
    /// Reads files of `blobs`; logs and keys lie below `data`.
    pub(crate) fn new(data: PathBuf, blobs: Arc<dyn Blobs>) -> Self {
        let keys = Keys::new(&data);
        Self { data, blobs, keys }
    }

    fn source(&self, handed: &Handed) -> Result<Source, Stop> {
        let reader = self.blobs.open(&handed.blob)?;
        Ok(Source { name: handed.file.clone(), reader, size: Some(handed.blob.bytes) })
    }

    fn reading(&self, engagement: EngagementId, mapping: &Mapping) -> Result<Reading, Stop> {
        let (key, key_fingerprint) = self.keys.of(engagement)?;
        let mapping_sha256 = file::sha256(mapping::write(mapping).as_bytes());
        Ok(Reading { mapping: mapping.clone(), mapping_sha256, key, key_fingerprint })
    }

    /// The rows of a file that is in the log already which were kept aside then, and what is wrong
    /// with them: who asks again may not have got them.
    fn again(
        &self,
        (handed, reading): (&Handed, &Reading),
        rejects: &mut Once<'_>,
        watch: &dyn Watch,
    ) -> Result<Vec<Problem>, Stop> {
        let (mapping, key) = (&reading.mapping, &reading.key);
        let source = self.source(handed)?;
        let read = read::chunks(source, mapping, key, rejects, watch, EVENTS, &mut Nowhere);
        Ok(read?.problems.first(1))
    }
}

impl Port for Intake {
    fn inspect(
        &self,
        file: &Handed,
        mapping: Option<&Mapping>,
        watch: &dyn Watch,
    ) -> Result<Inspection, Stop> {
        Ok(inspection(inspect::inspect(self.source(file)?, mapping, watch)?))
    }

    fn import(
        &self,
        log: LogOf<'_>,
        file: &Handed,
        mapping: &Mapping,
        corrects: Option<&str>,
        rejects: &mut dyn Write,
        watch: &dyn Watch,
    ) -> Result<Imported, Stop> {
        let reading = self.reading(log.engagement, mapping)?;
        let open = || self.source(file);
        let incoming = Incoming {
            file: file.file.clone(),
            bytes: file.blob.bytes,
            sha256: Some(file.blob.sha256.to_string()),
            open: &open,
        };
        let (objects, steps) = (log_files(&self.data, log.engagement), EndAt::new());
        let mut rejects = Once { out: rejects, written: 0, skip: 0 };
        let Became { added, examples } = undisturbed(
            || Store::with(Arc::clone(&objects), Box::new(log.batches)),
            |store| {
                rejects.skip = rejects.written;
                let listeners = Listeners { watch, steps: &steps };
                reading.add(&incoming, corrects, store, &mut rejects, listeners)
            },
        )?;
        match added {
            Added::New(entry) => Ok(Imported::Added {
                batch: entry.batch,
                number: entry.number,
                counts: entry.counts,
                examples,
            }),
            Added::Known(entry) => {
                let mut examples = vec![];
                if entry.counts.rejected > 0 {
                    rejects.skip = rejects.written;
                    examples = self.again((file, &reading), &mut rejects, watch)?;
                }
                Ok(Imported::Known { batch: entry.batch, number: entry.number, examples })
            }
        }
    }

    fn withdraw(&self, log: LogOf<'_>, batch: &str) -> Result<Imported, Stop> {
        let (objects, steps) = (log_files(&self.data, log.engagement), EndAt::new());
        let added = undisturbed(
            || Store::with(Arc::clone(&objects), Box::new(log.batches)),
            |store| {
                let batch = store.find(batch)?.entry.batch.clone();
                store.add(&steps)?.withdraw(&batch)
            },
        )?;
        Ok(match added {
            Added::Known(entry) => {
                Imported::Known { batch: entry.batch, number: entry.number, examples: vec![] }
            }
            Added::New(entry) => Imported::Added {
                batch: entry.batch,
                number: entry.number,
                counts: entry.counts,
                examples: vec![],
            },
        })
    }

    fn table(
        &self,
        role: FileRole,
        file: &Handed,
        mapping: &Mapping,
        rejects: &mut dyn Write,
        watch: &dyn Watch,
    ) -> Result<Tables, Stop> {
        let source = self.source(file)?;
        let about = (role, file.file.as_str());
        match role {
            FileRole::Log => Err(file::fault("reading a table", &"it is a log")),
            FileRole::Intervals => {
                let read = read::intervals(source, mapping, rejects, watch)?;
                Ok(tables(about, read, |tables, rows: Intervals| tables.intervals.push(rows)))
            }
            FileRole::Samples => {
                let read = read::samples(source, mapping, rejects, watch)?;
                Ok(tables(about, read, |tables, rows: Vec<Sample>| tables.samples = rows))
            }
            FileRole::Reported => {
                let read = read::reported(source, mapping, rejects, watch)?;
                Ok(tables(about, read, |tables, rows: Vec<Reported>| tables.reported = rows))
            }
        }
    }

    fn resolve(
        &self,
        engagement: EngagementId,
        names: &[String],
    ) -> Result<Vec<(String, String)>, Stop> {
        let (key, _) = self.keys.of(engagement)?;
        Ok(names.iter().map(|name| (name.clone(), key.code(name))).collect())
    }
}

/// The tables of one file.
fn tables<T>(
    (role, file): (FileRole, &str),
    read: read::Records<T>,
    put: impl FnOnce(&mut Tables, T),
) -> Tables {
    let (problems, examples) = told(&read.problems, EXAMPLES);
    let input = InputReport {
        role: role.word(),
        file: file.to_owned(),
        sha256: read.source_sha256,
        accepted: Some(read.accepted),
        rejected: Some(read.rejected),
    };
    let mut tables = Tables { inputs: vec![input], problems, examples, ..Tables::default() };
    put(&mut tables, read.records);
    tables
}

/// Problems by code, most frequent first, and the first of each.
fn told(found: &Findings, most: usize) -> (Vec<(&'static str, u64)>, Vec<Problem>) {
    let mut counts: Vec<(&'static str, u64)> =
        found.iter().map(|(code, finding)| (code, finding.count)).collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    (counts, found.first(most))
}

fn inspection(found: inspect::Inspection) -> Inspection {
    let (problems, examples) = told(&found.problems, EXAMPLES);
    Inspection {
        holds: match found.holds {
            Holds::Events => FileRole::Log,
            Holds::Intervals => FileRole::Intervals,
            Holds::Samples => FileRole::Samples,
            Holds::Reported => FileRole::Reported,
        },
        encoding: found.encoding,
        delimiter: found.delimiter,
        mapping: found.mapping,
        questions: found
            .questions
            .into_iter()
            .map(|question| Question { code: question.code, args: question.args })
            .collect(),
        columns: found.columns,
        header: found.header,
        rows: found.rows,
        counts: found.counts.map(|counts| LogCounts {
            events: counts.events,
            cases: counts.cases,
            activities: counts.activities,
            resources: counts.resources,
            span: counts.span,
        }),
        problems,
        examples,
        accepted: found.accepted,
        rejected: found.rejected,
    }
}

/// Takes events to forget them.
struct Nowhere;

impl Sink for Nowhere {
    fn known(&self) -> Vec<Dictionary> {
        Vec::new()
    }

    fn take(&mut self, _: Chunk) -> Result<(), Stop> {
        Ok(())
    }

    fn finish(&mut self, _: Vec<Dictionary>) -> Result<(), Stop> {
        Ok(())
    }
}

/// Writes on where an earlier attempt stopped: the same file gives the same rows, so that what was
/// written is passed over.
struct Once<'w> {
    out: &'w mut dyn Write,
    /// Bytes that were written.
    written: u64,
    /// Bytes of this attempt that were written before.
    skip: u64,
}

impl Write for Once<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let passed = self.skip.min(length);
        self.skip -= passed;
        let rest = &bytes[usize::try_from(passed).unwrap_or(usize::MAX).min(bytes.len())..];
        self.out.write_all(rest)?;
        self.written += length - passed;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Rejects for Once<'_> {
    fn keep(&mut self) -> Result<(), Stop> {
        self.flush().map_err(|error| file::fault("keeping rejected rows", &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_not_written_again() {
        let mut out = Vec::new();
        let mut once = Once { out: &mut out, written: 0, skip: 0 };
        for (attempt, upto) in [("head,row1", 6), ("head,row1,row2", 14), ("head,row1,row2", 14)] {
            once.skip = once.written;
            for piece in attempt.as_bytes()[..upto].chunks(4) {
                once.write_all(piece).expect("written");
            }
        }
        assert_eq!(out, b"head,row1,row2");
    }
}
