//! `kajitori log inspect`: what a file holds, how it would be read, and what is wrong with it.

pub(crate) mod ask;
pub(crate) mod chosen;
pub(crate) mod open;
pub(crate) mod options;

use std::path::Path;

use kajitori_domain::mapping::{self, Encoding, Mapping};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::inspect::{Form, Holds, Inspection, ObjectType, Question, inspect as look};
use serde_json::json;

use crate::arguments::InspectOptions;
use crate::console::Console;
use crate::file;
use crate::progress::Progress;

/// Examples printed of each kind of problem.
const EXAMPLES: usize = 3;

/// Cells longer than this are cut in the preview.
const WIDTH: usize = 40;

/// Looks into the file and prints what was found.
pub(crate) fn inspect(options: &InspectOptions, console: &Console) -> Result<(), Stop> {
    let given = options.mapping.as_deref().map(read_mapping).transpose()?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let found = look(file::source(&options.file)?, given.as_ref(), &progress)?;
    progress.finish();
    if let Some(path) = &options.write_mapping {
        write_mapping(path, &found, console)?;
    }
    if console.json {
        console.say(&as_json(&found, console).to_string());
    } else if !console.quiet {
        print(&found, given.is_some(), options, console);
    }
    Ok(())
}

/// Reads a mapping file, or refuses with all its problems.
pub(crate) fn read_mapping(path: &Path) -> Result<Mapping, Stop> {
    let (mapping, problems) = mapping::read(&file::name(path), &file::definition(path)?.text);
    let args = vec![("count", problems.len().to_string())];
    Ok(mapping.ok_or(Refusal { code: "mapping-unsound", args, problems })?)
}

/// Writes the mapping, with what is still to be decided as comments before it. An existing mapping
/// is somebody's work; it is never overwritten.
fn write_mapping(path: &Path, found: &Inspection, console: &Console) -> Result<(), Stop> {
    use std::io::Write;
    let mut text: String = found.questions.iter().map(|q| comment(&asked(q, console))).collect();
    text.push_str(&mapping::write(&found.mapping));
    let opened = std::fs::File::create_new(path);
    let written = opened.and_then(|mut out| out.write_all(text.as_bytes()));
    written.map_err(|error| file::unwritable(path, &error))
}

/// The words of a question.
fn asked(question: &Question, console: &Console) -> String {
    console.words.with(&format!("question-{}", question.code), &question.args)
}

/// `text` as a comment of a mapping; the names of columns in it may hold line ends.
fn comment(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("# ? {line}\n")
}

fn print(found: &Inspection, given: bool, options: &InspectOptions, console: &Console) {
    let format = format_of(found, console);
    let title = [("file", file::name(&options.file)), ("format", format)];
    console.tell("cli-inspect-title", &title);
    counts(found, console);
    types(found, console);
    heading(console, "cli-inspect-first");
    console.say(&line(&found.header));
    for row in &found.rows {
        console.say(&line(row));
    }
    heading(console, "cli-inspect-problems");
    problems(found, console);
    if !found.questions.is_empty() {
        heading(console, "cli-inspect-questions");
        for question in &found.questions {
            console.say(&format!("  ? {}", asked(question, console)));
        }
    }
    heading(console, if given { "cli-inspect-mapping-given" } else { "cli-inspect-mapping" });
    if !given {
        console.say(&mapping::write(&found.mapping));
    }
    if let Some(path) = &options.write_mapping {
        console.tell("cli-inspect-written", &[("file", path.display().to_string())]);
    }
}

fn counts(found: &Inspection, console: &Console) {
    let rows = [("accepted", found.accepted.to_string()), ("rejected", found.rejected.to_string())];
    console.tell("cli-inspect-rows", &rows);
    let Some(counts) = &found.counts else { return };
    let moment = |time: Option<i64>| {
        let time = time.and_then(|time| jiff::Timestamp::from_microsecond(time).ok());
        time.map_or_else(|| "—".to_owned(), |time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    };
    let args = [
        ("cases", counts.cases.to_string()),
        ("events", counts.events.to_string()),
        ("activities", counts.activities.to_string()),
        ("resources", counts.resources.to_string()),
        ("from", moment(counts.span.map(|span| span.0))),
        ("until", moment(counts.span.map(|span| span.1))),
    ];
    console.tell("cli-inspect-counts", &args);
}

fn types_of(found: &Inspection) -> &[ObjectType] {
    if let Form::Ocel { types, .. } = &found.form { types } else { &[] }
}

/// The types of objects of an object-centric log.
fn types(found: &Inspection, console: &Console) {
    if types_of(found).is_empty() {
        return;
    }
    heading(console, "cli-inspect-types");
    for kind in types_of(found) {
        let args = [
            ("type", kind.name.clone()),
            ("objects", kind.objects.to_string()),
            ("events", kind.events.to_string()),
        ];
        console.tell("cli-inspect-type", &args);
    }
}

fn problems(found: &Inspection, console: &Console) {
    if found.accepted + found.rejected == 0 {
        console.tell("cli-inspect-unread", &[]);
    } else if found.problems.is_empty() {
        console.tell("cli-inspect-no-problems", &[]);
    }
    for (_, finding) in found.problems.iter() {
        for problem in finding.examples.iter().take(EXAMPLES) {
            console.say(&console.problem(problem));
        }
        let shown = EXAMPLES.min(finding.examples.len()) as u64;
        if finding.count > shown {
            let count = (finding.count - shown).to_string();
            console.tell("cli-inspect-more-of-kind", &[("count", count)]);
        }
    }
}

fn heading(console: &Console, id: &str) {
    console.say("");
    console.say(&format!("## {}", console.words.get(id)));
}

fn line(cells: &[String]) -> String {
    let cut = |cell: &String| {
        let short: String = cell.chars().take(WIDTH).collect();
        if short.len() < cell.len() { format!("{short}…") } else { short }
    };
    format!("  {}", cells.iter().map(cut).collect::<Vec<_>>().join(" | "))
}

fn format_of(found: &Inspection, console: &Console) -> String {
    let holds = console.words.get(match found.holds {
        Holds::Events => "cli-inspect-events",
        Holds::Intervals => "cli-inspect-intervals",
        Holds::Samples => "cli-inspect-samples",
        Holds::Reported => "cli-inspect-reported",
    });
    let encoding = match found.encoding {
        Some(Encoding::Utf8) => "UTF-8",
        Some(Encoding::Cp932) => "CP932",
        Some(Encoding::Utf16) => "UTF-16",
        None => "ASCII",
    };
    match &found.form {
        Form::Workbook { sheet, sheets } => {
            let others = sheets.iter().filter(|name| *name != sheet).cloned().collect::<Vec<_>>();
            let args = [("sheet", sheet.clone()), ("others", others.join(", "))];
            let one = if others.is_empty() { "cli-inspect-sheet" } else { "cli-inspect-sheets" };
            return format!("{holds}, {}", console.words.with(one, &args));
        }
        Form::Parquet { .. } => return format!("{holds}, Parquet"),
        Form::Ocel { name, .. } => return format!("{holds}, {name}"),
        Form::Text => {}
    }
    match found.delimiter {
        Some(b'\t') => format!("{holds}, CSV, {encoding}, TAB"),
        Some(delimiter) => format!("{holds}, CSV, {encoding}, 「{}」", char::from(delimiter)),
        None => format!("{holds}, XES"),
    }
}

fn as_json(found: &Inspection, console: &Console) -> serde_json::Value {
    let problems = found.problems.iter().map(|(code, finding)| {
        json!({
            "code": code,
            "severity": finding.severity,
            "count": finding.count,
            "examples": finding.examples,
        })
    });
    let questions = found.questions.iter().map(|question| asked(question, console));
    json!({
        "format": format_of(found, console),
        "accepted": found.accepted,
        "rejected": found.rejected,
        "counts": found.counts.map(|c| json!({
            "cases": c.cases, "events": c.events, "activities": c.activities,
            "resources": c.resources, "span": c.span,
        })),
        "object_types": types_of(found).iter().map(|kind| json!({
            "name": kind.name, "objects": kind.objects, "events": kind.events,
        })).collect::<Vec<_>>(),
        "header": found.header,
        "rows": found.rows,
        "problems": problems.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "mapping": mapping::write(&found.mapping),
        "sha256": found.source_sha256,
    })
}
