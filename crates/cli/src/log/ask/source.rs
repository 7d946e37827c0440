//! Opening what is asked about.

use std::path::Path;

use kajitori_domain::agreement::{self, Agreement};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::inspect::{Holds, inspect};
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;

use super::arguments::AskOptions;
use crate::console::Console;
use crate::{file, key, store};

/// A log that can be asked, and what is known about how it was read.
pub(super) struct Opened {
    pub(super) log: Box<dyn Buckets>,
    /// The zone of its mapping.
    pub(super) zone: Option<String>,
    /// Rows that could not be read.
    pub(super) rejected: u64,
    /// Whether operator codes mean anything beyond this run.
    pub(super) coded: bool,
}

/// Opens the store or reads the file that the options name.
pub(super) fn open(
    options: &AskOptions,
    console: &Console,
    watch: &dyn Watch,
) -> Result<Opened, Stop> {
    if let Some(place) = &options.place {
        let log = Box::new(store::open(place)?.read(None)?);
        return Ok(Opened { log, zone: None, rejected: 0, coded: true });
    }
    match &options.file {
        Some(path) => read_file(path, options, console, watch),
        None => Err(unsound("ask-no-log", Vec::new()).into()),
    }
}

fn read_file(
    path: &Path,
    options: &AskOptions,
    console: &Console,
    watch: &dyn Watch,
) -> Result<Opened, Stop> {
    let (key, coded) = operators_key(options, console)?;
    let mapping = match &options.mapping {
        None => Mapping::default(),
        Some(place) => {
            let (mapping, problems) =
                mapping::read(&file::name(place), &file::definition(place)?.text);
            mapping.ok_or_else(|| unsound("mapping-unsound", problems))?
        }
    };
    watch.begin(Phase::ReadLog, None);
    let events = |mapping: &Mapping| {
        let source = file::source(path)?;
        read::events(source, mapping, &key, &mut std::io::sink(), watch)
    };
    let (found, mapping) = match events(&mapping) {
        Err(Stop::Refusal(refusal)) if refusal.code == "log-mapping-missing" => {
            let mapping = proposed(path, watch)?.ok_or(Stop::Refusal(refusal))?;
            console.note("ask-mapping-proposed", &[("file", file::name(path))]);
            (events(&mapping)?, mapping)
        }
        other => (other?, mapping),
    };
    let zone = mapping.events.and_then(|events| events.time.zone);
    let log = Box::new(Memory::new(&found.log)?);
    Ok(Opened { log, zone, rejected: found.rejected, coded })
}

/// The mapping that looking at the file proposes, where nothing about it is in question.
fn proposed(path: &Path, watch: &dyn Watch) -> Result<Option<Mapping>, Stop> {
    let found = inspect(file::source(path)?, None, watch)?;
    let sure = found.questions.is_empty() && found.holds == Holds::Events;
    Ok(Some(found.mapping).filter(|mapping| sure && mapping.events.is_some()))
}

/// The key that is named, or lies beside the agreement; else one for this run only.
fn operators_key(options: &AskOptions, console: &Console) -> Result<(Key, bool), Stop> {
    let beside = options.agreement.as_ref().map(|path| path.with_file_name("operators.key"));
    let beside = beside.filter(|path| path.exists());
    match options.key.clone().or(beside) {
        Some(path) => Ok((key::load_or_create(&path, console)?.0, true)),
        None => Ok((key::passing()?, false)),
    }
}

/// Reads the agreement, if one is named.
pub(super) fn agreement(options: &AskOptions) -> Result<Option<Agreement>, Stop> {
    let Some(path) = &options.agreement else { return Ok(None) };
    let (agreement, problems) = agreement::read(&file::name(path), &file::definition(path)?.text);
    Ok(Some(agreement.ok_or_else(|| unsound("agreement-unsound", problems))?))
}

fn unsound(code: &'static str, mut problems: Vec<kajitori_domain::problem::Problem>) -> Refusal {
    use kajitori_domain::problem::Severity;
    problems.retain(|problem| problem.severity == Severity::Error);
    Refusal { code, args: vec![("count", problems.len().to_string())], problems }
}
