//! What `kajitori store` says.

use std::path::Path;

use kajitori_domain::batch::{self, Entry};
use kajitori_domain::display::thousands;
use kajitori_eventlog::store::{Added, Store, Verified, short};
use serde_json::{Value, json};

use super::add::Outcome;
use crate::console::Console;
use crate::file;

/// Says what became of a file.
pub(super) fn added(path: &Path, outcome: &Outcome, console: &Console) {
    let (Added::New(entry) | Added::Known(entry)) = &outcome.added;
    let counts = &entry.counts;
    let mut args = vec![
        ("file", file::name(path)),
        ("number", entry.number.to_string()),
        ("batch", short(&entry.batch).to_owned()),
    ];
    if matches!(outcome.added, Added::Known(_)) {
        console.tell("cli-store-known", &args);
        return;
    }
    args.push(("events", thousands(counts.accepted.into())));
    args.push(("cases", thousands(counts.new_cases.into())));
    console.tell("cli-store-added", &args);
    if let Some(rejected) = &outcome.rejected {
        let count = thousands(counts.rejected.into());
        let args = [("count", count), ("file", rejected.display().to_string())];
        console.tell("cli-pack-rejected", &args);
    }
    for (other, count) in &counts.twice {
        let args = [("count", thousands((*count).into())), ("batch", short(other).to_owned())];
        console.tell("cli-store-twice", &args);
    }
    let problems: u64 = counts.problems.iter().map(|(_, count)| count).sum();
    if problems > 0 {
        console.tell("cli-store-problems", &[("count", thousands(problems.into()))]);
        if !console.quiet && !console.json {
            outcome.examples.iter().for_each(|problem| console.say(&console.problem(problem)));
        }
    }
}

/// Says that a batch is out of force.
pub(super) fn withdrawn(batch: &str, added: &Added, console: &Console) {
    let (Added::New(entry) | Added::Known(entry)) = added;
    if console.json {
        console.say(&about(entry).to_string());
    }
    let args = [("batch", short(batch).to_owned()), ("number", entry.number.to_string())];
    console.tell("cli-store-withdrawn", &args);
}

/// The same of all files, for programs.
pub(super) fn added_json(outcomes: &[Outcome], console: &Console) {
    if !console.json {
        return;
    }
    let all = outcomes.iter().map(|outcome| {
        let (Added::New(entry) | Added::Known(entry)) = &outcome.added;
        let mut value = about(entry);
        value["new"] = json!(matches!(outcome.added, Added::New(_)));
        value["examples"] = json!(outcome.examples);
        value["rejected_rows"] = json!(outcome.rejected);
        value
    });
    console.say(&Value::from(all.collect::<Vec<_>>()).to_string());
}

fn about(entry: &Entry) -> Value {
    json!({
        "number": entry.number,
        "batch": entry.batch,
        "origin": entry.origin,
        "corrects": entry.corrects,
        "counts": entry.counts,
        "cases": entry.cases,
    })
}

/// Lists the batches.
pub(super) fn list(store: &Store<'_>, console: &Console) {
    let in_force = batch::in_force(store.entries(), None);
    let corrected_by = |entry: &Entry| {
        let by = store.entries().iter().find(|o| o.entry.corrects.as_ref() == Some(&entry.batch));
        by.map(|by| by.entry.number)
    };
    if console.json {
        let all = store.entries().iter().map(|known| {
            let mut value = about(&known.entry);
            value["sha256"] = json!(known.sha256);
            value["corrected_by"] = json!(corrected_by(&known.entry));
            value
        });
        console.say(&Value::from(all.collect::<Vec<_>>()).to_string());
        return;
    }
    for known in store.entries().iter().filter(|known| !known.entry.is_withdrawal()) {
        let entry = &known.entry;
        let (from, until) = entry.counts.span.unzip();
        let args = [
            ("number", entry.number.to_string()),
            ("batch", short(&entry.batch).to_owned()),
            ("file", entry.origin.file.clone()),
            ("events", thousands(entry.counts.accepted.into())),
            ("rejected", thousands(entry.counts.rejected.into())),
            ("cases", thousands(entry.counts.new_cases.into())),
            ("from", day(from)),
            ("until", day(until)),
        ];
        console.say(&console.words.with("cli-store-batch", &args));
        if let Some(by) = corrected_by(entry) {
            console.say(&console.words.with("cli-store-corrected", &[("by", by.to_string())]));
        }
    }
    let events: u64 = in_force.iter().map(|known| known.entry.counts.accepted).sum();
    let args = [
        ("batches", in_force.len().to_string()),
        ("events", thousands(events.into())),
        ("cases", thousands(store.entries().last().map_or(0, |last| last.entry.cases).into())),
    ];
    console.tell("cli-store-total", &args);
}

fn day(micros: Option<i64>) -> String {
    let time = micros.and_then(|micros| jiff::Timestamp::from_microsecond(micros).ok());
    time.map_or_else(|| "—".to_owned(), |time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Says that a store is sound.
pub(super) fn verified(found: &Verified, console: &Console) {
    let args = [
        ("batches", found.batches.to_string()),
        ("files", found.files.to_string()),
        ("bytes", thousands(found.bytes.into())),
    ];
    if console.json {
        let (batches, files, bytes) = (found.batches, found.files, found.bytes);
        let value = json!({
            "batches": batches, "files": files, "bytes": bytes, "problems": found.problems,
        });
        console.say(&value.to_string());
    } else if found.problems.is_empty() {
        console.tell("cli-store-verified", &args);
    }
}
