//! Looking at a file: what it holds, a proposed mapping, how its first rows would be read, and
//! every problem.

mod objects;
mod preview;
mod propose;
mod sniff;

use std::io;

use kajitori_domain::mapping::{Encoding, FileFormat, Mapping};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};

use self::propose::{Proposal, Sample};
use crate::findings::Findings;
use crate::intake::Intake;
pub use crate::opened::Form;
use crate::opened::{Kind, Opened};
use crate::people::Coder;
use crate::read::{opened_events, tables, xes_default};
use crate::source::{Limits, Source, refusal, stop};
use crate::split::Splitter;
use crate::text::{Ahead, Piece};

pub use crate::read::ocel::ObjectType;

/// Bytes and rows that are looked at before a mapping is proposed.
const LOOK: usize = 1 << 20;
const ROWS: usize = 2_000;

/// Which of the four inputs a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Events.
    Events,
    /// Interval records.
    Intervals,
    /// Inspection samples.
    Samples,
    /// Reported values.
    Reported,
}

/// Something that only a person can decide; its words are `question-<code>` in the Fluent files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which kind.
    pub code: &'static str,
    /// Arguments of the words.
    pub args: Vec<(&'static str, String)>,
}

/// What is in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Events.
    pub events: u64,
    /// Distinct cases.
    pub cases: u64,
    /// Distinct activities.
    pub activities: u64,
    /// Distinct people.
    pub resources: u64,
    /// First and last moment, in microseconds since 1970-01-01T00:00:00Z; `None` without events.
    pub span: Option<(i64, i64)>,
}

/// What was found in a file.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// Which input the file holds.
    pub holds: Holds,
    /// Encoding, once the bytes show it (`None`: plain ASCII, or one that XML declares).
    pub encoding: Option<Encoding>,
    /// Column separator of a text table.
    pub delimiter: Option<u8>,
    /// What a table is written in.
    pub form: Form,
    /// The mapping that was given or is proposed; the part for `holds` is `None` where a question
    /// stands in the way.
    pub mapping: Mapping,
    /// What a person must decide before the mapping can be trusted.
    pub questions: Vec<Question>,
    /// Names of the columns of the file itself, in its order.
    pub columns: Vec<String>,
    /// Names of the columns of `rows`.
    pub header: Vec<String>,
    /// The first ten rows as they would be read; people as `op-1`, `op-2`, ….
    pub rows: Vec<Vec<String>>,
    /// Counts, for events.
    pub counts: Option<Counts>,
    /// Every problem, counted, with examples.
    pub problems: Findings,
    /// Rows that would be used.
    pub accepted: u64,
    /// Rows that would be kept aside.
    pub rejected: u64,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub source_sha256: String,
}

/// Looks at a whole file, by `mapping` or by one that it proposes.
///
/// # Errors
/// As [`crate::read::events`], but bad rows never refuse the file.
pub fn inspect(
    source: Source,
    mapping: Option<&Mapping>,
    watch: &dyn Watch,
) -> Result<Inspection, Stop> {
    let format = mapping.map(|m| m.file.clone()).unwrap_or_default();
    let limits = Limits::default();
    let mut opened = Opened::new(source, &format, limits, Phase::ReadLog, watch)?;
    if let Kind::Ocel(form) = opened.kind {
        return objects::inspect(opened, form, mapping);
    }
    let kind = opened.kind;
    let looked = match kind {
        Kind::Table(delimiter) => headed(look(&mut opened, delimiter)?, &opened.file)?,
        Kind::Xml | Kind::Ocel(_) => Vec::new(),
    };
    let Proposal { holds, mapping, questions } = match (mapping, kind) {
        (Some(mapping), _) => given(mapping),
        (None, Kind::Xml | Kind::Ocel(_)) => given(&xes_default()),
        (None, Kind::Table(delimiter)) => {
            propose::propose(&looked, &opened.form, own_format(format, delimiter, &opened.form))
        }
    };
    let known = std::sync::Arc::clone(&opened.known);
    let form = opened.form.clone();
    let mut found = match holds {
        Holds::Events => events(opened, &mapping)?,
        _ => table(opened, holds, &mapping)?,
    };
    found.holds = holds;
    found.columns = looked.into_iter().map(|column| column.name).collect();
    found.encoding = known.encoding();
    found.mapping.file = mapping.file.clone();
    if let Kind::Table(delimiter) = kind {
        found.delimiter = Some(delimiter).filter(|_| form == Form::Text);
        found.mapping = mapping;
        found.mapping.file.encoding = found.mapping.file.encoding.or(found.encoding);
    } else if questions.is_empty() && found.mapping.events.is_none() {
        found.mapping = mapping;
    }
    found.questions.splice(0..0, questions);
    found.form = form;
    if found.columns.is_empty() {
        found.columns = named(&found.mapping);
    }
    Ok(found)
}

/// The columns that a mapping of events names; what there is to choose from where the file has no
/// head.
fn named(mapping: &Mapping) -> Vec<String> {
    let Some(events) = &mapping.events else { return Vec::new() };
    let times = events.time.columns.iter().chain(events.start.iter().flat_map(|s| &s.columns));
    let more = [&events.status, &events.org, &events.resource].into_iter().flatten();
    let mut names: Vec<String> = [&events.case, &events.activity]
        .into_iter()
        .chain(times)
        .chain(more)
        .chain(events.attributes.iter().map(|attribute| &attribute.column))
        .cloned()
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// How a file of this form is written: what a mapping has to say of it.
fn own_format(format: FileFormat, delimiter: u8, form: &Form) -> FileFormat {
    match form {
        Form::Text => FileFormat { delimiter: Some(delimiter), ..format },
        Form::Workbook { sheet, sheets } => {
            FileFormat { sheet: Some(sheet.clone()).filter(|_| sheets.len() > 1), ..format }
        }
        Form::Parquet { .. } | Form::Ocel { .. } => format,
    }
}

/// A table whose columns have no names is none that anybody can be asked about.
fn headed(columns: Vec<Sample>, file: &str) -> Result<Vec<Sample>, Stop> {
    let unnamed = |column: &Sample| column.name.chars().all(|c| c.is_control() || c == '\u{fffd}');
    match columns.iter().all(unnamed) {
        true => Err(refusal("log-file-no-columns", file).into()),
        false => Ok(columns),
    }
}

fn given(mapping: &Mapping) -> Proposal {
    let holds = match mapping {
        Mapping { events: Some(_), .. } => Holds::Events,
        Mapping { intervals: Some(_), .. } => Holds::Intervals,
        Mapping { samples: Some(_), .. } => Holds::Samples,
        Mapping { reported: Some(_), .. } => Holds::Reported,
        _ => Holds::Events,
    };
    Proposal { holds, mapping: mapping.clone(), questions: Vec::new() }
}

/// Looks at the first rows and puts them back.
fn look(opened: &mut Opened<'_>, delimiter: u8) -> Result<Vec<Sample>, Stop> {
    let mut head = Piece::default();
    opened.text.append(&mut head, LOOK).map_err(|e| stop(&e, &opened.file))?;
    let mut splitter = Splitter::new(head.text.as_bytes(), delimiter);
    let mut columns: Vec<Sample> = Vec::new();
    let mut rows = 0;
    while rows <= ROWS && splitter.advance().map_err(|e| stop(&e, &opened.file))? {
        let record = splitter.record();
        if rows == 0 {
            let name = |cell: &str| cell.trim().trim_start_matches('\u{feff}').to_owned();
            let columns_of = record.cells().take(1_000).map(name);
            columns = columns_of.map(|name| Sample { name, values: Vec::new() }).collect();
        } else if record.flaw.is_none() && record.len() == columns.len() {
            for (column, cell) in columns.iter_mut().zip(record.cells()) {
                if !cell.trim().is_empty() && column.values.len() < 200 {
                    column.values.push(cell.trim().chars().take(200).collect());
                }
            }
        }
        rows += 1;
    }
    let rest = std::mem::replace(&mut opened.text, Box::new(Ahead::default()));
    opened.text = Box::new(Ahead::new(head, rest));
    Ok(columns)
}

fn empty(mapping: &Mapping) -> Inspection {
    Inspection {
        holds: Holds::Events,
        encoding: None,
        delimiter: None,
        form: Form::Text,
        mapping: mapping.clone(),
        questions: Vec::new(),
        columns: Vec::new(),
        header: Vec::new(),
        rows: Vec::new(),
        counts: None,
        problems: Findings::default(),
        accepted: 0,
        rejected: 0,
        source_sha256: String::new(),
    }
}

fn with(mut found: Inspection, intake: Intake<'_>, sha256: String) -> Inspection {
    found.accepted = intake.accepted;
    found.rejected = intake.rejected;
    found.problems = intake.findings;
    found.source_sha256 = sha256;
    found
}

fn events(opened: Opened<'_>, mapping: &Mapping) -> Result<Inspection, Stop> {
    if mapping.events.is_none() && opened.kind != Kind::Xml {
        return Ok(empty(mapping));
    }
    let xml = opened.kind == Kind::Xml;
    let mut nowhere = io::sink();
    let (events, intake) = opened_events(opened, mapping, Coder::Numbered, &mut nowhere)?;
    let mut found = empty(mapping);
    (found.header, found.rows) = preview::log(&events.log);
    found.counts = Some(preview::counts(&events.log));
    if let Some(columns) = found.mapping.events.as_mut().filter(|c| xml && c.attributes.is_empty())
    {
        columns.attributes = preview::attributes(&events.log);
        preview::leave_out_empty(columns, &events.log);
    }
    if xml && intake.findings.count("log-time-without-zone") > 0 {
        let args = vec![("column", "time:timestamp".to_owned()), ("zone", "Asia/Tokyo".to_owned())];
        found.questions.push(Question { code: "log-ask-zone", args });
    }
    Ok(with(found, intake, events.log.source_sha256))
}

fn table(opened: Opened<'_>, holds: Holds, mapping: &Mapping) -> Result<Inspection, Stop> {
    let mut found = empty(mapping);
    let mut nowhere = io::sink();
    let out = &mut nowhere;
    let (intake, sha256) = match holds {
        Holds::Intervals if mapping.intervals.is_some() => {
            let (records, intake, sha) =
                tables::opened_table(opened, mapping, out, tables::intervals)?;
            (found.header, found.rows) = preview::intervals(&records);
            (intake, sha)
        }
        Holds::Samples if mapping.samples.is_some() => {
            let (records, intake, sha) =
                tables::opened_table(opened, mapping, out, tables::samples)?;
            (found.header, found.rows) = preview::samples(&records);
            (intake, sha)
        }
        Holds::Reported if mapping.reported.is_some() => {
            let (records, intake, sha) =
                tables::opened_table(opened, mapping, out, tables::reported)?;
            (found.header, found.rows) = preview::reported(&records);
            (intake, sha)
        }
        _ => return Ok(found),
    };
    Ok(with(found, intake, sha256))
}
