//! Reading a vendor's file by its mapping.

mod delimited;
#[cfg(test)]
mod dump;
mod gathering;
pub(crate) mod ocel;
mod outlet;
pub(crate) mod tables;
mod twice;
mod typed;
mod wanted;
mod when;
mod xes;

use std::io::Write;

use kajitori_domain::mapping::{EventColumns, Mapping, TimeColumns};
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::watch::{Phase, Watch};

use self::outlet::Outlet;
use self::typed::typed;
use self::wanted::Wanted;
use crate::chunk::Sink;
use crate::columns::Columns;
use crate::findings::Findings;
use crate::intake::Intake;
use crate::key::Key;
use crate::log::{Log, texts};
use crate::opened::{Kind, Opened};
use crate::people::Coder;
use crate::source::{Limits, Source, refusal};

/// A log that was read, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Events {
    /// The events.
    pub log: Log,
    /// Every problem, counted, with examples.
    pub problems: Findings,
    /// Rows that became events; one with a start and an end became two.
    pub accepted: u64,
    /// Rows kept aside.
    pub rejected: u64,
}

/// What was read of a log that was handed on in chunks, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Summary {
    /// SHA-256 of the source file's bytes, in hexadecimal.
    pub source_sha256: String,
    /// Every problem, counted, with examples.
    pub problems: Findings,
    /// Rows whose events were handed on; one with a start and an end became two.
    pub accepted: u64,
    /// Rows kept aside.
    pub rejected: u64,
}

/// A plain table that was read, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Records<T> {
    /// The records.
    pub records: T,
    /// Every problem, counted, with examples.
    pub problems: Findings,
    /// Rows that became records.
    pub accepted: u64,
    /// Rows kept aside.
    pub rejected: u64,
    /// SHA-256 of the source file's bytes, in hexadecimal.
    pub source_sha256: String,
}

/// The attribute keys of the XES standard; every further scalar attribute is kept.
pub fn xes_default() -> Mapping {
    let columns = EventColumns {
        case: "case:concept:name".to_owned(),
        activity: "concept:name".to_owned(),
        time: TimeColumns {
            columns: vec!["time:timestamp".to_owned()],
            formats: vec!["iso".to_owned()],
            zone: None,
        },
        start: None,
        status: Some("lifecycle:transition".to_owned()),
        org: Some("org:group".to_owned()),
        resource: Some("org:resource".to_owned()),
        attributes: Vec::new(),
    };
    Mapping { events: Some(columns), ..Mapping::default() }
}

/// Reads an event log in CSV or XES, packed by gzip or not. A XES file without `events` in the
/// mapping is read by [`xes_default`]; one whose mapping lists no attributes keeps all of them.
/// Rows that cannot be read go to
/// `rejects` as CSV. `watch` is told bytes of the source file.
///
/// # Errors
/// A refusal when the file is no such log, is hostile, lacks a mapped column, or has more bad rows
/// than
/// `mapping.file.reject_above` allows; a fault when reading or writing fails.
pub fn events(
    source: Source,
    mapping: &Mapping,
    key: &Key,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
) -> Result<Events, Stop> {
    let limits = Limits::default();
    let opened = Opened::new(source, &mapping.file, limits, Phase::ReadLog, watch)?;
    let (events, intake) = opened_events(opened, mapping, Coder::Keyed(key), rejects)?;
    intake.judge(mapping.file.reject_above)?;
    Ok(Events { problems: intake.findings, ..events })
}

/// Reads an event log as [`events`] does and hands it on to `sink`, at most `rows_per_chunk` events
/// at a time, so that memory is bounded by a chunk and the distinct texts. Events that stand twice
/// are told where both lie in one chunk. A column whose values turn out to be of several kinds
/// changes its type from one chunk to a later one.
///
/// # Errors
/// As [`events`], and whatever stops the sink. What was handed on before an error is worth nothing:
/// only [`Sink::finish`] says that the file is sound as a whole.
pub fn chunks(
    source: Source,
    mapping: &Mapping,
    key: &Key,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
    rows_per_chunk: usize,
    sink: &mut dyn Sink,
) -> Result<Summary, Stop> {
    let limits = Limits::default();
    let opened = Opened::new(source, &mapping.file, limits, Phase::ReadLog, watch)?;
    let case = case_column(mapping);
    let mut outlet = Outlet::chunks(sink, rows_per_chunk, &case);
    let read = opened_columns(opened, mapping, Coder::Keyed(key), rejects, &mut outlet)?;
    let Read { mut columns, mut intake, source_sha256 } = read;
    outlet.flush(&mut columns, &mut intake)?;
    intake.judge(mapping.file.reject_above)?;
    outlet.finish(&columns)?;
    let Intake { findings: problems, accepted, rejected, .. } = intake;
    Ok(Summary { source_sha256, problems, accepted, rejected })
}

/// The column of the cases as the mapping calls it.
fn case_column(mapping: &Mapping) -> String {
    let standard = xes_default().events;
    let named = mapping.events.as_ref().or(standard.as_ref());
    named.map_or_else(String::new, |columns| columns.case.clone())
}

/// Reads events from an opened file, however many rows are bad; the findings stay in the books.
pub(crate) fn opened_events<'w>(
    opened: Opened<'w>,
    mapping: &Mapping,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
) -> Result<(Events, Intake<'w>), Stop> {
    let file = opened.file.clone();
    let read = opened_columns(opened, mapping, coder, rejects, &mut Outlet::whole())?;
    let Read { columns, mut intake, source_sha256 } = read;
    let log = finish(columns, source_sha256, &file)?;
    let cases = texts(log.case());
    let name = |code| usize::try_from(code).map_or("", |code| cases.value(code));
    twice::tell(log.batch(), name, &case_column(mapping), &mut intake);
    let (accepted, rejected) = (intake.accepted, intake.rejected);
    Ok((Events { log, problems: Findings::default(), accepted, rejected }, intake))
}

/// Columns that were filled and not handed on, and the books.
struct Read<'w> {
    columns: Columns,
    intake: Intake<'w>,
    source_sha256: String,
}

fn opened_columns<'w>(
    mut opened: Opened<'w>,
    mapping: &Mapping,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<Read<'w>, Stop> {
    let file = opened.file.clone();
    let meter = opened.meter();
    let mapping = typed(mapping, &opened.form);
    let standard = xes_default();
    let flat;
    let mapping = if let Kind::Ocel(form) = opened.kind {
        flat = ocel::flattened(&mut opened, form, &mapping)?;
        &flat
    } else {
        &mapping
    };
    let (columns, intake) = match (opened.kind, mapping.events.as_ref()) {
        (Kind::Xml, columns) => {
            let columns = columns.or(standard.events.as_ref());
            let columns = columns.ok_or_else(|| refusal("log-mapping-missing", &file))?;
            if columns.start.is_some() {
                return Err(refusal("log-start-in-xes", &file).into());
            }
            xes::read(opened, Wanted::new(columns, &file)?, coder, rejects, outlet)?
        }
        (Kind::Table(delimiter), Some(columns)) => {
            let wanted = Wanted::new(columns, &file)?;
            delimited::read(opened, delimiter, &wanted, coder, rejects, outlet)?
        }
        (Kind::Table(_) | Kind::Ocel(_), None) | (Kind::Ocel(_), Some(_)) => {
            return Err(refusal("log-mapping-missing", &file).into());
        }
    };
    let source_sha256 = meter.sha256();
    Ok(Read { columns, intake, source_sha256 })
}

fn finish(columns: Columns, sha256: String, file: &str) -> Result<Log, Stop> {
    let batch = columns.finish();
    let batch = batch.map_err(|e| Fault { chain: format!("building the log of {file}: {e}") })?;
    Ok(Log::new(batch, sha256))
}

/// Reads interval records by `mapping.intervals`.
///
/// # Errors
/// As [`events`].
pub fn intervals(
    source: Source,
    mapping: &Mapping,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
) -> Result<Records<Intervals>, Stop> {
    tables::read(source, mapping, rejects, watch, tables::intervals)
}

/// Reads inspection samples by `mapping.samples`.
///
/// # Errors
/// As [`events`].
pub fn samples(
    source: Source,
    mapping: &Mapping,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
) -> Result<Records<Vec<Sample>>, Stop> {
    tables::read(source, mapping, rejects, watch, tables::samples)
}

/// Reads reported values by `mapping.reported`.
///
/// # Errors
/// As [`events`].
pub fn reported(
    source: Source,
    mapping: &Mapping,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
) -> Result<Records<Vec<Reported>>, Stop> {
    tables::read(source, mapping, rejects, watch, tables::reported)
}
