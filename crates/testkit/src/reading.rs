//! Whoever reads files for the tests: lines of `case,activity,time`; a time `?` is unreadable, a
//! file of `junk` no file at all.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};

use kajitori_domain::batch::{Batches, Counts, Entry, FORMAT, LogOf, Origin, WITHDRAWAL, sha256};
use kajitori_domain::blob::Blobs;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::id::EngagementId;
use kajitori_domain::intake::{Handed, Imported, Inspection, Intake, Question, Tables};
use kajitori_domain::mapping::{self, EventColumns, Mapping, ReportedColumns, TimeColumns};
use kajitori_domain::pack::InputReport;
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Month;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_store::blob::Folder;

use crate::db::Fresh;

/// What is done in the middle of an import.
pub type Hook = Box<dyn FnOnce() + Send>;

/// Reads files for tests.
#[derive(Clone)]
pub struct Reading {
    files: Arc<Folder>,
    /// Is done once, in the middle of an import, before anything stands.
    pub before: Arc<Mutex<Option<Hook>>>,
    /// How many imports break right after their batch stands.
    pub breaks: Arc<Mutex<u32>>,
}

/// A file, read.
struct Lines {
    header: Vec<String>,
    good: Vec<Vec<String>>,
    bad: Vec<(u64, Vec<String>)>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").finish_non_exhaustive()
    }
}

impl Reading {
    /// Reads the files of the house on `fresh`.
    ///
    /// # Panics
    /// When their folder cannot be opened.
    pub fn new(fresh: &Fresh) -> Self {
        let files = Arc::new(Folder::open(&fresh.files).expect("a folder"));
        Self { files, before: Arc::default(), breaks: Arc::default() }
    }

    fn lines(&self, file: &Handed) -> Result<Lines, Stop> {
        let mut text = String::new();
        self.files.open(&file.blob)?.read_to_string(&mut text).expect("text");
        if text.starts_with("junk") {
            return Err(Refusal::new("log-unusable").with("rejected", "3").into());
        }
        let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect());
        let header = rows.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = rows.collect();
        let numbered = rows.into_iter().zip(2_u64..);
        let is_bad = |row: &[String]| row.iter().any(|cell| cell == "?");
        let (bad, good): (Vec<_>, Vec<_>) = numbered.partition(|(row, _)| is_bad(row));
        let good = good.into_iter().map(|(row, _)| row).collect();
        let bad = bad.into_iter().map(|(row, number)| (number, row)).collect();
        Ok(Lines { header, good, bad })
    }
}

fn set_aside(lines: &Lines, out: &mut dyn Write) -> Result<(), Stop> {
    for (row, cells) in &lines.bad {
        let written = writeln!(out, "{row},{}", cells.join(","));
        written.map_err(|e| Stop::from(Fault { chain: e.to_string() }))?;
    }
    Ok(())
}

fn examples(file: &Handed, lines: &Lines) -> Vec<Problem> {
    let place = |(row, cells): &(u64, Vec<String>)| Place {
        file: file.file.clone(),
        row: Some(*row),
        line: None,
        column: Some("time".to_owned()),
        value: Some(cells.join("|")),
    };
    let problem = |at| Problem {
        code: "log-time-unreadable",
        severity: Severity::Error,
        place: place(at),
        args: vec![],
    };
    lines.bad.iter().map(problem).collect()
}

fn time(column: &str) -> TimeColumns {
    TimeColumns { columns: vec![column.to_owned()], formats: vec!["iso".to_owned()], zone: None }
}

/// The mapping that is proposed for a head.
pub fn proposed(header: &[String]) -> Mapping {
    let has = |name: &str| header.iter().any(|column| column == name);
    let events = has("case").then(|| EventColumns {
        case: "case".to_owned(),
        activity: "activity".to_owned(),
        time: time("time"),
        start: None,
        status: None,
        org: None,
        resource: None,
        attributes: vec![],
    });
    let reported = has("level").then(|| ReportedColumns {
        level: "level".to_owned(),
        month: "month".to_owned(),
        value: Some("value".to_owned()),
        numerator: None,
        denominator: None,
    });
    Mapping { events, reported, ..Mapping::default() }
}

impl Intake for Reading {
    fn inspect(
        &self,
        file: &Handed,
        mapping: Option<&Mapping>,
        _: &dyn Watch,
    ) -> Result<Inspection, Stop> {
        let lines = self.lines(file)?;
        let asks = mapping.is_none() && lines.header.iter().any(|column| column == "zone");
        let question = Question { code: "log-ask-zone", args: vec![("column", "time".to_owned())] };
        Ok(Inspection {
            holds: FileRole::Log,
            encoding: None,
            delimiter: Some(b','),
            mapping: mapping.cloned().unwrap_or_else(|| proposed(&lines.header)),
            questions: if asks { vec![question] } else { vec![] },
            columns: lines.header.clone(),
            header: lines.header.clone(),
            rows: lines.good.iter().take(3).cloned().collect(),
            counts: None,
            problems: vec![("log-time-unreadable", lines.bad.len() as u64)],
            examples: examples(file, &lines),
            accepted: lines.good.len() as u64,
            rejected: lines.bad.len() as u64,
        })
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
        let lines = self.lines(file)?;
        watch.begin(Phase::ReadLog, Some(file.blob.bytes));
        watch.advance(file.blob.bytes);
        let hook = self.before.lock().expect("a hook").take();
        hook.into_iter().for_each(|hook| hook());
        set_aside(&lines, rejects)?;
        let origin = origin(file, &mapping::write(mapping), "log");
        let counts = Counts {
            accepted: lines.good.len() as u64,
            rejected: lines.bad.len() as u64,
            problems: vec![("log-time-unreadable".to_owned(), lines.bad.len() as u64)],
            ..Counts::default()
        };
        let added = add(log.batches, origin, corrects, &counts)?;
        let mut breaks = self.breaks.lock().expect("a count");
        if *breaks > 0 {
            *breaks -= 1;
            return Err(Fault { chain: "the house went down".to_owned() }.into());
        }
        Ok(match added {
            (batch, number, true) => {
                Imported::Added { batch, number, counts, examples: examples(file, &lines) }
            }
            (batch, number, false) => {
                Imported::Known { batch, number, examples: examples(file, &lines) }
            }
        })
    }

    fn withdraw(&self, log: LogOf<'_>, batch: &str) -> Result<Imported, Stop> {
        let blob = kajitori_domain::blob::Blob {
            sha256: kajitori_domain::hash::Sha256::of(b""),
            bytes: 0,
        };
        let origin = origin(&Handed { file: batch.to_owned(), blob }, batch, WITHDRAWAL);
        let counts = Counts::default();
        let (batch, number, _) = add(log.batches, origin, Some(batch), &counts)?;
        Ok(Imported::Added { batch, number, counts, examples: vec![] })
    }

    fn table(
        &self,
        role: FileRole,
        file: &Handed,
        _: &Mapping,
        rejects: &mut dyn Write,
        _: &dyn Watch,
    ) -> Result<Tables, Stop> {
        let lines = self.lines(file)?;
        set_aside(&lines, rejects)?;
        let value = |row: &Vec<String>| Reported {
            level: row[0].clone(),
            month: Month::parse(&row[1]).expect("a month"),
            value: Decimal::parse(&row[2]),
            numerator: None,
            denominator: None,
            row: 2,
        };
        let input = InputReport {
            role: role.word(),
            file: file.file.clone(),
            sha256: file.blob.sha256.to_string(),
            accepted: Some(lines.good.len() as u64),
            rejected: Some(lines.bad.len() as u64),
        };
        let reported = match role {
            FileRole::Reported => lines.good.iter().map(value).collect(),
            _ => vec![],
        };
        Ok(Tables { reported, inputs: vec![input], ..Tables::default() })
    }

    fn resolve(&self, _: EngagementId, _: &[String]) -> Result<Vec<(String, String)>, Stop> {
        Ok(vec![])
    }
}

fn origin(file: &Handed, mapping: &str, role: &str) -> Origin {
    Origin {
        file: file.file.clone(),
        bytes: file.blob.bytes,
        source_sha256: file.blob.sha256.to_string(),
        mapping_sha256: sha256(mapping.as_bytes()),
        key_fingerprint: sha256(b"key"),
        role: role.to_owned(),
    }
}

/// Adds a batch, unless it is there: its name, its number, whether it is new.
fn add(
    batches: &(dyn Batches + Send + Sync),
    origin: Origin,
    corrects: Option<&str>,
    counts: &Counts,
) -> Result<(String, u64, bool), Stop> {
    let list = batches.list()?;
    let batch = origin.batch();
    if let Some(known) = list.iter().find(|known| known.entry.batch == batch) {
        return Ok((batch, known.entry.number, false));
    }
    let number = list.last().map_or(1, |last| last.entry.number + 1);
    let entry = Entry {
        format: FORMAT,
        number,
        previous: list.last().map(|last| last.sha256.clone()),
        batch: batch.clone(),
        origin,
        corrects: corrects.map(str::to_owned),
        counts: counts.clone(),
        cases: 0,
        segments: vec![],
        texts: None,
        names: None,
    };
    assert!(batches.commit(&entry)?, "nobody else is at work");
    Ok((batch, number, true))
}
