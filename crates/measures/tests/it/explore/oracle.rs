//! Our answers about all public logs against DuckDB's (`oracle/explore_values.py`, which also makes
//! sure that PM4Py agrees where it answers at all).

use std::io::Write;
use std::path::Path;

use kajitori_domain::mapping;
use kajitori_domain::measure::explore::{Period, Times};
use kajitori_domain::selection::Selection;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::log::Log;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_measures::explore::{self, Question};
use kajitori_testkit::shared::data;
use serde_json::{Value, json};

use super::Bench;
use crate::oracle::digest;

const DISCO: &str = "format = 1\n[events]\ncase = \"case:concept:name\"\n\
    activity = \"concept:name\"\ntime = \"time:timestamp\"\nresource = \"org:resource\"\n";
const FINANCE: &str = "format = 1\n[events]\ncase = \"case_id\"\nactivity = \"activity\"\n\
    time = { columns = [\"end_time\"], formats = [\"iso\"], zone = \"Asia/Tokyo\" }\n\
    resource = \"resource\"\n";
const CALLS: &str = "format = 1\n[events]\ncase = \"Service ID\"\nactivity = \"Operation\"\n\
    time = { columns = [\"End Date\"], formats = [\"%d.%m.%y %H:%M\"], zone = \"Asia/Tokyo\" }\n\
    org = \"Agent Position\"\nresource = \"Agent\"\n";

fn read_log(path: &Path, columns: Option<&str>) -> Log {
    let mapping = columns.map_or_else(read::xes_default, |text| {
        mapping::read("mapping.toml", text).0.expect("a sound mapping")
    });
    let file = std::fs::File::open(path).expect("a readable log");
    let source = Source { name: path.display().to_string(), reader: Box::new(file), size: None };
    let mut rejects = std::io::sink();
    let rejects: &mut dyn Write = &mut rejects;
    let key = Key::new([7; 32]);
    read::events(source, &mapping, &key, rejects, &Unwatched).expect("a sound log").log
}

/// Rows as the script digests them.
fn rows(lines: Vec<String>) -> Value {
    json!({ "rows": lines.len(), "sha256": digest(lines) })
}

fn timed(times: Times) -> String {
    let middle = |span: Option<kajitori_domain::time::Span>| span.unwrap_or_default().0;
    format!("{}\t{}\t{}", times.total.0, middle(times.median), middle(times.p90))
}

fn follows(question: &Question<'_>, expected: &Value, name: &str) {
    let (found, scope) = explore::follows(question).expect("answered");
    assert_eq!(json!(scope.events), expected["events"], "{name}: events");
    assert_eq!(json!(scope.cases), expected["cases"], "{name}: cases");
    let activity = |at: usize| &*found.nodes[at].activity;
    let lines = found.edges.iter().map(|edge| {
        let (from, to) = (activity(edge.from), activity(edge.to));
        format!("{from}\t{to}\t{}\t{}", edge.count, timed(edge.clock))
    });
    assert_eq!(rows(lines.collect()), expected["edges"], "{name}: edges");
    let ends = |count: fn(&kajitori_domain::measure::process::Node) -> u64| {
        let mut some: Vec<(&str, u64)> =
            found.nodes.iter().map(|node| (&*node.activity, count(node))).collect();
        some.retain(|(_, count)| *count > 0);
        some.sort_unstable();
        json!(some)
    };
    assert_eq!(ends(|node| node.starts), expected["starts"], "{name}: starts");
    assert_eq!(ends(|node| node.ends), expected["ends"], "{name}: ends");
}

fn ways(question: &Question<'_>, expected: &Value, name: &str) {
    let (found, _) = explore::variants(question, usize::MAX).expect("answered");
    let line = |variant: &kajitori_domain::measure::explore::Variant| {
        format!("{}\t{}", variant.activities.join("\t"), variant.cases)
    };
    let lines = found.variants.iter().map(line).collect();
    assert_eq!(rows(lines), expected["variants"], "{name}: variants");
    let (found, _) = explore::durations(question).expect("answered");
    let s = found.clock.expect("cases");
    let spans = [s.total, s.least, s.p10, s.p25, s.median, s.p75, s.p90, s.p95, s.p99, s.most];
    let mut leads = vec![i64::try_from(s.count).expect("few")];
    leads.extend(spans.map(|span| span.0));
    assert_eq!(json!([leads]), expected["leads"], "{name}: lead times");
}

fn network(question: &Question<'_>, expected: &Value, name: &str) {
    let (found, _) = explore::handover(question).expect("answered");
    let org = |at: usize| &*found.orgs[at].org;
    let lines = found.pairs.iter().map(|pair| {
        format!("{}\t{}\t{}\t{}", org(pair.from), org(pair.to), pair.count, timed(pair.clock))
    });
    assert_eq!(rows(lines.collect()), expected["handover"], "{name}: hand-overs");
    let together = found.together.iter().flatten().map(|pair| {
        let (one, other) = (org(pair.one), org(pair.other));
        format!("{}\t{}\t{}", one.min(other), one.max(other), pair.cases)
    });
    assert_eq!(rows(together.collect()), expected["together"], "{name}: working together");
}

fn work(question: &Question<'_>, expected: &Value, name: &str) {
    let (found, _) = explore::rework(question).expect("answered");
    let lines = found.activities.iter().map(|a| {
        let counts = [a.events, a.cases, a.repeated, a.repeats, a.self_loops, a.self_loop_cases];
        format!("{}\t{}", a.activity, counts.map(|count| count.to_string()).join("\t"))
    });
    assert_eq!(rows(lines.collect()), expected["rework"], "{name}: rework");
    let line = |l: &kajitori_domain::measure::explore::Loop| {
        format!("{}\t{}\t{}\t{}", l.activity, l.via, l.count, l.cases)
    };
    let lines = found.loops.iter().map(line).collect();
    assert_eq!(rows(lines), expected["loops"], "{name}: loops");
    let (found, _) = explore::operators(question, true).expect("answered");
    let lines = found.activities.iter().map(|a| {
        format!("{}\t{}\t{}\t{}\t{}", a.activity, a.events, a.operators, a.top, a.practised)
    });
    assert_eq!(rows(lines.collect()), expected["operators"], "{name}: operators");
    let (found, _) = explore::flow(question, Period::Month, "Asia/Tokyo").expect("answered");
    let some = found.periods.iter().filter(|period| period.arrived + period.closed > 0);
    let lines =
        some.map(|period| format!("{}\t{}\t{}", period.from, period.arrived, period.closed));
    assert_eq!(rows(lines.collect()), expected["flow"], "{name}: flow");
    assert_eq!(found.periods.last().map(|period| period.open), Some(0), "{name}: nothing is left");
}

fn compare(name: &str, columns: Option<&str>) {
    let Some(path) = data(&format!("logs/{name}")) else { return };
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracle/golden/explore");
    let text = std::fs::read_to_string(place.join(format!("{name}.json"))).expect("golden file");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    let log = read_log(&path, columns);
    assert_eq!(json!(log.source_sha256), expected["source_sha256"], "{name}: another file");
    let bench = Bench::new(&log, 1_000);
    let everything = Selection::default();
    let question = bench.about(&everything);
    follows(&question, &expected, name);
    ways(&question, &expected, name);
    network(&question, &expected, name);
    work(&question, &expected, name);
}

#[test]
fn xes_logs_equal_duckdb() {
    for name in [
        "bpic2012.xes.gz",
        "bpic2013_incidents.xes.gz",
        "bpic2020_DomesticDeclarations.xes.gz",
        "receipt_coselog.xes.gz",
        "repairExample.xes.gz",
        "running-example.xes",
        "sepsis.xes.gz",
    ] {
        compare(name, None);
    }
}

#[test]
fn csv_logs_equal_duckdb() {
    compare("running-example.csv", Some(DISCO));
    compare("Production.csv", Some(DISCO));
    compare("P2PFin.csv.gz", Some(FINANCE));
    compare("CallcenterExample.csv", Some(CALLS));
}
