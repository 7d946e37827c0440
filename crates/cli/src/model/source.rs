//! Opening the log that a model is discovered from.

use std::path::Path;

use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::inspect::{Holds, inspect};
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;

use super::arguments::ModelOptions;
use crate::{file, store};

/// A log in buckets, the name that it goes by, and how many rows of it could not be read.
pub(super) struct Opened {
    pub(super) log: Box<dyn Buckets>,
    pub(super) name: String,
    pub(super) rejected: u64,
}

/// Opens what the options name.
pub(super) fn open(options: &ModelOptions, watch: &dyn Watch) -> Result<Opened, Stop> {
    if let Some(place) = &options.place {
        let name = file::name(Path::new(&place.store));
        return Ok(Opened { log: Box::new(store::open(place)?.read(None)?), name, rejected: 0 });
    }
    let path = options.file.as_deref().unwrap_or(Path::new(""));
    let name = file::name(path);
    let given = options.mapping.as_deref().map(given).transpose()?;
    let events = |mapping: &Mapping| {
        watch.begin(Phase::ReadLog, None);
        // Nobody's code is shown or kept, so any key will do.
        let (source, key) = (file::source(path)?, Key::new([0; 32]));
        read::events(source, mapping, &key, &mut std::io::sink(), watch)
    };
    let found = match events(given.as_ref().unwrap_or(&Mapping::default())) {
        Err(Stop::Refusal(refusal)) if refusal.code == "log-mapping-missing" => {
            let proposed = proposed(path, watch)?;
            events(&proposed.ok_or(Stop::Refusal(refusal))?)?
        }
        other => other?,
    };
    Ok(Opened { log: Box::new(Memory::new(&found.log)?), name, rejected: found.rejected })
}

fn given(path: &Path) -> Result<Mapping, Stop> {
    let (mapping, problems) = mapping::read(&file::name(path), &file::definition(path)?.text);
    let args = vec![("count", problems.len().to_string())];
    Ok(mapping.ok_or(Refusal { code: "mapping-unsound", args, problems })?)
}

/// The mapping that looking at the file proposes, where nothing about it is in question.
fn proposed(path: &Path, watch: &dyn Watch) -> Result<Option<Mapping>, Stop> {
    let found = inspect(file::source(path)?, None, watch)?;
    let sure = found.questions.is_empty() && found.holds == Holds::Events;
    Ok(Some(found.mapping).filter(|mapping| sure && mapping.events.is_some()))
}
