//! Our figures against PM4Py's for five public logs (`oracle/pm4py_values.py` writes the golden
//! files).
//!
//! Where we differ on purpose the comparison takes PM4Py's way: its business hours are UTC without
//! holidays, so the calendar here is; it gives shares of hand-overs, which the script turns back
//! into counts; events without a resource are left out before it looks for hand-overs, as ours
//! passes them over; it names resources where we have codes, so only the counts can be compared.
//! Both take an event for an event whatever its lifecycle, and keep the file's order within one
//! instant.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use kajitori_domain::case::Cell;
use kajitori_domain::time::Month;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::log::Log;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_measures::discover::{handovers, map};
use kajitori_measures::order::Order;
use kajitori_measures::variant::Variants;
use kajitori_measures::view::Events;
use kajitori_measures::{Inputs, measure};
use kajitori_testkit::shared::data;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::agreements::plain;
use crate::logs::{cut, rows};

fn read_log(path: &Path) -> Log {
    let file = std::fs::File::open(path).expect("a readable log");
    let source = Source { name: path.display().to_string(), reader: Box::new(file), size: None };
    let (mapping, key) = (read::xes_default(), Key::new([7; 32]));
    let mut rejects = std::io::sink();
    let rejects: &mut dyn Write = &mut rejects;
    read::events(source, &mapping, &key, rejects, &Unwatched).expect("a sound log").log
}

fn golden(name: &str) -> Value {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracle/golden");
    let text = std::fs::read_to_string(place.join(format!("{name}.json"))).expect("golden file");
    serde_json::from_str(&text).expect("JSON")
}

/// SHA-256 of the lines in byte order, each ended by a line feed.
pub(crate) fn digest(mut lines: Vec<String>) -> String {
    lines.sort();
    let mut whole = Sha256::new();
    for line in lines {
        whole.update(line);
        whole.update("\n");
    }
    whole.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn durations(microseconds: &[i64]) -> Value {
    let milliseconds: Vec<i64> =
        microseconds.iter().map(|us| (us + 500).div_euclid(1000)).collect();
    json!({
        "count": milliseconds.len(),
        "sum_ms": milliseconds.iter().sum::<i64>(),
        "max_ms": milliseconds.iter().max(),
        "sha256": digest(milliseconds.iter().map(i64::to_string).collect()),
    })
}

/// The lead and business times of all cases, as the case table has them.
fn times(log: &Log) -> (Vec<i64>, Vec<i64>) {
    let mut agreement = plain();
    agreement.columns.clear();
    agreement.processes[0].complete = None;
    let month = Month { year: 2022, month: 1 };
    let inputs = Inputs {
        agreement: &agreement,
        log: &cut(log),
        intervals: None,
        samples: &[],
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    let cases = measure(&inputs, &Unwatched).expect("measured").cases.expect("they were wanted");
    let duration = |cell: &Cell<'_>| match cell {
        Cell::Duration(value) => *value,
        other => panic!("{other:?} is no duration"),
    };
    rows(&cases).iter().map(|r| (duration(&r[4]), duration(&r[5]))).unzip()
}

fn follows(events: &Events<'_>, traces: &[&[u32]], expected: &Value, name: &str) {
    let (map, rework) = map(events, traces);
    let names: Vec<&str> = map.nodes.iter().map(|node| &*node.activity).collect();
    let edges: BTreeMap<(&str, &str), (u64, i64)> = map
        .edges
        .iter()
        .map(|edge| ((names[edge.from], names[edge.to]), (edge.count, edge.total.0)))
        .collect();
    let theirs = expected["follows"]["edges"].as_array().expect("edges");
    assert_eq!(edges.len(), theirs.len(), "{name}: edges");
    for edge in theirs {
        let (from, to) = (edge[0].as_str().expect("from"), edge[1].as_str().expect("to"));
        let (count, total) = edges.get(&(from, to)).copied().unwrap_or_default();
        assert_eq!(Some(count), edge[2].as_u64(), "{name}: {from} → {to}");
        let mean = i64::try_from(count).expect("small");
        let mean = total.checked_div(mean).unwrap_or(0) / 1000;
        let off = mean - edge[3].as_i64().expect("milliseconds");
        assert!(off.abs() <= 1, "{name}: {from} → {to} takes {off} ms more");
    }
    let ends = |count: fn(&kajitori_domain::measure::process::Node) -> u64| -> Value {
        let some = map.nodes.iter().filter(|node| count(node) > 0);
        some.map(|node| (node.activity.clone(), json!(count(node)))).collect()
    };
    assert_eq!(ends(|node| node.starts), expected["follows"]["starts"], "{name}: starts");
    assert_eq!(ends(|node| node.ends), expected["follows"]["ends"], "{name}: ends");
    let rework: Value = rework.into_iter().map(|r| (r.activity, json!(r.cases))).collect();
    assert_eq!(rework, expected["rework"], "{name}: rework");
}

fn variants(events: &Events<'_>, traces: &[&[u32]], expected: &Value, name: &str) {
    let variants = Variants::new(events, traces);
    assert_eq!(json!(variants.len()), expected["variants"]["count"], "{name}: variants");
    let mut counts = vec![0_u64; variants.len()];
    for variant in &variants.of {
        counts[usize::try_from(*variant).expect("small")] += 1;
    }
    let line = |(variant, count): (u32, &u64)| {
        format!("{count}\t{}", variants.names(events, variant).join("\t"))
    };
    let lines = (0..).zip(&counts).map(line).collect();
    assert_eq!(json!(digest(lines)), expected["variants"]["sha256"], "{name}: variants");
}

fn work_handed_over(events: &Events<'_>, traces: &[&[u32]], expected: &Value, name: &str) {
    let mut counts: Vec<u64> =
        handovers(&events.operator, traces).into_iter().map(|(_, count)| count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    if expected["handovers"].is_null() {
        assert!(counts.is_empty(), "{name}: hand-overs");
        return;
    }
    let ours = json!({
        "total": counts.iter().sum::<u64>(),
        "pairs": counts.len(),
        "largest": counts.iter().take(50).collect::<Vec<_>>(),
        "counts_sha256": digest(counts.iter().map(u64::to_string).collect()),
    });
    for key in ["total", "pairs", "largest", "counts_sha256"] {
        assert_eq!(ours[key], expected["handovers"][key], "{name}: hand-overs, {key}");
    }
}

fn compare(name: &str) {
    let Some(path) = data(&format!("logs/{name}.xes.gz")) else { return };
    let (log, expected) = (read_log(&path), golden(name));
    assert_eq!(json!(log.source_sha256), expected["source_sha256"], "{name}: another file");
    let events = Events::new(&log).expect("not too large");
    let order = Order::new(&events);
    let traces: Vec<&[u32]> = (0..order.codes()).map(|code| order.of(code)).collect();
    assert_eq!(json!(log.len()), expected["events"], "{name}: events");
    assert_eq!(json!(traces.len()), expected["cases"], "{name}: cases");
    follows(&events, &traces, &expected, name);
    variants(&events, &traces, &expected, name);
    work_handed_over(&events, &traces, &expected, name);
    let (lead, business) = times(&log);
    assert_eq!(durations(&lead), expected["durations"], "{name}: durations");
    assert_eq!(durations(&business), expected["business_durations"], "{name}: business hours");
}

#[test]
fn bpic2013_incidents_equals_pm4py() {
    compare("bpic2013_incidents");
}

#[test]
fn receipt_coselog_equals_pm4py() {
    compare("receipt_coselog");
}

#[test]
fn sepsis_equals_pm4py() {
    compare("sepsis");
}

#[test]
fn bpic2012_equals_pm4py() {
    compare("bpic2012");
}

#[test]
fn bpic2020_domestic_declarations_equals_pm4py() {
    compare("bpic2020_DomesticDeclarations");
}
