//! Opening the log that a command is about: a store, or a file that is read.

use std::io::Write;
use std::path::Path;

use kajitori_domain::mapping::Mapping;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::inspect::{Holds, inspect};
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;

use super::options::LogOptions;
use super::read_mapping;
use crate::console::Console;
use crate::{file, key, store};

/// A log that can be asked, and what is known about how it was read.
pub(crate) struct Opened {
    pub(crate) log: Box<dyn Buckets>,
    /// Name that it goes by.
    pub(crate) name: String,
    /// The zone of its mapping.
    pub(crate) zone: Option<String>,
    /// Rows that could not be read.
    pub(crate) rejected: u64,
    /// Problems of the file.
    pub(crate) problems: u64,
    /// Whether operator codes mean anything beyond this run.
    pub(crate) coded: bool,
}

/// A key for operators, and whether it lasts beyond this run.
pub(crate) struct Coding {
    key: Key,
    lasting: bool,
}

impl Coding {
    /// The key that is named, or lies beside the agreement; else one for this run only.
    pub(crate) fn passing(options: &LogOptions, console: &Console) -> Result<Self, Stop> {
        let beside = options.agreement.as_ref().map(|path| path.with_file_name("operators.key"));
        let beside = beside.filter(|path| path.exists());
        match options.key.clone().or(beside) {
            Some(path) => Self::lasting(&path, console),
            None => Ok(Self { key: key::passing()?, lasting: false }),
        }
    }

    /// The key of the file `path`, which is made where there is none.
    pub(crate) fn lasting(path: &Path, console: &Console) -> Result<Self, Stop> {
        Ok(Self { key: key::load_or_create(path, console)?.0, lasting: true })
    }
}

/// Opens the store or reads the file that the options name; rows that cannot be read go to
/// `rejects`. A store has its codes already and asks for no coding.
pub(crate) fn open(
    options: &LogOptions,
    coding: impl FnOnce() -> Result<Coding, Stop>,
    rejects: &mut dyn Write,
    console: &Console,
    watch: &dyn Watch,
) -> Result<Opened, Stop> {
    if let Some(place) = &options.place {
        let (log, name) = (store::open(place)?.read(None)?, file::name(Path::new(&place.store)));
        let log = Box::new(log);
        return Ok(Opened { log, name, zone: None, rejected: 0, problems: 0, coded: true });
    }
    match &options.file {
        Some(path) => {
            // A file that cannot be read leaves no key behind.
            drop(file::source(path)?);
            read_file(path, options, &coding()?, rejects, console, watch)
        }
        None => Err(Refusal { code: "ask-no-log", args: vec![], problems: vec![] }.into()),
    }
}

fn read_file(
    path: &Path,
    options: &LogOptions,
    coding: &Coding,
    rejects: &mut dyn Write,
    console: &Console,
    watch: &dyn Watch,
) -> Result<Opened, Stop> {
    let mapping = options.mapping.as_deref().map(read_mapping).transpose()?.unwrap_or_default();
    watch.begin(Phase::ReadLog, None);
    let mut events = |mapping: &Mapping| {
        read::events(file::source(path)?, mapping, &coding.key, &mut *rejects, watch)
    };
    let (found, mapping) = match events(&mapping) {
        Err(Stop::Refusal(refusal)) if refusal.code == "log-mapping-missing" => {
            let mapping = proposed(path, watch)?.ok_or(Stop::Refusal(refusal))?;
            console.note("ask-mapping-proposed", &[("file", file::name(path))]);
            (events(&mapping)?, mapping)
        }
        other => (other?, mapping),
    };
    Ok(Opened {
        log: Box::new(Memory::new(&found.log)?),
        name: file::name(path),
        zone: mapping.events.and_then(|events| events.time.zone),
        rejected: found.rejected,
        problems: found.problems.total(),
        coded: coding.lasting,
    })
}

/// The mapping that looking at the file proposes, where nothing about it is in question.
fn proposed(path: &Path, watch: &dyn Watch) -> Result<Option<Mapping>, Stop> {
    let found = inspect(file::source(path)?, None, watch)?;
    let sure = found.questions.is_empty() && found.holds == Holds::Events;
    Ok(Some(found.mapping).filter(|mapping| sure && mapping.events.is_some()))
}
