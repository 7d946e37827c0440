//! Real logs that nobody here wrote.

use arrow::array::Array;
use kajitori_domain::mapping::Mapping;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::read;
use kajitori_testkit::shared;

use crate::support::{file, key};

/// Reads a shared XES log and answers its events, cases, activities, attributes, events
/// that stand twice, and other problems.
fn counts(name: &str) -> Option<(usize, usize, usize, usize, u64, u64)> {
    let path = shared::data(&format!("logs/{name}"))?;
    let mut rejects = Vec::new();
    let mapping = Mapping::default();
    let events = read::events(file(&path), &mapping, &key(), &mut rejects, &Unwatched);
    let events = events.expect("a sound log");
    assert_eq!(events.log.source_sha256.len(), 64);
    let twice = events.problems.count("log-event-twice");
    Some((
        events.log.len(),
        events.log.case().values().len(),
        events.log.activity().values().len(),
        events.log.attributes().len(),
        twice,
        events.problems.total() - twice,
    ))
}

#[test]
fn every_real_xes_log_is_read_whole() {
    for (name, expected) in [
        ("bpic2013_incidents.xes.gz", (65_533, 7_554, 4, 6, 0, 0)),
        ("receipt_coselog.xes.gz", (8_577, 1_434, 27, 8, 0, 1)),
        ("sepsis.xes.gz", (15_214, 1_050, 16, 27, 1, 0)),
        ("bpic2012.xes.gz", (262_200, 13_087, 24, 2, 0, 0)),
        ("bpic2020_DomesticDeclarations.xes.gz", (56_437, 10_500, 17, 6, 0, 0)),
        ("repairExample.xes.gz", (11_855, 1_104, 8, 5, 0, 0)),
        ("running-example.xes", (42, 6, 8, 3, 0, 1)),
    ] {
        let Some(found) = counts(name) else { continue };
        assert_eq!(found, expected, "{name}");
    }
}
