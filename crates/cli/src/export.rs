//! `kajitori log export`: the normalised log as a file for other tools.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kajitori_domain::mapping::Mapping;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::export::{self, Format};
use kajitori_eventlog::read;
use kajitori_eventlog::store::{Folder, Store};
use serde_json::json;

use crate::arguments::{ExportFormat, ExportOptions};
use crate::console::Console;
use crate::progress::Progress;
use crate::{file, key, log};

/// A log to write, and what was wrong with its file.
struct Read {
    buckets: Box<dyn Buckets>,
    rejected: u64,
    problems: u64,
}

/// Reads the log and writes it anew.
pub(crate) fn run(options: &ExportOptions, console: &Console) -> Result<(), Stop> {
    let folder = options.out.parent().unwrap_or(Path::new("")).to_owned();
    let rejected = rejected(&options.out);
    let names = [file::name(&options.out), file::name(&rejected)];
    let inputs = [Some(&options.file), options.mapping.as_ref(), options.key.as_ref()];
    let inputs: Vec<&Path> = inputs.into_iter().flatten().map(PathBuf::as_path).collect();
    file::guard(&folder, &[&names[0], &names[1]], &inputs)?;
    let mapping = match &options.mapping {
        Some(path) => log::read_mapping(path)?,
        None => Mapping::default(),
    };
    let zone = zone(options, &mapping)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let read = if options.file.is_dir() {
        let store = Store::open(Arc::new(Folder::new(&options.file)))?;
        Read { buckets: Box::new(store.read(None)?), rejected: 0, problems: 0 }
    } else {
        from_file(options, &mapping, &rejected, console, &progress)?
    };
    let buckets = &*read.buckets;
    let total = (0..buckets.len()).map(|index| buckets.events(index)).sum();
    progress.begin(Phase::Export, Some(total));
    let written = file::replace(&options.out, |out| {
        export::write(buckets, format(options.to), &zone, &progress, out)
    })?;
    progress.finish();
    let shown = options.out.display().to_string();
    if console.json {
        let answer = json!({
            "file": shown, "events": written.events, "cases": written.cases,
            "rejected": read.rejected, "problems": read.problems,
        });
        console.say(&answer.to_string());
        return Ok(());
    }
    let (events, cases) = (written.events.to_string(), written.cases.to_string());
    console.tell("cli-export-done", &[("events", events), ("cases", cases), ("file", shown)]);
    if read.rejected > 0 {
        let kept = rejected.display().to_string();
        let args = [("count", read.rejected.to_string()), ("file", kept)];
        console.tell("cli-export-rejected", &args);
    }
    if read.problems > 0 {
        console.tell("cli-export-problems", &[("count", read.problems.to_string())]);
    }
    Ok(())
}

fn from_file(
    options: &ExportOptions,
    mapping: &Mapping,
    rejected: &Path,
    console: &Console,
    progress: &Progress<'_>,
) -> Result<Read, Stop> {
    let (key, _) = key::load_or_create(&key_path(options), console)?;
    let source = file::source(&options.file)?;
    let events = file::replace_unless_empty(rejected, |out| {
        read::events(source, mapping, &key, out, progress)
    })?;
    let (rejected, problems) = (events.rejected, events.problems.total());
    Ok(Read { buckets: Box::new(Memory::new(&events.log)?), rejected, problems })
}

fn format(to: ExportFormat) -> Format {
    match to {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Xes => Format::Xes,
        ExportFormat::Parquet => Format::Parquet,
    }
}

/// Where the rows go that cannot be read.
fn rejected(out: &Path) -> PathBuf {
    out.with_file_name(format!("{}.rejected.csv", file::name(out)))
}

/// Never beside what is written: that goes to others.
fn key_path(options: &ExportOptions) -> PathBuf {
    let beside = options.mapping.as_ref().unwrap_or(&options.file);
    options.key.clone().unwrap_or_else(|| beside.with_file_name("operators.key"))
}

fn zone(options: &ExportOptions, mapping: &Mapping) -> Result<String, Stop> {
    let mapped = mapping.events.as_ref().and_then(|events| events.time.zone.clone());
    let zone = options.zone.clone().or(mapped).unwrap_or_else(|| "UTC".to_owned());
    if jiff::tz::TimeZone::get(&zone).is_err() {
        let args = vec![("file", file::name(&options.file)), ("zone", zone)];
        return Err(Refusal { code: "log-zone-unknown", args, problems: vec![] }.into());
    }
    Ok(zone)
}
