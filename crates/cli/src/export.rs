//! `kajitori log export`: the normalised log as a file for other tools.

use std::path::{Path, PathBuf};

use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::export::{self, Format, Written};
use kajitori_measures::explore::Kept;
use serde_json::json;

use crate::arguments::{ExportFormat, ExportOptions};
use crate::console::Console;
use crate::file;
use crate::log::chosen::Terms;
use crate::log::open::{Coding, Opened, open};
use crate::log::options::LogOptions;
use crate::progress::Progress;

/// Reads the log and writes the chosen cases anew.
pub(crate) fn run(options: &ExportOptions, console: &Console) -> Result<(), Stop> {
    let folder = options.out.parent().unwrap_or(Path::new("")).to_owned();
    let rejected = rejected(&options.out);
    let names = [file::name(&options.out), file::name(&rejected)];
    file::guard(&folder, &[&names[0], &names[1]], &options.log.inputs())?;
    let terms = Terms::read(&options.log)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let coding = || Coding::lasting(&key_path(&options.log), console);
    let opened = file::replace_unless_empty(&rejected, |out| {
        open(&options.log, coding, out, console, &progress)
    })?;
    let chosen = terms.choose(&options.log, &opened)?;
    let kept = Kept::new(&chosen.question(&*opened.log, &progress))?;
    let total = (0..kept.len()).map(|index| kept.events(index)).sum();
    progress.begin(Phase::Export, Some(total));
    let written = file::replace(&options.out, |out| {
        export::write(&kept, format(options.to), &chosen.zone, &progress, out)
    })?;
    progress.finish();
    tell(options, written, &opened, &rejected, console);
    Ok(())
}

fn tell(
    options: &ExportOptions,
    written: Written,
    opened: &Opened,
    rejected: &Path,
    console: &Console,
) {
    let shown = options.out.display().to_string();
    if console.json {
        let answer = json!({
            "file": shown, "events": written.events, "cases": written.cases,
            "rejected": opened.rejected, "problems": opened.problems,
        });
        return console.say(&answer.to_string());
    }
    let (events, cases) = (written.events.to_string(), written.cases.to_string());
    console.tell("cli-export-done", &[("events", events), ("cases", cases), ("file", shown)]);
    if opened.rejected > 0 {
        let kept = rejected.display().to_string();
        let args = [("count", opened.rejected.to_string()), ("file", kept)];
        console.tell("cli-export-rejected", &args);
    }
    if opened.problems > 0 {
        console.tell("cli-export-problems", &[("count", opened.problems.to_string())]);
    }
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
fn key_path(options: &LogOptions) -> PathBuf {
    let beside = options.mapping.as_ref().or(options.file.as_ref());
    let beside = beside.map_or(PathBuf::new(), PathBuf::clone);
    options.key.clone().unwrap_or_else(|| beside.with_file_name("operators.key"))
}
