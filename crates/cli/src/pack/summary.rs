//! What a pack run says at its end.

use std::path::Path;
use std::time::Duration;

use kajitori_domain::pack::Pack;
use kajitori_domain::verdict::Contractual;
use serde_json::json;

use crate::arguments::PackOptions;
use crate::console::Console;
use crate::{file, timing};

/// A phase: its name, the events that went through it, how long it took.
pub(super) type Timing = (&'static str, u64, Duration);

/// The command that makes the pack again, with bare file names so that it reads the same on every
/// machine.
pub(super) fn command(options: &PackOptions) -> String {
    let mut words = vec!["kajitori pack".to_owned()];
    let mut add = |flag: &str, path: Option<&Path>| {
        words.extend(path.map(|path| format!("{flag} {}", quoted(&file::name(path)))));
    };
    add("--agreement", Some(&options.agreement));
    add("--log", options.log.as_deref());
    add("--store", options.place.as_ref().map(|place| Path::new(&place.store)));
    add("--mapping", options.mapping.as_deref());
    add("--intervals", options.intervals.as_deref());
    add("--samples", options.samples.as_deref());
    add("--reported", options.reported.as_deref());
    add("--key", options.key.as_deref());
    words.extend(options.as_of.map(|number| format!("--as-of {number}")));
    words.push(format!("--month {}", options.month));
    words.push("--out DIR".to_owned());
    words.join(" ")
}

/// A file name as a shell takes it.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._-+".contains(c);
    if name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

/// Month and run of the pack that lies in `out`, if one does.
pub(super) fn earlier(out: &Path) -> Option<(String, String)> {
    let bytes = std::fs::read(out.join("pack.json")).ok()?;
    let pack: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    Some((text(&pack["head"]["month"])?, text(&pack["provenance"]["run_id"])?))
}

/// Says that another pack lay where this one lies now.
pub(super) fn replaced(console: &Console, before: Option<(String, String)>, pack: &Pack) {
    if let Some((month, run)) = before.filter(|(_, run)| *run != pack.provenance.run_id) {
        console.tell("cli-pack-replaced", &[("month", month), ("run", run)]);
    }
}

/// Tells a person, or a program, what was made.
pub(super) fn tell(
    console: &Console,
    pack: &Pack,
    options: &PackOptions,
    rejects: &[(&'static str, u64)],
    timings: &[Timing],
) {
    if console.json {
        console.say(&as_json(pack, options, timings).to_string());
        return;
    }
    let count = |verdict| pack.levels.iter().filter(|l| l.contractual == verdict).count();
    let verdicts = [
        ("met", count(Contractual::Met).to_string()),
        ("missed", count(Contractual::Missed).to_string()),
        ("nodata", count(Contractual::NoData).to_string()),
    ];
    console.tell("cli-pack-verdicts", &verdicts);
    problems(console, pack);
    for (name, rows) in rejects {
        let path = options.out.join(name).display().to_string();
        console.tell("cli-pack-rejected", &[("count", rows.to_string()), ("file", path)]);
    }
    console.tell("cli-pack-run", &[("run", pack.provenance.run_id.clone())]);
    let first = if options.figures { "pack.json" } else { "pack.pdf" };
    let out = options.out.join(first).display().to_string();
    console.tell("cli-pack-done", &[("out", out)]);
}

/// The first problem of each kind, so that a run with warnings does not look clean.
fn problems(console: &Console, pack: &Pack) {
    if console.quiet {
        return;
    }
    for (code, count) in &pack.data.problems {
        let first = pack.data.examples.iter().find(|problem| problem.code == *code);
        console.tell("cli-pack-problems", &[("count", count.to_string())]);
        if let Some(problem) = first {
            console.say(&console.problem(problem));
        }
    }
}

fn as_json(pack: &Pack, options: &PackOptions, timings: &[Timing]) -> serde_json::Value {
    let phases = timings.iter().map(|(phase, events, took)| {
        json!({ "phase": phase, "events": events, "seconds": took.as_secs_f64() })
    });
    let levels = pack.levels.iter().map(|level| {
        json!({
            "id": level.id,
            "contractual": level.contractual,
            "statistical": level.statistical,
        })
    });
    json!({
        "out": options.out,
        "run_id": pack.provenance.run_id,
        "result_hash": pack.provenance.result_hash,
        "levels": levels.collect::<Vec<_>>(),
        "inputs": pack.data.inputs,
        "phases": phases.collect::<Vec<_>>(),
        "peak_memory_bytes": timing::peak_memory(),
    })
}
