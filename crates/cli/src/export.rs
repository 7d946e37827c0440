//! `kajitori log export`: the normalised log as a file for other tools.

use std::path::{Path, PathBuf};

use kajitori_domain::mapping::Mapping;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::export::{self, Format};
use kajitori_eventlog::read;
use serde_json::json;

use crate::arguments::{ExportFormat, ExportOptions};
use crate::console::Console;
use crate::progress::Progress;
use crate::{file, key, log};

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
    let (key, _) = key::load_or_create(&key_path(options), console)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let source = file::source(&options.file)?;
    let events = file::replace_unless_empty(&rejected, |out| {
        read::events(source, &mapping, &key, out, &progress)
    })?;
    let buckets = Memory::new(&events.log)?;
    let cases = events.log.case().values().len();
    let total = (0..buckets.len()).map(|index| buckets.events(index)).sum();
    progress.begin(Phase::Export, Some(total));
    let count = file::replace(&options.out, |out| {
        export::write(&buckets, format(options.to), &zone, &progress, out)
    })?;
    progress.finish();
    let shown = options.out.display().to_string();
    if console.json {
        let answer = json!({
            "file": shown, "events": count, "cases": cases,
            "rejected": events.rejected, "problems": events.problems.total(),
        });
        console.say(&answer.to_string());
        return Ok(());
    }
    let done = [("events", count.to_string()), ("cases", cases.to_string()), ("file", shown)];
    console.tell("cli-export-done", &done);
    if events.rejected > 0 {
        let kept = rejected.display().to_string();
        let args = [("count", events.rejected.to_string()), ("file", kept)];
        console.tell("cli-export-rejected", &args);
    }
    if !events.problems.is_empty() {
        let args = [("count", events.problems.total().to_string())];
        console.tell("cli-export-problems", &args);
    }
    Ok(())
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
